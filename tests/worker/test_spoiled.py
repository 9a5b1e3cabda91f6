"""One row that somebody changed, or a disk spoiled, stops nobody else's alert."""

from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.domain.alert.notes import By, Pressed
from amparo.domain.pact.model import CheckIn
from amparo.sealing.link import Link, PressKey
from amparo.store import boards, check_ins, evidence, invitations
from amparo.store.models import AccountRow, AlertRow, CheckInRow, EvidenceRow, InvitationRow, OutboxRow
from amparo.store.turning import heart
from tests.inside import NOW, TODAY, everybody, house, mateo, rosa, tomas
from tests.worker import town as places
from tests.worker.town import Town

__all__ = ["everybody", "house", "mateo", "rosa", "tomas"]


@pytest.fixture
def two(rosa, mateo):
    """Rosa's town and Mateo's, called by one worker."""
    rosas = places.founded(rosa)
    mateos = Town(mateo, rosas.key, book=rosas.book)
    for there in (rosas, mateos):
        there.publishes()
    return rosas, mateos


def spoil(row, column="sealed"):
    whole = bytes(getattr(row, column))
    type(row).objects.filter(pk=row.pk).update(**{column: whole[:-1] + bytes([whole[-1] ^ 1])})


def alert_of(there):
    return AlertRow.objects.get(envelope=there.pact)


def test_a_spoiled_message_keeps_no_other_from_leaving(two):
    rosas, mateos = two
    for there, press in ((rosas, "rosas-press"), (mateos, "mateos-press")):
        there.presses(press=press)
    mateos.turns(seconds=0)
    mateos.turns(seconds=20)
    OutboxRow.objects.update(state="queued", due_at=mateos.now)
    spoiled = OutboxRow.objects.filter(alert=alert_of(rosas)).first()
    spoil(spoiled)
    mateos.turns(seconds=1)
    assert OutboxRow.objects.get(id=spoiled.id).state == "failed"
    assert {row.state for row in OutboxRow.objects.exclude(id=spoiled.id)} == {"handed-over"}


def test_a_spoiled_alert_keeps_no_other_from_calling(two):
    rosas, mateos = two
    rosas.presses(press="rosas-press")
    mateos.presses(press="mateos-press")
    mateos.turns(seconds=0)
    spoil(alert_of(rosas))
    mateos.turns(minutes=1)
    assert mateos.heard()
    assert not alert_of(rosas).open


def test_after_a_spoiled_alert_the_next_press_calls(two):
    rosas, _ = two
    rosas.presses(press="first")
    rosas.turns(seconds=0)
    spoil(alert_of(rosas))
    rosas.turns(minutes=1)
    assert not rosas.heard()
    rosas.press_key = type(rosas.press_key).new()
    rosas.presses(press="second")
    rosas.turns(seconds=0)
    rosas.turns(minutes=1)
    assert rosas.heard()


def test_a_spoiled_account_costs_its_owner_the_copy_and_nobody_the_alert(two):
    rosas, mateos = two
    for there, press in ((rosas, "rosas-press"), (mateos, "mateos-press")):
        there.presses(press=press)
    mateos.turns(seconds=0)
    spoil(AccountRow.objects.get(id=rosas.rosa.by.id), "public")
    mateos.turns(minutes=1)
    assert {bytes(row.copy) == b"" for row in AlertRow.objects.filter(envelope=rosas.pact)} == {True}
    assert alert_of(rosas).open
    assert bytes(alert_of(mateos).copy)
    assert OutboxRow.objects.filter(alert=alert_of(rosas)).exists()


def test_notes_that_are_none_keep_no_press_from_being_taken(two):
    rosas, mateos = two
    rosas.notes(Pressed(envelope="no id", press="x", by=By.BUTTON, at=rosas.now))
    rosas.notes(Pressed(envelope=str(uuid4()), press="x", by=By.BUTTON, at=rosas.now))
    mateos.presses(press="mateos-press")
    mateos.turns(seconds=0)
    assert alert_of(mateos)


def test_a_spoiled_check_in_is_put_off_and_not_looked_at_for_ever(rosa):
    there = places.founded(rosa)
    there.publishes(check_ins=(CheckIn(id="home", at=there.now.time(), first=TODAY),))
    spoil(CheckInRow.objects.get())
    there.turns(seconds=0)
    assert CheckInRow.objects.get().due_at > there.now
    assert CheckInRow.objects.get().due_awake > heart.awake()


def test_a_spoiled_copy_hides_no_other_from_its_owner(two):
    rosas, _ = two
    for press in ("first", "second"):
        rosas.presses(press=press, practice=press == "first", press_key=PressKey.new().raw)
        rosas.turns(seconds=0)
    assert len(rosas.boards()) == 2
    spoil(AlertRow.objects.filter(practice=True).get(), "copy")
    assert [board.practice for board in rosas.boards()] == [False]
    assert boards.under_way(rosas.rosa.keys)


def test_spoiled_evidence_hides_no_other_from_its_owner(two):
    rosas, _ = two
    rosas.presses()
    rosas.turns(seconds=0)
    rosas.turns(seconds=11)
    for contact in ("noor", "leila"):
        rosas.answers(contact, can=True)
        rosas.turns(seconds=1)
    before = evidence.of(rosas.rosa.keys, rosas.pact)
    spoil(EvidenceRow.objects.order_by("id").first())
    assert evidence.of(rosas.rosa.keys, rosas.pact) == before[1:]


def test_a_spoiled_check_in_hides_no_other_from_its_owner(two):
    rosas, _ = two
    at = rosas.now.time()
    rosas.publishes(check_ins=(CheckIn(id="home", at=at, first=TODAY), CheckIn(id="office", at=at, first=TODAY)))
    rosas.turns(seconds=0)
    spoil(CheckInRow.objects.order_by("id").first(), "copy")
    assert len(check_ins.of(rosas.rosa.keys, rosas.pact)) == 1


def test_a_spoiled_answer_to_an_invitation_hides_no_other(rosa):
    links = Link.new(), Link.new()
    for link in links:
        invitations.offer(link, b"asked", rosa.keys, ends_at=NOW + timedelta(days=1))
        assert invitations.answer(link, b"answered", now=NOW)
    spoil(InvitationRow.objects.get(id=links[0].row_id), "answer")
    assert sorted(reply.answer for reply in invitations.of(rosa.keys)) == [b"", b"answered"]
