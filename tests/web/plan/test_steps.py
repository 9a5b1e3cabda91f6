"""How far something is: only the steps that follow from where it stands."""

from amparo.domain.plan.terms import SelectedBecause, Status, ThreatState


def test_only_what_follows_is_offered(rosas):
    page = rosas.opens("items/m1/")
    assert "It is done" in page
    assert "We saw that it works" not in page


def test_from_begun_to_seen_to_work(rosas):
    for act in ("start", "finish", "verify"):
        rosas.sends("items/m1/step/", act=act)
    assert rosas.plan.measures[0].status is Status.VERIFIED


def test_a_step_that_does_not_follow_is_refused(rosas):
    assert "moved on" in rosas.sends("items/m1/step/", status=409, act="verify")


def test_dropping_needs_a_reason(rosas):
    assert "why" in rosas.sends("items/m1/step/", status=422, act="drop", reason=" ")
    rosas.sends("items/m1/step/", act="drop", reason="The notary moved away")
    assert rosas.plan.measures[0].status_reason == "The notary moved away"


def test_an_act_nobody_knows_is_not_there(rosas):
    rosas.sends("items/m1/step/", status=404, act="_measure_to")
    rosas.sends("items/w1/step/", status=404, act="finish")


def test_a_threat_is_put_aside_and_taken_up_again_with_a_reason(rosas):
    rosas.sends("items/t1/step/", act="park")
    assert rosas.plan.threats[0].state is ThreatState.PARKED
    rosas.sends("items/t1/step/", act="select", because="serious-and-likely", reason="Again last night")
    threat = rosas.plan.threats[0]
    assert (threat.selected_because, threat.reason) == (SelectedBecause.SERIOUS_AND_LIKELY, "Again last night")
