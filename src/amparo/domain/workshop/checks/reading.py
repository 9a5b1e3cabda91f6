"""The session as the rules see it."""

from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from amparo.domain import checks
from amparo.domain.workshop.agenda import Slot, agenda
from amparo.domain.workshop.card import PAUSES, Card, Step
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import Item, items, key_of

WHOLE_SESSION = "session"
"""Where something stands that belongs to no item."""


class StepIn(Struct, frozen=True):
    """A step under the name it has in the whole session."""

    id: str
    step: Step

    @property
    def title(self) -> str:
        return self.step.title


Asked: TypeAlias = Item | StepIn


def asked_about(session: Session) -> Iterator[Asked]:
    """Everything a question can be about."""
    yield from items(session)
    for card in session.cards:
        yield from (StepIn(key_of(card, step), step) for step in card.steps)


class Reading:
    """Everything here is worked out when first asked for, then kept."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def agenda(self) -> tuple[Slot, ...]:
        return agenda(self.session)

    @cached_property
    def work(self) -> tuple[Slot, ...]:
        """The agenda without its breaks and meals."""
        return tuple(slot for slot in self.agenda if slot.kind not in PAUSES)

    @cached_property
    def minutes(self) -> int:
        return self.agenda[-1].ends if self.agenda else 0


Rule = checks.Rule[Session, Reading]


def here(card: Card) -> tuple[Step, ...]:
    """The steps that take time in the room."""
    return tuple(step for step in card.steps if not step.homework)
