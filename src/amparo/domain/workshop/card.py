"""A card: one piece of facilitation, as it is written down, printed and taken into a session.

Source: seed 000 (a card with front matter), seed 001 (a session's record), seed 002 (steps with minutes, accumulated).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Language, Line, Part, Text

MINUTES_MAX = 24 * 60

Minutes = Annotated[int, Meta(ge=0, le=MINUTES_MAX)]


class Need(StrEnum):
    """How much a step is missed when time runs out."""

    MUST = "must"
    SHOULD = "should"
    IF_TIME = "if-time"


class StepKind(StrEnum):
    """`break`, `meal`, `closing` and `debrief` are never offered when time runs out."""

    WORK = "work"
    INTRODUCTION = "introduction"
    GROUPS = "groups"
    REPORT_BACK = "report-back"
    GAME = "game"
    DEBRIEF = "debrief"
    BREAK = "break"
    MEAL = "meal"
    CLOSING = "closing"


class Span(Part, frozen=True, kw_only=True):
    """A range of minutes; `said` keeps the words it was read from."""

    least: Minutes
    most: Minutes
    follow_up: bool = False
    said: Line = ""


class Per(StrEnum):
    ROOM = "room"
    PERSON = "person"
    GROUP = "group"


class Material(Part, frozen=True, kw_only=True):
    """One thing to bring: so many for the room, for each person or for each group."""

    what: Line
    quantity: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    per: Per = Per.ROOM


class Step(Part, frozen=True, kw_only=True):
    """One step. `minutes` planned, `least` the shortest it can be; None: nobody said."""

    id: Id
    title: Line
    minutes: Minutes | None = None
    least: Minutes | None = None
    need: Need = Need.MUST
    kind: StepKind = StepKind.WORK
    ask: Text = ""
    """What participants read on their page: one box, one question."""
    how: Text = ""
    needs: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()
    """Driving questions, held back until the points do not come by themselves."""
    reporters: Annotated[int, Meta(ge=0, le=40)] | None = None


class Card(Part, frozen=True, kw_only=True):
    id: Id
    title: Line
    language: Language = "en"
    goals: tuple[Text, ...] = ()
    key_messages: tuple[Text, ...] = ()
    method: Text = ""
    time: Span | None = None
    materials: tuple[Material, ...] = ()
    remember: Text = ""
    notes: tuple[Text, ...] = ()
    """For the facilitator alone."""
    challenges: tuple[Text, ...] = ()
    steps: tuple[Step, ...] = ()
    after: tuple[Id, ...] = ()
    """Cards that come before this one: warned about, never forced."""
    recall: tuple[Line, ...] = ()
    way_back: Text = ""
    reading: tuple[Line, ...] = ()
    online: Text = ""
    """Only for the screen; left out of the printed card."""
    adaptations: tuple[Text, ...] = ()
    number: Annotated[int, Meta(ge=1, le=99)] | None = None
    slug: Line = ""
    category: Line = ""
    source: Line = ""
    kept: Mapping[str, Line | int | float | bool | None] = {}
    """What a file said that no card knows: it is written out again."""
