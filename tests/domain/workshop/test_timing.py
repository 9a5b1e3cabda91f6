"""The clock of a session: where it stands, how late it is, and what a sleeping laptop does to it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from amparo.domain.refusals import NotNow
from amparo.domain.workshop import timing
from amparo.domain.workshop.card import Card, Need, Step, StepKind
from amparo.domain.workshop.catching import homework
from amparo.domain.workshop.session import FixedPoint, Pause, Session
from amparo.domain.workshop.timing import Progress

TEN = datetime(2027, 3, 8, 10, 0, tzinfo=UTC)
PLAN = Card(
    id="plan",
    title="Security plan",
    steps=(
        Step(id="open", title="Why we are here", minutes=20, kind=StepKind.INTRODUCTION),
        Step(id="choose", title="Choose what could happen", minutes=10),
        Step(id="want", title="What we want", minutes=30, least=20, need=Need.SHOULD),
        Step(id="tell", title="Tell each other", minutes=20, need=Need.IF_TIME, reporters=4),
        Step(id="close", title="Goodbye", minutes=10, kind=StepKind.CLOSING),
    ),
)
SESSION = Session(
    title="Monday", cards=(PLAN,), pauses=(Pause(id="tea", title="Tea", minutes=20, after="plan/choose"),)
)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


@pytest.fixture
def begun() -> Progress:
    return timing.begin(SESSION, Progress(), TEN)


def test_the_break_stands_where_somebody_put_it_and_time_adds_up():
    assert [(slot.key, passed) for slot, passed in timing.accumulated(SESSION)] == [
        ("plan/open", 20),
        ("plan/choose", 30),
        ("tea", 50),
        ("plan/want", 80),
        ("plan/tell", 100),
        ("plan/close", 110),
    ]


def test_what_is_done_at_home_takes_no_time_here():
    home = Card(id="home", title="Home", steps=(Step(id="real", title="Our real plan", minutes=60, homework=True),))
    assert timing.order(Session(title="Monday", cards=(PLAN, home))) == timing.order(
        Session(title="Monday", cards=(PLAN,))
    )


def test_a_session_begins_once(begun):
    with pytest.raises(NotNow):
        timing.begin(SESSION, begun, after(1))


def test_on_time_is_not_late(begun):
    assert timing.late(SESSION, begun, after(20)) == 0
    assert timing.left_seconds(SESSION, begun, after(15)) == 300


def test_running_over_makes_late_and_being_quick_makes_time(begun):
    assert timing.late(SESSION, begun, after(26)) == 360
    quick = timing.following(SESSION, begun, after(15))
    assert timing.late(SESSION, quick, after(15)) == -300


def test_what_passes_while_it_stands_still_is_not_taken_from_the_step(begun):
    stands = timing.pause(begun, after(5))
    assert timing.left_seconds(SESSION, stands, after(12)) == 900
    runs = timing.resumed(stands, after(12))
    assert timing.left_seconds(SESSION, runs, after(13)) == 14 * 60
    assert timing.late(SESSION, runs, after(13)) == 7 * 60


def test_five_minutes_more_are_five_minutes_later(begun):
    more = timing.add_minutes(SESSION, begun, 5)
    assert timing.left_seconds(SESSION, more, after(20)) == 300
    assert timing.late(SESSION, more, after(20)) == 300


def test_a_slip_of_the_finger_costs_nothing(begun):
    assert timing.back(timing.following(SESSION, begun, after(3))).place == begun.place


def test_what_was_given_up_is_passed_over_and_goes_home_as_homework(begun):
    there = begun
    for _ in range(3):
        there = timing.following(SESSION, there, TEN)
    given_up = timing.replace(there, minutes={"plan/tell": 0})
    closing = timing.following(SESSION, given_up, TEN)
    assert timing.order(SESSION)[timing.here(closing).at].key == "plan/close"
    assert [slot.key for slot in homework(SESSION, closing)] == ["plan/tell"]


def test_after_the_last_step_it_is_over(begun):
    there = begun
    for _ in timing.order(SESSION):
        there = timing.following(SESSION, there, after(9))
    assert there.over_at == after(9)
    with pytest.raises(NotNow):
        timing.following(SESSION, there, after(10))


def test_after_a_silence_it_asks_and_goes_on_as_it_stood(begun):
    woken = timing.beat(timing.beat(begun, after(2)), after(14))
    assert woken.silent_since == after(2)
    on = timing.go_on(woken, after(14))
    assert timing.left_seconds(SESSION, on, after(14)) == 18 * 60


def test_after_a_silence_the_room_may_have_gone_on_without_the_machine(begun):
    woken = timing.beat(timing.beat(begun, after(2)), after(14))
    on = timing.went_on(woken, after(14))
    assert timing.left_seconds(SESSION, on, after(14)) == 6 * 60


def test_no_silence_is_asked_about_while_it_stands_still_or_is_looked_at(begun):
    assert timing.beat(timing.pause(begun, after(1)), after(30)).silent_since is None
    assert timing.beat(begun, after(2)).silent_since is None
    with pytest.raises(NotNow):
        timing.go_on(begun, after(2))


def test_a_prayer_is_part_of_the_plan_and_makes_nobody_late():
    prayer = FixedPoint(id="asr", title="Prayer", at=time(10, 25), minutes=15)
    session = timing.replace(SESSION, fixed=(prayer,))
    begun = timing.begin(session, Progress(), TEN)
    assert timing.planned_end(session, begun, TEN) == after(125)
    second = timing.following(session, begun, after(20))
    assert timing.left_seconds(session, second, after(40)) == 5 * 60
    assert timing.late(session, second, after(45)) == 0


def test_a_prayer_during_a_break_takes_no_time_of_its_own():
    prayer = FixedPoint(id="dhuhr", title="Prayer", at=time(10, 32), minutes=15)
    session = timing.replace(SESSION, fixed=(prayer,))
    assert timing.planned_end(session, Progress(), TEN) == after(110)


def test_a_curfew_is_told_when_the_end_would_miss_it():
    session = timing.replace(SESSION, fixed=(FixedPoint(id="bus", title="Last bus", at=time(11, 45), hard=True),))
    assert timing.too_long_for(session, Progress(), TEN) == 5
    assert timing.too_long_for(SESSION, Progress(), TEN) == 0
