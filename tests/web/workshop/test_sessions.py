"""Rosa prepares a session: its agenda, its questions, what she brings, and the paper she takes along."""

from datetime import time
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from amparo.actions import agendas, plans
from amparo.domain.workshop.agenda import agenda
from amparo.domain.workshop.card import Card, Span
from amparo.domain.workshop.edits import with_item
from amparo.domain.workshop.session import FixedPoint
from amparo.files.documents import read_document, write_document
from tests.files.test_cards import ACTIVITY
from tests.inside import client_of

DOCUMENTS = Path(__file__).parents[2] / "documents"
PAGES = (
    "",
    "about/",
    "parts/",
    "parts/cards/",
    "parts/pauses/add/",
    "parts/fixed/add/",
    "items/plan/",
    "items/tea/",
    "cards/",
    "cards/bring/",
    "cards/plan/steps/want/",
    "packing/",
    "print/",
    "versions/",
    "take/",
)
STEP = {
    "title": "List it all",
    "minutes": "30",
    "least": "15",
    "need": "should",
    "kind": "groups",
    "ask": "Which first?",
}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there(rosas, path):
    rosas.opens(path)


def test_the_agenda_tells_minutes_that_add_up_and_where_nobody_said_any(rosas):
    page = rosas.opens()
    assert "Why we are here" in page
    assert "not said" in page
    assert "100 minutes" in page


def test_a_step_is_given_its_minutes(rosas):
    rosas.sends("cards/plan/steps/list/", **STEP)
    step = rosas.document.cards[0].steps[3]
    assert (step.minutes, step.least, step.ask) == (30, 15, "Which first?")
    assert "not said" not in rosas.opens()


def test_the_shortest_is_never_longer_than_the_planned(rosas):
    page = rosas.sends("cards/plan/steps/list/", 422, **STEP | {"least": "40"})
    assert "more than the step lasts" in page


@pytest.mark.parametrize(
    ("touch", "key", "minutes"),
    [("more", "plan/want", 35), ("fewer", "plan/want", 25), ("more", "plan/list", 5), ("more", "tea", 25)],
)
def test_minutes_are_given_and_taken_in_one_touch(rosas, touch, key, minutes):
    rosas.sends("minutes/", **{touch: key})
    lines = {line.key: line.minutes for line in agenda(rosas.document)}
    assert lines[key] == minutes


def test_a_step_made_shorter_than_its_shortest_has_a_new_shortest(rosas):
    for _ in range(3):
        rosas.sends("minutes/", fewer="plan/want")
    step = rosas.document.cards[0].steps[1]
    assert (step.minutes, step.least) == (15, 15)


def test_a_break_moves_one_step_later_and_back(rosas):
    assert 'breaks/tea/move/"' in rosas.opens()
    rosas.sends("breaks/tea/move/", to="down")
    assert rosas.document.pauses[0].after == "plan/want"
    rosas.sends("breaks/tea/move/", to="up")
    rosas.sends("breaks/tea/move/", to="up")
    assert rosas.document.pauses[0].after == "plan/open"


def test_what_the_clock_decides_stands_below_the_agenda(rosas):
    prayer = FixedPoint(id="f1", title="Prayer", at=time(12, 30), minutes=15)
    agendas.change_session(rosas.id, lambda session: with_item(session, prayer), **rosas.somebody.acts)
    assert "<bdi>12:30</bdi> <bdi>Prayer</bdi>" in rosas.opens()


def test_cards_change_places_and_leave_and_it_can_be_undone(rosas):
    rosas.sends("cards/", card="next-steps")
    rosas.sends("cards/next-steps/arrange/", to="up")
    assert [card.id for card in rosas.document.cards] == ["next-steps", "plan"]
    where = rosas.sends("cards/plan/arrange/", to="out")
    assert [card.id for card in rosas.document.cards] == ["next-steps"]
    assert [pause.after for pause in rosas.document.pauses] == [""]
    assert "Undo" in rosas.client.get(where.split("#")[0]).content.decode()


