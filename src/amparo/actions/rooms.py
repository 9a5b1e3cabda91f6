"""What a facilitator does with a room. The room's key is handed in: their own keys open it, the server's memory holds it."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.desk import mark_of
from amparo.actions.door import House
from amparo.actions.people import Member
from amparo.domain.workshop.board import Note, Notes, Seen, Votes
from amparo.domain.workshop.groups import Grouping
from amparo.domain.workshop.room import Kind, RoomState
from amparo.domain.workshop.session import Session
from amparo.sealing import doorwords
from amparo.sealing.roomkey import RoomKey
from amparo.sealing.session import Volatile
from amparo.store import erasing, rooms, seats, things
from amparo.store.erasing import Proof
from amparo.store.keys import Keys
from amparo.store.rooms import NoSuchRoom, RoomLine, WordsTaken
from amparo.store.seats import NoSuchSeat, Sitting

__all__ = ["NoSuchRoom", "NoSuchSeat", "RoomLine", "Sitting"]

NOTE, VOTE = "note", "vote"
DRAWS = 5
EditRoom = Callable[[RoomState], RoomState]


@dataclass(frozen=True, repr=False)
class Opened:
    """A room and what opens it."""

    id: UUID
    key: RoomKey


def rooms_of(*, by: Member, keys: Keys) -> tuple[RoomLine, ...]:
    allow(by, Act.OPEN_ROOM)
    return rooms.of(keys)


def open_room(
    room_id: UUID,
    session: Session,
    *,
    erase_on: date,
    by: Member,
    keys: Keys,
    house: House,
    kind: Kind = Kind.REAL,
    organisations: tuple[str, ...] = (),
) -> Opened:
    """A new room for this session, under three words nobody else's open room has."""
    allow(by, Act.OPEN_ROOM)
    for _ in range(DRAWS):
        words = doorwords.draw(session.language)
        state = RoomState(
            session=session,
            erase_on=erase_on,
            words=words,
            kind=kind,
            organisations=organisations,
            answers_to=b64encode(keys.keyring.agreement.public).decode(),
        )
        try:
            key = rooms.make(room_id, state, keys, door=_door(words, house), volatile=_shared(house))
        except WordsTaken:
            continue
        return Opened(room_id, key)
    raise WordsTaken


def open_again(room_id: UUID, *, by: Member, keys: Keys, house: House) -> Opened:
    """After a power cut, a quick exit, or when it was closed too early: everything stands as it was."""
    allow(by, Act.OPEN_ROOM)
    key = rooms.open_again(room_id, keys, volatile=_shared(house))
    return Opened(room_id, key)


def is_open(room_id: UUID, *, by: Member, keys: Keys) -> bool:
    """Or NoSuchRoom: also for a room of somebody else."""
    allow(by, Act.OPEN_ROOM)
    _only_mine(room_id, keys)
    return rooms.is_open(room_id)


def rest_room(room_id: UUID) -> None:
    """Its facilitator left at once: no other server opens it from now on, until they open it again."""
    rooms.rest(room_id)


def is_shared(room_id: UUID) -> bool:
    """Where several servers answer: whether each of them may still hold its key."""
    return rooms.is_shared(room_id)


def key_of_the_day(room_id: UUID, *, house: House, now: datetime) -> RoomKey | None:
    """What another server left for this one today."""
    return rooms.key_of_the_day(room_id, house.volatile, now)


def open_door(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys, house: House) -> RoomState:
    """People may join, again under the same words if nobody has them, else under new ones."""
    allow(by, Act.STEER_ROOM)
    state = _mine(room_id, key, keys)
    for words in (state.words, *(doorwords.draw(state.session.language) for _ in range(DRAWS))):
        if words:
            try:
                rooms.open_again(room_id, keys, door=_door(words, house), volatile=_shared(house))
            except WordsTaken:
                continue
            return rooms.change(room_id, key, lambda here, words=words: replace(here, words=words))  # type: ignore[misc]
    raise WordsTaken


