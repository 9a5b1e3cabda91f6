"""What people make in a room: the plan of their group, and the plenary in which it is agreed, changed or parked."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions import plans
from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.rooms import read_room
from amparo.actions.seats import Seated, group_audience
from amparo.domain.plan.model import Plan
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop import made
from amparo.domain.workshop.made import GroupPlan, Verdict
from amparo.domain.workshop.room import Kind
from amparo.sealing.roomkey import RoomKey
from amparo.store import things
from amparo.store.keys import Keys
from amparo.store.things import NoSuchThing

GROUP_PLAN, CHANGE = "group-plan", "change"
EditGroup = Callable[[GroupPlan], GroupPlan]


class NoGroup(Exception):
    """Nobody has made groups yet, or this seat sits in none of them."""


def group_plan(me: Seated, today: date) -> GroupPlan:
    """The plan of their own group, begun with the threats dealt to it."""
    group = _group(me)
    try:
        found = _read(things.read(me.room, GROUP_PLAN, _id(me), me.key).content)
    except NoSuchThing:
        found = _begun(me, group, today)
    threats = threats_dealt(me)
    if made.dealt(found, threats) != found:
        found = _change(me.room, me.key, _id(me), lambda there: made.dealt(there, threats))
    return found


def threats_dealt(me: Seated) -> tuple[str, ...]:
    """What their group was given to work on."""
    groups = me.state.grouping.groups if me.state.grouping else ()
    return groups[me.card.group - 1].threats if me.card.group and me.card.group <= len(groups) else ()


def draft(me: Seated, edit: Callable[[Plan], Plan], today: date) -> GroupPlan:
    """`edit` may run more than once: the others of the group write at the same time, and all of it is kept."""
    group_plan(me, today)
    return _change(me.room, me.key, _id(me), lambda there: replace(there, plan=edit(there.plan)))


def plan_at_table(me: Seated) -> Plan | None:
    """What their group has written so far, if it has begun."""
    if me.card.group is None:
        return None
    try:
        return _read(things.read(me.room, GROUP_PLAN, _id(me), me.key).content).plan
    except NoSuchThing:
        return None


def group_plans(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> tuple[tuple[UUID, GroupPlan], ...]:
    """Of all groups, in their order, for the plenary."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    found = ((thing.id, _read(thing.content)) for thing in things.all_of(room_id, GROUP_PLAN, key))
    return tuple(sorted(found, key=lambda one: (one[1].group, one[1].organisation)))


def decide(
    room_id: UUID,
    key: RoomKey,
    made_id: UUID,
    measure: str,
    verdict: Verdict,
    *,
    text: str = "",
    objection: str = "",
    by: Member,
    keys: Keys,
) -> GroupPlan:
    """What the plenary says about one measure. An objection is handed in only if whoever made it wishes it kept."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)

    def edit(there: GroupPlan) -> GroupPlan:
        return made.decided(there, measure, verdict, text=text, objection=objection)

    return _change(room_id, key, made_id, edit)


def add_change(room_id: UUID, key: RoomKey, thing_id: UUID, text: str, *, by: Member, keys: Keys) -> None:
    """What somebody who reports without a phone will change (S1.17); no name stands beside it. Sent twice it is one."""
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    things.put(room_id, CHANGE, text.encode(), key=key, thing_id=thing_id)


def changes_said(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> dict[UUID, str]:
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    return {thing.id: thing.content.decode() for thing in things.all_of(room_id, CHANGE, key)}


def throw_change_away(room_id: UUID, key: RoomKey, thing_id: UUID, *, by: Member, keys: Keys) -> None:
    allow(by, Act.STEER_ROOM)
    read_room(room_id, key, by=by, keys=keys)
    things.remove(room_id, CHANGE, thing_id)


def write_up_plan(
    room_id: UUID, key: RoomKey, plan_id: UUID, objection: str, *, by: Member, keys: Keys, today: date
) -> Plan:
    """What was agreed becomes a plan document of the facilitator's organisation: invented, if the room's case is.

    `objection`: what an objection is called there, if whoever made it wished it kept.
    """
    allow(by, Act.START_PLAN)
    state = read_room(room_id, key, by=by, keys=keys)
    groups = [one for _, one in group_plans(room_id, key, by=by, keys=keys)]
    plan = made.written_up(groups, state.session.title, today, objection)
    plans.start_plan(plan_id, plan, by=by, keys=keys, today=today)
    return plan


def _group(me: Seated) -> int:
    if me.card.group is None:
        raise NoGroup
    return me.card.group


def _begun(me: Seated, group: int, today: date) -> GroupPlan:
    kind = WorkspaceKind(me.state.kind.value)
    session = me.state.session
    fresh = made.begun(group, kind, session.language, today, _organisation(me), session.title)
    things.put(
        me.room,
        GROUP_PLAN,
        msgspec.json.encode(fresh),
        key=me.key,
        thing_id=_id(me),
        audience=group_audience(group),
    )
    return _read(things.read(me.room, GROUP_PLAN, _id(me), me.key).content)


def _change(room: UUID, key: RoomKey, made_id: UUID, edit: EditGroup) -> GroupPlan:
    def change(content: bytes) -> bytes:
        return msgspec.json.encode(edit(_read(content)))

    return _read(things.change(room, GROUP_PLAN, made_id, key, change).content)


def _id(me: Seated) -> UUID:
    """One for each group: two who begin it at once begin the same one.

    Of a real case, one for each organisation in it: when groups are made anew, nobody finds what another one wrote.
    """
    return UUID(bytes=me.key.mac(GROUP_PLAN, str(_group(me)), _organisation(me))[:16])


def _organisation(me: Seated) -> str:
    return me.card.organisation if me.state.kind is Kind.REAL else ""


def _read(content: bytes) -> GroupPlan:
    return msgspec.json.decode(content, type=GroupPlan)
