"""A session: cards in their order, with breaks and fixed points, for one room on one day.

{"amparo": "session", "version": 1, "title": ..., "starts_at": "10:00:00", "cards": [...], "fixed": [...]}
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Language, Line, Part, Text
from amparo.domain.plan.model import LeftAsIs
from amparo.domain.workshop.card import Card, Minutes, StepKind

CARDS_MAX = 40
PAUSES_MAX = 40
GROUP_SIZE = 5

Clock = Annotated[time, Meta(tz=False)]
"""What a clock on the wall shows, where the session is held."""


class Pause(Part, frozen=True, kw_only=True):
    """A break or a meal. `after`: the step (`card-id/step-id`) after which it comes; empty: nobody has said where."""

    id: Id
    title: Line
    minutes: Minutes
    kind: StepKind = StepKind.BREAK
    after: Annotated[str, Meta(max_length=81)] = ""


class FixedPoint(Part, frozen=True, kw_only=True):
    """What the clock decides: a prayer, a curfew, the last bus. `hard`: everybody must be gone by then."""

    id: Id
    title: Line
    at: Clock
    minutes: Minutes = 0
    hard: bool = False


class Session(Part, frozen=True, kw_only=True):
    """`minutes`: how long it may take in all, if somebody has said so. `group_size`: how many work together at most.

    `played`: when a game or a drill was held with these people before; None: none that is known.
    """

    title: Line = ""
    language: Language = "en"
    held_on: date | None = None
    starts_at: Clock | None = None
    minutes: Minutes | None = None
    people: Annotated[int, Meta(ge=1, le=1_000)] | None = None
    phones: Annotated[int, Meta(ge=0, le=1_000)] | None = None
    group_size: Annotated[int, Meta(ge=2, le=20)] = GROUP_SIZE
    cards: Annotated[tuple[Card, ...], Meta(max_length=CARDS_MAX)] = ()
    pauses: Annotated[tuple[Pause, ...], Meta(max_length=PAUSES_MAX)] = ()
    fixed: Annotated[tuple[FixedPoint, ...], Meta(max_length=PAUSES_MAX)] = ()
    notes: Text = ""
    played: date | None = None
    left_as_is: tuple[LeftAsIs, ...] = ()
