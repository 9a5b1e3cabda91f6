"""What the worker is told: exactly what an alert needs, nothing of the pack, and never a call without a step."""

import msgspec
import pytest
from msgspec.structs import replace

from amparo.domain.alert.envelope import STEPS_MAX, CallStep, Reach, Ring
from amparo.domain.faults import NotADocument
from amparo.domain.pact import life
from amparo.domain.pact.edits import contact_of, held_together, with_item, with_lead, without_item
from amparo.domain.pact.model import Channel, Contact, Pact, Task
from amparo.domain.pact.pack import pack_content, pack_of, read_pack
from amparo.domain.pact.publishing import CannotPublish, Missing, behind, envelope_of, mark_of
from amparo.domain.pact.terms import ContactState, Way
from tests.circle import rosas_circle
from tests.people import TODAY


def published(pact: Pact | None = None):
    return envelope_of(pact or rosas_circle(), owner="rosa", version=7, pact_id="p1")


def refused(pact: Pact) -> tuple[Missing, tuple[str, ...]]:
    with pytest.raises(CannotPublish) as refusal:
        published(pact)
    return refusal.value.missing, refusal.value.contacts


def test_the_lead_comes_first_and_the_reserve_last():
    pact = replace(rosas_circle(), contacts=tuple(reversed(rosas_circle().contacts)))
    assert [call.contact for call in published(pact).calls] == ["noor", "leila", "tam"]
    envelope = published(with_lead(pact, "tam"))
    assert [call.contact for call in envelope.calls] == ["tam", "leila", "noor"]
    assert (envelope.lead, envelope.deputy, envelope.owner, envelope.version) == ("tam", "leila", "rosa", 7)


def test_a_message_goes_the_ways_the_contact_wants_and_never_to_a_number_that_is_only_rung():
    assert published().call("noor").reaches == (
        Reach(way=Way.SMS, address="+34600000002"),
        Reach(way=Way.SIGNAL, address="+34600000002"),
    )
    assert published().owner_reaches == (Reach(way=Way.SMS, address="+34600000001"),)


def test_each_learns_what_to_do_first_what_not_to_do_and_whom_to_ring():
    call = published().call("noor")
    assert call.steps == (
        CallStep(
            do="Ring the lawyer and say that Rosa was taken",
            say="Rosa was taken. You have the mandate. Please ask where she is.",
            ring="+34 910 000 100",
        ),
    )
    assert call.avoid == ("Do not ring Rosa's phone",)
    assert call.others == (Ring(alias="Leila", number="+34 600 000 003"), Ring(alias="Tam"))
    assert published().call("leila").others[0] == Ring(alias="Noor", number="+34 910 000 002")


def test_whoever_must_not_know_the_others_sees_nobody():
    pact = with_item(rosas_circle(), replace(contact_of(rosas_circle(), "tam"), knows_others=False))
    assert published(pact).call("tam").others == ()


def test_at_most_three_steps_in_the_order_in_which_they_can_be_done():
    pact = rosas_circle()
    tasks = tuple(
        Task(id=f"t{number}", contact="noor", text="x", first_step=f"step {number}", after=(before,))
        for number, before in ((4, "t5"), (5, "t6"), (6, "t1"), (7, "t4"))
    )
    pact = held_together(replace(pact, tasks=(*pact.tasks, *tasks)))
    steps = [step.do for step in published(pact).call("noor").steps]
    assert steps == ["Ring the lawyer and say that Rosa was taken", "step 6", "step 5"]
    assert len(steps) == STEPS_MAX


@pytest.mark.parametrize("state", sorted(set(ContactState) - life.SAID_YES))
def test_whoever_has_not_said_yes_or_rests_is_not_called(state):
    tam = replace(contact_of(rosas_circle(), "tam"), state=state)
    assert [call.contact for call in published(with_item(rosas_circle(), tam)).calls] == ["noor", "leila"]


def test_without_anybody_without_a_lead_or_with_nothing_to_do_nothing_is_published():
    pact = rosas_circle()
    assert refused(Pact()) == (Missing.CONTACT, ())
    assert refused(with_lead(pact, None)) == (Missing.LEAD, ())
    assert refused(with_item(pact, life.rest(contact_of(pact, "noor")))) == (Missing.LEAD, ())
    assert refused(without_item(pact, "t2")) == (Missing.STEP, ("leila",))
    assert refused(with_item(pact, Task(id="t3", contact="tam", text="Ask", first_step=" "))) == (
        Missing.STEP,
        ("tam",),
    )


