"""How a practice ends: by its owner, or with the hours that were agreed. A real alert knows neither."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from amparo.domain.alert.events import Answer, CaseMoved, Meaning, PracticeEnded, Settled, TimePassed, WordsSaid
from amparo.domain.alert.machine import DRAWN
from amparo.domain.alert.model import OVER, NotNow
from amparo.domain.alert.notes import Receipt
from amparo.domain.alert.practice import comes_too_late
from amparo.domain.alert.showing import board
from amparo.domain.alert.terms import Case, MessageKind
from tests.domain.alert.circle import ARMED, NOON, PRACTISED, PRESSED, Night, told

UNTIL = (PRACTISED.until - NOON) / timedelta(minutes=1)


def practised(*, called: bool = True) -> Night:
    night = Night(practice=True, until=PRACTISED.until)
    if called:
        night.happens(TimePassed(), minutes=1)
    night.left.clear()
    return night


def test_before_anybody_was_called_its_owner_ends_it_and_nobody_hears_of_it():
    night = practised(called=False)
    assert not night.happens(PracticeEnded(), minutes=0.1)
    assert night.alert.case is Case.STOPPED


def test_afterwards_everybody_who_was_called_is_told_and_no_words_are_claimed():
    night = practised()
    night.happens(Answer(contact="leila", can=False), minutes=2)
    ended = night.happens(PracticeEnded(), minutes=3)
    assert told(ended) == [(each, MessageKind.ALL_CLEAR) for each in ("ines", "noor", "leila")]
    assert all(message.practice for message in ended)
    assert night.alert.case is Case.SAFE
    assert night.alert.log[-1].what == "all-clear"
    assert night.alert.log[-1].verified is None
    with pytest.raises(NotNow):
        night.happens(PracticeEnded(), minutes=4)


@pytest.mark.parametrize("minutes", [0.1, 5])
def test_a_real_alert_is_never_ended_like_that(minutes):
    night = Night(until=PRACTISED.until)
    assert night.alert.until is None
    if minutes > 1:
        night.happens(TimePassed(), minutes=1)
    before = night.alert
    with pytest.raises(NotNow):
        night.happens(PracticeEnded(), minutes=minutes)
    assert night.alert == before


def test_a_real_alert_goes_on_at_any_hour():
    night = Night(until=PRACTISED.until)
    night.happens(TimePassed(), minutes=1)
    assert night.happens(TimePassed(), minutes=UNTIL + 1)
    assert not comes_too_late(replace(PRESSED, until=NOON), NOON)


@pytest.mark.parametrize(("called", "case"), [(False, Case.STOPPED), (True, Case.SAFE)])
def test_with_the_agreed_hours_it_is_over_and_nobody_is_told(called, case):
    night = practised(called=called)
    assert night.alert.due_at <= PRACTISED.until
    assert not night.happens(TimePassed(), minutes=UNTIL)
    assert night.alert.case is case
    assert [each.what for each in board(night.alert, ARMED, night.now).log][-1] == "hours-over"


@pytest.mark.parametrize(
    "event", [Answer(contact="ines", can=True), CaseMoved(contact="ines", to=Case.CONFIRMED), PracticeEnded()]
)
def test_what_comes_after_the_hours_wakes_nobody(event):
    night = practised()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    night.left.clear()
    try:
        night.happens(event, minutes=UNTIL + 1)
    except NotNow:
        night.happens(TimePassed(), minutes=UNTIL + 1)
    assert not night.left
    assert night.alert.case in OVER


def test_a_message_that_failed_after_the_hours_is_tried_no_other_way():
    night = practised()
    ines = next(each.message.key for each in night.alert.sent if each.message.contact == "ines")
    night.happens(TimePassed(), minutes=UNTIL)
    assert not night.happens(Settled(key=ines, receipt=Receipt.FAILED), minutes=UNTIL + 1)


def test_the_agreed_hour_stays_where_it_is_when_the_clock_is_put_back():
    night = practised()
    night.happens(TimePassed(), minutes=-60)
    assert night.alert.until == PRACTISED.until


@pytest.mark.parametrize("minutes", [0, 1, 600])
def test_a_practice_that_is_found_after_its_hours_comes_too_late(minutes):
    assert comes_too_late(PRACTISED, PRACTISED.until + timedelta(minutes=minutes))
    assert not comes_too_late(PRACTISED, PRACTISED.until - timedelta(minutes=1))


def test_after_the_second_word_the_owner_may_end_it_and_their_side_shows_what_it_showed():
    night = practised()
    night.happens(WordsSaid(meaning=Meaning.DURESS), minutes=2)
    shown = board(night.alert, ARMED, night.now)
    night.happens(PracticeEnded(), minutes=3)
    assert board(night.alert, ARMED, night.now) == shown


def test_it_is_drawn_wherever_somebody_may_still_be_called():
    assert DRAWN[PracticeEnded] == frozenset(Case) - OVER
