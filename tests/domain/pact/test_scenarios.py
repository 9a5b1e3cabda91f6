"""What each situation offers, and a PACT begun with it."""

import pytest

from amparo.domain.pact.beginning import offered_facts, offered_tasks, started, with_offered_fact, with_offered_task
from amparo.domain.pact.edits import with_item
from amparo.domain.pact.life import PactState, state
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.pact.scenarios import GUIDES, TWELVE, codes
from amparo.domain.pact.structure import faults_of
from amparo.domain.pact.terms import FactKind, Scenario
from tests.people import TODAY


def in_brackets(code: str) -> str:
    return f"[{code}]"


def with_noor(scenario: Scenario) -> Pact:
    return with_item(started(scenario, TODAY), Contact(id="noor", alias="Noor"))


def test_twelve_situations_are_known_and_ones_own_is_free():
    assert set(GUIDES) == set(Scenario)
    assert sum(1 for guide in GUIDES.values() if guide.acts) == 12
    assert len(TWELVE) == 12


def test_every_code_is_there_once():
    known = list(codes())
    assert len(known) == len(set(known))


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)
def test_an_act_follows_acts_that_are_offered_before_it(guide):
    offered: set[str] = set()
    for act in guide.acts:
        assert set(act.after) <= offered
        assert not act.avoid or act.avoid in guide.avoid
        offered.add(act.code)


def test_a_pact_begins_with_the_twelve_facts_listed_and_empty():
    pact = started(Scenario.ARREST, TODAY, owner_alias="Rosa", time_zone="Europe/Madrid")
    assert [fact.kind for fact in pact.facts] == list(TWELVE)
    assert not [fact for fact in pact.facts if fact.text or fact.deliveries]
    assert state(pact, TODAY) is PactState.SKETCHED


def test_a_situation_of_ones_own_has_ones_own_words():
    assert started(Scenario.OWN, TODAY, words="The dam is opened").scenario_words == "The dam is opened"
    assert started(None, TODAY).scenario is None


@pytest.mark.parametrize("scenario", [scenario for scenario in Scenario if scenario is not Scenario.OWN])
def test_all_that_is_offered_can_be_taken_on(scenario):
    pact = with_noor(scenario)
    for preparation in offered_facts(pact, in_brackets):
        pact = with_offered_fact(pact, preparation.code, in_brackets)
    for act in offered_tasks(pact, in_brackets):
        pact = with_offered_task(pact, "noor", act, in_brackets)
    assert faults_of(pact) == ()
    assert (offered_facts(pact, in_brackets), offered_tasks(pact, in_brackets)) == ((), ())
    assert all(task.first_step == task.text for task in pact.tasks)


def test_a_task_taken_on_brings_its_facts_and_follows_what_was_taken_on():
    pact = with_noor(Scenario.ARREST)
    acts = {act.code: act for act in offered_tasks(pact, in_brackets)}
    early = with_offered_task(pact, "noor", acts["arrest.act.authorities"], in_brackets)
    assert early.tasks[0].after == ()
    pact = with_offered_task(pact, "noor", acts["arrest.act.find"], in_brackets)
    pact = with_offered_task(pact, "noor", acts["arrest.act.authorities"], in_brackets)
    assert pact.tasks[1].after == (pact.tasks[0].id,)
    needed = {fact.id: fact.kind for fact in pact.facts}
    assert {needed[fact] for fact in pact.tasks[0].needs} == {FactKind.WHY_THERE, FactKind.CIRCUMSTANCES}
    assert pact.tasks[0].avoid == "[arrest.avoid.ring]"
