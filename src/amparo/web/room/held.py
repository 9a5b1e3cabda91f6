"""The keys of the rooms that are open, in the memory of this process and nowhere else.

They stay when the console locks itself, because people are writing; closing the room, leaving at once, or the end of the
process forgets them.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from uuid import UUID

from amparo.actions import rooms
from amparo.sealing.roomkey import RoomKey
from amparo.web.door.house import house


@dataclass(frozen=True, repr=False)
class Held:
    """`sessions`: the ids of sessions that steered it; leaving at once from one of them forgets the key."""

    key: RoomKey
    sessions: frozenset[bytes]


_lock = Lock()
# Beside the volatile share the only thing that must outlive a request and must never be written down.
_held: dict[UUID, Held] = {}


def hold(room: UUID, key: RoomKey, session: bytes) -> None:
    with _lock:
        before = _held.get(room)
        _held[room] = Held(key, (before.sessions if before else frozenset()) | {session})


def steered(room: UUID, session: bytes) -> None:
    with _lock:
        if room in _held and session not in _held[room].sessions:
            _held[room] = replace(_held[room], sessions=_held[room].sessions | {session})


def key_of(room: UUID, now: datetime) -> RoomKey | None:
    """From this memory; where several servers answer, from what another one left for today, and no longer than it is left."""
    building = house(now)
    if building.several and not rooms.is_shared(room):
        forget(room)
        return None
    with _lock:
        here = _held.get(room)
    if here:
        return here.key
    key = rooms.key_of_the_day(room, house=building, now=now) if building.several else None
    if key:
        with _lock:
            _held.setdefault(room, Held(key, frozenset()))
    return key


def forget(room: UUID) -> None:
    with _lock:
        _held.pop(room, None)


def of_session(session: bytes) -> tuple[UUID, ...]:
    with _lock:
        return tuple(room for room, held in _held.items() if session in held.sessions)


def any_open() -> bool:
    return bool(_held)
