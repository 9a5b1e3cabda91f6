"""Whether an alert would go out as it is meant to: the text, the phone, what was handed over, and where it runs."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.layout import cycles
from amparo.domain.pact.coverage import DAYS
from amparo.domain.pact.model import CheckIn, Pact
from amparo.domain.pact.publishing import behind
from amparo.domain.pact.readiness.reading import Reading, whole
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.structure import zone_of
from amparo.domain.pact.terms import Cadence, EvidenceKind, Way

ASK_LONG = 60
"""With the agreed word and the reference it has to fit one message, which in many scripts holds 70 signs."""
CHECKED_GOOD_FOR_DAYS = 30
GAP_MINUTES_MAX = 15
TELLING = re.compile(r"\d{4,}|@|://|www\.")
WORD = re.compile(r"\w+")


def _came_free(reading: Reading) -> Iterator[Found]:
    if any(one.kind is EvidenceKind.PACK_FREE for one in reading.evidence):
        yield Found()


def _says_too_much(reading: Reading) -> Iterator[Found]:
    """A name, an organisation, an address or a number stands in the text everybody on the way can read."""
    pact = reading.pact
    said = _words(pact.design.ask)
    names = (pact.owner_alias, pact.workspace.organisation, *(contact.alias for contact in pact.contacts))
    told = next((name for name in names if name.strip() and _words(name) in said), "")
    if told or TELLING.search(pact.design.ask):
        yield Found(params={"words": told or pact.design.ask})


def _words(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _old(day: Callable[[Pact], date | None]) -> Callable[[Reading], Iterator[Found]]:
    """Not looked at, or not for a month."""

    def look(reading: Reading) -> Iterator[Found]:
        checked = day(reading.pact)
        if checked is None or checked < reading.today - timedelta(days=CHECKED_GOOD_FOR_DAYS):
            yield Found()

    return look


def _older_handed_over(pact: Pact) -> bool:
    """Tasks that wait for each other in a ring have no order in which they could be handed over; that is asked apart."""
    return not any(cycles({task.id: task.after for task in pact.tasks})) and behind(pact)


def _link_without_way_in(reading: Reading) -> Iterator[Found]:
    if reading.place.reachable is False:
        yield from (Found(contact.id) for contact in reading.circle if contact.link)


def _no_https(reading: Reading) -> Iterator[Found]:
    if reading.place.https is False:
        yield Found()


def _sleeps(reading: Reading) -> Iterator[Found]:
    """Worst where somebody counts on a missed check-in being noticed."""
    gap = reading.place.longest_gap_minutes
    if gap is not None and gap > GAP_MINUTES_MAX:
        level = Severity.BLOCKS if reading.pact.check_ins else None
        yield Found(params={"count": gap}, level=level)


def _gateway_silent(reading: Reading) -> Iterator[Found]:
    """Where nothing else of theirs is alive, an alert would not reach them at all."""
    alive = reading.place.alive
    for contact in reading.circle:
        ways = {channel.way for channel in contact.channels if channel.way is not Way.CALL}
        if silent := tuple(sorted(way.value for way in ways if alive.get(way) is False)):
            level = Severity.BLOCKS if len(silent) == len(ways) else None
            yield Found(contact.id, {"ways": silent}, level=level)


def _on_a_laptop(reading: Reading) -> Iterator[Found]:
    if reading.place.laptop:
        yield Found()


def _check_in_unheard(reading: Reading) -> Iterator[Found]:
    """The hour at which it would be called missed is one in which nobody is likely to answer."""
    for check_in in reading.pact.check_ins:
        moments = _missed_at(check_in, reading.today)
        if moments and not all(map(reading.answerers.at, moments)):
            yield Found(check_in.id)


def _missed_at(check_in: CheckIn, today: date) -> list[datetime]:
    """When it would be called missed, in the week to come or, if it begins later, in its first week."""
    zone = zone_of(check_in.time_zone)
    begin = check_in.first if check_in.cadence is Cadence.ONCE else max(check_in.first, today)
    days = [begin + timedelta(days=number) for number in range(1 if check_in.cadence is Cadence.ONCE else DAYS)]
    last = check_in.until or date.max
    due = [
        day
        for day in days
        if today <= day <= last and (check_in.cadence is not Cadence.WEEKLY or day.isoweekday() in check_in.days)
    ]
    grace = timedelta(minutes=check_in.grace_minutes)
    return [datetime.combine(day, check_in.at, zone) + grace for day in due]


THEME = Theme.ALERT
BLOCKS, WARN, HINT = Severity.BLOCKS, Severity.WARN, Severity.HINT
DESIGN, PHONE = ("design",), ("phone",)
HANDED_OVER = ("contacts", "tasks", "lead", "deputy", "design", "check_ins", "published_mark")


def _of_the_phone(code: str, level: Severity, source: str, asks: Callable[[Pact], bool]) -> Rule:
    return Rule(code, level, THEME, (source,), whole(asks), mend_at="phone", about=PHONE)


def _of_the_place(code: str, level: Severity, source: str, look: Callable[[Reading], Iterator[Found]]) -> Rule:
    about = ("check_ins",)
    return Rule(code, level, THEME, (source,), look, mend_at="place", about=about, fold_above=FOLD_TOGETHER_ABOVE)


RULES: tuple[Rule, ...] = (
    _of_the_phone("phone-is-shared", BLOCKS, "R29", lambda p: p.phone.mine_alone is False),
    _of_the_phone("phone-alone-not-said", BLOCKS, "R29", lambda p: p.phone.mine_alone is None),
    Rule(
        "not-handed-over",
        BLOCKS,
        THEME,
        ("S1.21",),
        whole(lambda p: p.published_on is None),
        mend_at="published_on",
        about=("published_on",),
    ),
    Rule(
        "handed-over-before-a-change",
        BLOCKS,
        THEME,
        ("S1.21",),
        whole(_older_handed_over),
        mend_at="published_on",
        about=HANDED_OVER,
    ),
    Rule(
        "pack-came-free",
        WARN,
        THEME,
        ("S1.21",),
        _came_free,
        mend_at="published_on",
        about=("published_on",),
    ),
    _of_the_place("gateway-silent", WARN, "R23", _gateway_silent),
    _of_the_place("machine-sleeps", WARN, "R22", _sleeps),
    Rule("check-in-nobody-hears", WARN, THEME, ("R9",), _check_in_unheard, mend_at="at"),
    Rule(
        "ask-missing",
        WARN,
        THEME,
        ("R21",),
        whole(lambda p: not p.design.ask.strip()),
        mend_at="design",
        about=DESIGN,
    ),
    Rule("ask-says-too-much", WARN, THEME, ("R21", "E3"), _says_too_much, mend_at="design"),
    Rule(
        "only-one-gets-it",
        WARN,
        THEME,
        ("R11", "S1x.8"),
        whole(lambda p: not p.design.when_only_one.strip()),
        mend_at="design",
        about=DESIGN,
    ),
    Rule(
        "credit-not-looked-at",
        WARN,
        THEME,
        ("R22", "S1.24"),
        _old(lambda p: p.phone.credit_checked_on),
        mend_at="phone",
        about=PHONE,
    ),
    Rule(
        "battery-not-looked-at",
        WARN,
        THEME,
        ("R22", "S1x.8"),
        _old(lambda p: p.phone.battery_checked_on),
        mend_at="phone",
        about=PHONE,
    ),
    _of_the_phone("place-of-phone-undecided", WARN, "R22", lambda p: p.phone.location is None),
    _of_the_phone("listening-not-weighed", WARN, "R30", lambda p: not p.phone.interception_accepted.strip()),
    _of_the_phone("numbers-only-in-the-phone", WARN, "R31", lambda p: not p.phone.numbers_on_paper.strip()),
    _of_the_place("link-without-way-in", WARN, "R23", _link_without_way_in),
    _of_the_place("button-needs-https", WARN, "R22", _no_https),
    _of_the_place("runs-on-a-laptop", HINT, "E12", _on_a_laptop),
    Rule(
        "ask-is-long",
        HINT,
        THEME,
        ("R21",),
        whole(lambda p: len(p.design.ask) > ASK_LONG),
        mend_at="design",
        about=DESIGN,
    ),
)