def test_a_card_that_is_not_there_is_not_moved(rosas):
    assert rosas.client.post(rosas.base + "cards/nowhere/arrange/", {"to": "up"}).status_code == 404
    assert rosas.client.post(rosas.base + "minutes/", {"more": "plan/nowhere"}).status_code == 404


def test_a_card_without_steps_stands_in_the_agenda_too(rosas):
    agendas.change_session(
        rosas.id, lambda one: with_item(one, Card(id="bare", title="A bare card")), **rosas.somebody.acts
    )
    page = rosas.opens()
    assert 'id="bare"' in page
    assert "Add a step to A bare card" in page


def test_a_break_goes_where_it_was_put(rosas):
    rosas.sends("breaks/", after="plan/want")
    assert [pause.after for pause in rosas.document.pauses] == ["plan/open", "plan/want"]


def test_a_break_is_not_offered_where_one_stands(rosas):
    page = rosas.opens()
    assert '<option value="plan/want">' in page
    assert '<option value="plan/open">' not in page


def test_the_clock_of_the_page_goes_around_a_prayer(rosas):
    prayer = FixedPoint(id="f1", title="Prayer", at=time(10), minutes=15)
    agendas.change_session(
        rosas.id, lambda one: replace(one, starts_at=time(9), fixed=(prayer,)), **rosas.somebody.acts
    )
    page = rosas.opens()
    assert "<bdi>09:40</bdi>" in page
    assert "<bdi>10:25</bdi>" in page
    assert "ends at 10:55" in page


def test_a_question_is_left_with_a_reason_and_can_be_asked_again(rosas):
    page = rosas.opens()
    address = page.split('action="/sessions/')[1:]
    leaving = next(one.split('"')[0] for one in address if "/leave/" in one.split('"')[0])
    path = leaving.partition("/")[2]
    rosas.sends(path, because="We decide on the day.")
    assert rosas.document.left_as_is
    rosas.sends(path.replace("leave/", "ask/"))
    assert not rosas.document.left_as_is


def test_every_question_leads_to_a_page_where_it_can_be_mended(rosas):
    ways = [one.split('"')[0] for one in rosas.opens().split('action="') if "/fix/" in one.split('"')[0]]
    assert ways
    for way in ways:
        answer = rosas.client.post(way)
        assert answer.status_code == 303
        assert rosas.client.get(answer["Location"].split("#")[0]).status_code == 200


def test_the_packing_list_counts_for_eighteen_people(rosas):
    page = rosas.opens("packing/")
    assert "8 × <bdi>Markers" in page
    assert "18 × <bdi>Petals" in page


def test_a_step_is_added_moved_and_taken_out(rosas):
    where = rosas.sends("cards/plan/steps/")
    assert "steps/s1/" in where
    rosas.sends("cards/plan/steps/s1/arrange/", to="up")
    assert [step.id for step in rosas.document.cards[0].steps][-2:] == ["s1", "close"]
    rosas.sends("cards/plan/steps/s1/arrange/", to="out")
    assert len(rosas.document.cards[0].steps) == 5


def test_a_session_begins_with_a_card_of_ones_own(doors, rosa, rosas):
    where = rosas.client.post("/sessions/begin/", {"own": "1"})["Location"]
    assert rosas.client.get(where).status_code == 200
    assert len(agendas.sessions_of(**rosa.looks)) == 2


def test_a_session_begins_from_cards_of_the_library_in_their_order(doors, rosa, rosas):
    page = rosas.client.get("/sessions/begin/").content.decode()
    assert page.count('name="card"') >= 10
    where = rosas.client.post("/sessions/begin/", {"card": ["security-plan", "next-steps"]})["Location"]
    assert rosas.client.get(where).status_code == 200
    begun = next(one for one in agendas.sessions_of(**rosa.looks) if one.id != rosas.id)
    assert [card.id for card in begun.document.cards] == ["security-plan", "next-steps"]


def test_home_leads_to_workshops_and_they_list_the_session(rosas):
    assert (
        "/workshops/" in rosas.client.get("/plans/?").content.decode() or rosas.client.get("/plans/").status_code == 303
    )
    assert "A plan for the River House" in rosas.client.get("/workshops/").content.decode()


