"""My three people, question after question."""

from uuid import UUID

import pytest

from amparo.actions import pacts
from amparo.domain.pact.terms import ContactState, Scenario, Way
from amparo.web.pact.kind import PACT
from tests.inside import client_of
from tests.web.pact.conftest import PactDesk
from tests.web.plan.filled import filled

THREE = {
    "name0": "Noor",
    "reach0": "+34 600 000 002",
    "does0": "Ring the lawyer",
    "asked0": "yes",
    "name1": "Leila",
    "reach1": "leila@clinic.example",
    "does1": "",
    "asked1": "asked",
    "name2": "Tam",
    "reach2": "",
    "does2": "",
    "asked2": "not-yet",
}


@pytest.fixture
def circle(doors, rosa):
    led_to = client_of(rosa).post("/pacts/first/", {"scenario": "arrest", "words": ""})["Location"]
    assert led_to.endswith("/first/people/")
    return PactDesk(rosa, PACT, UUID(led_to.split("/")[2]))


def test_a_pact_begins_with_its_situation_and_the_twelve_facts(circle):
    assert circle.pact.scenario is Scenario.ARREST
    assert len(circle.pact.facts) == 12
    assert circle.pact.owner_alias == "Rosa"


def test_somebody_without_a_name_here_says_what_their_people_call_them(doors, rosa):
    answers = {"scenario": "arrest", "words": "", "called": "Ro"}
    led_to = client_of(rosa).post("/pacts/first/", answers)["Location"]
    assert PactDesk(rosa, PACT, UUID(led_to.split("/")[2])).pact.owner_alias == "Ro"


def test_no_answer_is_asked_for_once_more(doors, rosa):
    answer = client_of(rosa).post("/pacts/first/", {"words": ""})
    assert answer.status_code == 422
    answer = client_of(rosa).post("/pacts/first/", {"scenario": "own", "words": ""})
    assert "Say in a few words what it is." in answer.content.decode()


def test_three_people_with_how_to_reach_them_and_what_they_do(circle):
    assert circle.sends("first/people/", **THREE).endswith("/first/leads/")
    noor, leila, tam = circle.pact.contacts
    assert [each.state for each in (noor, leila, tam)] == [
        ContactState.ACCEPTED,
        ContactState.ASKED,
        ContactState.PROPOSED,
    ]
    assert [each.channels[0].way for each in (noor, leila)] == [Way.SMS, Way.EMAIL]
    assert circle.pact.tasks[0].first_step == "Ring the lawyer"


def test_what_others_were_asked_to_do_is_on_offer_with_all_that_belongs_to_it(circle):
    from amparo.domain.pact.beginning import offered_tasks
    from amparo.wording.scenarios import say_scenario

    def say(code):
        return say_scenario(code, "en")

    offered = say(offered_tasks(circle.pact, say)[0].code)
    circle.sends("first/people/", **THREE | {"does0": offered})
    assert circle.pact.tasks[0].within_minutes is not None


def test_answering_again_adds_nobody_and_takes_nothing_back(circle):
    circle.sends("first/people/", **THREE)
    before = circle.pact
    page = circle.opens("first/people/")
    circle.sends("first/people/", **filled(page, "name0"))
    assert circle.pact == before
    circle.sends("first/people/", **THREE | {"name0": "Noor M", "asked0": "not-yet"})
    assert [each.alias for each in circle.pact.contacts] == ["Noor M", "Leila", "Tam"]
    assert circle.pact.contacts[0].state is ContactState.ACCEPTED


def test_an_address_that_is_none_is_told_at_its_field(circle):
    page = circle.sends("first/people/", status=422, **THREE | {"reach1": "by the river"})
    assert "neither a number nor an e-mail address" in page
    assert "Ring the lawyer" in page


def test_who_leads_and_who_if_not(circle):
    circle.sends("first/people/", **THREE)
    noor, leila, _tam = (each.id for each in circle.pact.contacts)
    circle.sends("first/leads/", status=422, lead=noor, deputy=noor)
    circle.sends("first/leads/", lead=noor, deputy=leila)
    assert (circle.pact.lead, circle.pact.deputy) == (noor, leila)
    circle.sends("first/leads/", lead=leila, deputy=noor)
    assert (circle.pact.lead, circle.pact.deputy) == (leila, noor)


def test_to_be_named_is_decided_for_each_audience(circle):
    circle.sends("first/named/", name="yes", photo="no", towards=["family", "lawyer"])
    named = {consent.audience.value: (consent.name, consent.photo) for consent in circle.pact.consents}
    assert named["family"] == (True, False)
    assert named["press"] == (False, False)
    circle.sends("first/named/", **filled(circle.opens("first/named/"), "name"))
    assert len(circle.pact.consents) == len(named)


def test_nobody_but_rosa_decides_and_she_may_not_be_sure(circle):
    page = circle.opens("first/named/")
    assert "I am not sure" in page
    assert "Not asked yet" not in page


def test_facts_are_written_down_as_far_as_somebody_wants(circle):
    circle.sends("first/facts/", **filled(circle.opens("first/facts/"), "f1", f1="Rosa, 41"))
    assert circle.pact.facts[0].text == "Rosa, 41"
    assert circle.pact.facts[1].text == ""
    assert "Print the cards" in circle.opens("first/done/")


def test_not_sure_goes_on_and_keeps_what_stands(circle):
    circle.sends("first/people/", **THREE)
    before = circle.pact
    for step in ("people", "leads", "named", "facts"):
        assert circle.sends(f"first/{step}/", unsure="1")
    assert circle.pact == before


def test_somebody_who_has_only_a_pact_finds_it_at_home(circle, rosa):
    assert pacts.pacts_of(**rosa.looks)
    assert "I am arrested" in client_of(rosa).get("/plans/").content.decode()
