"""Rosa's words: all-clear, duress, wrong ones. Whoever watches her screen sees no difference between the first two."""

import contextlib
from datetime import timedelta

import msgspec
import pytest

from amparo.domain.alert.events import (
    Answer,
    CaseMoved,
    CheckInMissed,
    Event,
    Meaning,
    PressedAgain,
    Settled,
    StopTouched,
    TimePassed,
    WordsSaid,
)
from amparo.domain.alert.machine import duress, follow
from amparo.domain.alert.model import TRIES_MAX, NotNow
from amparo.domain.alert.notes import Receipt
from amparo.domain.alert.showing import board, call_view, press_view
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.alert.words import may_say
from tests.domain.alert.circle import ARMED, NOON, Night, circle, told

SAID = {each: WordsSaid(meaning=each) for each in Meaning}
IN_THE_WINDOW: tuple[tuple[float, Event], ...] = ()
CALLED = ((1.0, TimePassed()),)
ANSWERED = (*CALLED, (2.0, Answer(contact="ines", can=True)), (3.0, Answer(contact="leila", can=False)))
WRONG_FIRST = (*ANSWERED, (3.5, SAID[Meaning.NEITHER]))


def after(course: tuple[tuple[float, Event], ...], meaning: Meaning, minutes: float = 4) -> Night:
    night = Night()
    for at, event in course:
        night.happens(event, minutes=at)
    night.left.clear()
    night.happens(SAID[meaning], minutes=0.1 if not course else minutes)
    return night


def owners_side(night: Night) -> bytes:
    shown = (press_view(night.alert, ARMED, night.now), board(night.alert, ARMED, night.now))
    return msgspec.json.encode(shown)


@pytest.mark.parametrize("course", [IN_THE_WINDOW, CALLED, ANSWERED, WRONG_FIRST])
def test_duress_shows_the_owner_what_an_all_clear_shows_field_by_field(course):
    clear, forced = after(course, Meaning.ALL_CLEAR), after(course, Meaning.DURESS)
    assert owners_side(clear) == owners_side(forced)
    assert press_view(forced.alert, ARMED, forced.now).over


LATER: tuple[Event, ...] = (
    TimePassed(),
    Answer(contact="noor", can=True),
    Settled(key="a1/noor/1", receipt=Receipt.DELIVERED),
    CaseMoved(contact="ines", to=Case.CONFIRMED, reason="She was seen in the van"),
    SAID[Meaning.NEITHER],
    SAID[Meaning.DURESS],
)


def test_and_stays_the_same_whatever_happens_later():
    clear, forced = after(ANSWERED, Meaning.ALL_CLEAR), after(ANSWERED, Meaning.DURESS)
    for minutes, event in enumerate(LATER, 5):
        for night in (clear, forced):
            with contextlib.suppress(NotNow):
                night.happens(event, minutes=minutes)
        assert owners_side(clear) == owners_side(forced)


def test_the_lead_alone_is_warned_and_sees_the_doubt():
    forced = after(ANSWERED, Meaning.DURESS)
    assert told(forced.left) == [("ines", MessageKind.DURESS)]
    assert call_view(forced.alert, ARMED, "ines", forced.now).case is Case.DOUBTED
    for other in ("noor", "leila"):
        view = call_view(forced.alert, ARMED, other, forced.now)
        assert view.case is Case.UNVERIFIED
        assert not {each.what for each in view.news} & {"duress", "words-wrong"}


def test_in_the_stop_window_only_the_lead_hears_of_it():
    forced = after(IN_THE_WINDOW, Meaning.DURESS)
    assert told(forced.left) == [("ines", MessageKind.DURESS)]
    forced.happens(TimePassed(), minutes=5.5)  # Inés is silent: Noor is warned and asked to lead
    assert {contact for contact, _ in told(forced.left)} == {"ines", "noor"}


def test_a_warning_that_reaches_nobody_becomes_a_call_to_the_circle():
    forced = after(IN_THE_WINDOW, Meaning.DURESS)
    forced.happens(TimePassed(), minutes=6)
    assert ("leila", MessageKind.CALL) in told(forced.happens(TimePassed(), minutes=12))


