"""Edits leave a PACT that holds together, or refuse."""

from datetime import date

import pytest
from msgspec.structs import replace

from amparo.domain.checks import asked_again
from amparo.domain.pact.edits import (
    confirmed,
    contact_of,
    delivered,
    fact_of,
    falls_with,
    moved,
    new_id,
    not_for,
    settled,
    to_deliver,
    with_deputy,
    with_fact_text,
    with_item,
    with_kind,
    with_lead,
    without_item,
)
from amparo.domain.pact.life import decline, withdraw
from amparo.domain.pact.model import Contact, Delivery, Fact, Pact, Task
from amparo.domain.pact.structure import faults_of
from amparo.domain.pact.terms import Answered, ContactState, FactKind, Scenario
from amparo.domain.plan.model import LeftAsIs
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import DoesNotHoldTogether, MixedWorlds, NoSuchItem, NotNow
from tests.circle import rosas_circle
from tests.people import TODAY


def deliveries(pact: Pact, fact: str) -> dict[str, Delivery]:
    return {each.contact: each for each in fact_of(pact, fact).deliveries}


def test_a_new_item_gets_an_id_nobody_has() -> None:
    assert new_id(rosas_circle(), Task) == "t4"
    assert new_id(rosas_circle(), Contact) == "c4"


def test_a_task_for_somebody_who_is_not_there_is_refused() -> None:
    with pytest.raises(DoesNotHoldTogether) as refusal:
        with_item(rosas_circle(), Task(id="t9", contact="mateo", text="Go there"))
    assert refusal.value.faults[0].path == "tasks[3].contact"


def test_whoever_leaves_takes_their_tasks_and_is_mentioned_nowhere() -> None:
    assert falls_with(rosas_circle(), "noor") == ("t1",)
    pact = without_item(rosas_circle(), "noor")
    assert pact.lead is None
    assert pact.police.decides is None
    assert [task.id for task in pact.tasks] == ["t2", "t3"]
    assert pact.tasks[0].after == ()
    assert "noor" not in deliveries(pact, "f10")
    assert [answer.contact for answer in pact.rehearsals[0].answers] == ["leila", "tam"]
    assert faults_of(pact) == ()


def test_a_fact_that_goes_leaves_a_demand_unanswered_and_a_task_without_it() -> None:
    pact = without_item(rosas_circle(), "f1")
    assert pact.key_figures[0].demands[0].answered_by is None
    assert pact.tasks[2].needs == ("f5",)


def test_removing_what_is_gone_is_refused() -> None:
    with pytest.raises(NoSuchItem):
        without_item(rosas_circle(), "mateo")
    with pytest.raises(NoSuchItem):
        contact_of(rosas_circle(), "f1")
    with pytest.raises(NoSuchItem):
        fact_of(rosas_circle(), "noor")


def test_the_order_of_the_circle_can_be_changed() -> None:
    assert [contact.id for contact in moved(rosas_circle(), "tam", -9).contacts] == ["tam", "noor", "leila"]


def test_the_deputy_who_becomes_lead_is_deputy_no_longer() -> None:
    pact = with_lead(rosas_circle(), "leila")
    assert (pact.lead, pact.deputy) == ("leila", None)
    assert with_deputy(pact, "noor").deputy == "noor"
    assert with_lead(pact, None).lead is None


def test_the_lead_does_not_stand_in_for_herself() -> None:
    with pytest.raises(DoesNotHoldTogether):
        with_deputy(rosas_circle(), "noor")


def test_nobody_leads_who_has_gone_or_was_never_there() -> None:
    pact = with_item(rosas_circle(), withdraw(contact_of(rosas_circle(), "tam")))
    with pytest.raises(NotNow):
        with_lead(pact, "tam")
    with pytest.raises(NoSuchItem):
        with_deputy(pact, "mateo")


def test_a_lead_who_withdraws_leads_no_longer() -> None:
    pact = with_item(rosas_circle(), withdraw(contact_of(rosas_circle(), "noor")))
    assert (pact.lead, pact.deputy) == (None, "leila")


