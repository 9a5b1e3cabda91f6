"""Starting points of a first plan, as codes and structure; `amparo.wording.starters` has a sentence for each code.

A code is `<starter>.<line>`. Every line that makes it worse has an objective of its own (`<line>.want`, S3.22). The
comprehensive objectives carry the three general aims (S3.13): the attacker stops, those whose duty it is act, we are
less exposed. Costs and times are first guesses in the order of the work; people change them on the next page.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from amparo.domain.plan.model import AtOnce, Every, Schedule, Within
from amparo.domain.plan.terms import Aim, Effect, Family, Mode, Unit

A, P, D = Family.ACCEPTANCE, Family.PROTECTION, Family.DETERRENCE


class Moment(StrEnum):
    """When a measure has its turn, as people read it: before, if it happens, after."""

    BEFORE = "before"
    IF = "if"
    AFTER = "after"


class Want(Struct, frozen=True, kw_only=True):
    """A comprehensive objective."""

    code: str
    aim: Aim
    effect: Effect


class Suggestion(Struct, frozen=True, kw_only=True):
    """A measure. `serves`: comprehensive objectives, and lines that make it worse whose own objective it serves."""

    code: str
    moment: Moment
    family: Family
    schedule: Schedule
    serves: tuple[str, ...]
    after: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    price: Decimal = Decimal(0)
    wellbeing: bool = False

    @property
    def mode(self) -> Mode:
        return Mode.PREVENTIVE if self.moment is Moment.BEFORE else Mode.REACTIVE


class Starter(Struct, frozen=True, kw_only=True):
    """`code` is also the code of the threat's sentence; `<code>.sign` tells people that it has happened."""

    code: str
    why: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    wants: tuple[Want, ...] = ()
    measures: tuple[Suggestion, ...] = ()

    @property
    def sign(self) -> str:
        return f"{self.code}.sign"

    def codes(self) -> Iterator[str]:
        """Every code that needs a sentence."""
        yield self.code
        yield from (
            *self.why,
            *self.worse,
            *(want_of(line) for line in self.worse),
            *self.have,
        )
        yield from (want.code for want in self.wants)
        yield from (measure.code for measure in self.measures)
        if self.measures:
            yield self.sign


def want_of(line: str) -> str:
    """The code of the specific objective that answers a line that makes it worse."""
    return f"{line}.want"


def _within(weeks: int) -> Schedule:
    return Within(count=weeks, unit=Unit.WEEK)


WEEKLY = Every(count=1, unit=Unit.WEEK)


def _split(starter: str, words: str) -> tuple[str, ...]:
    return tuple(f"{starter}.{word}" for word in words.split())


def _wants(starter: str) -> tuple[Want, ...]:
    return (
        Want(code=f"{starter}.rarer", aim=Aim.AGGRESSOR_STOPS, effect=Effect.LIKELIHOOD),
        Want(code=f"{starter}.duty", aim=Aim.AUTHORITY_ACTS, effect=Effect.LIKELIHOOD),
        Want(code=f"{starter}.milder", aim=Aim.DEFENDERS_STRONGER, effect=Effect.IMPACT),
    )


class _Writer:
    """Writes the suggestions of one starter with its code in front of every word."""

    def __init__(self, starter: str) -> None:
        self.starter = starter

    def before(
        self,
        word: str,
        family: Family,
        schedule: Schedule | int,
        serves: str,
        *,
        after: str = "",
        on: str = "",
        price: int = 0,
        wellbeing: bool = False,
    ) -> Suggestion:
        """An int as schedule: within so many weeks."""
        return Suggestion(
            code=f"{self.starter}.{word}",
            moment=Moment.BEFORE,
            family=family,
            schedule=_within(schedule) if isinstance(schedule, int) else schedule,
            serves=_split(self.starter, serves),
            after=_split(self.starter, after),
            builds_on=_split(self.starter, on),
            price=Decimal(price),
            wellbeing=wellbeing,
        )

    def once(
        self,
        word: str,
        serves: str,
        *,
        on: str = "",
        moment: Moment = Moment.IF,
        family: Family = P,
    ) -> Suggestion:
        return Suggestion(
            code=f"{self.starter}.{word}",
            moment=moment,
            family=family,
            schedule=AtOnce(),
            serves=_split(self.starter, serves),
            builds_on=_split(self.starter, on),
            wellbeing=word == "care",
        )

    def later(self, word: str, serves: str, *, on: str = "", family: Family = P) -> Suggestion:
        return self.once(word, serves, on=on, moment=Moment.AFTER, family=family)