def shut_door(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> RoomState:
    """Nobody joins any more; whoever is in stays in."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    rooms.shut_door(room_id)
    return rooms.change(room_id, key, lambda here: replace(here, words=()))


def read_room(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> RoomState:
    allow(by, Act.STEER_ROOM)
    return _mine(room_id, key, keys)


def steer_room(room_id: UUID, key: RoomKey, edit: EditRoom, *, by: Member, keys: Keys) -> RoomState:
    """`edit` may run more than once, so it must only return what was edited. What it raises comes through."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    return rooms.change(room_id, key, edit)


def seat_groups(room_id: UUID, key: RoomKey, grouping: Grouping, *, by: Member, keys: Keys) -> RoomState:
    """Everybody finds the number of their group on their own page."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    grouping = replace(grouping, mark=mark_of(grouping))
    number = {one: at for at, group in enumerate(grouping.groups, start=1) for one in group.members}
    for sitting in seats.all_of(room_id, key):
        group = number.get(sitting.id.hex())
        seats.change(room_id, sitting.id, key, lambda card, group=group: replace(card, group=group))  # type: ignore[misc]
    return rooms.change(room_id, key, lambda here: replace(here, grouping=grouping, reporting=()))


def people_in(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[Sitting, ...]:
    """In an order that says nothing about who came when."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    return seats.all_of(room_id, key)


def has_helped(room_id: UUID, key: RoomKey, seat_id: bytes, *, by: Member, keys: Keys) -> None:
    """Somebody asked for help and got it."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    seats.change(room_id, seat_id, key, lambda card: replace(card, asks=False))


def notes_in(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> Notes:
    """What people showed to the room or to their group. What they kept to themselves opens with no key but theirs."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    return all_notes(room_id, key)


def add_paper_note(room_id: UUID, key: RoomKey, thing_id: UUID, note: Note, *, by: Member, keys: Keys) -> None:
    """What came on paper, or was said aloud; it counts like every other."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    shown = replace(note, paper=True, seen=Seen.ROOM)
    things.put(room_id, NOTE, msgspec.json.encode(shown), key=key, thing_id=thing_id)


def arrange_notes(room_id: UUID, key: RoomKey, edit: Callable[[Notes], Notes], *, by: Member, keys: Keys) -> None:
    """Put together, hide, count dots from paper, agree, park: whichever notes `edit` returned changed are saved."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    before = all_notes(room_id, key)
    for note_id, after in edit(before).items():
        if after != before[note_id]:
            _save_note(room_id, key, note_id, before[note_id], after)


def votes_in(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[Votes, ...]:
    """Whose dots they are, nobody asks."""
    allow(by, Act.STEER_ROOM)
    _mine(room_id, key, keys)
    return all_votes(room_id, key)


def close_room(room_id: UUID, *, by: Member, keys: Keys) -> None:
    """Its words lead nowhere; what was written stays sealed until its day."""
    allow(by, Act.STEER_ROOM)
    _only_mine(room_id, keys)
    rooms.close(room_id)


def title_of(room_id: UUID, *, by: Member, keys: Keys) -> str:
    """What it is called, though it be closed. Or NoSuchRoom."""
    allow(by, Act.STEER_ROOM)
    return rooms.title(room_id, keys)


def erase_room(room_id: UUID, *, by: Member, keys: Keys, now: datetime) -> Proof:
    """The room with everything in it, now; and whether anything of it is left in any file."""
    allow(by, Act.ERASE_ROOM)
    _only_mine(room_id, keys)
    return erasing.erase(room_id, now)


def all_notes(room_id: UUID, key: RoomKey) -> Notes:
    """For the wall and everybody's pages: whoever holds the room's key holds them."""
    found = things.all_of(room_id, NOTE, key)
    return {str(thing.id): msgspec.json.decode(thing.content, type=Note) for thing in found}


def all_votes(room_id: UUID, key: RoomKey) -> tuple[Votes, ...]:
    return tuple(msgspec.json.decode(thing.content, type=Votes) for thing in things.all_of(room_id, VOTE, key))


def _save_note(room_id: UUID, key: RoomKey, note_id: str, before: Note, after: Note) -> None:
    """Only what was changed: somebody may be changing something else of the same note."""
    changed = {
        name: getattr(after, name) for name in Note.__struct_fields__ if getattr(after, name) != getattr(before, name)
    }

    def edit(content: bytes) -> bytes:
        return msgspec.json.encode(replace(msgspec.json.decode(content, type=Note), **changed))

    things.change(room_id, NOTE, UUID(note_id), key, edit)


def _mine(room_id: UUID, key: RoomKey, keys: Keys) -> RoomState:
    _only_mine(room_id, keys)
    return rooms.read(room_id, key)


def _only_mine(room_id: UUID, keys: Keys) -> None:
    if not rooms.is_mine(room_id, keys):
        raise NoSuchRoom


def _door(words: tuple[str, ...], house: House) -> bytes:
    return house.instance.door_mac(" ".join(words))


def _shared(house: House) -> Volatile | None:
    """Where several servers answer, each must be able to open the room today."""
    return house.volatile if house.several else None
