"""What time does: again and again, for how long, and over clocks that jump."""

from datetime import timedelta

from amparo.domain.alert.events import Answer, CaseMoved, Did, Settled, TimePassed
from amparo.domain.alert.model import LONG_INTERVAL_HOURS, LONG_ROUNDS_MAX, NEWS_MINUTES
from amparo.domain.alert.notes import Deed, Receipt
from amparo.domain.alert.terms import Case, MessageKind
from tests.domain.alert.circle import NOON, Night, circle, told

DAY = 24 * 60


def called(**design: int) -> Night:
    night = Night(circle(**design))
    night.happens(TimePassed(), minutes=1)
    night.left.clear()
    return night


def due(night: Night) -> list[tuple[str, MessageKind]]:
    """Let the next due thing happen."""
    assert night.alert.due_at is not None
    return told(night.happens(TimePassed(), minutes=(night.alert.due_at - NOON) / timedelta(minutes=1)))


def test_who_has_answered_is_not_called_again():
    night = called(lead_silent_minutes=60, nobody_minutes=60)
    night.happens(Answer(contact="leila", can=False), minutes=2)
    assert due(night) == [("ines", MessageKind.AGAIN), ("noor", MessageKind.AGAIN)]


def test_again_means_over_the_next_of_their_channels():
    night = called(lead_silent_minutes=60, nobody_minutes=60)
    reaches = []
    for _ in range(3):
        due(night)
        reaches += [each.reach for each in night.left if each.contact == "ines"][-1:]
    assert reaches == [1, 0, 1]


def test_the_calling_ends_the_case_stays_open_and_is_looked_at_rarely():
    night = called(call_for_hours=1)
    while not [each for each in night.alert.log if each.what == "calling-ended"]:
        due(night)
    assert night.now < NOON + timedelta(minutes=70)
    due(night)
    assert night.alert.open
    assert night.alert.due_at == night.now + timedelta(hours=LONG_INTERVAL_HOURS)


def test_in_the_end_nobody_is_called_any_more_and_it_is_still_open():
    night = called(call_for_hours=1)
    for _ in range(200):
        due(night)
    night.left.clear()
    for _ in range(LONG_ROUNDS_MAX):
        due(night)
    assert not night.left
    assert night.alert.open


def test_a_clock_that_jumps_ahead_makes_everything_happen_once():
    night = Night()
    messages = night.happens(TimePassed(), minutes=3 * DAY)
    assert told(messages) == [(each, MessageKind.CALL) for each in ("ines", "noor", "leila")]
    assert night.alert.due_at == night.now + timedelta(minutes=5)


def test_a_clock_that_jumps_back_delays_nothing():
    night = called()
    assert night.happens(TimePassed(), minutes=-DAY) == ()
    assert night.alert.due_at == NOON + timedelta(minutes=5 - DAY)


def test_a_clock_that_jumps_back_in_the_stop_window_does_not_keep_rosa_waiting():
    night = Night()
    night.happens(TimePassed(), minutes=-DAY)
    assert night.alert.due_at == NOON + timedelta(seconds=10) - timedelta(days=1)


def test_the_reserves_are_not_kept_waiting_once_all_the_others_cannot():
    night = called()
    for contact in ("ines", "noor"):
        night.happens(Answer(contact=contact, can=False), minutes=2)
    assert ("tam", MessageKind.CALL) in told(night.happens(Answer(contact="leila", can=False), minutes=2))


def test_somebody_who_can_keeps_the_reserves_asleep():
    night = called()
    night.happens(Answer(contact="leila", can=True), minutes=2)
    for _ in range(6):
        assert "tam" not in {contact for contact, _ in due(night)}


def test_much_news_is_told_as_little():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    night.left.clear()
    for seconds in range(60):
        night.happens(Did(contact="ines", deed=Deed.LEARNED, text=f"{seconds}"), minutes=3 + seconds / 60)
    for minutes in range(4, 4 + NEWS_MINUTES):
        night.happens(TimePassed(), minutes=minutes)
    news = [each for each in night.left if each.kind is MessageKind.NEWS]
    assert len([each for each in news if each.contact == "noor"]) <= 2


def test_the_outcome_is_never_held_back():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    night.left.clear()
    night.happens(CaseMoved(contact="ines", to=Case.CONFIRMED), minutes=2.1)
    night.happens(CaseMoved(contact="ines", to=Case.LOCATED), minutes=2.2)
    assert [contact for contact, kind in told(night.left) if kind is MessageKind.OUTCOME] == ["ines", "noor", "leila"]


def test_while_suspended_nobody_is_called_and_then_it_goes_on():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    night.happens(CaseMoved(contact="ines", to=Case.SUSPENDED, reason="They watch Leila's house"), minutes=3)
    night.left.clear()
    assert due(night) == []
    night.happens(CaseMoved(contact="ines", to=Case.ACTING), minutes=2 * DAY)
    assert night.alert.due_at is not None
    assert night.alert.due_at <= night.now + timedelta(minutes=5)


def test_an_older_call_that_fails_late_is_not_sent_twice():
    night = called(lead_silent_minutes=60, nobody_minutes=60)
    due(night)
    assert night.happens(Settled(key="a1/ines/1", receipt=Receipt.FAILED)) == ()


def test_a_gateway_that_answers_twice_sends_once():
    night = called()
    assert len(night.happens(Settled(key="a1/ines/1", receipt=Receipt.FAILED), minutes=2)) == 1
    assert night.happens(Settled(key="a1/ines/1", receipt=Receipt.FAILED), minutes=2) == ()


def test_an_outcome_that_fails_takes_the_next_way_even_after_the_end():
    night = called()
    night.happens(Answer(contact="ines", can=True), minutes=2)
    night.happens(CaseMoved(contact="ines", to=Case.SAFE, reason="She is with me"), minutes=3)
    last = next(each for each in reversed(night.left) if each.contact == "leila")
    (again,) = night.happens(Settled(key=last.key, receipt=Receipt.FAILED))
    assert (again.contact, again.kind, again.what) == ("leila", MessageKind.OUTCOME, "safe")