def test_somebody_no_message_can_reach_is_named():
    only_rung = replace(contact_of(rosas_circle(), "leila"), channels=(Channel(way=Way.CALL, address="112 112"),))
    assert refused(with_item(rosas_circle(), only_rung)) == (Missing.REACH, ("leila",))


def test_nothing_of_the_pack_and_no_third_party_is_in_it():
    pact = rosas_circle()
    told = msgspec.json.encode(published()).decode()
    secrets = [
        *(fact.text for fact in pact.facts),
        *(fact.on_paper_where for fact in pact.facts),
        *(figure.alias for figure in pact.key_figures),
        *(demand.text for figure in pact.key_figures for demand in figure.demands),
        *(consent.conditions for consent in pact.consents if consent.conditions),
        *(talk.whom for talk in pact.home_talks),
        *(contact.risk_words for contact in pact.contacts),
        *(contact.supporter for contact in pact.contacts),
        *(contact.independence for contact in pact.contacts),
        *(contact.card for contact in pact.contacts),
        *(task.text for task in pact.tasks),
        *(pact.police.reasons, pact.captors.reasons, pact.phone.numbers_on_paper),
    ]
    assert all(secrets)
    assert not [secret for secret in secrets if secret in told]


def test_what_is_published_falls_behind_when_the_call_changes_and_only_then():
    pact = replace(rosas_circle(), published_on=TODAY, published_mark=mark_of(published(), rosas_circle()))
    assert not behind(pact)
    assert not behind(replace(pact, title="Arrest", home_talks=()))
    assert not behind(replace(rosas_circle(), published_mark=""))
    assert behind(replace(pact, design=replace(pact.design, ask="Ring me")))
    assert behind(with_lead(pact, None))
    assert mark_of(envelope_of(pact, owner="", version=1, practice=True), pact) == pact.published_mark


def test_the_pack_holds_the_facts_and_says_for_whom_each_is():
    pact = with_item(rosas_circle(), replace(rosas_circle().facts[1], text="", on_paper_where=""))
    pack = read_pack(msgspec.json.decode(msgspec.json.encode(pack_content(pact))))
    assert pack == pack_of(pact)
    assert len(pack.facts) == 11
    assert {fact.kind.value for fact in pack.meant_for("leila")} == {"devices", "health", "family", "leads", "captors"}
    assert (pack.consents, pack.police, pack.captors) == (pact.consents, pact.police, pact.captors)


@pytest.mark.parametrize("untrusted", [None, {}, {"amparo": "pact", "version": 1}, {"amparo": "pack", "version": 2}])
def test_something_else_is_no_pack(untrusted):
    with pytest.raises(NotADocument):
        read_pack(untrusted)


def test_a_pack_with_a_strange_key_is_no_pack():
    with pytest.raises(NotADocument):
        read_pack({**pack_content(rosas_circle()), "colour": "green"})


def test_a_contact_without_a_card_is_told_that_no_pack_opens():
    ines = Contact(
        id="ines",
        alias="Inés",
        state=ContactState.ACCEPTED,
        channels=(Channel(way=Way.SMS, address="+34600000010"),),
    )
    pact = with_item(rosas_circle(), ines)
    pact = with_item(pact, Task(id="t9", contact="ines", text="Wait", first_step="Stay by the phone"))
    assert published(pact).call("ines").opens_pack is False
    assert published(pact).call("noor").opens_pack is True


def test_what_is_sealed_falls_behind_when_a_fact_or_a_card_changes():
    """Otherwise a contact's new card would open nothing on the night, and nobody would have known."""
    pact = rosas_circle()
    cards = {contact.id: f"card of {contact.id}" for contact in pact.contacts}
    pact = replace(pact, contacts=tuple(replace(each, card=cards[each.id]) for each in pact.contacts))
    pact = replace(pact, published_mark=mark_of(envelope_of(pact, owner="", version=0), pact))
    assert not behind(pact)
    first, *others = pact.contacts
    assert behind(replace(pact, contacts=(replace(first, card="a new one"), *others)))
    told, *rest = pact.facts
    assert behind(replace(pact, facts=(replace(told, text="Something else"), *rest)))


def test_nothing_is_published_without_a_name_for_whoever_needs_help():
    assert refused(replace(rosas_circle(), owner_alias=" ")) == (Missing.NAME, ())
