"""Check-ins on the worker's side: asked first, missed when either clock says so, and a pack opens by it only when both do."""

from datetime import time, timedelta

import pytest

from amparo.domain.alert.checkins import CheckInState
from amparo.domain.alert.notes import By
from amparo.domain.alert.terms import Case
from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.terms import Cadence, Release
from amparo.sealing import pack
from amparo.sealing.card import Card
from amparo.sealing.link import PressKey, Trigger
from amparo.sealing.locks import trigger_lock
from amparo.store import check_ins, packs
from amparo.store.models import AlertRow, CheckInRow
from tests.inside import NOW, TODAY
from tests.worker.town import ALL_CLEAR, DURESS

ROSAS_PHONE, NOOR = "+34600000001", "+34600000002"
TONIGHT = CheckIn(id="home", title="Home", at=time(11, 4), first=TODAY, grace_minutes=30)
DAILY = CheckIn(id="home", title="Home", at=time(11, 4), cadence=Cadence.DAILY, first=TODAY, grace_minutes=30)


@pytest.fixture
def waiting(town):
    """Rosa has an hour; both clocks run."""
    town.awake = 0.0
    town.publishes(check_ins=(TONIGHT,))
    town.turns()
    return town


def shown(town):
    return check_ins.of(town.rosa.keys, town.pact)[0]


def test_what_was_published_is_armed_and_shown_to_its_owner(waiting):
    assert shown(waiting).due_at == NOW + timedelta(hours=1)
    assert shown(waiting).state is CheckInState.PLANNED


def test_the_owner_is_asked_first_and_again_then_the_contacts_are_called(waiting):
    waiting.turns(minutes=59, seconds=59)
    assert not waiting.heard()
    waiting.turns(seconds=1)
    assert {each.address for each in waiting.heard()} == {ROSAS_PHONE}
    waiting.turns(minutes=15)
    assert len(waiting.heard(ROSAS_PHONE)) > 1
    assert not waiting.heard(NOOR)
    waiting.turns(minutes=15)
    assert waiting.heard(NOOR)
    assert waiting.kept().alert.by is By.CHECK_IN


def test_one_touch_in_time_calls_nobody(waiting):
    waiting.turns(minutes=30)
    waiting.checks_in()
    waiting.turns()
    waiting.turns(hours=3)
    assert not waiting.heard()
    assert shown(waiting).state is CheckInState.MET


def test_a_one_in_a_text_message_is_a_check_in_and_a_two_is_more_time(waiting):
    waiting.turns(hours=1)
    waiting.texts(ROSAS_PHONE, "2")
    waiting.turns(minutes=30)
    assert not waiting.heard(NOOR)
    assert shown(waiting).due_at > waiting.now
    waiting.turns(hours=1)
    waiting.texts(ROSAS_PHONE, "1")
    waiting.turns(hours=3)
    assert not waiting.heard(NOOR)


def test_a_recurring_one_is_armed_again_for_tomorrow(town):
    town.publishes(check_ins=(DAILY,))
    town.turns()
    town.turns(minutes=30)
    town.checks_in()
    town.turns()
    assert shown(town).due_at == NOW + timedelta(days=1, hours=1)
    assert shown(town).last is CheckInState.MET


def test_the_agreed_words_are_a_check_in_and_wrong_ones_are_none(waiting):
    waiting.turns(minutes=30)
    waiting.says("something else", check_in="home")
    for minutes in (0, 30, 15, 15):
        waiting.turns(minutes=minutes)
    assert waiting.heard(NOOR)


def test_the_agreed_words_call_nobody(waiting):
    waiting.turns(minutes=30)
    waiting.says(ALL_CLEAR, check_in="home")
    waiting.turns()
    waiting.turns(hours=2)
    assert not waiting.heard()


def test_words_under_coercion_look_met_and_warn_the_lead_alone(town):
    town.publishes(check_ins=(TONIGHT,), duress=True)
    town.turns()
    town.turns(minutes=30)
    town.says(DURESS, check_in="home")
    town.turns(seconds=5)
    assert shown(town).state is CheckInState.MET
    assert {each.address for each in town.heard()} == {NOOR}
    assert town.boards() == ()
    assert town.kept().alert.case is Case.DOUBTED


def test_a_check_in_that_was_withdrawn_is_not_missed(waiting):
    waiting.publishes(check_ins=())
    waiting.turns(hours=5)
    assert not waiting.heard()
    assert not CheckInRow.objects.exists()


