"""What is asked weeks later and what comes back: counted by workshop, in an order that says nothing about who came when."""

from datetime import date, timedelta

import pytest

from amparo.domain.refusals import NotNow
from amparo.domain.workshop.followup import (
    ASKED_AFTER,
    ASKED_AFTER_MAX,
    KEPT_AFTER,
    CameBack,
    FollowUp,
    answered,
    days_of,
    harvest,
    unanswered,
)
from amparo.domain.workshop.nextsteps import StepState, WhyNot

TODAY = date(2026, 11, 20)
ASKED = FollowUp(title="River", text="I call Tam", ask_on=TODAY + ASKED_AFTER)
SAID = {"words": "", "name": ""}


@pytest.mark.parametrize("on", [None, TODAY, TODAY - timedelta(1), TODAY + ASKED_AFTER_MAX + timedelta(1)])
def test_a_day_that_does_not_lie_ahead_becomes_thirty_days(on):
    assert days_of(TODAY, on) == (TODAY + ASKED_AFTER, TODAY + ASKED_AFTER + KEPT_AFTER)


@pytest.mark.parametrize("days", [1, ASKED_AFTER_MAX.days])
def test_a_day_of_their_own_is_kept(days):
    assert days_of(TODAY, TODAY + timedelta(days))[0] == TODAY + timedelta(days)


def test_a_reason_goes_with_what_was_not_done_and_only_there():
    assert answered(ASKED, StepState.NOT_DONE, WhyNot.TOO_BIG, **SAID).why_not is WhyNot.TOO_BIG
    assert answered(ASKED, StepState.NOT_DONE, **SAID).why_not is WhyNot.NOT_SAID
    assert answered(ASKED, StepState.DONE, WhyNot.TOO_BIG, **SAID).why_not is None


def test_whoever_did_not_answer_tells_only_that_they_were_asked():
    assert unanswered(ASKED) == CameBack(title="River")


def test_it_is_counted_by_workshop():
    came = [
        answered(ASKED, StepState.DONE, words="b", name=""),
        answered(ASKED, StepState.NOT_DONE, WhyNot.WAITING, words="a", name=""),
        unanswered(ASKED),
        CameBack(title="Another"),
    ]
    another, river = harvest(came)
    assert (another.title, another.asked, another.said) == ("Another", 1, [])
    assert river.asked == 3
    assert river.states == {StepState.DONE: 1, StepState.NOT_DONE: 1}
    assert river.reasons == {WhyNot.WAITING: 1}


def test_what_was_said_stands_in_an_order_of_its_own():
    came = [answered(ASKED, StepState.DONE, words=words, name="") for words in "cab"]
    assert harvest(came) == harvest(reversed(came))


@pytest.mark.parametrize("state", sorted(set(StepState) - {StepState.DONE, StepState.STARTED, StepState.NOT_DONE}))
def test_nothing_else_is_an_answer(state):
    with pytest.raises(NotNow):
        answered(ASKED, state, **SAID)
