"""Copies that leave a room sealed, by the seat or written up for others; and the record of the ways, which names nobody."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.copies import new_words
from amparo.actions.people import Member
from amparo.actions.rooms import read_room
from amparo.actions.seats import SEALED, Full, Seated
from amparo.domain.workshop.leaving import Leaving, SealedCopy, Way
from amparo.sealing.agefile import seal_to_recipients, seal_with_passphrase
from amparo.sealing.passphrase import drawn
from amparo.sealing.roomkey import RoomKey
from amparo.store import things
from amparo.store.keys import Keys
from amparo.store.things import NoSuchThing

COPY = "copy"
COPIES_MAX = 20
"""Of one seat: each waits there until they leave, and a flood of them would fill the room."""


def way_home(me: Seated) -> Way | None:
    """What somebody chose; they may choose again."""
    try:
        return _read(things.read(me.room, COPY, _id(me), me.key).content).way
    except NoSuchThing:
        return None


def choose_way(me: Seated, way: Way, today: date) -> None:
    """Paper, or nothing: written down like the others."""
    _record(me, Leaving(way=way, on=today))


def sealed_copies(me: Seated) -> tuple[SealedCopy, ...]:
    """Each that somebody sealed, the newest first: they save it as often as they like. Without its words it is none."""
    found = [msgspec.json.decode(thing.content, type=SealedCopy) for thing in things.all_of(me.room, SEALED, me.seat)]
    told = {thing.id for thing in things.all_of(me.room, COPY, me.key, owner=me.seat.row_id)}
    whole = (each for each in found if not each.words or _id(me, each.number) in told)
    return tuple(sorted(whole, key=lambda each: -each.number))


def seal_to_key(me: Seated, content: bytes, way: Way, untrusted_recipient: str, today: date) -> None:
    """Or NotARecipient, or Full. The key itself is written down nowhere."""
    _keep(me, seal_to_recipients(content, [untrusted_recipient]))
    _record(me, Leaving(way=way, on=today))


def seal_by_voice(me: Seated, content: bytes, today: date) -> None:
    """The words go to the facilitator's page alone, and from there by voice: they never travel with the file. Those of an
    older copy stay there beside them. Or Full."""
    words = new_words(me.card.language)
    number = _keep(me, seal_with_passphrase(content, words), len(words.words))
    if number:
        told = Leaving(way=Way.VOICE, on=today, name=me.card.pseudonym, words=words.text, number=number)
        encoded = msgspec.json.encode(told)
        things.put(me.room, COPY, encoded, key=me.key, thing_id=_id(me, number), owner=me.seat.row_id)
        _record(me, Leaving(way=Way.VOICE, on=today))


def _keep(me: Seated, content: bytes, words: int = 0) -> int:
    """Under which number; none where another press had it already. Only their own seat opens what is kept."""
    number = len(things.all_of(me.room, SEALED, me.seat)) + 1
    if number > COPIES_MAX:
        raise Full
    encoded = msgspec.json.encode(SealedCopy(number=number, content=content, words=words))
    thing_id = UUID(bytes=me.key.mac(SEALED, me.seat.row_id, str(number))[:16])
    things.put(me.room, SEALED, encoded, key=me.seat, thing_id=thing_id)
    return number if things.read(me.room, SEALED, thing_id, me.seat).content == encoded else 0


def give_to_key(content: bytes, untrusted_recipient: str, *, by: Member) -> bytes:
    """Written up, for a reader who has a key. Or NotARecipient."""
    allow(by, Act.STEER_ROOM)
    return seal_to_recipients(content, [untrusted_recipient])


def words_to_give(language: str, *, by: Member) -> str:
    """They stand on the facilitator's page until they were told; so long what is sealed with them opens with them."""
    allow(by, Act.STEER_ROOM)
    return new_words(language).text


def give_by_voice(content: bytes, given: Leaving, *, by: Member) -> bytes:
    """As often as it is saved, with the same words."""
    allow(by, Act.STEER_ROOM)
    return seal_with_passphrase(content, drawn(given.words))


def note_given(room_id: UUID, key: RoomKey, thing_id: UUID, given: Leaving, *, by: Member, keys: Keys) -> None:
    """By which way, on which day and for whom something written up left. The same id is the same copy. Or Full."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    things.put(room_id, COPY, msgspec.json.encode(given), key=key, thing_id=thing_id)


def given(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[Leaving, ...]:
    """What left for readers who were not there, oldest first."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = [_read(thing.content) for thing in things.all_of(room_id, COPY, key)]
    return tuple(sorted((each for each in found if each.readers), key=lambda each: (each.on, each.readers, each.way)))


def words_to_tell(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> Mapping[UUID, Leaving]:
    """Whom the facilitator still has to tell their words."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = {thing.id: _read(thing.content) for thing in things.all_of(room_id, COPY, key)}
    return {each: leaving for each, leaving in found.items() if leaving.words}


def words_told(room_id: UUID, key: RoomKey, thing_id: UUID, *, by: Member, keys: Keys) -> None:
    """They go, and the name with them; the way and the day stay. Or NoSuchThing."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)

    def edit(content: bytes) -> bytes:
        return msgspec.json.encode(replace(_read(content), name="", words=""))

    things.change(room_id, COPY, thing_id, key, edit)


def ways_chosen(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> Mapping[Way, int]:
    """How many of those who were there chose which way."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = (thing for thing in things.all_of(room_id, COPY, key) if thing.owner)
    chosen = (each for each in found if each.id == _way_id(key, each.owner or b""))
    counted = Counter(_read(each.content).way for each in chosen)
    return {way: counted[way] for way in Way}


def _record(me: Seated, leaving: Leaving) -> None:
    content = msgspec.json.encode(leaving)
    things.put(me.room, COPY, content, key=me.key, thing_id=_id(me), owner=me.seat.row_id)
    things.change(me.room, COPY, _id(me), me.key, lambda _before: content)


def _id(me: Seated, number: int = 0) -> UUID:
    """Of the way they chose; with a number, of the words to that copy."""
    return _way_id(me.key, me.seat.row_id, *((str(number),) if number else ()))


def _way_id(key: RoomKey, seat: bytes, *number: str) -> UUID:
    return UUID(bytes=key.mac(COPY, seat, *number)[:16])


def _read(content: bytes) -> Leaving:
    return msgspec.json.decode(content, type=Leaving)
