"""Everything one contact would see at the moment of alert, and Rosa's page of what she does at home."""

from datetime import date

import pytest
from msgspec.structs import replace

from amparo.domain.pact.edits import contact_of, delivered, with_fact_text, with_item
from amparo.domain.pact.model import Act, Contact, HomeTalk, Task
from amparo.domain.pact.publishing import envelope_of
from amparo.domain.pact.seen import action_plan, contacts_eye
from amparo.domain.pact.terms import FactKind
from amparo.domain.refusals import NoSuchItem
from tests.circle import rosas_circle
from tests.people import TODAY


def test_noor_sees_the_very_call_that_is_published():
    seen = contacts_eye(rosas_circle(), "noor")
    assert seen.call == envelope_of(rosas_circle(), owner="rosa", version=1).call("noor")
    assert (seen.leads, seen.stands_in, seen.reached, seen.opens_pack) == (True, False, True, True)


def test_noor_sees_her_facts_and_nobody_elses():
    seen = contacts_eye(rosas_circle(), "noor")
    assert {fact.kind for fact in seen.facts} == {
        *(FactKind.CIRCUMSTANCES, FactKind.WHY_THERE, FactKind.MANDATE),
        *(FactKind.LEADS, FactKind.OFFICIALS, FactKind.CAPTORS),
    }
    assert [figure.id for figure in seen.key_figures] == ["k1"]
    assert seen.decides_on_police
    assert contacts_eye(rosas_circle(), "leila").key_figures == ()


def test_somebody_who_was_only_thought_of_already_shows_how_empty_it_is():
    pact = with_item(rosas_circle(), Contact(id="ines", alias="Inés"))
    seen = contacts_eye(pact, "ines")
    assert (seen.reached, seen.tasks, seen.facts, seen.call.steps) == (False, (), (), ())


def test_nobody_looks_through_the_eyes_of_a_stranger():
    with pytest.raises(NoSuchItem):
        contacts_eye(rosas_circle(), "mateo")


def test_the_page_for_home_says_what_each_still_needs():
    pact = with_fact_text(rosas_circle(), "f6", "Another lawyer has the mandate", TODAY)
    pact = with_item(pact, replace(pact.tasks[1], needs_words="A second key to the flat"))
    needs = {each.contact.id: each for each in action_plan(pact, TODAY).needs}
    assert [fact.id for fact in needs["noor"].facts] == ["f6"]
    assert needs["leila"].words == ("A second key to the flat",)
    assert "tam" not in needs
    handed_over = delivered(pact, "f6", "noor", TODAY)
    assert [fact.id for each in action_plan(handed_over, TODAY).needs for fact in each.facts] == ["f6"]


def test_what_is_done_comes_last_and_what_is_due_first():
    soon, later = date(2026, 11, 22), date(2026, 12, 24)
    pact = replace(
        rosas_circle(),
        acts=(
            Act(id="a1", text="Top up", by=soon, done_on=TODAY),
            Act(id="a2", text="Print the card", by=later),
            Act(id="a3", text="Ask the notary"),
            Act(id="a4", text="Charge the old phone", by=soon),
        ),
        home_talks=(HomeTalk(id="h1", whom="My sister", done_on=TODAY), HomeTalk(id="h2", whom="My son", on=soon)),
    )
    plan = action_plan(pact, TODAY)
    assert [act.id for act in plan.checklist] == ["a4", "a2", "a3", "a1"]
    assert [talk.id for talk in plan.talks] == ["h2", "h1"]


def test_tasks_are_seen_in_the_order_in_which_they_can_be_done():
    pact = with_item(rosas_circle(), Task(id="t9", contact="noor", text="Tell Leila", after=("t1",)))
    pact = replace(pact, tasks=tuple(reversed(pact.tasks)))
    assert [task.id for task in contacts_eye(pact, "noor").tasks] == ["t1", "t9"]
    assert contact_of(pact, "noor").alias == "Noor"
