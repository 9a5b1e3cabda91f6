"""Rooms: sealed to a key of their own, opened again by their facilitator, erased on their day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import IntegrityError
from django.db.transaction import atomic

from amparo.domain.workshop.room import RoomState
from amparo.sealing import letter
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, Random
from amparo.sealing.roomkey import RoomKey, RoomSecret, from_share, open_share
from amparo.sealing.session import Volatile
from amparo.store import erasing, noticeboard
from amparo.store.erasing import NoSuchRoom
from amparo.store.keys import Keys
from amparo.store.labels import ROOM_LETTER, ROOM_STATE
from amparo.store.models import RoomRow
from amparo.store.shelf import Overtaken

__all__ = ["NoSuchRoom"]

TRIES = 12
"""Forty people write at once; each try means that somebody else was served."""


class WordsTaken(Exception):
    """Another open room has these words."""


@dataclass(frozen=True)
class RoomLine:
    """What is known of a room without opening it."""

    id: UUID
    open: bool
    erase_on: date


def make(
    room: UUID,
    state: RoomState,
    keys: Keys,
    *,
    door: bytes | None,
    volatile: Volatile | None = None,
    random: Random = OS_RANDOM,
) -> RoomKey:
    """`door`: the mac of its words, or WordsTaken. `volatile`: only where several servers answer."""
    secret = RoomSecret.new(random)
    key = RoomKey.from_secret(secret)
    try:
        with atomic():
            RoomRow.objects.create(
                id=room,
                organisation_id=keys.organisation.id,
                facilitator_id=keys.keyring.user,
                secret=letter.write(secret.raw, keys.keyring.agreement.public, ROOM_LETTER, room),
                open_share=open_share(secret, room, volatile) if volatile else None,
                door=door,
                state=key.keep(msgspec.json.encode(state), ROOM_STATE, room, 1),
                erase_on=state.erase_on,
            )
    except IntegrityError:
        raise WordsTaken from None
    return key


def open_again(room: UUID, keys: Keys, *, door: bytes | None = None, volatile: Volatile | None = None) -> RoomKey:
    """With the facilitator's keys. `door`: where the words had been given back, they lead here again."""
    row = _mine(room, keys)
    secret = RoomSecret(letter.read(bytes(row.secret), keys.keyring.agreement, ROOM_LETTER, room))
    share = open_share(secret, room, volatile) if volatile else None
    try:
        with atomic():
            row.door = row.door or door
            row.open, row.open_share = True, share
            row.save(update_fields=["door", "open", "open_share"])
            noticeboard.ring(room)
    except IntegrityError:
        raise WordsTaken from None
    return RoomKey.from_secret(secret)


def key_of_the_day(room: UUID, volatile: Volatile, now: datetime) -> RoomKey | None:
    """Where several servers answer: what another one left for this one."""
    share = RoomRow.objects.filter(id=room, open=True).values_list("open_share", flat=True).first()
    if not share:
        return None
    try:
        return RoomKey.from_secret(from_share(bytes(share), room, volatile, now))
    except WrongKey:
        return None


def find(door: bytes) -> UUID | None:
    """The open room behind these words."""
    return RoomRow.objects.filter(door=door, open=True).values_list("id", flat=True).first()


def of(keys: Keys) -> tuple[RoomLine, ...]:
    """This person's rooms, open ones first, then the one that is erased last."""
    rows = RoomRow.objects.filter(facilitator=keys.keyring.user).order_by("-open", "-erase_on", "id")
    return tuple(RoomLine(row.id, row.open, row.erase_on) for row in rows)


def is_mine(room: UUID, keys: Keys) -> bool:
    return RoomRow.objects.filter(id=room, facilitator=keys.keyring.user).exists()


def is_open(room: UUID) -> bool:
    return RoomRow.objects.filter(id=room, open=True).exists()


def read(room: UUID, key: RoomKey) -> RoomState:
    return _opened(_row(room), key)


def change(room: UUID, key: RoomKey, edit: Callable[[RoomState], RoomState]) -> RoomState:
    """Open, edit, seal and save the state; start over if another was faster, and tell everybody.

    `edit` may run more than once, so it must only return what was edited. One that changes nothing saves nothing.
    """
    for _ in range(TRIES):
        row = _row(room)
        before = _opened(row, key)
        after = edit(before)
        if after == before:
            return before
        following = row.version + 1
        sealed = key.keep(msgspec.json.encode(after), ROOM_STATE, room, following)
        with atomic():
            same = RoomRow.objects.filter(id=room, version=row.version)
            if same.update(state=sealed, version=following, erase_on=after.erase_on):
                noticeboard.ring(room)
                return after
    raise Overtaken


def shut_door(room: UUID) -> None:
    """Nobody joins any more; whoever is in stays in."""
    RoomRow.objects.filter(id=room).update(door=None)


def close(room: UUID) -> None:
    """The words lead nowhere, and no other server opens it; what was written stays until its day."""
    with atomic():
        RoomRow.objects.filter(id=room).update(door=None, open=False, open_share=None)
        noticeboard.ring(room)


def rest(room: UUID) -> None:
    """No other server opens it from now on, and no screen shows it; it is not closed."""
    with atomic():
        RoomRow.objects.filter(id=room).update(open_share=None)
        noticeboard.ring(room)


def is_shared(room: UUID) -> bool:
    """Where several servers answer: whether it was neither closed nor left on any of them."""
    return RoomRow.objects.filter(id=room, open=True, open_share__isnull=False).exists()


def title(room: UUID, keys: Keys) -> str:
    """Of one's own room, also while it is closed: what is typed before it is erased."""
    row = _mine(room, keys)
    secret = RoomSecret(letter.read(bytes(row.secret), keys.keyring.agreement, ROOM_LETTER, room))
    return _opened(row, RoomKey.from_secret(secret)).session.title


def erase(room: UUID) -> None:
    """The room with everything in it. `secure_delete` overwrites it; the worker then cuts the write-ahead log."""
    erasing.take_away(room)


def erase_due(today: date) -> int:
    """Every room whose day has come, and what in others has a day of its own; nobody has to open one for that."""
    erasing.things_due(today)
    due = tuple(RoomRow.objects.filter(erase_on__lte=today).values_list("id", flat=True))
    for room in due:
        erase(room)
    return len(due)


def _row(room: UUID) -> RoomRow:
    row = RoomRow.objects.filter(id=room).first()
    if row is None:
        raise NoSuchRoom
    return row


def _mine(room: UUID, keys: Keys) -> RoomRow:
    row = RoomRow.objects.filter(id=room, facilitator=keys.keyring.user, organisation=keys.organisation.id).first()
    if row is None:
        raise NoSuchRoom
    return row


def _opened(row: RoomRow, key: RoomKey) -> RoomState:
    content = key.kept(bytes(row.state), ROOM_STATE, row.id, row.version)
    return msgspec.json.decode(content, type=RoomState)
