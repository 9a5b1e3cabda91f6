"""What a participant does, by the seat in their cookie; the room's key comes from the memory of the server."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.door import House
from amparo.actions.rooms import NOTE, VOTE
from amparo.domain.workshop.board import Board, Note, Notes, Seen, Votes, with_dot, without_dot
from amparo.domain.workshop.room import Kind, RoomState
from amparo.domain.workshop.seat import SeatCard
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM
from amparo.sealing.link import Seat
from amparo.sealing.roomkey import RoomKey
from amparo.sealing.words import pick
from amparo.store import noticeboard, rooms, seats, things
from amparo.store.labels import EVERYBODY
from amparo.store.rooms import NoSuchRoom
from amparo.store.seats import Full, NoSuchSeat, Place
from amparo.store.shelf import Overtaken
from amparo.store.things import NoSuchThing
from amparo.wording import pseudonyms

__all__ = ["Full", "NoSuchRoom", "NoSuchSeat", "NoSuchThing", "Overtaken"]

PETAL, ACTION_PLAN, DRILL, COMMITMENT, SEALED = "petal", "action-plan", "drill", "commitment", "sealed-copy"


@dataclass(frozen=True, repr=False)
class Seated:
    """Somebody at their place, with what they may open."""

    seat: Seat
    room: UUID
    key: RoomKey
    state: RoomState
    card: SeatCard


def read_lobby(room_id: UUID, key: RoomKey) -> RoomState:
    """What the room says about itself, as long as it is open; nothing that was written. Or NoSuchRoom."""
    if not rooms.is_open(room_id):
        raise NoSuchRoom
    return rooms.read(room_id, key)


def find_room(untrusted_words: str, *, house: House) -> UUID:
    """The open room behind three words, or NoSuchRoom."""
    try:
        found = rooms.find(house.instance.door_mac(untrusted_words))
    except WrongKey:
        found = None
    if found is None:
        raise NoSuchRoom
    return found


def draw_name(room_id: UUID, key: RoomKey, language: str) -> str:
    """Two words nobody in this room has."""
    taken = {sitting.card.pseudonym for sitting in seats.all_of(room_id, key)}
    return pseudonyms.name(language, taken, _pick)


def join_room(room_id: UUID, key: RoomKey, untrusted_name: str, language: str, *, organisation: str = "") -> Seat:
    """A new seat under the name that was shown, or another one if somebody took it meanwhile. Or Full."""
    taken = {sitting.card.pseudonym for sitting in seats.all_of(room_id, key)}
    good = pseudonyms.is_name(language, untrusted_name) and untrusted_name not in taken
    name = untrusted_name if good else pseudonyms.name(language, taken, _pick)
    seat = Seat.new()
    seats.take(room_id, key, SeatCard(pseudonym=name, language=language, organisation=organisation), seat)
    return seat


def find_seat(untrusted_cookie: str) -> tuple[Seat, Place] | None:
    """Whose cookie it is, and in which room they sit."""
    try:
        seat = Seat.read(untrusted_cookie)
    except WrongKey:
        return None
    place = seats.of(seat)
    return (seat, place) if place else None


def sit_down(seat: Seat, place: Place, key: RoomKey) -> Seated:
    """What their page needs."""
    state = rooms.read(place.room, key)
    card = replace(seats.read(place.room, place.id, key), group=group_of(state, place.id))
    if place.left:
        seats.leave(place.room, place.id, left=False)
    return Seated(seat, place.room, key, state, card)


def group_of(state: RoomState, seat_id: bytes) -> int | None:
    """The number of the group somebody sits in, counted from one."""
    groups = state.grouping.groups if state.grouping else ()
    return next((number for number, group in enumerate(groups, 1) if seat_id.hex() in group.members), None)


def group_audience(group: int | None) -> str:
    """Who is told when something is shown to a group; everybody, where there are none."""
    return f"group-{group}" if group else EVERYBODY


def leave_room(me: Seated) -> None:
    """What they showed stays; what they did not show opens to nobody from now on, so it goes."""
    for kind in (NOTE, PETAL, ACTION_PLAN, DRILL, COMMITMENT, SEALED):
        for thing in things.all_of(me.room, kind, me.seat):
            things.remove(me.room, kind, thing.id, owner=me.seat.row_id)
    seats.leave(me.room, me.seat.row_id)


def own_notes(me: Seated) -> Notes:
    """Theirs alone, and theirs that they showed."""
    found = (*things.all_of(me.room, NOTE, me.seat), *things.all_of(me.room, NOTE, me.key, owner=me.seat.row_id))
    return {str(thing.id): msgspec.json.decode(thing.content, type=Note) for thing in found}


def group_notes(me: Seated) -> Notes:
    """What the people in their group showed to it."""
    if me.card.group is None:
        return {}
    found = things.all_of(me.room, NOTE, me.key)
    read = {str(thing.id): msgspec.json.decode(thing.content, type=Note) for thing in found}
    return {each: note for each, note in read.items() if _is_for_my_group(me, note)}


def add_note(me: Seated, thing_id: UUID, note: Note) -> None:
    """For their own eyes. Sent twice with one id it is one note. Or Full."""
    content = msgspec.json.encode(replace(note, seen=Seen.MINE, group=None))
    things.put(me.room, NOTE, content, key=me.seat, thing_id=thing_id)


def show_note(me: Seated, note_id: UUID) -> None:
    """To their group; to the room, where there are no groups."""
    seen = Seen.ROOM if me.card.group is None else Seen.GROUP
    whose: dict[str, Any] = {
        "group": me.card.group,
        "grouping": _grouping(me),
        "organisation": me.card.organisation,
    }

    def edit(content: bytes) -> bytes:
        return msgspec.json.encode(replace(msgspec.json.decode(content, type=Note), seen=seen, **whose))

    try:
        things.show(me.room, NOTE, note_id, me.seat, me.key, edit, audience=group_audience(me.card.group))
    except WrongKey:  # somebody else's, or shown already
        raise NoSuchThing from None


def show_to_room(me: Seated, note_id: UUID) -> None:
    """What the group sees goes to the board of the whole room; anybody in the group may do it."""

    def edit(content: bytes) -> bytes:
        note = msgspec.json.decode(content, type=Note)
        if not _is_for_my_group(me, note):
            raise NoSuchThing
        return msgspec.json.encode(replace(note, seen=Seen.ROOM))

    try:
        things.change(me.room, NOTE, note_id, me.key, edit)
        _tell_the_group(me)
    except WrongKey:
        raise NoSuchThing from None


def take_note_back(me: Seated, note_id: UUID) -> None:
    """Back to their own eyes only."""

    def edit(content: bytes) -> bytes:
        note = msgspec.json.decode(content, type=Note)
        return msgspec.json.encode(replace(note, seen=Seen.MINE, group=None, grouping="", under=""))

    try:
        things.take_back(me.room, NOTE, note_id, me.seat, me.key, edit)
        _tell_the_group(me)
    except WrongKey:
        raise NoSuchThing from None


def throw_note_away(me: Seated, note_id: UUID) -> None:
    things.remove(me.room, NOTE, note_id, owner=me.seat.row_id, audience=group_audience(me.card.group))


def own_votes(me: Seated, board: Board) -> Votes:
    for thing in things.all_of(me.room, VOTE, me.key, owner=me.seat.row_id):
        votes = msgspec.json.decode(thing.content, type=Votes)
        if votes.board == board.id:
            return votes
    return Votes(board=board.id)


def vote(me: Seated, board: Board, note_id: str, *, back: bool = False) -> None:
    """A dot on a note, or one taken back. TooManyDots when none is left."""
    ballot = _ballot(me, board)
    things.put(
        me.room, VOTE, msgspec.json.encode(Votes(board=board.id)), key=me.key, thing_id=ballot, owner=me.seat.row_id
    )

    def edit(content: bytes) -> bytes:
        votes = msgspec.json.decode(content, type=Votes)
        after = without_dot(votes, note_id) if back else with_dot(votes, note_id, board)
        return msgspec.json.encode(after)

    things.change(me.room, VOTE, ballot, me.key, edit)


def wish(me: Seated, *, not_with: tuple[str, ...], not_me: bool, situation: str, helper: bool) -> None:
    """Kept when groups are made; nobody reads whose wish it was."""

    def edit(card: SeatCard) -> SeatCard:
        return replace(card, not_with=not_with, not_me=not_me, situation=situation, helper=helper)

    seats.change(me.room, me.seat.row_id, me.key, edit)


def speak(me: Seated, language: str) -> None:
    """From now on their pages come in this language."""
    seats.change(me.room, me.seat.row_id, me.key, lambda card: replace(card, language=language))


def call_for_help(me: Seated, *, asks: bool) -> None:
    """Only whoever leads reads it; it stands until either of the two takes it away."""
    seats.change(me.room, me.seat.row_id, me.key, lambda card: replace(card, asks=asks))


def _is_for_my_group(me: Seated, note: Note) -> bool:
    """Shown to the people who sit together now; of a real case, to nobody of another organisation."""
    if note.seen is not Seen.GROUP or (note.group, note.grouping) != (me.card.group, _grouping(me)):
        return False
    return me.state.kind is not Kind.REAL or note.organisation in ("", me.card.organisation)


def _grouping(me: Seated) -> str:
    return me.state.grouping.mark if me.state.grouping else ""


def _tell_the_group(me: Seated) -> None:
    if me.card.group:
        noticeboard.ring(me.room, group_audience(me.card.group))


def _ballot(me: Seated, board: Board) -> UUID:
    """One for each seat and board; two presses at once write to the same one."""
    return UUID(bytes=me.key.mac("ballot", me.seat.row_id, board.id)[:16])


def _pick(choices: int) -> int:
    return pick(choices, OS_RANDOM)
