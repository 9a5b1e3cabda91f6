"""The situations a PACT can be for, as codes and structure; `amparo.wording` has a sentence for each code.

A code is `<scenario>.<part>.<word>`: what to `prepare` beforehand, what a contact may `act` on first, what to `avoid`.
What holds for every situation stands under `all`. A situation of the owner's own has only those; the rest is theirs.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from amparo.domain.pact.terms import FactKind, Scenario

K = FactKind
TWELVE = tuple(kind for kind in FactKind if kind is not FactKind.OTHER)


class Preparation(Struct, frozen=True, kw_only=True):
    """Something to have ready. `kind`: the fact of the pack it belongs into; OTHER is a fact of its own; None: no fact."""

    code: str
    kind: FactKind | None = None


class FirstAct(Struct, frozen=True, kw_only=True):
    """A ready task: its sentence is both the task and its first step. `after`: codes of what comes before it."""

    code: str
    within_minutes: int
    needs: tuple[FactKind, ...] = ()
    after: tuple[str, ...] = ()
    avoid: str = ""


class Guide(Struct, frozen=True, kw_only=True):
    """What is known about one situation."""

    scenario: Scenario
    prepare: tuple[Preparation, ...] = ()
    acts: tuple[FirstAct, ...] = ()
    avoid: tuple[str, ...] = ()

    def codes(self) -> Iterator[str]:
        """Every code of this situation that needs a sentence."""
        yield from (preparation.code for preparation in self.prepare)
        yield from (act.code for act in self.acts)
        yield from self.avoid


COMMON = (
    Preparation(code="all.prepare.who", kind=K.WHO),
    Preparation(code="all.prepare.others", kind=K.LEADS),
    Preparation(code="all.prepare.looks"),
    Preparation(code="all.prepare.first-step"),
    Preparation(code="all.prepare.next"),
    Preparation(code="all.prepare.consent", kind=K.CONSENT),
    Preparation(code="all.prepare.avoid"),
    Preparation(code="all.prepare.rest"),
)
"""To prepare in every situation."""


class _Writer:
    """Writes the guide of one situation with its code in front of every word."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def prepare(self, word: str, kind: FactKind | None = FactKind.OTHER) -> Preparation:
        return Preparation(code=f"{self.scenario}.prepare.{word}", kind=kind)

    def act(self, word: str, within_minutes: int, *needs: FactKind, after: str = "", avoid: str = "") -> FirstAct:
        return FirstAct(
            code=f"{self.scenario}.act.{word}",
            within_minutes=within_minutes,
            needs=needs,
            after=tuple(f"{self.scenario}.act.{before}" for before in after.split()),
            avoid=f"{self.scenario}.avoid.{avoid}" if avoid else "",
        )

    def guide(self, prepare: tuple[Preparation, ...], acts: tuple[FirstAct, ...], avoid: str = "") -> Guide:
        codes = tuple(f"{self.scenario}.avoid.{word}" for word in avoid.split())
        return Guide(scenario=self.scenario, prepare=prepare, acts=acts, avoid=codes)


def _arrest() -> Guide:
    w = _Writer(Scenario.ARREST)
    return w.guide(
        (
            w.prepare("places", K.WHY_THERE),
            w.prepare("lawyer", K.MANDATE),
            w.prepare("rights"),
            w.prepare("health", K.HEALTH),
            w.prepare("devices", K.DEVICES),
            w.prepare("family", K.FAMILY),
            w.prepare("embassy", K.OFFICIALS),
        ),
        (
            w.act("lawyer", 15, K.MANDATE, K.WHO, avoid="alone"),
            w.act("find", 30, K.WHY_THERE, K.CIRCUMSTANCES, avoid="ring"),
            w.act("authorities", 120, K.OFFICIALS, after="find"),
            w.act("treatment", 240, K.HEALTH, after="find"),
            w.act("family", 60, K.FAMILY, avoid="naming"),
            w.act("publicity", 360, K.CONSENT, after="family", avoid="naming"),
            w.act("accounts", 30, K.DEVICES),
        ),
        "alone ring naming",
    )


