"""What each of them needs to know: in their hands, confirmed, still true. Listing it satisfies nothing (S1.12)."""

from collections.abc import Iterator

from amparo.domain.checks import FOLD_GAPS_ABOVE, Found, Severity, Theme
from amparo.domain.pact.model import Delivery, Task
from amparo.domain.pact.readiness.reading import Reading
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.terms import FactKind, Release, Scenario

TWELVE = tuple(kind for kind in FactKind if kind is not FactKind.OTHER)
LAWYER_FOR = frozenset((Scenario.ARREST, Scenario.DISAPPEARANCE, Scenario.KIDNAPPING, Scenario.RAID, Scenario.PROTEST))


def _needs(reading: Reading) -> Iterator[tuple[Task, tuple[tuple[str, Delivery | None], ...]]]:
    """Each task with the facts it needs, and how each got to whoever does it."""
    for task in reading.tasks:
        known = (fact for fact in task.needs if fact in reading.facts)
        yield task, tuple((fact, reading.deliveries.get((fact, task.contact))) for fact in known)


def _not_delivered(reading: Reading) -> Iterator[Found]:
    for task, needs in _needs(reading):
        if missing := tuple(fact for fact, how in needs if how is None or how.delivered_on is None):
            yield Found(task.id, {"needs": missing})


def _not_confirmed(reading: Reading) -> Iterator[Found]:
    for task, needs in _needs(reading):
        if silent := tuple(fact for fact, how in needs if how and how.delivered_on and not how.confirmed_on):
            yield Found(task.id, {"needs": silent})


def _expired(reading: Reading) -> Iterator[Found]:
    for task, needs in _needs(reading):
        old = tuple(fact for fact, how in needs if how and how.expires_on and how.expires_on <= reading.today)
        if old:
            yield Found(task.id, {"needs": old})


def _empty(reading: Reading) -> Iterator[Found]:
    """A fact somebody counts on: for a task, or to answer what a key figure asks."""
    counted_on = {fact for task in reading.tasks for fact in task.needs}
    counted_on |= {d.answered_by for figure in reading.pact.key_figures for d in figure.demands if d.answered_by}
    yield from (Found(fact.id) for fact in reading.pact.facts if fact.id in counted_on and not fact.is_written)


def _late(reading: Reading) -> Iterator[Found]:
    for fact in reading.pact.facts:
        days = [d.due_on for d in fact.deliveries if d.due_on and not d.delivered_on and d.due_on < reading.today]
        if days:
            yield Found(fact.id, {"day": min(days)})


def _not_thought_of(reading: Reading) -> Iterator[Found]:
    there = {fact.kind for fact in reading.pact.facts}
    missing = tuple(kind.value for kind in TWELVE if kind not in there)
    if missing:
        yield Found(params={"kinds": missing})


def _handed_over(reading: Reading, kind: FactKind) -> bool:
    """There is such a fact, with something in it, and somebody holds it."""
    return any(
        fact.kind is kind and fact.is_written and any(each.delivered_on for each in fact.deliveries)
        for fact in reading.pact.facts
    )


def _devices_unknown(reading: Reading) -> Iterator[Found]:
    if not _handed_over(reading, FactKind.DEVICES):
        yield Found()


def _no_mandate(reading: Reading) -> Iterator[Found]:
    if reading.pact.scenario in LAWYER_FOR and not _handed_over(reading, FactKind.MANDATE):
        yield Found()


def _no_card(reading: Reading) -> Iterator[Found]:
    """Where there is a pack to open."""
    if any(fact.is_written for fact in reading.pact.facts):
        yield from (Found(contact.id) for contact in reading.called if not contact.card)


def _too_few_cards(reading: Reading) -> Iterator[Found]:
    cards = sum(1 for contact in reading.called if contact.card)
    if Release.QUORUM in reading.pact.design.release and cards < reading.pact.design.quorum:
        yield Found(params={"count": cards, "of": reading.pact.design.quorum})


def _nothing_opens_it(reading: Reading) -> Iterator[Found]:
    if not reading.pact.design.release and any(fact.is_written for fact in reading.pact.facts):
        yield Found()


THEME = Theme.FACTS
BLOCKS, WARN, HINT = Severity.BLOCKS, Severity.WARN, Severity.HINT
FACTS = ("facts",)
RULES: tuple[Rule, ...] = (
    Rule(
        "need-not-handed-over",
        BLOCKS,
        THEME,
        ("R6", "S1.12", "I9"),
        _not_delivered,
        mend_at="deliveries",
        fold_above=FOLD_GAPS_ABOVE,
    ),
    Rule(
        "need-not-confirmed", BLOCKS, THEME, ("R6",), _not_confirmed, mend_at="deliveries", fold_above=FOLD_GAPS_ABOVE
    ),
    Rule("need-is-empty", BLOCKS, THEME, ("R6", "I10"), _empty, mend_at="text", fold_above=FOLD_GAPS_ABOVE),
    Rule("need-out-of-date", WARN, THEME, ("R6",), _expired, mend_at="deliveries", fold_above=FOLD_GAPS_ABOVE),
    Rule("handing-over-late", WARN, THEME, ("R6",), _late, mend_at="deliveries", fold_above=FOLD_GAPS_ABOVE),
    Rule("no-card", WARN, THEME, ("R6",), _no_card, mend_at="card", fold_above=FOLD_TOGETHER_ABOVE),
    Rule("too-few-cards", WARN, THEME, ("R6",), _too_few_cards, mend_at="design", about=("design", "contacts")),
    Rule("nothing-opens-the-facts", WARN, THEME, ("R6",), _nothing_opens_it, mend_at="design", about=("design",)),
    Rule("no-mandate", WARN, THEME, ("R27",), _no_mandate, mend_at="facts", about=FACTS),
    Rule("devices-unknown", WARN, THEME, ("R19",), _devices_unknown, mend_at="facts", about=FACTS),
    Rule("facts-not-thought-of", HINT, THEME, ("R6", "S1x.9"), _not_thought_of, mend_at="facts"),
)