def _break_in() -> Starter:
    code, w = "break-in", _Writer("break-in")
    return Starter(
        code=code,
        why=_split(code, "others strangers announced"),
        worse=_split(code, "open-files one-copy one-lock empty-nights loose-papers many-keys"),
        have=_split(code, "neighbours safe-place computers lawyer groups talk"),
        wants=_wants(code),
        measures=(
            w.before("sort", P, 2, "milder open-files loose-papers", on="talk"),
            w.before("drive", P, 1, "milder one-copy", price=80),
            w.before("ask-neighbours", A, 2, "rarer empty-nights", on="neighbours"),
            w.before("write-police", D, 3, "duty rarer", on="lawyer"),
            w.before("choose-lock", P, 3, "milder open-files", on="computers"),
            w.before("second-lock", P, 4, "rarer one-lock many-keys", price=60),
            w.before("speak-out", D, 5, "duty rarer", on="groups"),
            w.before(
                "learn-lock",
                P,
                5,
                "milder open-files",
                after="choose-lock",
                on="computers",
            ),
            w.before(
                "lock-disks",
                P,
                7,
                "milder open-files",
                after="choose-lock learn-lock drive",
                on="computers",
            ),
            w.before("copy", P, WEEKLY, "milder one-copy", after="drive"),
            w.before(
                "copy-outside",
                P,
                WEEKLY,
                "milder one-copy",
                after="copy",
                on="safe-place",
            ),
            w.once("stay-out", "milder"),
            w.once("call-lawyer", "milder duty", on="lawyer"),
            w.once("list-missing", "milder one-copy loose-papers"),
            w.once("new-passwords", "milder open-files", on="computers"),
            w.later("tell-named", "milder loose-papers open-files"),
            w.later("report", "duty rarer", on="lawyer", family=D),
            w.later("care", "milder", on="talk"),
        ),
    )


def _arrest() -> Starter:
    code, w = "arrest", _Writer("arrest")
    return Starter(
        code=code,
        why=_split(code, "others summoned named"),
        worse=_split(code, "no-lawyer alone full-phones nobody-calls family-unaware medicine"),
        have=_split(code, "lawyer visitors institutions press families rights"),
        wants=_wants(code),
        measures=(
            w.before("call-list", P, 1, "milder nobody-calls", on="visitors"),
            w.before("agree-lawyer", P, 2, "milder no-lawyer", on="lawyer"),
            w.before("report-back", P, 2, "milder alone"),
            w.before("medicine-bag", P, 2, "milder medicine", price=20),
            w.before("clean-phones", P, 3, "milder full-phones"),
            w.before(
                "mandate",
                P,
                4,
                "milder duty no-lawyer",
                after="agree-lawyer",
                on="lawyer",
            ),
            w.before("one-page", P, 4, "milder medicine nobody-calls"),
            w.before("talk-families", A, 4, "milder family-unaware", on="families"),
            w.before("be-known", D, 6, "rarer duty", on="institutions"),
            w.before("practise", P, 6, "milder nobody-calls", after="call-list", on="rights"),
            w.once("find", "milder alone", on="visitors"),
            w.once("send-lawyer", "milder duty no-lawyer", on="lawyer"),
            w.once("tell-family", "milder family-unaware", on="families"),
            w.once("shut-accounts", "milder full-phones"),
            w.later("public", "duty rarer", on="press institutions", family=D),
            w.later("write-down", "milder rarer"),
            w.later("care", "milder family-unaware", on="families"),
        ),
    )


