"""The arrows of an alert, as Rosa's circle lives through them."""

from datetime import timedelta

import pytest

from amparo.domain.alert.events import Answer, CaseMoved, Did, Meaning, Settled, StopTouched, TimePassed, WordsSaid
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import Deed, Receipt
from amparo.domain.alert.terms import Case, MessageKind, Reached
from tests.domain.alert.circle import KEY, NOON, Night, circle, told

CALL, AGAIN, YOU_LEAD = MessageKind.CALL, MessageKind.AGAIN, MessageKind.YOU_LEAD


def test_nobody_is_called_while_rosa_can_still_stop_it():
    night = Night()
    assert night.alert.case is Case.PRESSED
    assert not night.left
    assert night.alert.due_at == NOON + timedelta(seconds=10)


def test_one_touch_on_stop_ends_it():
    night = Night()
    night.happens(StopTouched(press="press-1", press_key=KEY, at=NOON + timedelta(seconds=9)), minutes=0.15)
    assert night.alert.case is Case.STOPPED
    assert night.alert.due_at is None


def test_then_everybody_but_the_reserve_is_called_over_their_first_channel():
    night = Night()
    night.happens(TimePassed(), minutes=1)
    assert told(night.left) == [("ines", CALL), ("noor", CALL), ("leila", CALL)]
    assert {each.reach for each in night.left} == {0}


def test_a_stop_that_comes_too_late_does_nothing():
    night = Night()
    with pytest.raises(NotNow):
        night.happens(StopTouched(press="press-1", press_key=KEY, at=NOON + timedelta(seconds=11)), minutes=0.2)


def test_a_press_without_window_calls_at_once():
    night = Night(circle(stop_seconds=0))
    assert told(night.left) == [("ines", CALL), ("noor", CALL), ("leila", CALL)]


def test_a_missed_check_in_calls_at_once():
    night = Night(by_check_in=True)
    assert told(night.left) == [("ines", CALL), ("noor", CALL), ("leila", CALL)]


def called() -> Night:
    night = Night()
    night.happens(TimePassed(), minutes=1)
    night.left.clear()
    return night


def test_a_way_that_fails_is_followed_by_the_next_at_once():
    night = called()
    (again,) = night.happens(Settled(key="a1/ines/1", receipt=Receipt.FAILED), minutes=2)
    assert (again.contact, again.kind, again.reach, again.number) == ("ines", CALL, 1, 2)


def test_who_is_not_reached_on_any_way_is_tried_again_at_the_next_interval():
    night = called()
    night.happens(Settled(key="a1/noor/1", receipt=Receipt.FAILED), minutes=2)
    assert night.alert.one("noor").reached is Reached.NOT_REACHED
    assert ("noor", AGAIN) in told(night.happens(TimePassed(), minutes=7))


def test_the_deputy_is_asked_when_the_lead_is_silent():
    night = called()
    messages = night.happens(TimePassed(), minutes=6.5)
    assert ("noor", YOU_LEAD) in told(messages)
    night.happens(Did(contact="noor", deed=Deed.LEAD), minutes=7)
    assert night.alert.leads == "noor"


def test_whoever_can_leads_when_neither_lead_nor_deputy_answers():
    night = called()
    night.happens(Answer(contact="leila", can=True), minutes=2)
    night.happens(TimePassed(), minutes=6.5)
    assert ("leila", YOU_LEAD) in told(night.happens(TimePassed(), minutes=12))
    assert night.alert.leads == "leila"


def test_the_reserves_are_called_when_nobody_can():
    night = called()
    assert ("tam", CALL) in told(night.happens(TimePassed(), minutes=11.5))


def test_the_lead_leads_by_saying_i_can():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    assert night.alert.leads == "ines"


def test_the_all_clear_is_told_to_everybody_who_was_called():
    night = called()
    messages = night.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=3)
    assert told(messages) == [(each, MessageKind.ALL_CLEAR) for each in ("ines", "noor", "leila")]
    assert not night.alert.open


def test_words_under_coercion_warn_the_lead_alone():
    night = called()
    assert told(night.happens(WordsSaid(meaning=Meaning.DURESS), minutes=3)) == [("ines", MessageKind.DURESS)]
    assert night.alert.case is Case.DOUBTED
    assert night.alert.open


def test_an_end_needs_a_written_reason():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    with pytest.raises(NotNow):
        night.happens(CaseMoved(contact="ines", to=Case.FALSE_ALARM), minutes=3)
    night.happens(CaseMoved(contact="ines", to=Case.FALSE_ALARM, reason="Rosa is at home"), minutes=3)
    assert night.left[-1].kind is MessageKind.FALSE_ALARM