def test_a_stranger_finds_no_such_session(prepared, mateo):
    assert client_of(mateo).get(f"/sessions/{prepared}/").status_code == 404


@pytest.mark.parametrize("copy", ["facilitator", "room", "cut-out", "names"])
@pytest.mark.parametrize("card", ["", "plan"])
def test_the_session_or_a_card_leaves_as_a_pdf_for_paper(rosas, copy, card):
    answer = rosas.client.post(rosas.base + "take/paper/", {"copy": copy, "paper": "letter", "card": card})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("wrong", [{"copy": "worker"}, {"paper": "napkin"}, {"card": "nowhere"}])
def test_a_print_of_what_is_not_there_is_refused(rosas, wrong):
    asked = {"copy": "room", "paper": "a4", "card": "plan"} | wrong
    assert rosas.client.post(rosas.base + "take/paper/", asked).status_code == 400


def test_the_page_of_the_session_leads_to_its_prints(rosas):
    assert "/take/" in rosas.opens()
    assert 'action="' + rosas.base + 'take/paper/"' in rosas.opens("take/")


def brought(rosas, name: str, content: bytes):
    return rosas.client.post("/sessions/bring/", {"file": SimpleUploadedFile(name, content)})


def begun(rosas, answer):
    session_id = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    return agendas.read_session(session_id, **rosas.somebody.looks).document


@pytest.mark.parametrize("name", ["session-v1.yaml", "session-v1.json"])
def test_a_session_of_another_facilitator_is_brought_in_whole(rosas, name):
    content = (DOCUMENTS / name).read_bytes()
    answer = brought(rosas, name, content)
    assert answer.status_code == 303
    assert begun(rosas, answer) == read_document(content, name.rpartition(".")[2])


def test_a_card_begins_a_session_of_its_own(rosas):
    content = (DOCUMENTS / "card-v1.yaml").read_bytes()
    session = begun(rosas, brought(rosas, "card.yaml", content))
    assert session.cards == (read_document(content, "yaml"),)


def test_a_card_of_a_facilitators_site_is_brought_in(rosas):
    before = len(agendas.sessions_of(**rosas.somebody.looks))
    answer = brought(rosas, "evenings.md", (DOCUMENTS / "evenings.md").read_bytes())
    assert answer.status_code in (200, 303)
    assert len(agendas.sessions_of(**rosas.somebody.looks)) == before + 1


def into(rosas, name: str, content: bytes, status: int = 303):
    answer = rosas.client.post(rosas.base + "cards/bring/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "card"),
    [
        ("evenings.md", (DOCUMENTS / "evenings.md").read_bytes(), "what-we-take-home"),
        ("walk.md", ACTIVITY.encode(), "a-walk-through-the-house"),
        ("card-v1.yaml", (DOCUMENTS / "card-v1.yaml").read_bytes(), "promises"),
    ],
)
def test_a_card_from_elsewhere_joins_the_session_that_stands(rosas, name, content, card):
    assert "/cards/bring/" in rosas.opens("cards/")
    into(rosas, name, content)
    assert [one.id for one in rosas.document.cards] == ["plan", card]


def test_a_whole_session_joins_with_its_breaks_and_nothing_of_its_day(rosas):
    content = (DOCUMENTS / "session-v1.yaml").read_bytes()
    before = rosas.document
    for _ in range(2):
        into(rosas, "session-v1.yaml", content)
    after = rosas.document
    assert [card.id for card in after.cards] == ["plan", "evening", "promises", "evening-2", "promises-2"]
    assert {pause.after for pause in after.pauses} == {"plan/open", "evening/talk", "evening-2/talk"}
    assert (after.title, after.people, after.held_on, after.fixed) == (before.title, before.people, None, ())


def test_what_would_not_fit_is_refused_and_nothing_is_added(rosas):
    many = replace(read_document((DOCUMENTS / "session-v1.yaml").read_bytes(), "yaml"), pauses=())
    many = replace(many, cards=tuple(replace(many.cards[0], id=f"c{n}") for n in range(40)))
    assert "too long" in into(rosas, "many.json", write_document(many, "json"), 422)
    assert len(rosas.document.cards) == 1


