"""Boards: notes in columns that stand ready. Notes are put together, counted with dots on the screen or from paper,
shown and hidden.

A note belongs to a board only by name; boards are part of the room, notes are rows of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from amparo.domain.part import Id, Line, Part, Text
from amparo.domain.refusals import NoSuchItem

DOTS_MAX = 10


class Kind(StrEnum):
    """Which columns stand ready. Source: seed 001 (four kinds of recommendation), seed 002 (the table of analysis)."""

    SORTING = "sorting"
    ANALYSIS = "analysis"
    BRAINSTORM = "brainstorm"
    PARKING = "parking"


class Column(StrEnum):
    INTERNAL = "internal"
    EXTERNAL = "external"
    ADVOCACY = "advocacy"
    SOLIDARITY = "solidarity"
    THREAT = "threat"
    COMPREHENSIVE = "comprehensive"
    VULNERABILITY = "vulnerability"
    SPECIFIC = "specific"
    IDEAS = "ideas"
    LATER = "later"


COLUMNS: Mapping[Kind, tuple[Column, ...]] = MappingProxyType(
    {
        Kind.SORTING: (Column.INTERNAL, Column.EXTERNAL, Column.ADVOCACY, Column.SOLIDARITY),
        Kind.ANALYSIS: (Column.THREAT, Column.COMPREHENSIVE, Column.VULNERABILITY, Column.SPECIFIC),
        Kind.BRAINSTORM: (Column.IDEAS,),
        Kind.PARKING: (Column.LATER,),
    }
)


class Seen(StrEnum):
    """Whose eyes a note is for."""

    MINE = "mine"
    GROUP = "group"
    ROOM = "room"


class Verdict(StrEnum):
    """What the whole room said to it."""

    AGREED = "agreed"
    CHANGED = "changed"
    PARKED = "parked"


class Board(Part, frozen=True, kw_only=True):
    id: Id
    kind: Kind
    title: Line = ""
    shown: bool = False
    """Whether participants see it on their own screens."""
    dots: Annotated[int, Meta(ge=0, le=DOTS_MAX)] = 0
    """How many dots each person may give now; 0: nobody votes."""

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS[self.kind]


class Note(Part, frozen=True, kw_only=True):
    """`under`: the note it was put together with. `paper`: it came on paper, and counts like every other."""

    text: Text
    board: Id
    column: Column
    seen: Seen = Seen.MINE
    group: int | None = None
    grouping: Line = ""
    """The mark of the groups it was shown in: when they are made anew, a group of the same number is another one."""
    organisation: Line = ""
    """The code of its writer's, where several share the room: the others do not see it."""
    under: str = ""
    hidden: bool = False
    paper: bool = False
    paper_dots: Annotated[int, Meta(ge=0, le=1_000)] = 0
    verdict: Verdict | None = None
    objection: Text = ""
    """Only when whoever objects wishes it to be written down."""


class Votes(Part, frozen=True, kw_only=True):
    """The dots of one person on one board: the ids of notes, once for each dot."""

    board: Id
    on: Annotated[tuple[str, ...], Meta(max_length=DOTS_MAX)] = ()


class TooManyDots(Exception):
    """You have no dot left. Take one back first."""


Notes = Mapping[str, Note]
"""By their ids."""

READY = (
    Board(id="ideas", kind=Kind.BRAINSTORM),
    Board(id="analysis", kind=Kind.ANALYSIS),
    Board(id="next", kind=Kind.SORTING),
    Board(id="later", kind=Kind.PARKING),
)
"""What every room begins with."""


def board_of(boards: Iterable[Board], board_id: str) -> Board:
    for board in boards:
        if board.id == board_id:
            return board
    raise NoSuchItem


def with_board(boards: tuple[Board, ...], board: Board) -> tuple[Board, ...]:
    """In the place of the one with its id, or at the end."""
    if any(each.id == board.id for each in boards):
        return tuple(board if each.id == board.id else each for each in boards)
    return (*boards, board)


def put_together(notes: Notes, note_id: str, under: str) -> Notes:
    """One note goes under another, with whatever lay under it. Heads only: a pile has one head."""
    if note_id == under:
        return notes
    note, head = notes[note_id], notes[notes[under].under or under]
    if note.board != head.board:
        raise NoSuchItem
    head_id = notes[under].under or under
    if head_id == note_id:  # the head goes under one of its own: that one becomes the head
        return _new_head(notes, note_id, under)
    moved = {note_id, *(each for each, other in notes.items() if other.under == note_id)}
    return {
        each: replace(other, under=head_id, column=head.column) if each in moved else other
        for each, other in notes.items()
    }


def take_apart(notes: Notes, note_id: str) -> Notes:
    """One note stands by itself again; of a head, everything under it does."""
    return {
        each: replace(other, under="") if each == note_id or other.under == note_id else other
        for each, other in notes.items()
    }


def carried_over(notes: Notes, note_id: str, board: Board) -> Notes:
    """A note and what lies under it, in the first column of another board."""
    moved = {note_id, *(each for each, note in notes.items() if note.under == note_id)}
    there = {"board": board.id, "column": board.columns[0]}
    head = {note_id: replace(notes[note_id], under="", **there)}
    return {each: head.get(each, replace(note, **there)) if each in moved else note for each, note in notes.items()}


def piles(notes: Notes, board: Board) -> Mapping[Column, tuple[tuple[str, tuple[str, ...]], ...]]:
    """For each column its heads, each with the notes under it; a note whose head is gone stands by itself."""
    here = {each: note for each, note in notes.items() if note.board == board.id}
    heads = [each for each, note in here.items() if note.under not in here]
    under = {head: tuple(each for each, note in here.items() if note.under == head) for head in heads}
    return {
        column: tuple((head, under[head]) for head in heads if here[head].column is column) for column in board.columns
    }


def tally(notes: Notes, votes: Iterable[Votes], board: Board) -> Mapping[str, int]:
    """Dots for each head, those on paper counted like those on screens; dots on a note count for its pile."""
    here = {each: note for each, note in notes.items() if note.board == board.id}
    dots = Counter({each: note.paper_dots for each, note in here.items()})
    for vote in votes:
        if vote.board == board.id:
            dots.update(each for each in vote.on if each in here)
    by_head: Counter[str] = Counter()
    for each, count in dots.items():
        head = here[each].under
        by_head[head if head in here else each] += count
    return by_head


def with_dot(votes: Votes, note_id: str, board: Board) -> Votes:
    """One more dot on a note; TooManyDots when there is none left."""
    if len(votes.on) >= board.dots:
        raise TooManyDots
    return replace(votes, on=(*votes.on, note_id))


def without_dot(votes: Votes, note_id: str) -> Votes:
    if note_id not in votes.on:
        return votes
    left = list(votes.on)
    left.remove(note_id)
    return replace(votes, on=tuple(left))


def decided(note: Note, verdict: Verdict, *, text: str = "", objection: str = "") -> Note:
    """What the room says to it; said again, the later word holds. Agreed in other words, it was changed.

    `objection`: empty unless whoever objects wishes it to be written down.
    """
    if text and text != note.text:
        verdict = Verdict.PARKED if verdict is Verdict.PARKED else Verdict.CHANGED
        note = replace(note, text=text)
    return replace(note, verdict=verdict, objection=objection)


def _new_head(notes: Notes, old: str, new: str) -> Notes:
    def moved(each: str, note: Note) -> Note:
        if each == new:
            return replace(note, under="")
        return replace(note, under=new) if each == old or note.under == old else note

    return {each: moved(each, note) for each, note in notes.items()}
