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
from amparo.actions.seats import Seated
from amparo.domain.workshop.leaving import Leaving, Way
from amparo.sealing.agefile import seal_to_recipients, seal_with_passphrase
from amparo.sealing.roomkey import RoomKey
from amparo.store import things
from amparo.store.keys import Keys
from amparo.store.things import NoSuchThing

COPY = "copy"


def way_home(me: Seated) -> Way | None:
    """What somebody chose; they may choose again."""
    try:
        return _read(things.read(me.room, COPY, _id(me), me.key).content).way
    except NoSuchThing:
        return None


def choose_way(me: Seated, way: Way, today: date) -> None:
    """Paper, or nothing: written down like the others."""
    _record(me, Leaving(way=way, on=today))


def seal_to_key(me: Seated, content: bytes, way: Way, untrusted_recipient: str, today: date) -> bytes:
    """Or NotARecipient. The key itself is written down nowhere."""
    sealed = seal_to_recipients(content, [untrusted_recipient])
    _record(me, Leaving(way=way, on=today))
    return sealed


def seal_by_voice(me: Seated, content: bytes, today: date) -> bytes:
    """The words go to the facilitator's page alone, and from there by voice: they never travel with the file."""
    words = new_words(me.card.language)
    sealed = seal_with_passphrase(content, words)
    _record(me, Leaving(way=Way.VOICE, on=today, name=me.card.pseudonym, words=words.text))
    return sealed


def give_to_key(content: bytes, untrusted_recipient: str, *, by: Member) -> bytes:
    """Written up, for a reader who has a key. Or NotARecipient."""
    allow(by, Act.STEER_ROOM)
    return seal_to_recipients(content, [untrusted_recipient])


def give_by_voice(content: bytes, language: str, *, by: Member) -> tuple[bytes, str]:
    """And the words, which are on the facilitator's page until they were told."""
    allow(by, Act.STEER_ROOM)
    words = new_words(language)
    return seal_with_passphrase(content, words), words.text


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
    found = (_read(thing.content) for thing in things.all_of(room_id, COPY, key))
    counted = Counter(each.way for each in found if each.readers is None)
    return {way: counted[way] for way in Way}


def _record(me: Seated, leaving: Leaving) -> None:
    content = msgspec.json.encode(leaving)
    things.put(me.room, COPY, content, key=me.key, thing_id=_id(me), owner=me.seat.row_id)
    things.change(me.room, COPY, _id(me), me.key, lambda _before: content)


def _id(me: Seated) -> UUID:
    return UUID(bytes=me.key.mac(COPY, me.seat.row_id)[:16])


def _read(content: bytes) -> Leaving:
    return msgspec.json.decode(content, type=Leaving)