def test_what_a_card_could_not_carry_is_told_beside_the_session_it_began(rosas):
    content = (
        b"---\ntitle: Evening\ncategory: card\ntimeSpan: as long as it takes\ngoals: see each other\n---\nSit down.\n"
    )
    answer = brought(rosas, "evening.md", content)
    assert answer.status_code == 200
    assert "as long as it takes" in answer.content.decode()


def test_all_that_is_wrong_with_a_file_is_told_at_once(rosas):
    wrong = b"amparo: session\nversion: 1\npeople: many\ngroup_size: 1\n"
    answer = brought(rosas, "session.yaml", wrong)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "people" in told
    assert "group_size" in told


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.yaml", (DOCUMENTS / "plan-v1.yaml").read_bytes()), ("letter.md", b"Dear"), ("a.png", b"\0")],
)
def test_what_is_no_session_is_refused_and_nothing_is_kept(rosas, name, content):
    before = len(agendas.sessions_of(**rosas.somebody.looks))
    assert brought(rosas, name, content).status_code == 422
    assert len(agendas.sessions_of(**rosas.somebody.looks)) == before


def test_the_page_of_workshops_leads_to_bringing_one_in(rosas):
    assert "/sessions/bring/" in rosas.client.get("/workshops/").content.decode()
    assert rosas.client.get("/sessions/bring/").status_code == 200


def test_the_way_out_is_touched_and_the_minutes_add_up(rosas):
    plan = replace(rosas.document.cards[0], time=Span(least=60, most=80))
    agendas.change_session(rosas.id, lambda session: with_item(session, plan), **rosas.somebody.acts)
    page = rosas.opens()
    assert "Add 30 minutes" in page
    assert "Take 15 minutes from “What we want”" in page
    rosas.sends("look/nothing-left-for-step/plan/list/fix/", way="take")
    lines = {line.key: line.minutes for line in agenda(rosas.document)}
    assert (lines["plan/list"], lines["plan/want"]) == (15, 15)
    assert "nothing-left" not in rosas.opens()


def test_a_step_for_which_nothing_is_left_goes_home_in_one_step_or_is_given_time_in_its_form(rosas):
    plan = replace(rosas.document.cards[0], time=Span(least=60, most=80))
    agendas.change_session(rosas.id, lambda session: with_item(session, plan), **rosas.somebody.acts)
    assert "Done at home" in rosas.opens()
    way = "look/nothing-left-for-step/plan/list/fix/"
    form = rosas.client.post(rosas.base + way + "?by-hand=1")["Location"]
    assert form.endswith("cards/plan/steps/list/#id_minutes")
    assert not rosas.document.cards[0].steps[3].homework
    rosas.sends(way)
    assert rosas.document.cards[0].steps[3].homework


def test_one_touch_is_told_in_one_line_and_shows_the_line_that_was_touched(rosas):
    led_to = rosas.client.post(rosas.base + "minutes/", {"fewer": "plan/open"})["Location"]
    assert led_to.endswith("#plan/open")
    page = rosas.client.get(led_to).content.decode()
    assert 'id="plan/open"' in page
    told = page.partition('role="status"')[2].partition("</ul>")[0]
    assert told.count("<li>") == 1
    assert "Security plan · Why we are here" in told
    assert ("20" in told, "15" in told, "Tell each other" in told) == (True, True, False)


def test_whoever_has_a_session_and_no_plan_finds_it_again(rosas):
    assert not plans.plans_of(**rosas.somebody.looks)
    page = rosas.client.get("/plans/")
    assert page.status_code == 200
    assert "/workshops/" in page.content.decode()


def test_a_session_of_several_cards_is_called_what_its_facilitator_says(rosas):
    led_to = rosas.client.post(
        "/sessions/begin/", {"card": ["introduction", "security-plan"], "title": "Two days in May"}
    )["Location"]
    assert "Two days in May" in rosas.client.get(led_to).content.decode()
