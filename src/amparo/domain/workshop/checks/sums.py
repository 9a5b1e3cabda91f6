"""Do the minutes add up? What the sources hide: a step without minutes, a break without a place, one total for parts."""

from collections.abc import Iterator

from msgspec.structs import replace

from amparo.domain.checks import Finding, Found, Severity, Theme
from amparo.domain.workshop.card import PAUSES, Card, Need, Step, StepKind
from amparo.domain.workshop.checks.reading import Reading, Rule, here
from amparo.domain.workshop.edits import with_step
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import key_of

STRETCH_MINUTES_MAX = 105
REPORT_MINUTES_LEAST = 4
LONG_MINUTES = 60


def _unsaid(card: Card) -> tuple[Step, ...]:
    """Steps without minutes beside steps that have some; breaks are asked about elsewhere."""
    steps = here(card)
    return tuple(step for step in steps if step.minutes is None) if any(step.minutes for step in steps) else ()


def _left_over(card: Card) -> int | None:
    """What the steps leave of the longest the card may take."""
    return card.time.most - sum(step.minutes or 0 for step in here(card)) if card.time else None


def _nothing_left(reading: Reading) -> Iterator[Found]:
    for card in reading.session.cards:
        left = _left_over(card)
        if card.time and left is not None and left <= 0:
            total = card.time.most
            yield from (Found(key_of(card, step), {"card": card.title, "total": total}) for step in _unsaid(card))


def _without_minutes(reading: Reading) -> Iterator[Found]:
    for card in reading.session.cards:
        left = _left_over(card)
        if left is None or left > 0:
            yield from (Found(key_of(card, step), {"card": card.title}) for step in _unsaid(card))


def _one_total(reading: Reading) -> Iterator[Found]:
    for card in reading.session.cards:
        steps = here(card)
        if card.time and len(steps) > 1 and all(step.minutes is None for step in steps):
            yield Found(card.id, {"total": card.time.most, "parts": len(steps)})


def _over_card(reading: Reading) -> Iterator[Found]:
    for card in reading.session.cards:
        left = _left_over(card)
        if card.time and left is not None and left < 0:
            yield Found(card.id, {"sum": card.time.most - left, "total": card.time.most})


def _placeless_break(reading: Reading) -> Iterator[Found]:
    if any(card.steps for card in reading.session.cards):
        yield from (Found(p.id, {"minutes": p.minutes}) for p in reading.session.pauses if not p.after)


def _over_session(reading: Reading) -> Iterator[Found]:
    total = reading.session.minutes
    if total is not None and reading.minutes > total:
        yield Found(params={"sum": reading.minutes, "total": total})


def _long_stretch(reading: Reading) -> Iterator[Found]:
    """From one pause to the next; a meal or a game that is eaten and moved through is no sitting still."""
    began = 0
    for slot in reading.agenda:
        if slot.kind in PAUSES or slot.kind is StepKind.GAME:
            began = slot.ends
        elif slot.minutes and slot.ends - began > STRETCH_MINUTES_MAX:
            yield Found(slot.key, {"minutes": slot.ends - began})
            began = slot.ends


def _hurried(reading: Reading) -> Iterator[Found]:
    for card in reading.session.cards:
        for step in here(card):
            if step.reporters and step.minutes is not None and step.minutes < step.reporters * REPORT_MINUTES_LEAST:
                yield Found(key_of(card, step), {"count": step.reporters, "minutes": step.minutes})


def _no_give(reading: Reading) -> Iterator[Found]:
    """A long session in which nothing may go and nothing may be shorter."""
    work = [slot for slot in reading.work if slot.minutes]
    fixed = all(slot.need is Need.MUST and slot.least == slot.minutes for slot in work)
    if len(work) > 2 and reading.minutes > LONG_MINUTES and fixed:
        yield Found()


def _at_home(session: Session, finding: Finding) -> Session:
    """The one way out that needs no number: where time comes from, people decide in the form of the step."""
    return with_step(session, finding.where, lambda step: replace(step, homework=True))


ABOUT = ("cards", "pauses")

RULES = (
    Rule("nothing-left-for-step", Severity.WARN, Theme.TIME, ("S3.12",), _nothing_left, "minutes", (), _at_home),
    Rule("step-without-minutes", Severity.WARN, Theme.TIME, ("S3.12", "S1.5"), _without_minutes, "minutes"),
    Rule("one-total-for-parts", Severity.WARN, Theme.TIME, ("S1.5",), _one_total),
    Rule("over-card-time", Severity.WARN, Theme.TIME, ("S3.12", "S1.5"), _over_card),
    Rule("break-without-place", Severity.WARN, Theme.TIME, ("S3.12",), _placeless_break),
    Rule("over-session-time", Severity.WARN, Theme.TIME, ("S1.5",), _over_session, about=("minutes", *ABOUT)),
    Rule("long-without-break", Severity.WARN, Theme.CARE, ("S3.10",), _long_stretch),
    Rule("hurried-report-back", Severity.HINT, Theme.TIME, ("S1.16",), _hurried),
    Rule("nothing-can-give", Severity.HINT, Theme.TIME, ("S1.14", "S1.5"), _no_give, about=ABOUT),
)
