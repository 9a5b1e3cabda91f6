"""What the group decided to leave stays left, with its reason, until what it is about has changed."""

import pytest

from amparo.domain.document import plain, read_plan
from amparo.domain.plan.checks import QUESTIONS, Finding, NoRepair, first_three
from amparo.domain.plan.model import Plan, Within
from amparo.domain.plan.terms import Unit
from amparo.domain.refusals import NeedsReason
from tests.domain.plan.checks.plans import ask, changed, codes, every, sound
from tests.people import TODAY


def vague() -> Plan:
    return changed(sound(), "m1", text="Improve the locks", evidence="")


def the(code: str, plan: Plan) -> Finding:
    return next(finding for finding in ask(plan) if finding.code == code)


def test_a_question_left_with_a_reason_is_kept_and_shown():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "We know what we mean", TODAY)
    left = the("vague-measure", plan).left
    assert left
    assert left.reason == "We know what we mean"
    assert "vague-measure" not in codes(plan)


def test_it_is_still_left_after_saving_and_opening():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "We know what we mean", TODAY)
    assert the("vague-measure", read_plan(plain(plan))).left


def test_a_changed_measure_asks_again():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "We know what we mean", TODAY)
    assert "vague-measure" in codes(changed(plan, "m1", text="Improve the doors"))


def test_a_change_elsewhere_does_not_ask_again():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "We know what we mean", TODAY)
    assert "vague-measure" not in codes(changed(plan, "m5", text="Visit the bishop"))


def test_moving_the_measure_it_waits_for_asks_again():
    early = changed(sound(), "m2", after=("m5",))
    plan = QUESTIONS.leave(early, the("due-before-what-it-needs", early), "The prefect comes to us", TODAY)
    assert "due-before-what-it-needs" not in codes(plan)
    assert "due-before-what-it-needs" in codes(changed(plan, "m5", schedule=Within(count=5, unit=Unit.MONTH)))


def test_many_left_together_ask_again_when_one_more_joins():
    nobody = every(sound(), "measures", owner=None)
    plan = QUESTIONS.leave(nobody, the("no-owner", nobody), "We meet on Friday", TODAY)
    assert "no-owner" not in codes(plan)
    assert "no-owner" in codes(changed(plan, "m1", text="Choose a lawyer"))


def test_a_question_on_the_whole_plan_asks_again_when_what_it_stands_on_changes():
    bare = every(sound(), "measures", builds_on=())
    plan = QUESTIONS.leave(bare, the("capacities-unused", bare), "Not yet", TODAY)
    assert "capacities-unused" not in codes(plan)
    assert "capacities-unused" in codes(changed(plan, "c1", text="The baker and the priest watch"))


def test_leaving_twice_keeps_the_last_reason():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "First", TODAY)
    plan = QUESTIONS.leave(plan, the("vague-measure", plan), "Second", TODAY)
    assert [note.reason for note in plan.left_as_is] == ["Second"]


def test_leaving_needs_a_reason():
    with pytest.raises(NeedsReason):
        QUESTIONS.leave(vague(), the("vague-measure", vague()), " ", TODAY)


def test_what_was_left_never_stands_among_the_first_three():
    plan = QUESTIONS.leave(vague(), the("vague-measure", vague()), "We know what we mean", TODAY)
    assert "vague-measure" not in {finding.code for finding in first_three(ask(plan))}
    assert ask(plan)[-1].left


def test_one_step_mends_what_needs_no_input():
    early = changed(sound(), "m2", after=("m5",))
    mended = QUESTIONS.repaired(early, the("due-before-what-it-needs", early))
    assert mended.measures[1].schedule == sound().measures[4].schedule
    assert not [f for f in ask(mended) if (f.code, f.where) == ("due-before-what-it-needs", "m2")]


def test_what_needs_somebody_who_knows_is_not_mended():
    assert not QUESTIONS.has_repair(the("vague-measure", vague()))
    with pytest.raises(NoRepair):
        QUESTIONS.repaired(vague(), the("vague-measure", vague()))


def test_a_rhythm_takes_the_words_of_its_text():
    once = changed(sound(), "m3", schedule=Within(count=4, unit=Unit.WEEK))
    assert "repeated-only-in-words" not in codes(QUESTIONS.repaired(once, the("repeated-only-in-words", once)))


def test_a_link_is_added_beside_those_there():
    plan = changed(sound(), "m3", after=("m1",))
    mended = QUESTIONS.repaired(plan, the("link-seems-missing", plan))
    assert mended.measures[2].after == ("m1", "m2")
