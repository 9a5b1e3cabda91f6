"""Rosa travels: what a check-in does when she touches it, says words, takes more time, or does nothing."""

from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.alert.checkins import (
    EXTENSIONS_MAX,
    Armed,
    CheckInState,
    Moment,
    arm,
    arm_next,
    checked_in,
    extended,
    legs_after,
    legs_before,
    passed_by,
    put_off,
    time_passed,
)
from amparo.domain.alert.envelope import Envelope, Reach
from amparo.domain.alert.events import Meaning
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.terms import Cadence, Way
from tests.domain.alert.circle import NOON, circle

NOW = Moment(wall=NOON, awake=5_000.0)
EVENING = CheckIn(
    id="evening",
    cadence=Cadence.DAILY,
    at=(NOON + timedelta(hours=6)).time(),
    first=NOON.date(),
    grace_minutes=30,
    extend_minutes=60,
)
HERS = (Reach(way=Way.SMS, address="rosa-sms"), Reach(way=Way.EMAIL, address="rosa-email"))
OF_ROSA = replace(circle(duress=True), owner_reaches=HERS)


def armed() -> Armed:
    first = arm(EVENING, NOW)
    assert first is not None
    return first


def after(minutes: float, moment: Moment | None = None) -> Moment:
    """So many minutes after it was due."""
    return (moment or armed().due).later(timedelta(minutes=minutes))


def test_it_is_armed_for_its_next_time():
    assert armed().planned_at == NOON + timedelta(hours=6)
    assert armed().next == Moment(wall=NOON + timedelta(hours=6), awake=5_000 + 6 * 3600)


def test_one_touch_within_the_hour_before_meets_it():
    assert checked_in(armed(), OF_ROSA, after(-59)).state is CheckInState.MET


def test_too_early_does_not_count_for_the_evening():
    with pytest.raises(NotNow):
        checked_in(armed(), OF_ROSA, after(-61))


def asked(minutes: float = 0) -> Armed:
    late, messages = time_passed(armed(), EVENING, OF_ROSA, after(minutes))
    assert [(each.contact, each.kind, each.reach) for each in messages] == [
        ("", MessageKind.ASK_OWNER, 0),
        ("", MessageKind.ASK_OWNER, 1),
    ]
    return late


def test_when_it_is_due_rosa_is_asked_before_anybody_else():
    assert asked().state is CheckInState.ASKED


def test_she_is_asked_once_more_and_only_then_it_is_missed():
    again, messages = time_passed(asked(), EVENING, OF_ROSA, after(15))
    assert (again.state, len(messages)) == (CheckInState.ASKED, 2)
    missed, messages = time_passed(again, EVENING, OF_ROSA, after(30))
    assert (missed.state, missed.both_clocks, missed.next, messages) == (CheckInState.MISSED, True, None, ())


def test_every_question_has_a_key_of_its_own():
    first, questions = time_passed(armed(), EVENING, OF_ROSA, after(0))
    second, more = time_passed(first, EVENING, OF_ROSA, after(15))
    later = extended(second, EVENING, after(16))
    _, again = time_passed(later, EVENING, OF_ROSA, after(120))
    keys = [each.key for each in (*questions, *more, *again)]
    assert len(set(keys)) == len(keys) == 6


def test_after_a_night_asleep_she_is_still_asked_first():
    late = asked(600)
    assert late.next is not None
    assert late.next.wall == after(615).wall


def test_nothing_is_due_before_its_time():
    assert time_passed(armed(), EVENING, OF_ROSA, after(-30))[1] == ()


@pytest.mark.parametrize(
    "now",
    [
        Moment(wall=after(0).wall, awake=after(-300).awake),
        Moment(wall=after(-300).wall, awake=after(0).awake),
    ],
)
def test_either_clock_is_enough_to_ask_and_to_miss_but_not_to_open_a_pack(now):
    late, _ = time_passed(armed(), EVENING, OF_ROSA, now)
    late, _ = time_passed(late, EVENING, OF_ROSA, replace(now, wall=now.wall + timedelta(minutes=15)))
    late, _ = time_passed(late, EVENING, OF_ROSA, replace(now, wall=now.wall + timedelta(minutes=30)))
    assert late.state is CheckInState.MISSED
    assert not late.both_clocks


def test_more_time_counts_from_when_it_was_due():
    assert extended(armed(), EVENING, after(-10)).due == after(60)


