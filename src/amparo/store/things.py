"""What people write and do in a room: one sealed row each, so that nobody waits for anybody.

A thing is sealed to the room, or by the seat of whoever wrote it: then nobody else opens it, whatever key they hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet
from django.db.transaction import atomic

from amparo.sealing.link import Seat
from amparo.sealing.roomkey import RoomKey
from amparo.store import noticeboard
from amparo.store.labels import EVERYBODY, THING
from amparo.store.models import ThingRow
from amparo.store.rooms import TRIES
from amparo.store.seats import Full
from amparo.store.shelf import Overtaken

OF_ONE_MAX = 500
"""Things of one kind that one seat, or the room itself, may have."""
OF_ROOM_MAX = 30_000
"""Things of all together: each page reads what was shown, and a flood of it would take the time alerts need."""
THING_BYTES_MAX = 256 * 2**10


class NoSuchThing(Exception):
    """It is not here any more. Perhaps somebody took it away a moment ago."""


@dataclass(frozen=True, repr=False)
class Thing:
    id: UUID
    owner: bytes | None
    content: bytes
    version: int
    private: bool


def put(
    room: UUID,
    kind: str,
    content: bytes,
    *,
    key: RoomKey | Seat,
    thing_id: UUID,
    owner: bytes | None = None,
    audience: str = EVERYBODY,
    erase_on: date | None = None,
) -> None:
    """A new thing; with an id that is there already it is the same thing sent twice, and nothing happens. Or Full.

    `erase_on`: the day on which it goes though the room stays.
    """
    private = isinstance(key, Seat)
    owner = key.row_id if isinstance(key, Seat) else owner
    if _of(room, kind, owner).filter(id=thing_id).exists():
        return
    if len(content) > THING_BYTES_MAX or _is_full(room, kind, owner):
        raise Full
    sealed = _closed(key, content, room, kind, thing_id, 1)
    try:
        with atomic():
            ThingRow.objects.create(
                id=thing_id,
                room_id=room,
                kind=kind,
                owner=owner,
                sealed=sealed,
                private=private,
                erase_on=erase_on,
            )
            if not private:
                noticeboard.ring(room, audience)
    except IntegrityError:
        if not _of(room, kind, owner).filter(id=thing_id).exists():
            raise Full from None


def read(room: UUID, kind: str, thing_id: UUID, key: RoomKey | Seat) -> Thing:
    """WrongKey for somebody's private thing."""
    return _opened(_row(room, kind, thing_id), key)


def all_of(room: UUID, kind: str, key: RoomKey | Seat, *, owner: bytes | None = None) -> tuple[Thing, ...]:
    """With the room's key, what is sealed to the room, of everybody or of one owner; with a seat, its private ones.

    In the order of their random ids: nobody can tell who wrote first.
    """
    if isinstance(key, Seat):
        rows = _of(room, kind, key.row_id).filter(private=True)
    else:
        rows = ThingRow.objects.filter(room=room, kind=kind, private=False)
        rows = rows.filter(owner=owner) if owner else rows
    return tuple(_opened(row, key) for row in rows.order_by("id"))


def change(
    room: UUID,
    kind: str,
    thing_id: UUID,
    key: RoomKey | Seat,
    edit: Callable[[bytes], bytes],
    *,
    audience: str = EVERYBODY,
) -> Thing:
    """As `rooms.change`, for one thing."""
    for _ in range(TRIES):
        row = _row(room, kind, thing_id)
        before = _opened(row, key)
        after = edit(before.content)
        if after == before.content:
            return before
        if _saved(row, key, after, private=row.private, audience=audience):
            return Thing(thing_id, before.owner, after, row.version + 1, row.private)
    raise Overtaken


def show(
    room: UUID,
    kind: str,
    thing_id: UUID,
    seat: Seat,
    key: RoomKey,
    edit: Callable[[bytes], bytes],
    *,
    audience: str = EVERYBODY,
) -> Thing:
    """From one's own eyes to the room's: sealed again, to the room."""
    row = _row(room, kind, thing_id)
    content = edit(_opened(row, seat).content)
    if not _saved(row, key, content, private=False, audience=audience):
        raise Overtaken
    return Thing(thing_id, seat.row_id, content, row.version + 1, private=False)


def take_back(room: UUID, kind: str, thing_id: UUID, seat: Seat, key: RoomKey, edit: Callable[[bytes], bytes]) -> Thing:
    """From the room's eyes to one's own; only by whoever showed it."""
    row = _row(room, kind, thing_id)
    if row.owner is None or bytes(row.owner) != seat.row_id:
        raise NoSuchThing
    content = edit(_opened(row, key).content)
    if not _saved(row, seat, content, private=True, audience=EVERYBODY):
        raise Overtaken
    return Thing(thing_id, seat.row_id, content, row.version + 1, private=True)


def remove(room: UUID, kind: str, thing_id: UUID, *, owner: bytes | None = None, audience: str = EVERYBODY) -> None:
    """`owner`: only if it is theirs."""
    rows = ThingRow.objects.filter(id=thing_id, room=room, kind=kind)
    rows = rows.filter(owner=owner) if owner else rows
    with atomic():
        if rows.delete()[0]:
            noticeboard.ring(room, audience)


def _is_full(room: UUID, kind: str, owner: bytes | None) -> bool:
    return _of(room, kind, owner).count() >= OF_ONE_MAX or ThingRow.objects.filter(room=room).count() >= OF_ROOM_MAX


def _of(room: UUID, kind: str, owner: bytes | None) -> QuerySet[ThingRow]:
    return ThingRow.objects.filter(room=room, kind=kind, owner=owner)


def _row(room: UUID, kind: str, thing_id: UUID) -> ThingRow:
    row = ThingRow.objects.filter(id=thing_id, room=room, kind=kind).first()
    if row is None:
        raise NoSuchThing
    return row


def _saved(row: ThingRow, key: RoomKey | Seat, content: bytes, *, private: bool, audience: str) -> bool:
    if len(content) > THING_BYTES_MAX:
        raise Full
    following = row.version + 1
    sealed = _closed(key, content, row.room_id, row.kind, row.id, following)
    with atomic():
        same = ThingRow.objects.filter(id=row.id, version=row.version)
        saved = bool(same.update(sealed=sealed, version=following, private=private))
        if saved and not (private and row.private):
            noticeboard.ring(row.room_id, audience)
    return saved


def _closed(key: RoomKey | Seat, content: bytes, room: UUID, kind: str, thing_id: UUID, version: int) -> bytes:
    close = key.close if isinstance(key, Seat) else key.keep
    return close(content, THING, room, kind, thing_id, version)


def _opened(row: ThingRow, key: RoomKey | Seat) -> Thing:
    open_with = key.open if isinstance(key, Seat) else key.kept
    content = open_with(bytes(row.sealed), THING, row.room_id, row.kind, row.id, row.version)
    return Thing(row.id, bytes(row.owner) if row.owner is not None else None, content, row.version, row.private)
