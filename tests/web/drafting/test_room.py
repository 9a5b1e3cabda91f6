"""Groups draft what was dealt to them; the plenary agrees, changes, parks; what was agreed goes home."""

import re

from msgspec.structs import replace

from amparo.actions import made, plans
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.room import Kind
from tests.web.drafting.test_home import fields


def group(room, number):
    found = made.group_plans(room.opened.id, room.opened.key, by=room.rosa.by, keys=room.rosa.keys)
    return next(one for _, one in found if one.group == number)


def writes(phone, step, **said):
    seen = fields(phone.looks(f"/s/drafting/{step}/"))
    phone.answer = phone.client.post(f"/s/drafting/{step}/", {**seen, **said})
    assert phone.answer.status_code == 303, phone.page
    return phone


def drafted(room):
    """Both groups wrote one thing to do."""
    for phone in (room.phones[0], room.phones[2]):
        writes(phone, "objectives", **{"want-t1-a": "They do not come"})
        writes(phone, "measures", **{"before-o1": "Ask the neighbours\nA second lock"})
        writes(phone, "list", **{"who-m1": "Blue Kite", "cost-m1": "0", "when-m1": "2 weeks"})


def buttons(rosas, room):
    return re.findall(r'action="(/rooms/[^"]*/plenary/[^"]*/m\d+/)"', rosas.get(room.plenary).content.decode())


def test_each_group_finds_the_threats_dealt_to_it_and_no_other(room):
    first, _, third = room.phones
    assert "They break in at night" in first.looks("/s/drafting/threats/")
    assert "They follow us" not in first.page
    assert "They follow us" in third.looks("/s/drafting/threats/")


def test_two_of_a_group_write_at_once_and_both_are_kept(room):
    one, two, _ = room.phones
    seen = fields(two.looks("/s/drafting/vulnerabilities/"))
    writes(one, "vulnerabilities", **{"own-t1": "One copy of everything"})
    two.client.post("/s/drafting/vulnerabilities/", {**seen, "own-t1": "A thin door"})
    assert {v.text for v in group(room, 1).plan.vulnerabilities} == {"One copy of everything", "A thin door"}


def test_every_step_and_the_paper_stand_on_a_phone_in_one_small_page(room):
    drafted(room)
    for step in ("threats", "vulnerabilities", "capacities", "objectives", "measures", "list", "paper"):
        room.phones[0].looks(f"/s/drafting/{step}/")
        assert room.phones[0].answer.status_code == 200
        assert len(room.phones[0].answer.content) <= 15_000, step


def test_a_threat_dealt_later_joins_the_plan(room):
    room.phones[0].looks("/s/drafting/threats/")
    grouping = lambda state: replace(state.grouping.groups[0], threats=("They break in at night", "Calls"))  # noqa: E731
    room.steer(
        lambda state: replace(
            state, grouping=replace(state.grouping, groups=(grouping(state), *state.grouping.groups[1:]))
        )
    )
    assert "Calls" in room.phones[0].looks("/s/drafting/threats/")


def test_without_groups_it_is_said(room):
    room.steer(lambda state: replace(state, grouping=None))
    room.phones[0].looks("/s/drafting/threats/")
    assert room.phones[0].answer.status_code == 409


def test_the_plenary_agrees_changes_and_parks_and_only_what_was_agreed_goes_home(room, rosas):
    drafted(room)
    agree, change, park, _ = buttons(rosas, room)
    rosas.post(agree, {"verdict": "agreed", "text": "Ask the neighbours"})
    rosas.post(change, {"verdict": "agreed", "text": "A second lock on the back door"})
    rosas.post(park, {"verdict": "parked", "text": "Ask the neighbours"})
    answer = rosas.post(f"{room.plenary}plan/")
    plan_id = answer["Location"].split("/")[2]
    plan = plans.read_plan(plan_id, **room.rosa.looks).document
    assert [m.text for m in plan.measures] == ["Ask the neighbours", "A second lock on the back door"]
    assert plan.people[0].alias == "Blue Kite"
    assert plan.workspace.kind is WorkspaceKind.REAL


def test_an_objection_is_off_the_record_unless_wished(room, rosas):
    drafted(room)
    first, second, *_ = buttons(rosas, room)
    rosas.post(first, {"verdict": "agreed", "text": "Ask the neighbours", "objection": "They talk"})
    rosas.post(second, {"verdict": "agreed", "text": "A second lock", "objection": "Who pays", "keep": "1"})
    assert [one.objection for one in group(room, 1).said] == ["", "Who pays"]


def test_nothing_agreed_is_nothing_written(room, rosas):
    drafted(room)
    assert rosas.post(f"{room.plenary}plan/").status_code == 409


def test_an_invented_case_stays_invented_and_the_real_one_is_homework(room, rosas):
    room.steer(lambda state: replace(state, kind=Kind.FICTITIOUS))
    drafted(room)
    assert "Homework" in room.phones[0].looks("/s/drafting/list/")
    rosas.post(buttons(rosas, room)[0], {"verdict": "agreed", "text": "Ask the neighbours"})
    plan_id = rosas.post(f"{room.plenary}plan/")["Location"].split("/")[2]
    assert plans.read_plan(plan_id, **room.rosa.looks).document.workspace.kind is WorkspaceKind.FICTITIOUS


def test_a_form_without_the_mark_of_the_seat_is_refused(room):
    seen = fields(room.phones[0].looks("/s/drafting/threats/"))
    assert room.phones[0].client.post("/s/drafting/threats/", {**seen, "mark": "x"}).status_code == 403
