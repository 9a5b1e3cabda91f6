"""The questions that write a first plan: every answer is kept at once, and "I am not sure" is one."""

import re
from uuid import UUID

import pytest

from amparo.actions import plans
from amparo.domain.plan.terms import Mode
from tests.inside import client_of

BREAK_IN = {"starter": "break-in", "why-break-in": ["break-in.others"], "own": "", "own_why": ""}


@pytest.fixture
def rosas(doors, rosa):
    return client_of(rosa)


def begins(client, **answer):
    """The address of her plan's questions."""
    led_to = client.post("/first/", answer or BREAK_IN)["Location"]
    assert led_to.endswith("/first/5/")
    return led_to.removesuffix("5/")


def plan_of(somebody, base):
    return plans.read_plan(UUID(base.split("/")[2]), **somebody.looks).document


def up_to_the_measures(client):
    base = begins(client)
    client.post(base + "5/", {"line": ["break-in.open-files"], "own0": "", "own1": ""})
    client.post(base + "6/", {"line": ["break-in.neighbours"], "own0": "", "own1": ""})
    client.post(base + "7/", {"line": ["break-in.rarer", "break-in.milder", "break-in.open-files.want"], "own0": ""})
    client.post(base + "8/", {"line": ["break-in.sort", "break-in.stay-out"], "own0": "", "own1": "", "happens0": ""})
    return base


def test_an_answer_is_kept_before_the_next_page_is_shown(rosas, rosa):
    base = begins(rosas)
    threat = plan_of(rosa, base).threats[0]
    assert (threat.text, threat.reason) == ("A break-in at the office", "Other offices were broken into")


def test_whoever_stops_in_the_middle_goes_on_where_they_were(rosas, rosa):
    base = begins(rosas)
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "own0": "", "own1": ""})
    assert f'href="{base}6/"' in rosas.get("/plans/").content.decode()


def test_nothing_chosen_is_asked_for_without_losing_the_rest(rosas):
    page = rosas.post("/first/", {"own": "", "own_why": "They asked about us"})
    assert page.status_code == 422
    assert "They asked about us" in page.content.decode()


def test_something_else_in_their_own_words(rosas, rosa):
    base = begins(rosas, starter="own", own="The river floods the archive", own_why="")
    assert plan_of(rosa, base).threats[0].text == "The river floods the archive"
    rosas.post(base + "5/", {"own0": "Boxes stand on the floor", "own1": ""})
    rosas.post(base + "7/", {"line": ["own.milder"], "own0": "", "even-v1": "No paper gets wet"})
    assert plan_of(rosa, base).objectives[-1].vulnerability == "v1"


@pytest.mark.parametrize("number", range(5, 12))
def test_not_sure_is_kept_as_an_answer_and_blocks_nothing(rosas, rosa, number):
    base = begins(rosas)
    assert rosas.post(f"{base}{number}/", {"unsure": "1"})["Location"] == f"{base}{number + 1}/"
    assert any("Not sure yet" in note.text for note in plan_of(rosa, base).context)


def test_not_sure_from_the_first_question_to_the_last(rosas, rosa):
    led_to = rosas.post("/first/", {"unsure": "1"})["Location"]
    while not led_to.endswith("/12/"):
        assert rosas.get(led_to).status_code == 200
        led_to = rosas.post(led_to, {"unsure": "1"})["Location"]
    assert rosas.get(led_to).status_code == 200


def test_an_answer_given_later_takes_the_doubt_away(rosas, rosa):
    base = begins(rosas)
    rosas.post(base + "5/", {"unsure": "1"})
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "own0": "", "own1": ""})
    assert plan_of(rosa, base).context == ()


def test_going_back_finds_the_answers_and_may_change_them(rosas, rosa):
    base = up_to_the_measures(rosas)
    assert re.search(r'value="break-in.open-files"[^>]* checked', rosas.get(base + "5/").content.decode())
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "own0": "", "own1": ""})
    assert [v.text for v in plan_of(rosa, base).vulnerabilities] == ["One weak lock keeps the door"]


def test_lines_of_ones_own_stay_and_can_be_taken_back(rosas, rosa):
    base = begins(rosas)
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "own0": "The alarm is broken", "own1": ""})
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "kept": ["v2"], "own0": "", "own1": ""})
    assert len(plan_of(rosa, base).vulnerabilities) == 2
    rosas.post(base + "5/", {"line": ["break-in.one-lock"], "own0": "", "own1": ""})
    assert len(plan_of(rosa, base).vulnerabilities) == 1


def test_what_is_ticked_comes_in_order_and_is_hers(rosas, rosa):
    plan = plan_of(rosa, up_to_the_measures(rosas))
    assert [measure.mode for measure in plan.measures] == [Mode.PREVENTIVE, Mode.REACTIVE]
    assert all(measure.owner == "w1" and measure.owner_agreed for measure in plan.measures)


def test_a_name_and_a_day_are_changed_on_one_page(rosas, rosa):
    base = up_to_the_measures(rosas)
    rosas.post(base + "9/", {"who-m1": "Tomás", "day-m1": "2026-12-24", "who-m2": "Me"})
    plan = plan_of(rosa, base)
    assert plan.people[1].alias == "Tomás"
    assert plan.measures[0].owner == "w2"
    assert plan.measures[0].schedule.day.isoformat() == "2026-12-24"
    assert plan.measures[0].owner_agreed is None


def test_at_most_three_questions_are_asked(rosas):
    base = up_to_the_measures(rosas)
    assert 1 <= rosas.get(base + "10/").content.decode().count('class="finding') <= 3


def test_mending_leads_back_to_the_questions(rosas, rosa):
    base = up_to_the_measures(rosas)
    page = rosas.get(base + "10/").content.decode()
    led_to = rosas.post(re.search(r'action="([^"]*fix/\?first=1)"', page)[1])["Location"]
    assert rosas.get(led_to).status_code == 200
    assert led_to.startswith(base) or 'name="first" value="1"' in rosas.get(led_to).content.decode()


def test_the_next_look_ends_the_questions(rosas, rosa):
    base = up_to_the_measures(rosas)
    rosas.post(base + "11/", {"months": "6"})
    assert plan_of(rosa, base).review_on.isoformat() == "2027-05-20"
    assert "First thing, today:" in rosas.get(base + "12/").content.decode()


def test_another_worry_takes_the_lines_of_the_first_along(rosas, rosa):
    base = up_to_the_measures(rosas)
    rosas.post(base + "4/", {"starter": "arrest", "own": "", "own_why": ""})
    plan = plan_of(rosa, base)
    assert plan.threats[0].text == "Someone is arrested"
    assert plan.measures == plan.vulnerabilities == ()


def test_a_code_that_was_not_offered_is_refused(rosas):
    base = begins(rosas)
    assert rosas.post(base + "5/", {"line": ["arrest.alone"], "own0": "", "own1": ""}).status_code == 422
    assert rosas.post(base + "5/", {"line": [], "own7": "x"}).status_code == 400


def test_the_questions_speak_the_language_of_the_page(rosas):
    rosas.cookies["amparo_language"] = "ar"
    assert 'dir="rtl"' in rosas.get("/first/").content.decode()


@pytest.mark.parametrize("number", range(4, 13))
def test_each_question_asks_rosa_and_tomas_and_knows_no_mateo(rosas, rosa, tomas, mateo, number):
    base = begins(rosas)
    assert client_of(tomas).get(f"{base}{number}/").status_code == 200
    assert client_of(mateo).get(f"{base}{number}/").status_code == 404
