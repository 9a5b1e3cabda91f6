"""Both tables for each group on paper, empty ones for groups without phones, and the plenary on the wall without names."""

import pytest
from msgspec.structs import replace

from amparo.actions import made, plans
from amparo.sealing.agefile import new_identity, open_with_identity
from amparo.store import things
from amparo.web.drafting.tables import _left
from amparo.web.drafting.wall import plenary_on_the_wall
from tests.web.drafting.test_room import buttons, drafted, writes
from tests.web.nextsteps.test_copies import files_in

OFF = "Their cousin works there"


class Looking:
    """Rosa in front of the wall."""

    def __init__(self, room):
        self.room = type("Opened", (), {"id": room.opened.id, "key": room.opened.key})
        self.member, self.keys = room.rosa.by, room.rosa.keys


def test_each_group_has_its_two_tables_on_paper_with_room_for_more(room, rosas):
    drafted(room)
    page = rosas.get(f"{room.plenary}paper/").content.decode()
    assert page.count("<table") == 4
    assert page.count("They break in at night") >= 1
    assert "Ask the neighbours" in page
    assert 'class="blank"' in page


def test_empty_tables_carry_what_was_dealt_and_nothing_that_was_written(room, rosas):
    drafted(room)
    page = rosas.get(f"{room.plenary}paper/?empty").content.decode()
    assert "They break in at night" in page
    assert "They follow us" in page
    assert "Ask the neighbours" not in page
    assert "What will you change" in page


@pytest.mark.parametrize(("dealt", "below", "six"), [(0, 6, 6), (1, 5, 6), (2, 4, 6), (4, 1, 5), (5, 1, 4), (9, 1, 4)])
def test_what_was_dealt_takes_the_place_of_empty_lines_so_that_a_sheet_stays_one_page(dealt, below, six):
    assert _left(dealt) == (below, six)


def test_before_there_are_groups_one_empty_sheet_is_there_to_be_copied(room, rosas):
    room.steer(lambda state: replace(state, grouping=None))
    page = rosas.get(f"{room.plenary}paper/?empty").content.decode()
    assert page.count("<table") == 4  # four columns, six, the three aims, who reports back
    assert "Group" not in page.split("<main")[1]


def test_the_wall_shows_what_and_when_and_never_who(room, rosas):
    drafted(room)
    rosas.post(buttons(rosas, room)[0], {"verdict": "agreed", "text": "Ask the neighbours"})
    first, second = plenary_on_the_wall(Looking(room))
    assert [row["text"] for row in first["rows"]] == ["Ask the neighbours", "A second lock"]
    assert first["rows"][0]["verdict"] == "agreed"
    assert first["rows"][0]["wants"] == "They do not come"
    assert "Blue Kite" not in str((first, second))


def test_a_real_case_of_one_organisation_is_not_for_the_wall(room):
    drafted(room)
    for made_id, one in made.group_plans(room.opened.id, room.opened.key, by=room.rosa.by, keys=room.rosa.keys):
        made._change(room.opened.id, room.opened.key, made_id, lambda there: replace(there, organisation="river"))
        assert one.organisation == ""
    assert plenary_on_the_wall(Looking(room)) == []


def test_an_objection_off_the_record_is_in_nothing_that_is_kept_printed_copied_or_taken_home(room, rosas):
    drafted(room)
    first, *_ = buttons(rosas, room)
    rosas.post(first, {"verdict": "agreed", "text": "Ask the neighbours", "objection": OFF})
    plan_id = rosas.post(f"{room.plenary}plan/")["Location"].split("/")[2]
    mine = new_identity()
    room.phones[0].sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = room.phones[0].client.get("/s/copy/1/").content
    kept = [thing.content.decode() for kind in ("group-plan", "note", "change") for thing in _all(room, kind)]
    seen = [rosas.get(room.plenary).content, rosas.get(f"{room.plenary}paper/").content]
    pages = [page.decode() for page in seen] + [room.phones[0].looks("/s/drafting/paper/")]
    for text in (*kept, *pages, *files_in(open_with_identity(sealed, mine.secret)).values()):
        assert OFF not in text
    assert OFF not in str(plans.read_plan(plan_id, **room.rosa.looks).document)
    assert OFF not in str(plenary_on_the_wall(Looking(room)))


def _all(room, kind):
    return things.all_of(room.opened.id, kind, room.opened.key)


def test_one_that_was_wished_to_be_kept_goes_into_the_plan_beside_what_it_is_about(room, rosas):
    drafted(room)
    first, second, *_ = buttons(rosas, room)
    rosas.post(first, {"verdict": "agreed", "text": "Ask the neighbours", "objection": OFF, "keep": "1"})
    rosas.post(second, {"verdict": "parked", "text": "A second lock", "objection": "Too dear", "keep": "1"})
    plan_id = rosas.post(f"{room.plenary}plan/")["Location"].split("/")[2]
    plan = plans.read_plan(plan_id, **room.rosa.looks).document
    assert [(note.text, note.source) for note in plan.context] == [(OFF, "The objection: Ask the neighbours")]


def test_the_three_aims_with_a_groups_own_examples_are_in_plenary_and_in_the_plan(room, rosas):
    drafted(room)
    writes(room.phones[0], "objectives", **{"example-a": "After our letter the calls ended"})
    assert "After our letter the calls ended" in rosas.get(room.plenary).content.decode()
    rosas.post(buttons(rosas, room)[0], {"verdict": "agreed", "text": "Ask the neighbours"})
    plan_id = rosas.post(f"{room.plenary}plan/")["Location"].split("/")[2]
    plan = plans.read_plan(plan_id, **room.rosa.looks).document
    assert [note.text for note in plan.context] == ["After our letter the calls ended"]
