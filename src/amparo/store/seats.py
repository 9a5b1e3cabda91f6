"""Seats: found by what the participant's cookie holds, and told to nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db.transaction import atomic

from amparo.domain.workshop.seat import SeatCard
from amparo.sealing.link import Seat
from amparo.sealing.roomkey import RoomKey
from amparo.store import noticeboard
from amparo.store.labels import SEAT
from amparo.store.models import SeatRow
from amparo.store.rooms import TRIES
from amparo.store.shelf import Overtaken

SEATS_MAX = 1_000


class Full(Exception):
    """There is no more room for that here."""


class NoSuchSeat(Exception):
    """Nobody sits here. Perhaps the room was erased on its day."""


@dataclass(frozen=True, repr=False)
class Place:
    """What is known of a seat without the room's key."""

    id: bytes
    room: UUID
    left: bool
    open: bool
    """Whether the room is."""


@dataclass(frozen=True, repr=False)
class Sitting:
    id: bytes
    card: SeatCard


def take(room: UUID, key: RoomKey, card: SeatCard, seat: Seat) -> None:
    """Or Full."""
    if SeatRow.objects.filter(room=room).count() >= SEATS_MAX:
        raise Full
    with atomic():
        SeatRow.objects.create(id=seat.row_id, room_id=room, sealed=_closed(room, key, card, seat.row_id, 1))
        noticeboard.ring(room)


def of(seat: Seat) -> Place | None:
    found = SeatRow.objects.filter(id=seat.row_id).values_list("room", "left", "room__open").first()
    return Place(seat.row_id, *found) if found else None


def read(room: UUID, seat_id: bytes, key: RoomKey) -> SeatCard:
    return _opened(_row(room, seat_id), key)


def all_of(room: UUID, key: RoomKey) -> tuple[Sitting, ...]:
    """Whoever is still here, in an order that says nothing about who came when."""
    rows = SeatRow.objects.filter(room=room, left=False).order_by("id")
    return tuple(Sitting(bytes(row.id), _opened(row, key)) for row in rows)


def how_many(room: UUID) -> int:
    return SeatRow.objects.filter(room=room, left=False).count()


def change(room: UUID, seat_id: bytes, key: RoomKey, edit: Callable[[SeatCard], SeatCard]) -> SeatCard:
    """As `rooms.change`, for one seat."""
    for _ in range(TRIES):
        row = _row(room, seat_id)
        before = _opened(row, key)
        after = edit(before)
        if after == before:
            return before
        following = row.version + 1
        sealed = _closed(room, key, after, seat_id, following)
        with atomic():
            if SeatRow.objects.filter(id=seat_id, version=row.version).update(sealed=sealed, version=following):
                noticeboard.ring(room)
                return after
    raise Overtaken


def leave(room: UUID, seat_id: bytes, *, left: bool = True) -> None:
    """They are not counted any more; what they showed stays. Coming back with the same cookie undoes it."""
    with atomic():
        if SeatRow.objects.filter(id=seat_id, room=room).exclude(left=left).update(left=left):
            noticeboard.ring(room)


def _row(room: UUID, seat_id: bytes) -> SeatRow:
    row = SeatRow.objects.filter(id=seat_id, room=room).first()
    if row is None:
        raise NoSuchSeat
    return row


def _closed(room: UUID, key: RoomKey, card: SeatCard, seat_id: bytes, version: int) -> bytes:
    return key.keep(msgspec.json.encode(card), SEAT, room, seat_id, version)


def _opened(row: SeatRow, key: RoomKey) -> SeatCard:
    content = key.kept(bytes(row.sealed), SEAT, row.room_id, bytes(row.id), row.version)
    return msgspec.json.decode(content, type=SeatCard)
