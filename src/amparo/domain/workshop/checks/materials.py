"""What to bring, and for how many."""

from collections.abc import Iterator

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.workshop.agenda import groups_of
from amparo.domain.workshop.card import Per, StepKind
from amparo.domain.workshop.checks.reading import Reading, Rule, here


def _nothing_to_bring(reading: Reading) -> Iterator[Found]:
    """What its steps name beside themselves counts."""
    for card in reading.session.cards:
        if here(card) and not card.materials and not any(step.needs for step in card.steps):
            yield Found(card.id)


def _how_many(reading: Reading) -> Iterator[Found]:
    counted = any(m.per is not Per.ROOM for card in reading.session.cards for m in card.materials)
    if counted and reading.session.people is None:
        yield Found()


def _uneven(reading: Reading) -> Iterator[Found]:
    """Groups of the size that was said, or one fewer, do not come out: eleven people in fours and fives."""
    people, size = reading.session.people, reading.session.group_size
    grouped = any(step.kind is StepKind.GROUPS for card in reading.session.cards for step in here(card))
    if grouped and people is not None and people > size and groups_of(people, size) * (size - 1) > people:
        yield Found(params={"people": people, "size": size})


RULES = (
    Rule("nothing-to-bring", Severity.HINT, Theme.MATERIALS, ("S1.7",), _nothing_to_bring),
    Rule("for-how-many", Severity.HINT, Theme.MATERIALS, ("S1.7",), _how_many, about=("people",)),
    Rule("uneven-groups", Severity.HINT, Theme.PEOPLE, ("S3.25",), _uneven, about=("people", "group_size")),
)
