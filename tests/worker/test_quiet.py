"""After the second word the owner's side learns nothing more: whoever made her say it may be signed in as her."""

from datetime import time

import pytest

from amparo.domain.alert.terms import Case
from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.terms import EvidenceKind
from amparo.sealing.link import PressKey
from amparo.store import boards, evidence
from amparo.store.models import AlertRow, EvidenceRow
from tests.inside import TODAY
from tests.worker import town as places
from tests.worker.test_alerts import NOOR
from tests.worker.town import ALL_CLEAR, DURESS


@pytest.fixture
def calling(rosa):
    """Rosa pressed, her people are called, and a second word was agreed."""
    there = places.founded(rosa)
    there.publishes(duress=True)
    there.presses()
    there.turns(seconds=0)
    there.turns(seconds=11)
    return there


def seen(town):
    return [(each.kind, each.contact) for each in evidence.of(town.rosa.keys, town.pact)]


@pytest.mark.parametrize("words", [ALL_CLEAR, DURESS])
def test_what_contacts_do_afterwards_is_not_told_to_the_owner(calling, words):
    calling.answers("leila", can=True)
    calling.turns(seconds=1)
    before = seen(calling)
    assert before
    calling.says(words)
    calling.turns(seconds=1)
    calling.answers("noor", can=True)
    calling.texts(NOOR, "1")
    calling.turns(minutes=3)
    assert seen(calling) == before


@pytest.mark.parametrize("words", [ALL_CLEAR, DURESS])
def test_to_the_owner_no_alert_runs_any_more(calling, words):
    assert boards.under_way(calling.rosa.keys)
    calling.says(words)
    calling.turns(seconds=1)
    assert [board.case for board in calling.boards()] == [Case.SAFE]
    assert not boards.under_way(calling.rosa.keys)


def test_a_warning_at_a_check_in_leaves_no_trace_with_the_owner(rosa):
    town = places.founded(rosa)
    town.publishes(check_ins=(CheckIn(id="home", at=time(12), first=TODAY),), duress=True)
    town.turns(seconds=0)
    town.turns(hours=2)
    town.checks_in(words=DURESS)
    town.turns(seconds=1)
    assert AlertRow.objects.filter(open=True).exists(), "Noor is warned"
    town.answers("noor", can=True)
    town.turns(minutes=2)
    assert EvidenceRow.objects.count() == 0
    assert not boards.under_way(rosa.keys)


def test_after_a_second_press_minutes_count_from_that_press(calling):
    calling.says(DURESS)
    calling.turns(minutes=40)
    calling.presses("second", press_key=PressKey.new().raw)
    calling.turns(seconds=0)
    calling.turns(seconds=11)
    calling.answers("noor", can=True)
    calling.turns(minutes=2)
    found = [each for each in evidence.of(calling.rosa.keys, calling.pact) if each.kind is EvidenceKind.ALERT_ANSWERED]
    assert [each.minutes for each in found] == [2]


def test_a_practice_stands_in_the_way_of_nothing(rosa):
    there = places.founded(rosa)
    there.publishes()
    there.presses(practice=True)
    there.turns(seconds=0)
    there.turns(seconds=11)
    assert [board.practice for board in there.boards()] == [True]
    assert not boards.under_way(rosa.keys)
