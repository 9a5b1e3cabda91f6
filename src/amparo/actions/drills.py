"""The drill of a room: one box, sealed to the room, erased on its own day. Its facilitator leads it; people play by seat."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from amparo.actions import practising
from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.seats import DRILL, Seated
from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.packs import OwnFact, ticked, with_fact
from amparo.domain.workshop.drill.phones import practice_of, raised
from amparo.sealing.roomkey import RoomKey
from amparo.store import erasing, rooms, things
from amparo.store.keys import Keys
from amparo.store.rooms import NoSuchRoom
from amparo.store.things import NoSuchThing

__all__ = ["NoSuchThing"]

SLIDE = "slide"
"""A picture of the game, as the store calls its box."""
EditDrill = Callable[[Drill], Drill]


def start_drill(room_id: UUID, key: RoomKey, drill: Drill, *, by: Member, keys: Keys) -> None:
    """A room has one drill at a time; pressed twice it is started once."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, keys)
    content = msgspec.json.encode(drill)
    things.put(room_id, DRILL, content, key=key, thing_id=_box(room_id, key), erase_on=drill.erase_on)


def read_drill(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> Drill | None:
    allow(by, Act.STEER_ROOM)
    _mine(room_id, keys)
    return _read(room_id, key)


def lead_drill(room_id: UUID, key: RoomKey, edit: EditDrill, *, by: Member, keys: Keys) -> Drill:
    """`edit` may run more than once; what it refuses comes through."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, keys)
    return _change(room_id, key, edit)


def send_practice(room_id: UUID, key: RoomKey, practice_id: str, *, by: Member, keys: Keys, now: datetime) -> None:
    """A practice alert to those who agreed, in the hours they agreed to. Pressed twice, it is sent once."""
    allow(by, Act.STEER_ROOM)
    drill = read_drill(room_id, key, by=by, keys=keys)
    if drill is None:
        raise NoSuchThing
    raised(drill, practice_id, now)  # refused before anything is sent
    practice = practice_of(drill, practice_id)
    agreed, until = practice.agreed, practice.closes
    practising.try_with_them(UUID(practice.pact), agreed, practice.id, until=until, by=by, keys=keys, now=now)
    _change(room_id, key, lambda there: raised(there, practice_id, now))


def erase_drill(room_id: UUID, *, by: Member, keys: Keys) -> None:
    """Now, before its day: the box with everything in it, the pictures, and what people ticked for their own eyes."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, keys)
    erasing.throw_away(room_id, (DRILL, SLIDE))


def watch_drill(me: Seated) -> Drill | None:
    """What a part may see of it is for the page to choose; a seat opens nothing that the room does not."""
    return _read(me.room, me.key)


def drill_in(room_id: UUID, key: RoomKey) -> Drill | None:
    """For what comes to screens by itself; which part sees what is for the page to choose. Or NoSuchRoom, once it is closed."""
    if not rooms.is_open(room_id):
        raise NoSuchRoom
    return _read(room_id, key)


def play_drill(me: Seated, edit: EditDrill) -> Drill:
    return _change(me.room, me.key, edit)


def read_own_facts(me: Seated) -> tuple[OwnFact, ...]:
    """Which of the twelve facts somebody's own people have. It opens with their seat alone."""
    for thing in things.all_of(me.room, DRILL, me.seat):
        return msgspec.json.decode(thing.content, type=tuple[OwnFact, ...])
    return ()


def keep_own_facts(me: Seated, facts: Iterable[FactKind], drill: Drill) -> None:
    """For their own eyes; gone with the drill."""
    _keep_pack(me, ticked(read_own_facts(me), facts), drill)


def keep_own_fact(me: Seated, fact: OwnFact, drill: Drill) -> None:
    """Who knows one of them, and where it lies."""
    _keep_pack(me, with_fact(read_own_facts(me), fact), drill)


def _keep_pack(me: Seated, pack: tuple[OwnFact, ...], drill: Drill) -> None:
    content = msgspec.json.encode(pack)
    own = UUID(bytes=me.key.mac("drill-own", me.room, me.seat.row_id)[:16])
    things.put(me.room, DRILL, content, key=me.seat, thing_id=own, erase_on=drill.erase_on)
    things.change(me.room, DRILL, own, me.seat, lambda _before: content)


def _read(room_id: UUID, key: RoomKey) -> Drill | None:
    try:
        return _opened(things.read(room_id, DRILL, _box(room_id, key), key).content)
    except NoSuchThing:
        return None


def _change(room_id: UUID, key: RoomKey, edit: EditDrill) -> Drill:
    def edited(content: bytes) -> bytes:
        return msgspec.json.encode(edit(_opened(content)))

    return _opened(things.change(room_id, DRILL, _box(room_id, key), key, edited).content)


def _opened(content: bytes) -> Drill:
    return msgspec.json.decode(content, type=Drill)


def _box(room_id: UUID, key: RoomKey) -> UUID:
    return UUID(bytes=key.mac(DRILL, room_id)[:16])


def _mine(room_id: UUID, keys: Keys) -> None:
    if not rooms.is_mine(room_id, keys):
        raise NoSuchRoom