def test_more_time_after_the_question_counts_from_now():
    later = extended(asked(), EVENING, after(10))
    assert (later.state, later.due) == (CheckInState.PLANNED, after(70))


def test_whoever_holds_the_phone_cannot_put_it_off_for_ever():
    later = armed()
    for _ in range(EXTENSIONS_MAX):
        later = extended(later, EVENING, after(-10))
    with pytest.raises(NotNow):
        extended(later, EVENING, after(-10))


def test_duress_looks_as_if_it_were_met():
    forced = checked_in(asked(), OF_ROSA, after(1), Meaning.DURESS)
    assert forced.state is CheckInState.MET_UNDER_DURESS
    met = checked_in(asked(), OF_ROSA, after(1), Meaning.ALL_CLEAR)
    assert forced.shown is met.shown is CheckInState.MET
    assert replace(forced, state=met.state) == met


def test_a_duress_word_that_was_never_agreed_does_not_meet_it():
    assert checked_in(asked(), circle(), after(1), Meaning.DURESS).state is CheckInState.ASKED


def test_wrong_words_do_not_meet_it():
    assert checked_in(asked(), OF_ROSA, after(1), Meaning.NEITHER).state is CheckInState.ASKED


def test_the_next_evening_is_armed_from_the_planned_time_not_from_the_extended_one():
    met = checked_in(extended(armed(), EVENING, after(-10)), OF_ROSA, after(50))
    following = arm_next(EVENING, met, after(50))
    assert following is not None
    assert following.planned_at == armed().planned_at + timedelta(days=1)


def test_after_a_week_asleep_only_the_next_evening_is_armed():
    following = arm_next(EVENING, asked(), after(7 * 24 * 60))
    assert following is not None
    assert following.planned_at == armed().planned_at + timedelta(days=8)


def leg(name: str, hour: int) -> CheckIn:
    when = NOON + timedelta(hours=hour)
    return CheckIn(id=name, at=when.time(), first=when.date(), leg_of="To the coast", place=name)


LEGS = (leg("bridge", 2), leg("village", 5), leg("coast", 8), EVENING)


def test_the_legs_of_a_journey_know_their_order():
    assert [each.id for each in legs_before(LEGS, LEGS[2])] == ["bridge", "village"]
    assert [each.id for each in legs_after(LEGS, LEGS[0])] == ["village", "coast"]
    assert legs_before(LEGS, EVENING) == ()


def test_who_arrives_has_passed_the_legs_before():
    assert passed_by(asked()).state is CheckInState.MET


def test_time_taken_on_one_leg_moves_the_legs_after_it():
    later = put_off(armed(), timedelta(minutes=60))
    assert (later.due, later.extensions) == (after(60), 0)


# Every pair that is not drawn is refused.
RUNNING = {CheckInState.PLANNED, CheckInState.OPEN, CheckInState.ASKED}
ACTS = {
    "time passes": lambda armed, now: time_passed(armed, EVENING, OF_ROSA, now),
    "checks in": lambda armed, now: checked_in(armed, OF_ROSA, now),
    "under duress": lambda armed, now: checked_in(armed, OF_ROSA, now, Meaning.DURESS),
    "more time": lambda armed, now: extended(armed, EVENING, now),
    "a later leg": lambda armed, now: passed_by(armed),
    "an earlier leg": lambda armed, now: put_off(armed, timedelta(minutes=5)),
}
DRAWN = {
    *product(("time passes", "more time", "a later leg"), RUNNING),
    *product(("checks in", "under duress"), {CheckInState.OPEN, CheckInState.ASKED}),
    *product(("an earlier leg",), {CheckInState.PLANNED, CheckInState.OPEN}),
}


@pytest.mark.parametrize(("act", "state"), sorted(product(ACTS, CheckInState)))
def test_every_arrow_that_is_not_drawn_is_refused(act, state):
    one = replace(armed(), state=state)
    if (act, state) in DRAWN:
        ACTS[act](one, after(-120))
        return
    with pytest.raises(NotNow):
        ACTS[act](one, after(-120))


def test_without_any_way_to_ask_the_grace_still_runs():
    nobody: Envelope = circle()
    late, messages = time_passed(armed(), EVENING, nobody, after(0))
    assert (late.state, messages) == (CheckInState.ASKED, ())
