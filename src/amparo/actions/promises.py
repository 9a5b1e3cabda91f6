"""Next steps in a room: by the seat, what somebody promises; by the facilitator, what the room gathers from it."""

from collections.abc import Callable
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.rooms import NOTE, read_room
from amparo.actions.seats import COMMITMENT, Seated
from amparo.domain.workshop.board import Note
from amparo.domain.workshop.nextsteps import (
    NextStep,
    NextSteps,
    Readers,
    Recommendation,
    new_id,
    put_together,
)
from amparo.domain.workshop.promises import (
    Gathered,
    Promise,
    counted,
    for_readers_of,
    may_read,
    said,
    theme_of,
    together,
)
from amparo.domain.workshop.writeup import NotDecided, written_up
from amparo.sealing.faults import WrongKey
from amparo.sealing.roomkey import RoomKey
from amparo.store import things
from amparo.store.keys import Keys
from amparo.store.things import NoSuchThing, Thing

GATHERED = "recommendation"
EditWhole = Callable[[NextSteps], NextSteps]


def own_steps(me: Seated) -> tuple[tuple[UUID, NextStep, bool], ...]:
    """Each with its id, and whether the room sees it."""
    mine = things.all_of(me.room, COMMITMENT, me.seat)
    shown = things.all_of(me.room, COMMITMENT, me.key, owner=me.seat.row_id)
    return tuple((thing.id, _promise(thing).step, not thing.private) for thing in (*mine, *shown))


def add_step(me: Seated, thing_id: UUID, step: NextStep) -> None:
    """For their own eyes. Sent twice under one id, it is one step. Or Full."""
    promise = Promise(step=said(step, me.card.pseudonym, me.card.organisation), organisation=me.card.organisation)
    things.put(me.room, COMMITMENT, msgspec.json.encode(promise), key=me.seat, thing_id=thing_id)


def show_step(me: Seated, thing_id: UUID) -> None:
    try:
        things.show(me.room, COMMITMENT, thing_id, me.seat, me.key, _as_it_is)
    except WrongKey:  # somebody else's, or shown already
        raise NoSuchThing from None


def take_step_back(me: Seated, thing_id: UUID) -> None:
    try:
        things.take_back(me.room, COMMITMENT, thing_id, me.seat, me.key, _as_it_is)
    except WrongKey:  # taken back already
        raise NoSuchThing from None


def throw_step_away(me: Seated, thing_id: UUID) -> None:
    things.remove(me.room, COMMITMENT, thing_id, owner=me.seat.row_id)


def keep_for_room(
    room_id: UUID,
    key: RoomKey,
    thing_id: UUID,
    step: NextStep,
    theme: str,
    *,
    by: Member,
    keys: Keys,
) -> None:
    """A step that a gap in the drill asks for, under the recommendation of its cause: nobody's yet, or of whom it names."""
    allow(by, Act.STEER_ROOM)

    def edit(whole: NextSteps) -> NextSteps:
        there = next((one for one in whole.recommendations if step.cause and one.cause is step.cause), None)
        fresh = Recommendation(id=new_id(whole, Recommendation), text=theme, cause=step.cause)
        return whole if there else put_together(whole, fresh)

    _change(room_id, key, lambda there: replace(there, whole=edit(there.whole)), by=by, keys=keys)
    about = theme_of(_gathered(room_id, key).whole.recommendations, step.cause)
    promise = Promise(step=replace(step, recommendation=about))
    things.put(room_id, COMMITMENT, msgspec.json.encode(promise), key=key, thing_id=thing_id)


