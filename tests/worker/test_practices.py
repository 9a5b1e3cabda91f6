"""Practices: in the hours that were agreed and not after them, and over when their owner says so."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.domain.alert.notes import By, PracticeEnded
from amparo.domain.alert.terms import Case
from amparo.store.models import AlertRow, InboxRow, OutboxRow
from tests.worker.town import Town

NOOR, LEILA = "+34600000002", "+34600000003"


def practises(town: Town, press: str = "drill", **hours: float) -> None:
    until = town.now + timedelta(**hours) if hours else None
    town.presses(press, practice=True, by=By.OWNER, press_key=b"", until=until)


def ends(town: Town, alert: str = "") -> None:
    town.notes(PracticeEnded(alert=alert or town.boards()[0].alert, at=town.now), urgent=False)


@pytest.fixture
def practised(town):
    practises(town, hours=2)
    town.turns()
    town.turns(seconds=10)
    assert {each.address for each in town.heard()} == {NOOR, LEILA}
    return town


def test_the_worker_that_finds_it_after_the_hours_wakes_nobody(town):
    practises(town, hours=1)
    town.turns(hours=3)
    town.turns(hours=1)
    assert town.heard() == []
    assert not AlertRow.objects.exists()
    assert not InboxRow.objects.exists()


def test_a_real_alert_is_never_too_late(town):
    town.presses(until=town.now)
    town.turns(hours=3)
    town.turns(seconds=10)
    assert {each.address for each in town.heard()} == {NOOR, LEILA}


def test_nobody_is_called_again_once_the_hours_are_over(practised):
    practised.turns(minutes=110)
    before = len(practised.heard())
    assert before > 2
    practised.turns(minutes=20)
    practised.turns(hours=12)
    assert len(practised.heard()) == before
    assert practised.boards()[0].case is Case.SAFE
    assert [each.what for each in practised.boards()[0].log][-1] == "hours-over"


def test_what_could_not_leave_in_the_hours_does_not_leave_when_its_way_works_again(town):
    """Also when many alerts were due at once, and this one was not looked at yet."""
    channels, town.send = town.send, {}
    practises(town, hours=1)
    town.turns()
    town.turns(seconds=10)
    AlertRow.objects.update(due_at=town.now + timedelta(days=1), due_awake=1e12)
    OutboxRow.objects.update(state="queued", due_at=town.now)
    town.send = channels
    town.turns(hours=2)
    assert town.heard() == []
    assert not OutboxRow.objects.filter(due_at__isnull=False).exists()


def test_its_owner_ends_it_and_whoever_was_called_is_told(practised):
    ends(practised)
    practised.turns(seconds=1)
    assert practised.boards()[0].case is Case.SAFE
    for address in (NOOR, LEILA):
        assert [each for each in practised.heard(address) if "all is well" in each.text]
    told = len(practised.heard())
    ends(practised)
    practised.turns(hours=1)
    assert len(practised.heard()) == told


def test_a_real_alert_is_not_ended_by_that_whoever_writes_the_note(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    ends(town)
    town.turns(seconds=1)
    assert town.boards()[0].case is Case.UNVERIFIED
    ends(town, alert=str(UUID(int=7)))
    town.turns(seconds=1)
    assert not InboxRow.objects.exists()


def test_whoever_is_practised_with_next_is_not_kept_from_it_by_the_one_before(practised):
    practises(practised, "another", hours=4)
    practised.turns()
    practised.turns(seconds=10)
    assert [each.case for each in practised.boards()] == [Case.UNVERIFIED, Case.SAFE]
    practised.turns(hours=3)
    assert practised.boards()[0].case is Case.UNVERIFIED
