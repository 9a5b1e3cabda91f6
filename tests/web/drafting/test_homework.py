"""A mixed room works on an invented case; at home Tomás finds the task, and the invented case beside his own, never in it."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.plan.drafting import Step
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.plan.upcoming import upcoming
from amparo.domain.workshop.room import Kind
from amparo.sealing.agefile import new_identity, open_with_identity
from tests.inside import TODAY
from tests.web.drafting.test_room import writes
from tests.web.nextsteps.test_copies import files_in

INVENTED = "They break in at night"


@pytest.fixture
def taken(room):
    """What somebody of the first group opened at home."""
    room.steer(lambda state: replace(state, kind=Kind.FICTITIOUS))
    one = room.phones[0]
    writes(one, "objectives", **{"want-t1-a": "They do not come"})
    writes(one, "measures", **{"before-o1": "Ask the neighbours"})
    mine = new_identity()
    one.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = one.client.get("/s/copy/1/").content
    return files_in(open_with_identity(sealed, mine.secret))


def brought(client, taken, path="/plans/bring/"):
    page = client.post(path, {"file": SimpleUploadedFile("plan.yaml", taken["plan.yaml"].encode()), "text": ""})
    return page.content.decode()


def carried(page):
    return unescape(re.search(r'name="carried" value="([^"]*)"', page)[1])


def test_the_copy_asks_the_six_questions_with_the_example_under_each(taken):
    page = taken["homework.md"]
    assert page.startswith("# Homework from the workshop")
    assert page.count("\n## ") == len(Step)
    assert INVENTED in page
    assert "Ask the neighbours" in page


def test_a_real_room_gives_no_homework(room):
    writes(room.phones[0], "objectives", **{"want-t1-a": "They do not come"})
    mine = new_identity()
    room.phones[0].sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = room.phones[0].client.get("/s/copy/1/").content
    assert list(files_in(open_with_identity(sealed, mine.secret))) == ["plan.yaml"]


def test_at_home_it_is_a_task_of_the_real_plan_and_none_of_its_words_are_there(at_home, taken):
    before = at_home.plan
    page = brought(at_home.client, taken)
    assert f'value="{at_home.id}"' in page
    answer = at_home.client.post("/plans/homework/", {"carried": carried(page), "plan": str(at_home.id)})
    after = at_home.plan
    assert after.measures[:-1] == before.measures
    assert replace(after, measures=before.measures) == before
    assert after.measures[-1].id in upcoming(after, TODAY).soon
    assert INVENTED not in str(after)
    beside = at_home.client.get(answer["Location"]).content.decode()
    assert INVENTED in beside
    assert INVENTED not in beside.split("<form")[-1].split("</form>")[0]


def test_the_example_stays_beside_through_all_six_steps(at_home, taken):
    page = brought(at_home.client, taken)
    answer = at_home.client.post("/plans/homework/", {"carried": carried(page), "plan": str(at_home.id)})
    for step in Step:
        page = at_home.client.get(answer["Location"].replace("threats", step.value)).content.decode()
        assert "In the invented case" in page
    assert "Ask the neighbours" in page
    onward = at_home.client.post(answer["Location"], {"was": "t1", "threat": "t1"})["Location"]
    assert onward == answer["Location"].replace("threats", "vulnerabilities")


def test_brought_into_the_real_plan_itself_it_is_the_task_again_and_only_once(at_home, taken):
    for _ in range(2):
        page = brought(at_home.client, taken, f"{at_home.base}bring/")
        assert "plans/homework/" in page
        assert f"{at_home.base}keep/" not in page
        at_home.client.post("/plans/homework/", {"carried": carried(page), "plan": str(at_home.id)})
    assert sum("Homework" in measure.text for measure in at_home.plan.measures) == 1


def test_without_a_plan_of_their_own_one_begins_with_the_task(at_home, taken):
    page = brought(at_home.client, taken)
    answer = at_home.client.post("/plans/homework/", {"carried": carried(page), "plan": ""})
    plan = plans.read_plan(answer["Location"].split("/")[2], **at_home.somebody.looks).document
    assert plan.workspace.kind is WorkspaceKind.REAL
    assert [measure.text for measure in plan.measures] == [
        "Homework from the workshop: the six steps with our own cases"
    ]
    assert plan.threats == ()


def test_a_real_case_is_no_homework(at_home, taken):
    real = taken["plan.yaml"].replace("fictitious", "real")
    assert "plans/homework/" not in brought(at_home.client, {"plan.yaml": real})
    assert at_home.client.post("/plans/homework/", {"carried": "{}", "plan": ""}).status_code == 404


def test_an_invented_case_stands_under_its_own_name_among_the_plans(at_home, taken):
    page = brought(at_home.client, taken)
    at_home.client.post("/plans/keep/", {"carried": carried(page)})
    assert "An invented case" in at_home.client.get("/plans/").content.decode()
    assert "?beside=" in at_home.opens("drafting/threats/")
