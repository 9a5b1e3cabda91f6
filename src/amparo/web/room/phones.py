"""Which phones dropped out: they heard from here by themselves, their stream ended, and nothing came from them since.

It stands in the memory of this process, and only to be counted: nobody is told whose phone it is, nothing is written down.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from uuid import UUID

DROPPED_SECONDS = 30
"""A page that is loaded again, or a phone in a pocket for a moment, is not gone."""


@dataclass
class Seen:
    """Seats that had a stream, and since when those that have none are missed."""

    listened: set[bytes] = field(default_factory=set)
    missed: dict[bytes, datetime] = field(default_factory=dict)


class Phones:
    def __init__(self) -> None:
        self._lock = Lock()
        self._rooms: dict[UUID, Seen] = {}

    def listens(self, room: UUID, seat: bytes) -> None:
        with self._lock:
            self._rooms.setdefault(room, Seen()).listened.add(seat)

    def is_here(self, room: UUID, seat: bytes) -> None:
        """It asked for something: with its stream broken it asks by itself."""
        with self._lock:
            if room in self._rooms:
                self._rooms[room].missed.pop(seat, None)

    def dropped(
        self, room: UUID, seats: Collection[bytes], listening: Collection[bytes], now: datetime
    ) -> frozenset[bytes]:
        """Of these seats, those that are missed for longer than a moment."""
        with self._lock:
            seen = self._rooms.get(room, Seen())
            gone = {seat for seat in seen.listened if seat in seats and seat not in listening}
            seen.missed = {seat: seen.missed.get(seat, now) for seat in gone}
            return frozenset(
                seat for seat, since in seen.missed.items() if (now - since).total_seconds() >= DROPPED_SECONDS
            )

    def forget(self, room: UUID) -> None:
        with self._lock:
            self._rooms.pop(room, None)


PHONES = Phones()