def test_the_lead_who_was_warned_decides_when_the_others_are_called():
    forced = after(IN_THE_WINDOW, Meaning.DURESS)
    forced.happens(Answer(contact="ines", can=True), minutes=2)
    assert not [each for each in forced.left if each.contact != "ines"]
    forced.happens(CaseMoved(contact="ines", to=Case.CONFIRMED), minutes=3)
    assert {("noor", MessageKind.CALL), ("leila", MessageKind.CALL)} <= set(told(forced.left))


def test_a_check_in_missed_on_top_of_a_doubt_calls_the_circle():
    forced = after(IN_THE_WINDOW, Meaning.DURESS)
    assert ("leila", MessageKind.CALL) in told(forced.happens(CheckInMissed(title="Arrived"), minutes=2))


def test_duress_at_a_check_in_leaves_the_owner_without_any_alert():
    alert, messages = duress(ARMED, alert="a1", reference="4F7K", now=NOON)
    assert told(messages) == [("ines", MessageKind.DURESS)]
    assert board(alert, ARMED, NOON) is None
    assert alert.due_at is not None


def test_where_no_duress_word_was_agreed_it_is_a_wrong_word():
    night = Night(circle())
    night.happens(TimePassed(), minutes=1)
    assert not night.happens(SAID[Meaning.DURESS], minutes=2)
    assert night.alert.case is Case.UNVERIFIED


def test_after_so_many_wrong_words_none_count_until_the_hour_is_over():
    night = after(CALLED, Meaning.NEITHER)
    for _ in range(TRIES_MAX - 1):
        assert may_say(night.alert, night.now)
        night.happens(SAID[Meaning.NEITHER], minutes=5)
    assert not may_say(night.alert, night.now)
    before = owners_side(night)
    night.happens(SAID[Meaning.ALL_CLEAR], minutes=5)
    assert night.alert.open
    assert owners_side(night) == before
    night.happens(SAID[Meaning.ALL_CLEAR], minutes=66)
    assert not night.alert.open


def test_wrong_words_show_the_owner_nothing_new():
    night = after(ANSWERED, Meaning.NEITHER)
    right_before = after(ANSWERED[:-1], Meaning.NEITHER)
    assert "words-wrong" not in str(board(night.alert, ARMED, night.now))
    assert not press_view(right_before.alert, ARMED, night.now).over


def test_once_free_the_true_words_end_it_for_everybody():
    night = after(ANSWERED, Meaning.DURESS)
    night.happens(SAID[Meaning.ALL_CLEAR], minutes=60)
    assert night.alert.case is Case.SAFE
    assert night.left[-1].kind is MessageKind.ALL_CLEAR


AGAIN = PressedAgain(press="press-2", press_key=b"2" * 32, reference="9QXZ")


def pressed_anew() -> Night:
    night = after(ANSWERED, Meaning.DURESS)
    night.left.clear()
    night.happens(AGAIN, minutes=30)
    return night


def test_pressed_again_after_duress_the_phone_sees_a_new_alert_with_a_new_window():
    night = pressed_anew()
    view = press_view(night.alert, ARMED, night.now)
    assert (view.reference, view.raised_at, view.over) == ("9QXZ", night.now, False)
    assert view.stop_until == night.now + timedelta(seconds=10)
    assert set(view.contacts) == {Reached.WAITING}
    assert not night.left
    assert night.alert.presses[0].shown is not None
    assert night.alert.presses[0].shown.over


def test_at_the_end_of_that_window_everybody_is_called_again():
    night = pressed_anew()
    night.happens(TimePassed(), minutes=30.2)
    assert ("noor", MessageKind.AGAIN) in told(night.left)
    assert press_view(night.alert, ARMED, night.now).contacts == (
        *(Reached.QUEUED, Reached.QUEUED, Reached.QUEUED),
        Reached.WAITING,
    )


def test_it_can_be_stopped_like_any_other_and_the_doubt_stays():
    night = pressed_anew()
    night.happens(StopTouched(press="press-2", press_key=b"2" * 32, at=night.now), minutes=30.1)
    view = press_view(night.alert, ARMED, night.now)
    assert (view.stopped, view.over) == (True, True)
    assert night.alert.case is Case.DOUBTED
    assert night.alert.due_at is not None


def test_an_alert_that_is_over_takes_no_words():
    night = after(CALLED, Meaning.ALL_CLEAR)
    with pytest.raises(NotNow):
        follow(night.alert, ARMED, SAID[Meaning.ALL_CLEAR], night.now)