def _disappearance() -> Guide:
    w = _Writer(Scenario.DISAPPEARANCE)
    return w.guide(
        (
            w.prepare("identity", K.WHO),
            w.prepare("last-seen", K.CIRCUMSTANCES),
            w.prepare("forces", K.WHY_THERE),
            w.prepare("reporter"),
            w.prepare("lawyer", K.MANDATE),
        ),
        (
            w.act("last-seen", 30, K.CIRCUMSTANCES, avoid="delay"),
            w.act("witnesses", 120, K.CIRCUMSTANCES, after="last-seen", avoid="originals"),
            w.act("hospitals", 120, K.WHO, K.HEALTH, after="last-seen"),
            w.act("police", 120, K.WHO, K.OFFICIALS, after="last-seen"),
            w.act("habeas-corpus", 360, K.MANDATE, K.WHY_THERE, after="police"),
            w.act("appeal", 720, K.CONSENT, K.WORK, after="witnesses"),
        ),
        "delay originals",
    )


def _kidnapping() -> Guide:
    w = _Writer(Scenario.KIDNAPPING)
    return w.guide(
        (
            w.prepare("proof-of-life", None),
            w.prepare("coerced-words", None),
            w.prepare("next-of-kin", K.FAMILY),
            w.prepare("ransom", K.CAPTORS),
            w.prepare("specialist"),
        ),
        (
            w.act("one-manager", 15, avoid="negotiators"),
            w.act("log", 30, after="one-manager"),
            w.act("next-of-kin", 60, K.FAMILY, after="one-manager"),
            w.act("quiet", 60, after="one-manager", avoid="press"),
            w.act("intermediary", 240, K.CAPTORS, after="one-manager", avoid="ring-back"),
            w.act("authorities", 240, K.OFFICIALS, after="next-of-kin"),
        ),
        "negotiators press ring-back",
    )


def _raid() -> Guide:
    w = _Writer(Scenario.RAID)
    return w.guide(
        (
            w.prepare("kept-where"),
            w.prepare("keys"),
            w.prepare("warrant"),
            w.prepare("witnesses"),
            w.prepare("copy"),
            w.prepare("lawyer", K.MANDATE),
        ),
        (
            w.act("go", 30, avoid="enter-alone"),
            w.act("lawyer", 15, K.MANDATE),
            w.act("record", 60, after="go", avoid="obstruct"),
            w.act("list", 240, after="record", avoid="delete"),
            w.act("revoke", 60, K.DEVICES),
            w.act("safe-place", 120),
        ),
        "obstruct delete enter-alone",
    )


def _assault() -> Guide:
    w = _Writer(Scenario.ASSAULT)
    return w.guide(
        (w.prepare("medical", K.HEALTH), w.prepare("clinic"), w.prepare("companion")),
        (
            w.act("safety", 15),
            w.act("treatment", 60, K.HEALTH, after="safety"),
            w.act("evidence", 240, K.CONSENT, after="treatment", avoid="retelling"),
            w.act("stay", 120),
        ),
        "retelling",
    )


def _sexual_assault() -> Guide:
    w = _Writer(Scenario.SEXUAL_ASSAULT)
    return w.guide(
        (w.prepare("routes", K.HEALTH), w.prepare("choice", K.CONSENT), w.prepare("code-name")),
        (
            w.act("medical", 60, K.HEALTH, avoid="disclose"),
            w.act("support", 240, avoid="disclose"),
            w.act("legal", 720, K.MANDATE, K.CONSENT, avoid="disclose"),
            w.act("code-name", 60),
        ),
        "disclose",
    )


