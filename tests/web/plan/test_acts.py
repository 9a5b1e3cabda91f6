"""A plan in use: accepted, shared, explained, in force, looked at again, ended."""

from datetime import date, timedelta

from amparo.domain.plan.life import PlanState, state
from amparo.domain.plan.terms import Fate
from tests.inside import TODAY

ON = TODAY.isoformat()


def until_explained(desk):
    desk.sends("acts/accept/", **{"accept-by": "w1", "accept-on": ON})
    desk.sends("acts/share/", **{"share-whom": "everybody", "share-how": "on paper", "share-on": ON})
    desk.sends("acts/explain/", **{"explain-whom": "everybody", "explain-how": "", "explain-on": ON})


def test_from_a_draft_to_a_plan_in_use(rosas):
    until_explained(rosas)
    rosas.sends("acts/force/", **{"force-on": ON})
    assert state(rosas.plan, TODAY) is PlanState.IN_FORCE
    assert "on paper" in rosas.opens("acts/")


def test_nothing_is_in_use_before_it_was_explained(rosas):
    assert "moved on" in rosas.sends("acts/force/", status=409, **{"force-on": ON})


def test_a_look_sets_the_next_one(rosas):
    next_on = (TODAY + timedelta(days=180)).isoformat()
    said = {"review-cause": "incident", "review-outcome": "still-good", "review-notes": "", "review-on": ON}
    rosas.sends("acts/review/", **said, **{"review-next_on": next_on})
    assert rosas.plan.review_on == date.fromisoformat(next_on)


def test_a_field_that_lacks_its_answer_is_said(rosas):
    page = rosas.sends("acts/share/", status=422, **{"share-whom": "", "share-how": "", "share-on": ON})
    assert "Please look at this" in page


def test_an_ended_plan_is_taken_up_as_a_draft(rosas):
    rosas.sends("acts/end/", **{"end-fate": "shelved", "end-reason": "The office closed", "end-on": ON})
    assert rosas.plan.ended.fate is Fate.SHELVED
    assert "The office closed" in rosas.opens("acts/")
    rosas.sends("acts/again/")
    assert state(rosas.plan, TODAY) is PlanState.DRAFT


def test_an_act_nobody_knows_is_not_there(rosas):
    rosas.sends("acts/publish/", status=404)


def test_what_was_not_asked_is_refused(rosas):
    rosas.sends("acts/force/", status=400, **{"force-on": ON, "reason": "x"})
