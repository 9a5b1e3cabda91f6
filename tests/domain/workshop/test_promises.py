"""What a room gathers from many people, and what one organisation may read of it."""

from datetime import date

import pytest

from amparo.domain.workshop.nextsteps import Doer, NextStep, NextSteps, Recommendation, StepState
from amparo.domain.workshop.promises import Gathered, Promise, counted, for_readers_of, said, together

OURS = Recommendation(id="r1", text="The door is watched", notes=("n1",))
THEIRS = Recommendation(id="r2", text="The boat has a second owner", notes=("n2",))
GATHERED = Gathered(whole=NextSteps(recommendations=(OURS, THEIRS)))
WHOSE = {"n1": "river", "n2": "boat"}
PROMISES = (
    Promise(step=NextStep(id="s1", text="mend the lock", recommendation="r1"), organisation="river"),
    Promise(step=NextStep(id="s2", text="ask the owner", recommendation="r2"), organisation="boat"),
    Promise(step=NextStep(id="s3", text="rest on Sunday", recommendation="r2")),
)


def test_one_organisation_reads_nothing_of_another_one():
    mine = for_readers_of(GATHERED, PROMISES, WHOSE, "river")
    assert [each.id for each in mine.recommendations] == ["r1"]
    assert [(each.id, each.recommendation) for each in mine.steps] == [("s1", "r1"), ("s3", None)]


def test_all_steps_stand_in_one_list_and_lead_back_to_what_still_stands():
    whole = together(Gathered(whole=NextSteps(recommendations=(OURS,))), PROMISES)
    assert [each.recommendation for each in whole.steps] == ["r1", None, None]


def test_a_step_with_a_day_and_a_beginning_is_promised_and_what_others_do_is_not():
    step = NextStep(id="s1", text="mend the lock", on=date(2026, 12, 1), first_act="look at it")
    assert said(step, "Blue Kite").state is StepState.COMMITTED
    asked = said(NextStep(id="s1", text="answer", doer=Doer.OTHERS, on=step.on, first_act="call"), "Blue Kite")
    assert (asked.state, asked.by) == (StepState.PROPOSED, "")


@pytest.mark.parametrize(
    ("doer", "organisation", "by"),
    [
        (Doer.I, "River", "Blue Kite"),
        (Doer.WE, "River", "River"),
        (Doer.WE, "", "Blue Kite"),
        (Doer.OTHERS, "River", ""),
    ],
)
def test_i_promise_under_my_name_and_we_as_an_organisation(doer, organisation, by):
    assert said(NextStep(id="s1", text="mend the lock", doer=doer), "Blue Kite", organisation).by == by


def test_nobody_is_counted_below_nobody():
    assert (counted(Gathered(), aloud=-1).aloud, counted(Gathered(), silent=2).silent) == (0, 2)