def _device() -> Starter:
    code, w = "device", _Writer("device")
    return Starter(
        code=code,
        why=_split(code, "checkpoints lost police"),
        worse=_split(code, "easy-code signed-in one-copy same-password real-names carry-all"),
        have=_split(code, "computers spare safe-place lawyer habits groups"),
        wants=_wants(code),
        measures=(
            w.before("long-codes", P, 1, "milder easy-code", on="habits"),
            w.before("list-devices", P, 2, "milder carry-all signed-in"),
            w.before("vanishing", P, 2, "milder real-names"),
            w.before("choose-keeper", P, 3, "milder same-password", on="computers"),
            w.before(
                "lock-disks",
                P,
                4,
                "milder easy-code",
                after="list-devices",
                on="computers",
            ),
            w.before("ask-law", D, 4, "duty rarer", on="lawyer"),
            w.before("own-passwords", P, 6, "milder same-password", after="choose-keeper"),
            w.before("speak-out", D, 8, "duty rarer", on="groups"),
            w.before("bare-phone", P, 8, "rarer carry-all real-names", on="spare", price=60),
            w.before("copy", P, WEEKLY, "milder one-copy", on="safe-place"),
            w.once("sign-out", "milder signed-in", on="computers"),
            w.once("change-mail", "milder same-password signed-in"),
            w.once("warn", "milder real-names"),
            w.once("receipt", "duty rarer", on="lawyer"),
            w.later("distrust", "milder easy-code", on="computers"),
            w.later("ask-back", "duty rarer", on="lawyer", family=D),
            w.later("care", "milder"),
        ),
    )


def _followed() -> Starter:
    code, w = "followed", _Writer("followed")
    return Starter(
        code=code,
        why=_split(code, "same-car questions others"),
        worse=_split(code, "same-way alone posts no-notes known-homes nobody-waits"),
        have=_split(code, "company neighbours car other-home groups lawyer"),
        wants=_wants(code),
        measures=(
            w.before("notebook", P, 1, "rarer no-notes"),
            w.before("say-when", P, 1, "milder nobody-waits", on="company"),
            w.before("quiet-posts", P, 2, "rarer posts known-homes"),
            w.before("ask-neighbours", A, 2, "rarer known-homes", on="neighbours"),
            w.before("other-ways", P, 3, "rarer same-way", on="car"),
            w.before("lit-places", A, 3, "milder alone same-way"),
            w.before("pairs", P, WEEKLY, "milder alone", on="company"),
            w.before("prepare-home", P, 4, "milder known-homes", on="other-home", price=40),
            w.before("learn-notice", P, 6, "rarer no-notes", after="notebook"),
            w.before("ask-inquiry", D, 6, "duty rarer", after="notebook", on="lawyer groups"),
            w.once("step-in", "milder alone same-way"),
            w.once("agreed-word", "milder nobody-waits", on="company"),
            w.once("be-fetched", "milder alone", on="car company"),
            w.once("note-it", "rarer no-notes"),
            w.later("read-notes", "rarer no-notes duty"),
            w.later("sleep-elsewhere", "milder known-homes", on="other-home"),
            w.later("care", "milder", on="company"),
        ),
    )


def _online() -> Starter:
    code, w = "online", _Writer("online")
    return Starter(
        code=code,
        why=_split(code, "threats lies others"),
        worse=_split(code, "reads-alone addresses weak-passwords one-admin no-voice no-record"),
        have=_split(code, "computers friends groups lawyer press known"),
        wants=_wants(code),
        measures=(
            w.before("folder", P, 1, "duty no-record"),
            w.before("search-names", P, 2, "rarer addresses", on="computers"),
            w.before("second-admin", P, 2, "milder one-admin"),
            w.before("reader", P, 2, "milder reads-alone", on="friends", wellbeing=True),
            w.before("own-passwords", P, 3, "milder weak-passwords", on="computers"),
            w.before("one-voice", P, 3, "milder no-voice", on="press"),
            w.before("know-reports", D, 4, "duty rarer no-record", on="lawyer"),
            w.before(
                "second-step",
                P,
                5,
                "milder weak-passwords",
                after="own-passwords",
                on="computers",
            ),
            w.before("take-down", P, 6, "rarer addresses", after="search-names"),
            w.before("stand-together", A, 6, "rarer duty", on="groups known"),
            w.once("keep-proof", "duty no-record"),
            w.once("hand-over", "milder reads-alone", on="friends"),
            w.once("shut-doors", "milder weak-passwords one-admin", on="computers"),
            w.once("no-answer", "milder no-voice"),
            w.once("leave-home", "milder addresses"),
            w.later("report", "duty rarer", on="lawyer groups", family=D),
            w.later("care", "milder reads-alone", on="friends"),
        ),
    )


OWN = Starter(code="own", wants=_wants("own"))
"""Something else: people write their own lines."""

STARTERS = (_break_in(), _arrest(), _device(), _followed(), _online(), OWN)
"""In the order in which they are offered."""


def starter(code: str) -> Starter:
    """KeyError for a code nobody offers."""
    return BY_CODE[code]


BY_CODE = {known.code: known for known in STARTERS}