def _travel() -> Guide:
    w = _Writer(Scenario.TRAVEL)
    return w.guide(
        (
            w.prepare("itinerary"),
            w.prepare("vehicle"),
            w.prepare("host"),
            w.prepare("check-ins"),
            w.prepare("grace", None),
            w.prepare("documents"),
        ),
        (
            w.act("message", 5),
            w.act("call", 15, after="message", avoid="ring-back"),
            w.act("second-way", 30, after="call"),
            w.act("companion", 45, after="second-way"),
            w.act("agree", 60, K.LEADS, after="companion"),
            w.act("local", 120, after="agree", avoid="go-there"),
            w.act("hospitals", 180, K.WHO, K.HEALTH, after="local"),
            w.act("declare", 240, after="hospitals"),
            w.act("outside", 300, K.CONSENT, K.OFFICIALS, after="declare"),
        ),
        "go-there ring-back",
    )


def _protest() -> Guide:
    w = _Writer(Scenario.PROTEST)
    return w.guide(
        (
            w.prepare("meeting-point"),
            w.prepare("observer"),
            w.prepare("phones", K.DEVICES),
            w.prepare("number-on-arm"),
            w.prepare("end-time"),
        ),
        (
            w.act("count", 30, avoid="live-place"),
            w.act("lawyers", 60, K.MANDATE, K.WHO, after="count"),
            w.act("vigil", 240, K.CONSENT, after="lawyers", avoid="faces"),
        ),
        "live-place faces",
    )


def _online() -> Guide:
    w = _Writer(Scenario.ONLINE)
    return w.guide(
        (w.prepare("accounts", K.DEVICES), w.prepare("reader"), w.prepare("home-risk")),
        (
            w.act("save", 60, avoid="answer"),
            w.act("accounts", 60, K.DEVICES),
            w.act("warn", 120, K.FAMILY, avoid="hostile-authority"),
            w.act("safe-place", 180),
            w.act("rest", 240, avoid="alone"),
        ),
        "answer hostile-authority alone",
    )


def _device() -> Guide:
    w = _Writer(Scenario.DEVICE)
    return w.guide(
        (w.prepare("content", K.DEVICES), w.prepare("lock", K.DEVICES), w.prepare("accounts", K.DEVICES)),
        (
            w.act("sessions", 30, K.DEVICES, avoid="old-device"),
            w.act("passwords", 60, K.DEVICES, after="sessions"),
            w.act("warn", 120),
            w.act("returned", 240, avoid="old-device"),
        ),
        "old-device",
    )


def _smear() -> Guide:
    w = _Writer(Scenario.SMEAR)
    return w.guide(
        (
            w.prepare("spokesperson"),
            w.prepare("line"),
            w.prepare("facts", K.WORK),
            w.prepare("adviser", K.MANDATE),
        ),
        (
            w.act("record", 60),
            w.act("decide", 240, K.CONSENT, after="record", avoid="reply"),
            w.act("allies", 360, K.WORK, after="decide"),
        ),
        "reply",
    )


def _evacuation() -> Guide:
    w = _Writer(Scenario.EVACUATION)
    return w.guide(
        (w.prepare("documents", K.FAMILY), w.prepare("money"), w.prepare("host")),
        (
            w.act("plan", 60, K.FAMILY),
            w.act("warn", 120, after="plan"),
            w.act("pack", 180, K.HEALTH, after="warn"),
            w.act("leave", 240, after="pack"),
            w.act("return", 1_440, after="leave"),
        ),
    )


GUIDES: Mapping[Scenario, Guide] = {
    guide.scenario: guide
    for guide in (
        _arrest(),
        _disappearance(),
        _kidnapping(),
        _raid(),
        _assault(),
        _sexual_assault(),
        _travel(),
        _protest(),
        _online(),
        _device(),
        _smear(),
        _evacuation(),
        Guide(scenario=Scenario.OWN),
    )
}


def codes() -> Iterator[str]:
    """Every code here that needs a sentence."""
    yield from (preparation.code for preparation in COMMON)
    for guide in GUIDES.values():
        yield from guide.codes()
