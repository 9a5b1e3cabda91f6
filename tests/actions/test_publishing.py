"""What Rosa handed over is hers: a colleague who opens her PACT takes none of it away, and adds nothing to it."""

from base64 import b64encode
from uuid import UUID

import pytest
from msgspec.structs import replace

from amparo.actions import invitations, pacts, practising, publishing
from amparo.actions.allow import NotAllowed
from amparo.actions.publishing import NotPublished, NotYours
from amparo.sealing.card import Card
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store.models import CodeRow, EnvelopeRow, InvitationRow, PackRow, TriggerRow, WorkerRow
from tests.circle import rosas_circle
from tests.inside import NOW, TODAY, Somebody

HANDED_OVER = (EnvelopeRow, TriggerRow, CodeRow, PackRow)


@pytest.fixture
def handed_over(rosa: Somebody, plan_id: UUID) -> UUID:
    """Rosa's PACT is with the worker, with a button and a card for each of her people."""
    WorkerRow.objects.create(public=WorkerKey.from_secret(WorkerSecret.new()).public, made_on=TODAY)
    circle = rosas_circle()
    dealt = tuple(replace(each, card=b64encode(Card.new().public).decode()) for each in circle.contacts)
    circle = replace(circle, contacts=dealt)
    pacts.start_pact(plan_id, circle, **rosa.acts)
    hands_over(rosa, plan_id)
    publishing.make_trigger(plan_id, "+34600000100", now=NOW, **rosa.looks)
    return plan_id


def hands_over(somebody: Somebody, pact_id: UUID) -> None:
    opened = pacts.read_pact(pact_id, **somebody.looks)
    design = opened.document.design
    publishing.publish(pact_id, design, seen=opened.version, accept=True, now=NOW, **somebody.looks)


def everything() -> dict[str, list[tuple[object, ...]]]:
    return {row.__name__: sorted(row.objects.values_list(), key=repr) for row in HANDED_OVER}


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda pact, who: hands_over(who, pact), NotYours),
        (lambda pact, who: publishing.make_trigger(pact, "+34600000666", now=NOW, **who.looks), NotPublished),
        (lambda pact, who: publishing.make_code(pact, now=NOW, **who.looks), NotPublished),
        (lambda pact, who: publishing.remove_triggers(pact, now=NOW, **who.looks), NotPublished),
        (lambda pact, who: publishing.withdraw(pact, now=NOW, **who.looks), NotAllowed),
    ],
    ids=["publish", "button", "code", "buttons away", "withdraw"],
)
def test_a_colleague_changes_nothing_of_what_was_handed_over(handed_over, tomas, act, refusal):
    before, version = everything(), pacts.read_pact(handed_over, **tomas.looks).version
    with pytest.raises(refusal):
        act(handed_over, tomas)
    assert everything() == before
    assert pacts.read_pact(handed_over, **tomas.looks).version == version


def test_an_erased_pact_is_with_the_worker_no_more(handed_over, rosa):
    practising.try_with_them(handed_over, ["noor"], "a-press-of-mine", now=NOW, **rosa.looks)
    invitations.invite(handed_over, "noor", now=NOW, **rosa.looks)
    seen = pacts.read_pact(handed_over, **rosa.looks).version
    pacts.DESK.erase(handed_over, seen=seen, now=NOW, **rosa.looks)
    assert all(not rows for rows in everything().values())
    assert not InvitationRow.objects.exists()


def test_what_was_withdrawn_is_with_the_worker_no_more_not_even_for_practice(handed_over, rosa):
    practising.try_with_them(handed_over, ["noor"], "a-press-of-mine", now=NOW, **rosa.looks)
    publishing.withdraw(handed_over, now=NOW, **rosa.looks)
    assert all(not rows for rows in everything().values())


def test_a_colleague_does_not_erase_what_rosa_handed_over(handed_over, rosa, tomas):
    """Then she could not take it back, and her people would be called for a PACT that nobody can read."""
    before, version = everything(), pacts.read_pact(handed_over, **tomas.looks).version
    with pytest.raises(NotAllowed):
        pacts.DESK.erase(handed_over, seen=version, now=NOW, **tomas.looks)
    assert everything() == before
    assert pacts.read_pact(handed_over, **rosa.looks).version == version


def test_a_colleagues_practice_does_not_stand_in_the_way_of_rosas(handed_over, rosa, tomas):
    for somebody in (tomas, rosa):
        practising.try_with_them(handed_over, ["noor"], "a-press-of-mine", now=NOW, **somebody.looks)
    assert EnvelopeRow.objects.count() == 3