def room_steps(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[tuple[UUID, NextStep], ...]:
    """Those that were written down for the room, each with its id."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = things.all_of(room_id, COMMITMENT, key)
    return tuple((thing.id, _promise(thing).step) for thing in found if thing.owner is None)


def throw_room_step_away(room_id: UUID, key: RoomKey, thing_id: UUID, *, by: Member, keys: Keys) -> None:
    """Only what nobody in the room has said as their own."""
    allow(by, Act.STEER_ROOM)
    if any(thing_id == each for each, _step in room_steps(room_id, key, by=by, keys=keys)):
        things.remove(room_id, COMMITMENT, thing_id)


def recommendations_for(me: Seated) -> tuple[Recommendation, ...]:
    """What a step may carry out; nothing of another organisation."""
    found = _gathered(me.room, me.key).whole.recommendations
    whose = _organisations(me.room, me.key) if found else {}
    return tuple(each for each in found if may_read(each, whose, me.card.organisation))


def fitted_for(me: Seated) -> NextSteps:
    """How the session was fitted to the group, and when all look again; nothing that anybody wrote."""
    found = _gathered(me.room, me.key).whole
    return NextSteps(adapted=found.adapted, review_on=found.review_on, held_on=found.held_on, language=found.language)


def steps_in(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> NextSteps:
    """What was shown to the room, under its recommendations."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    return together(_gathered(room_id, key), _promises(room_id, key))


def recommend(room_id: UUID, key: RoomKey, edit: EditWhole, *, by: Member, keys: Keys) -> None:
    """`edit` may run more than once; it is handed everything but the steps. What it refuses comes through."""
    allow(by, Act.STEER_ROOM)
    _change(room_id, key, lambda there: replace(there, whole=edit(there.whole)), by=by, keys=keys)


def count_closing(room_id: UUID, key: RoomKey, *, aloud: int = 0, silent: int = 0, by: Member, keys: Keys) -> None:
    """Somebody read a step aloud, or stayed silent."""
    allow(by, Act.STEER_ROOM)
    _change(room_id, key, lambda there: counted(there, aloud=aloud, silent=silent), by=by, keys=keys)


def closing_counts(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[int, int]:
    """How many read aloud, and how many stayed silent."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = _gathered(room_id, key)
    return found.aloud, found.silent


def written_for(me: Seated) -> NextSteps | None:
    """What the group agreed to write up for those who were there; nothing, as long as it did not."""
    found = _gathered(me.room, me.key)
    whose = _organisations(me.room, me.key)
    whole = for_readers_of(found, _promises(me.room, me.key), whose, me.card.organisation)
    try:
        return written_up(whole, Readers.PARTICIPANTS).whole
    except NotDecided:
        return None


def written_for_readers(room_id: UUID, key: RoomKey, readers: Readers, *, by: Member, keys: Keys) -> NextSteps:
    """What the group agreed to write up for readers who were not there. Or NotDecided."""
    allow(by, Act.STEER_ROOM)
    return written_up(steps_in(room_id, key, by=by, keys=keys), readers).whole


def _change(room_id: UUID, key: RoomKey, edit: Callable[[Gathered], Gathered], *, by: Member, keys: Keys) -> None:
    state = read_room(room_id, key, by=by, keys=keys)
    fresh = Gathered(whole=NextSteps(title=state.session.title, language=state.session.language))
    things.put(room_id, GATHERED, msgspec.json.encode(fresh), key=key, thing_id=_box(room_id, key))

    def edited(content: bytes) -> bytes:
        return msgspec.json.encode(edit(msgspec.json.decode(content, type=Gathered)))

    things.change(room_id, GATHERED, _box(room_id, key), key, edited)


def _promises(room: UUID, key: RoomKey) -> tuple[Promise, ...]:
    return tuple(_promise(thing) for thing in things.all_of(room, COMMITMENT, key))


def _gathered(room: UUID, key: RoomKey) -> Gathered:
    try:
        return msgspec.json.decode(things.read(room, GATHERED, _box(room, key), key).content, type=Gathered)
    except NoSuchThing:
        return Gathered()


def _organisations(room: UUID, key: RoomKey) -> dict[str, str]:
    notes = things.all_of(room, NOTE, key)
    return {str(thing.id): msgspec.json.decode(thing.content, type=Note).organisation for thing in notes}


def _promise(thing: Thing) -> Promise:
    return msgspec.json.decode(thing.content, type=Promise)


def _as_it_is(content: bytes) -> bytes:
    return content


def _box(room: UUID, key: RoomKey) -> UUID:
    return UUID(bytes=key.mac(GATHERED, room)[:16])