def test_publishing_again_in_the_grace_does_not_begin_anew(waiting):
    waiting.turns(hours=1)
    waiting.publishes(check_ins=(TONIGHT,))
    waiting.turns(minutes=16)
    waiting.turns(minutes=15)
    assert waiting.heard(NOOR)


def test_another_hour_is_another_time_to_wait_for(waiting):
    waiting.publishes(check_ins=(CheckIn(id="home", at=time(13, 4), first=TODAY),))
    waiting.turns()
    assert shown(waiting).due_at == NOW + timedelta(hours=3)


def test_a_clock_that_was_put_back_a_day_misses_nothing(waiting):
    waiting.now -= timedelta(days=1)
    waiting.turns()
    waiting.turns(hours=1)
    waiting.turns(minutes=15)
    waiting.turns(minutes=15)
    assert waiting.heard(NOOR)


def test_a_machine_that_slept_over_it_asks_first_when_it_wakes(waiting):
    asleep = timedelta(hours=9)
    waiting.now += asleep
    waiting.turns()
    assert {each.address for each in waiting.heard()} == {ROSAS_PHONE}
    waiting.turns(minutes=15)
    waiting.turns(minutes=15)
    assert waiting.heard(NOOR)


def sealed_by_the_worker(town):
    """A pack that the worker may free, and a card that opens the other half."""
    house, card = town.rosa.keys.organisation.id, Card.new("en")
    sealed = pack.seal(b"the facts", house, town.pact, 1, cards={"noor": card.public}, worker=town.key.public)
    packs.put(town.pact, sealed, organisation=house, version=1, day=TODAY)
    return card


def opened_by(town, card):
    page, there = town.page("noor"), packs.read(town.pact)
    if not page.release:
        return None
    place = (there.organisation, town.pact, there.version)
    mine = pack.contact_share(there.sealed.shares, card, *place, "noor")
    return pack.open_pack(there.sealed.blob, mine, page.release, *place)


@pytest.fixture
def freed_by_worker(town):
    town.awake = 0.0
    town.publishes(check_ins=(TONIGHT,), release=(Release.WORKER,))
    town.turns()
    return town, sealed_by_the_worker(town)


def test_a_missed_check_in_opens_the_pack_where_the_owner_chose_so(freed_by_worker):
    town, card = freed_by_worker
    for minutes in (60, 15, 15):
        town.turns(minutes=minutes)
    assert opened_by(town, card) == b"the facts"


def test_a_clock_put_forward_calls_and_opens_nothing_until_the_running_time_agrees(freed_by_worker):
    town, card = freed_by_worker
    for minutes in (60, 15, 15):
        town.now += timedelta(minutes=minutes)
        town.turns(seconds=1)
    assert town.heard(NOOR)
    assert opened_by(town, card) is None
    town.turns(minutes=80)
    assert opened_by(town, card) is None
    town.turns(minutes=10)
    assert opened_by(town, card) == b"the facts"


def test_where_the_owner_did_not_choose_so_it_stays_closed(waiting):
    card = sealed_by_the_worker(waiting)
    for minutes in (60, 15, 15, 120):
        waiting.turns(minutes=minutes)
    assert opened_by(waiting, card) is None


def test_the_secret_of_a_press_opens_the_pack_and_another_does_not(town):
    house, card, trigger = town.rosa.keys.organisation.id, Card.new("en"), Trigger.new()
    locks = [trigger_lock(trigger, town.rosa.keys.keyring.signing, house, town.pact)]
    owner = town.rosa.keys.keyring.public.signing
    sealed = pack.seal(b"the facts", house, town.pact, 1, cards={"noor": card.public}, triggers=locks, owner=owner)
    packs.put(town.pact, sealed, organisation=house, version=1, day=TODAY)
    town.presses("stolen", secret=Trigger.new().raw)
    town.turns()
    town.turns(seconds=10)
    assert opened_by(town, card) is None
    town.presses("mine", secret=trigger.raw, press_key=PressKey.new().raw)
    town.turns()
    assert opened_by(town, card) == b"the facts"


def test_a_check_in_missed_while_an_alert_runs_raises_no_second_one(waiting):
    waiting.presses()
    waiting.turns()
    for minutes in (60, 15, 15, 15):
        waiting.turns(minutes=minutes)
    assert AlertRow.objects.count() == 1
