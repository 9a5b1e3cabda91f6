"""A session: cards in their order, with breaks and fixed points, for one room on one day.

{"amparo": "session", "version": 1, "title": ..., "starts_at": "10:00:00", "cards": [...], "fixed": [...]}
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Language, Line, Part, Text
from amparo.domain.workshop.card import Card, Minutes, StepKind


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
    at: time
    minutes: Minutes = 0
    hard: bool = False


class Session(Part, frozen=True, kw_only=True):
    title: Line
    language: Language = "en"
    held_on: date | None = None
    starts_at: time | None = None
    minutes: Minutes | None = None
    """How long it may take in all, if somebody has said so."""
    people: Annotated[int, Meta(ge=1, le=1_000)] | None = None
    phones: Annotated[int, Meta(ge=0, le=1_000)] | None = None
    cards: tuple[Card, ...] = ()
    pauses: tuple[Pause, ...] = ()
    fixed: tuple[FixedPoint, ...] = ()
    notes: Text = ""
    played: date | None = None
    """When a game or a drill was held with these people before; None: none that is known."""
