"""Which phones dropped out: the stream to their page ended, no other page was asked for, and none came since.

It stands in the memory of this process, and only to be counted: nobody is told whose phone it is, nothing is written down.
A phone without scripts has no stream, and a page to write in has none: those are not missed, whatever becomes of them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from uuid import UUID

GRACE_SECONDS = 10
"""A page that is loaded again, or a network that stumbles, is not a phone that is gone."""


@dataclass
class Seen:
    """Seats whose stream ended, and when they were last heard of; seats that went to a page without one, or left."""

    missed: dict[bytes, datetime] = field(default_factory=dict)
    elsewhere: set[bytes] = field(default_factory=set)


class Phones:
    def __init__(self) -> None:
        self._lock = Lock()
        self._rooms: dict[UUID, Seen] = {}

    def listens(self, room: UUID, seat: bytes) -> bool:
        """Whether it was missed."""
        with self._lock:
            seen = self._rooms.setdefault(room, Seen())
            seen.elsewhere.discard(seat)
            return seen.missed.pop(seat, None) is not None

    def parted(self, room: UUID, seat: bytes, now: datetime) -> None:
        with self._lock:
            seen = self._rooms.setdefault(room, Seen())
            if seat not in seen.elsewhere:
                seen.missed[seat] = now

    def asks(self, room: UUID, seat: bytes, now: datetime) -> None:
        """With its stream broken it asks again and again: it is here, as long as it does."""
        with self._lock:
            seen = self._rooms.get(room)
            if seen and seat in seen.missed:
                seen.missed[seat] = now

    def turns_away(self, room: UUID, seat: bytes) -> None:
        """To a page that has no stream, or out of the room."""
        with self._lock:
            seen = self._rooms.setdefault(room, Seen())
            seen.elsewhere.add(seat)
            seen.missed.pop(seat, None)

    def dropped(self, room: UUID, now: datetime) -> int:
        with self._lock:
            seen = self._rooms.get(room, Seen())
            return sum((now - since).total_seconds() >= GRACE_SECONDS for since in seen.missed.values())

    def forget(self, room: UUID) -> None:
        with self._lock:
            self._rooms.pop(room, None)


PHONES = Phones()
