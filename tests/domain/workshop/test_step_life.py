"""A next step goes only where an arrow is drawn."""

from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.refusals import NeedsReason, NotNow
from amparo.domain.workshop import steplife
from amparo.domain.workshop.nextsteps import NextStep, StepState, WhyNot

DAY = date(2026, 12, 1)
ACTS = {
    "commit": lambda step: steplife.commit(step, "Blue Kite", DAY, "Look for the number"),
    "start": steplife.start,
    "finish": steplife.finish,
    "let_go": lambda step: steplife.let_go(step, WhyNot.NOT_SAID),
    "follow_up": lambda step: steplife.follow_up(step, "Ask earlier"),
    "take_up": lambda step: steplife.take_up(step, DAY),
}
DRAWN = {
    ("commit", StepState.PROPOSED): StepState.COMMITTED,
    ("start", StepState.COMMITTED): StepState.STARTED,
    ("finish", StepState.COMMITTED): StepState.DONE,
    ("finish", StepState.STARTED): StepState.DONE,
    ("let_go", StepState.COMMITTED): StepState.NOT_DONE,
    ("let_go", StepState.STARTED): StepState.NOT_DONE,
    ("follow_up", StepState.DONE): StepState.FOLLOWED_UP,
    ("follow_up", StepState.NOT_DONE): StepState.FOLLOWED_UP,
    ("take_up", StepState.NOT_DONE): StepState.COMMITTED,
    ("take_up", StepState.FOLLOWED_UP): StepState.COMMITTED,
}


def in_state(state: StepState) -> NextStep:
    return NextStep(id="s1", text="Ring Tam", state=state)


@pytest.mark.parametrize(("act", "state"), DRAWN)
def test_an_arrow_leads_where_it_is_drawn(act, state):
    assert ACTS[act](in_state(state)).state is DRAWN[act, state]


@pytest.mark.parametrize(("act", "state"), sorted(set(product(ACTS, StepState)) - set(DRAWN)))
def test_every_other_arrow_is_refused(act, state):
    with pytest.raises(NotNow):
        ACTS[act](in_state(state))


@pytest.mark.parametrize(("by", "first_act"), [("", "Look for the number"), ("Blue Kite", " ")])
def test_nobody_is_committed_without_a_name_and_a_first_act(by, first_act):
    with pytest.raises(NeedsReason):
        steplife.commit(in_state(StepState.PROPOSED), by, DAY, first_act)


def test_taken_up_again_nothing_is_left_of_why_it_was_not_done():
    left = steplife.let_go(in_state(StepState.STARTED), WhyNot.NO_TIME, "The harvest")
    assert steplife.take_up(left, DAY) == replace(in_state(StepState.COMMITTED), on=DAY)
