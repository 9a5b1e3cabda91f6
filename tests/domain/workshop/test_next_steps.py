"""Next steps lead back to their recommendation, and hold together."""

import pytest
from msgspec.structs import replace

from amparo.domain.faults import FaultCode
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.domain.workshop.nextsteps import (
    Adaptation,
    Decision,
    NextStep,
    Reach,
    Readers,
    Recommendation,
    StepState,
    WhyNot,
    faults_of,
    put_together,
    reaches_offered,
    steps_of,
    with_item,
    without_item,
)
from tests.domain.workshop.steps import sound


def test_each_next_step_leads_back_to_its_recommendation():
    assert [step.id for step in steps_of(sound(), "r1")] == ["s1", "s3"]


def test_a_step_of_a_recommendation_that_is_not_there_is_refused():
    with pytest.raises(DoesNotHoldTogether):
        with_item(sound(), NextStep(id="s9", text="I ring Tam", recommendation="r9"))


def test_a_recommendation_that_goes_leaves_its_steps():
    left = without_item(sound(), "r1")
    assert [step.id for step in steps_of(left, None)] == ["s1", "s3"]


def test_notes_put_together_twice_are_one_recommendation():
    again = put_together(sound(), Recommendation(id="r9", text="Nobody travels to the river alone", notes=("n2", "n3")))
    assert [each.notes for each in again.recommendations if each.id == "r1"] == [("n1", "n2", "n3")]
    assert len(again.recommendations) == 2


def test_where_only_own_steps_are_wanted_no_other_level_is_offered():
    assert reaches_offered(replace(sound(), adapted=(Adaptation.ONLY_OURS,))) == (Reach.OURSELVES,)
    assert reaches_offered(sound()) == tuple(Reach)


def test_a_reason_for_not_doing_it_stands_only_where_it_was_not_done():
    steps = sound().steps
    done = replace(steps[0], state=StepState.DONE, why_not=WhyNot.NO_TIME)
    told = [(fault.code, fault.path) for fault in faults_of(replace(sound(), steps=(done,)))]
    assert told == [(FaultCode.WHY_NOT_THOUGH, "steps[0].why_not")]


def test_the_group_decides_once_about_each_kind_of_readers():
    twice = (Decision(readers=Readers.OUTSIDE), Decision(readers=Readers.OUTSIDE, consent=True))
    told = [(fault.code, fault.path) for fault in faults_of(replace(sound(), decisions=twice))]
    assert told == [(FaultCode.REPEATED_KEY, "decisions[1].readers")]