def test_a_deputy_who_says_no_stands_in_no_longer() -> None:
    asked = replace(contact_of(rosas_circle(), "leila"), state=ContactState.ASKED)
    pact = with_item(rosas_circle(), decline(asked, Answered.IN_PERSON, TODAY))
    assert (pact.lead, pact.deputy) == ("noor", None)


def test_whoever_loses_their_last_task_is_active_no_longer() -> None:
    pact = without_item(rosas_circle(), "t2")
    assert contact_of(pact, "leila").state is ContactState.REHEARSED
    assert contact_of(pact, "noor").state is ContactState.ACTIVE


def test_a_fact_is_listed_then_delivered_then_confirmed() -> None:
    pact = to_deliver(rosas_circle(), "f2", "noor", how="By hand", due_on=TODAY)
    assert deliveries(pact, "f2")["noor"] == Delivery(contact="noor", how="By hand", due_on=TODAY)
    pact = delivered(pact, "f2", "noor", TODAY)
    pact = confirmed(pact, "f2", "noor", TODAY)
    assert deliveries(pact, "f2")["noor"].confirmed_on == TODAY
    assert deliveries(not_for(pact, "f2", "noor"), "f2").keys() == {"tam"}


def test_nobody_confirms_what_they_never_got() -> None:
    with pytest.raises(NotNow):
        confirmed(rosas_circle(), "f2", "noor", TODAY)
    with pytest.raises(NotNow):
        confirmed(rosas_circle(), "f3", "noor", date(2026, 11, 1))
    with pytest.raises(NoSuchItem):
        delivered(rosas_circle(), "f2", "mateo", TODAY)


def test_a_fact_that_was_rewritten_is_in_nobodys_hands() -> None:
    pact = with_fact_text(rosas_circle(), "f6", "Another lawyer has the mandate", TODAY)
    assert deliveries(pact, "f6")["noor"].delivered_on is None
    assert contact_of(pact, "noor").state is ContactState.REHEARSED
    same = with_fact_text(rosas_circle(), "f6", fact_of(rosas_circle(), "f6").text, TODAY)
    assert deliveries(same, "f6")["noor"].confirmed_on
    assert fact_of(same, "f6").checked_on == TODAY


def test_what_was_delivered_while_it_was_rewritten_is_the_new_text() -> None:
    fact = fact_of(rosas_circle(), "f10")
    told_noor = (replace(fact.deliveries[0], delivered_on=TODAY, confirmed_on=None), *fact.deliveries[1:])
    pact = with_item(rosas_circle(), replace(fact, text="Leila leads in December", deliveries=told_noor))
    assert {name: each.delivered_on for name, each in deliveries(pact, "f10").items()} == {
        "noor": TODAY,
        "leila": None,
        "tam": None,
    }


def test_one_situation_at_a_time() -> None:
    circle = rosas_circle()
    own = settled(circle, replace(circle, scenario=Scenario.OWN, scenario_words="The dam is opened"))
    with pytest.raises(DoesNotHoldTogether):
        settled(own, replace(own, scenario=Scenario.RAID))


def test_invented_and_real_never_mix() -> None:
    with pytest.raises(MixedWorlds):
        with_kind(rosas_circle(), WorkspaceKind.TRAINING)
    listed = Pact(facts=(Fact(id="f1", kind=FactKind.WHO),))
    assert with_kind(listed, WorkspaceKind.TRAINING).workspace.kind is WorkspaceKind.TRAINING


def test_a_question_that_was_left_may_come_up_again() -> None:
    note = LeftAsIs(code="R2", where="contacts", reason="Two will do", on=TODAY, mark="m")
    assert asked_again(replace(rosas_circle(), left_as_is=(note,)), "R2", "contacts").left_as_is == ()


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    pact = rosas_circle()
    assert with_item(pact, Fact(id="f13", kind=FactKind.OTHER, title="Keys")).tasks is pact.tasks
