"""Taking a PACT along, and bringing one in."""

from uuid import UUID

import pytest

from amparo.actions import pacts
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.own import ActionPlan, Talk, pact_of
from amparo.files.documents import read_pact, write_json, write_yaml
from amparo.sealing.agefile import open_with_passphrase
from tests.circle import rosas_circle
from tests.inside import TODAY, client_of


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_plain_file_carries_everything(rosas, kind):
    answer = rosas.client.post(rosas.base + "take/file/", {"kind": kind})
    assert read_pact(answer.content, kind) == rosas.pact
    assert answer["Content-Disposition"] == f'attachment; filename="notes.{kind}"'


def test_other_kinds_are_not_on_offer(rosas):
    rosas.sends("take/file/", status=400, kind="pdf")


def test_a_plain_file_is_a_grave_act(rosas, clock):
    clock.passes(minutes=11)
    assert rosas.sends("take/file/", kind="yaml").startswith("/again/")


def test_a_sealed_copy_opens_with_its_words(rosas):
    page = rosas.sends("take/words/", status=200)
    words = page.split('name="words" value="')[1].split('"')[0]
    answer = rosas.client.post(rosas.base + "take/sealed/", {"words": words})
    assert read_pact(open_with_passphrase(answer.content, words), "yaml") == rosas.pact


@pytest.mark.parametrize("write", [write_json, write_yaml])
def test_a_pact_is_brought_in(doors, rosa, write):
    led_to = client_of(rosa).post("/pacts/bring/", {"text": write(rosas_circle()).decode()})["Location"]
    assert pacts.read_pact(UUID(led_to.split("/")[2]), **rosa.looks).document == rosas_circle()


def test_what_is_no_pact_is_explained(doors, rosa):
    answer = client_of(rosa).post("/pacts/bring/", {"text": "amparo: pact\nversion: 1\ncontacts: many\n"})
    assert answer.status_code == 422
    assert "Please look at this" in answer.content.decode()


FROM_A_WORKSHOP = ActionPlan(
    situation="Arrest at a checkpoint",
    talks=(Talk(whom="noor", know="Where I sleep", how="By hand"), Talk(whom="Somebody new", points="Why you")),
    acts=("Credit every Monday",),
)


def own_plan(kind=WorkspaceKind.REAL):
    return pact_of(FROM_A_WORKSHOP, (), ("Know", "Have"), language="en", today=TODAY, kind=kind)


def test_what_was_prepared_in_a_workshop_goes_into_the_pact_that_is_there(rosas):
    before = rosas.pact
    rosas.client.post("/pacts/bring/", {"text": write_yaml(own_plan()).decode(), "into": str(rosas.id)})
    after = rosas.pact
    assert [contact.alias for contact in after.contacts] == [*(c.alias for c in before.contacts), "Somebody new"]
    noor = next(contact.id for contact in after.contacts if contact.alias == "Noor")
    assert [(fact.text, fact.deliveries[0].contact) for fact in after.facts[len(before.facts) :]] == [
        ("Where I sleep", noor)
    ]
    assert [talk.whom for talk in after.home_talks[len(before.home_talks) :]] == ["noor", "Somebody new"]
    assert after.acts[-1].text == "Credit every Monday"
    assert (after.scenario, after.lead, after.workspace) == (before.scenario, before.lead, before.workspace)


def test_of_an_invented_case_only_the_deeds_go_into_a_real_pact_and_once(rosas):
    before = rosas.pact
    for _ in range(2):
        text = write_yaml(own_plan(WorkspaceKind.FICTITIOUS)).decode()
        rosas.client.post("/pacts/bring/", {"text": text, "into": str(rosas.id)})
    after = rosas.pact
    assert after.contacts == before.contacts
    assert after.facts == before.facts
    assert [act.text for act in after.acts[len(before.acts) :]] == ["Credit every Monday"]


def test_a_strangers_pact_is_not_on_offer(rosas, mateo):
    answer = client_of(mateo).post("/pacts/bring/", {"text": write_yaml(own_plan()).decode(), "into": str(rosas.id)})
    assert answer.status_code == 422
