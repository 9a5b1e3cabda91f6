"""What a participant writes for themselves. It is sealed by their seat: nobody else opens it, not even the facilitator."""

from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.seats import ACTION_PLAN, PETAL, Seated, add_note, show_note, show_to_room
from amparo.domain.workshop.board import Note
from amparo.domain.workshop.own import ActionPlan, Petal
from amparo.sealing.faults import WrongKey
from amparo.store import things
from amparo.store.things import NoSuchThing

Petals = dict[UUID, Petal]


def own_pact(me: Seated) -> ActionPlan:
    try:
        content = things.read(me.room, ACTION_PLAN, _id(me), me.seat).content
    except NoSuchThing:
        return ActionPlan()
    return msgspec.json.decode(content, type=ActionPlan)


def write_own_pact(me: Seated, plan: ActionPlan) -> None:
    content = msgspec.json.encode(plan)
    things.put(me.room, ACTION_PLAN, content, key=me.seat, thing_id=_id(me))
    things.change(me.room, ACTION_PLAN, _id(me), me.seat, lambda _before: content)


def keep_change(me: Seated, change: str) -> None:
    """What they will change after what they saw here (S1.17), in their own action plan."""
    things.put(me.room, ACTION_PLAN, msgspec.json.encode(ActionPlan()), key=me.seat, thing_id=_id(me))

    def edit(content: bytes) -> bytes:
        return msgspec.json.encode(replace(msgspec.json.decode(content, type=ActionPlan), change=change))

    things.change(me.room, ACTION_PLAN, _id(me), me.seat, edit)


def show_change(me: Seated, thing_id: UUID, change: str) -> None:
    """To the room, as a note of theirs that they can take back."""
    board = me.state.boards[0]
    note = Note(text=change, board=board.id, column=board.columns[0])
    add_note(me, thing_id, note)
    show_note(me, thing_id)
    if me.card.group is not None:
        show_to_room(me, thing_id)


def own_petals(me: Seated) -> Petals:
    found = things.all_of(me.room, PETAL, me.seat)
    return {thing.id: msgspec.json.decode(thing.content, type=Petal) for thing in found}


def add_petal(me: Seated, thing_id: UUID, petal: Petal) -> None:
    """Sent twice under one id, it is one petal. Or Full."""
    things.put(me.room, PETAL, msgspec.json.encode(petal), key=me.seat, thing_id=thing_id)


def change_petal(me: Seated, thing_id: UUID, petal: Petal) -> None:
    """Its words, or the deed it becomes."""
    try:
        things.change(me.room, PETAL, thing_id, me.seat, lambda _before: msgspec.json.encode(petal))
    except WrongKey:  # somebody else's
        raise NoSuchThing from None


def throw_petal_away(me: Seated, thing_id: UUID) -> None:
    things.remove(me.room, PETAL, thing_id, owner=me.seat.row_id)


def _id(me: Seated) -> UUID:
    return UUID(bytes=me.key.mac(ACTION_PLAN, me.seat.row_id)[:16])
