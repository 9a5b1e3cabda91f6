"""What comes before what, how it ends, and what the clock on the wall decides. Warned about, never forbidden."""

from collections.abc import Iterator

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.workshop.agenda import A_MINUTE, Slot, ends_on_wall
from amparo.domain.workshop.around import coming
from amparo.domain.workshop.card import Card, StepKind
from amparo.domain.workshop.checks.reading import Reading, Rule, here
from amparo.domain.workshop.session import FixedPoint
from amparo.domain.workshop.structure import key_of

CLOSING_FROM_MINUTES = 60


def _empty(reading: Reading) -> Iterator[Found]:
    if not any(here(card) for card in reading.session.cards):
        yield Found()


def _no_game(reading: Reading) -> Iterator[Found]:
    played = _played(reading)
    for card in reading.session.cards:
        if card.after_game and not played:
            yield Found(card.id)
        played = played or any(step.kind is StepKind.GAME for step in here(card))


def _played(reading: Reading) -> bool:
    """Recorded, and not for a day after this one."""
    played, held_on = reading.session.played, reading.session.held_on
    return played is not None and (held_on is None or played <= held_on)


def _names(card: Card) -> set[str]:
    return {card.id, card.slug}


def _too_early(reading: Reading) -> Iterator[Found]:
    later = list(reading.session.cards)
    for card in reading.session.cards:
        later.remove(card)
        if others := tuple(other.id for other in later if _names(other) & set(card.after)):
            yield Found(card.id, {"needs": others})


def _not_here(reading: Reading) -> Iterator[Found]:
    known = {name for card in reading.session.cards for name in _names(card)}
    for card in reading.session.cards:
        if missing := tuple(name for name in card.after if name not in known):
            yield Found(card.id, {"before": missing})


def _no_debrief(reading: Reading) -> Iterator[Found]:
    slots = list(reading.work)
    for place, slot in enumerate(slots):
        later = slots[place + 1 :]
        if slot.kind is StepKind.GAME and not any(other.kind is StepKind.DEBRIEF for other in later):
            yield Found(slot.key)
            return


def _no_closing(reading: Reading) -> Iterator[Found]:
    if reading.minutes >= CLOSING_FROM_MINUTES and reading.work[-1].kind is not StepKind.CLOSING:
        yield Found()


def _past_hard_end(reading: Reading) -> Iterator[Found]:
    ends = ends_on_wall(reading.agenda)
    for point, at in _fixed(reading):
        if point.hard and ends > at:
            yield Found(point.id, {"minutes": ends - at})


def _in_the_middle(reading: Reading) -> Iterator[Found]:
    for point, at in _fixed(reading):
        if not point.hard:
            yield from (Found(point.id, {"last": slot.key}) for slot in reading.work if _cut(slot, at))


def _cut(slot: Slot, at: int) -> bool:
    begins, ends = slot.on_wall
    return begins < at < ends


def _fixed(reading: Reading) -> Iterator[tuple[FixedPoint, int]]:
    """Each fixed point, and how many minutes after the start it comes."""
    if reading.session.starts_at:
        found = coming(reading.session.fixed, reading.session.starts_at)
        yield from ((point, wait // A_MINUTE) for point, wait in found)


def _no_goal(reading: Reading) -> Iterator[Found]:
    yield from (Found(card.id) for card in reading.session.cards if not any(goal.strip() for goal in card.goals))


def _no_shrinking(reading: Reading) -> Iterator[Found]:
    """A report back is chosen from those who wish; without a number nobody knows when it is enough."""
    for card in reading.session.cards:
        for step in here(card):
            if step.kind is StepKind.REPORT_BACK and step.reporters is None:
                yield Found(key_of(card, step))


ABOUT = ("cards",)

RULES = (
    Rule("nothing-to-do", Severity.BLOCKS, Theme.TIME, ("S3.25",), _empty, about=ABOUT),
    Rule("game-not-played", Severity.WARN, Theme.ORDER, ("S1.6",), _no_game),
    Rule("card-too-early", Severity.WARN, Theme.ORDER, ("S1.6", "S3.18"), _too_early),
    Rule("card-before-missing", Severity.HINT, Theme.ORDER, ("S3.18", "S2.7"), _not_here),
    Rule("game-without-debrief", Severity.WARN, Theme.CARE, ("S1.9", "E6"), _no_debrief),
    Rule("no-closing", Severity.WARN, Theme.CARE, ("S2.11", "E8"), _no_closing, about=("cards", "pauses")),
    Rule("past-the-end", Severity.WARN, Theme.TIME, ("S3.10",), _past_hard_end),
    Rule("in-the-middle-of-a-step", Severity.WARN, Theme.TIME, ("S3.10",), _in_the_middle),
    Rule("no-goal", Severity.HINT, Theme.OBJECTIVES, ("S1.3", "S2.1"), _no_goal),
    Rule("reporters-unknown", Severity.HINT, Theme.PEOPLE, ("S1.15",), _no_shrinking),
)
