"""The state of a room: what the console steers and every page shows. No name, no phone, no note stands in it.

Notes, votes, seats and what people make are rows of their own, so that nobody waits for anybody to write.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Line, Part
from amparo.domain.workshop.board import READY, Board
from amparo.domain.workshop.groups import Grouping
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.timing import Progress


class Kind(StrEnum):
    REAL = "real"
    FICTITIOUS = "fictitious"
    TRAINING = "training"


class Shown(StrEnum):
    """What the wall shows."""

    STEP = "step"
    JOIN = "join"
    BOARD = "board"
    GROUPS = "groups"
    PLENARY = "plenary"
    """What the groups will do, as a table without names."""
    NOTHING = "nothing"


class RoomState(Part, frozen=True, kw_only=True):
    session: Session
    kind: Kind = Kind.REAL
    organisations: tuple[Line, ...] = ()
    """A word each, where several organisations share the room: only its people know it, and each sees its own only."""
    erase_on: date
    quiet: bool = False
    shown: Shown = Shown.JOIN
    board: Id | None = None
    """Which one, when the wall shows a board."""
    paper: Annotated[int, Meta(ge=0, le=1_000)] = 0
    """People who take part on paper; they count like everybody else."""
    ticks: tuple[Line, ...] = ()
    """Key messages that have been said, as `card-id/number`."""
    words: tuple[Line, ...] = ()
    """The three that lead here; empty when nobody may join any more."""
    boards: tuple[Board, ...] = READY
    progress: Progress = Progress()
    grouping: Grouping | None = None
    """Members by the ids of their seats, as hex digits."""
    answers_to: Line = ""
    """The facilitator's public key, in base64: what is answered weeks later is sealed to it."""
    reporting: tuple[Line, ...] = ()
    """Who reports back now, and in `reported` who did before: ids of seats."""
    reported: tuple[Line, ...] = ()
