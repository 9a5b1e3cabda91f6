"""A card: one piece of facilitation, as it is written down, printed and taken into a session.

Source: seed 000 (a card with front matter), seed 001 (a session's record), seed 002 (steps with minutes, accumulated).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Language, Line, Part, Text

MINUTES_MAX = 24 * 60
LONG_TEXT_MAX = 20_000
STEPS_MAX = 60
LINES_MAX = 100

Minutes = Annotated[int, Meta(ge=0, le=MINUTES_MAX)]
LongText = Annotated[str, Meta(max_length=LONG_TEXT_MAX)]
Lines = Annotated[tuple[Line, ...], Meta(max_length=LINES_MAX)]
Texts = Annotated[tuple[Text, ...], Meta(max_length=LINES_MAX)]


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


PAUSES = (StepKind.BREAK, StepKind.MEAL)


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
    """One step. `minutes` planned, `least` the shortest it can be; None: nobody said.

    `ask`: what participants read on their page, one box, one question. `how`: what the facilitator does. `questions`:
    held back until the points do not come by themselves. `reporters`: how many report back. `homework`: done at home
    afterwards, and takes no time here.
    """

    id: Id
    title: Line
    minutes: Minutes | None = None
    least: Minutes | None = None
    need: Need = Need.MUST
    kind: StepKind = StepKind.WORK
    ask: Text = ""
    how: LongText = ""
    needs: Lines = ()
    questions: Lines = ()
    reporters: Annotated[int, Meta(ge=0, le=40)] | None = None
    homework: bool = False


class Kept(Part, frozen=True, kw_only=True):
    """What a file said under a name that no card knows, word for word: it is written out again."""

    name: Line
    value: Text = ""


class Card(Part, frozen=True, kw_only=True):
    """`time`: how long all of it takes. `text`: what stands before the steps. `notes`: for the facilitator alone.

    `after`: cards that come before this one; `after_game`: a game or a drill comes before it. Either is warned about,
    never forced. `online`: only for the screen, left out of the printed card.
    """

    id: Id
    title: Line
    language: Language = "en"
    goals: Texts = ()
    key_messages: Texts = ()
    method: Text = ""
    time: Span | None = None
    materials: Annotated[tuple[Material, ...], Meta(max_length=LINES_MAX)] = ()
    remember: Text = ""
    text: LongText = ""
    notes: Texts = ()
    challenges: Texts = ()
    steps: Annotated[tuple[Step, ...], Meta(max_length=STEPS_MAX)] = ()
    after: Annotated[tuple[Id, ...], Meta(max_length=LINES_MAX)] = ()
    after_game: bool = False
    recall: Lines = ()
    way_back: Text = ""
    reading: Lines = ()
    online: LongText = ""
    adaptations: Texts = ()
    number: Annotated[int, Meta(ge=1, le=99)] | None = None
    slug: Line = ""
    category: Line = ""
    source: Line = ""
    kept: Annotated[tuple[Kept, ...], Meta(max_length=LINES_MAX)] = ()
