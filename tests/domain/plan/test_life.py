"""What may follow what; most accidents happen in the pairs nobody drew."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.plan import life
from amparo.domain.plan.life import PlanState
from amparo.domain.plan.model import Measure, Plan, Review, Threat, Within
from amparo.domain.plan.terms import Fate, ReviewCause, ReviewOutcome, SelectedBecause, Status, ThreatState, Unit
from amparo.domain.refusals import NeedsReason, NotNow
from tests.people import TODAY, river_house

THREAT_ACTS: dict[str, Callable[[Threat], Threat]] = {
    "assess": lambda t: life.assess(t, TODAY),
    "select": lambda t: life.select(t, SelectedBecause.SERIOUS),
    "park": life.park,
    "treat": life.treat,
    "rest": life.rest,
    "close": life.close,
    "reopen": life.reopen,
}
MEASURE_ACTS: dict[str, Callable[[Measure], Measure]] = {
    "agree": life.agree,
    "plan_in": life.plan_in,
    "start": life.start,
    "finish": lambda m: life.finish(m, TODAY),
    "verify": life.verify,
    "block": lambda m: life.block(m, "the shop is closed"),
    "drop": lambda m: life.drop(m, "too dear"),
    "take_up": life.take_up,
}
DRAWN_THREAT = {
    ("assess", "noted"), ("select", "noted"), ("select", "assessed"), ("select", "parked"), ("select", "dormant"),
    ("park", "noted"), ("park", "assessed"), ("park", "selected"), ("treat", "selected"), ("rest", "selected"),
    ("rest", "treated"), ("close", "noted"), ("close", "assessed"), ("close", "selected"), ("close", "parked"),
    ("close", "treated"), ("close", "dormant"), ("reopen", "dormant"), ("reopen", "closed"),
}  # fmt: skip
DRAWN_MEASURE = {
    ("agree", "idea"), ("plan_in", "agreed"), ("start", "agreed"), ("start", "scheduled"), ("start", "blocked"),
    ("finish", "agreed"), ("finish", "scheduled"), ("finish", "in-progress"), ("verify", "done"), ("block", "agreed"),
    ("block", "scheduled"), ("block", "in-progress"), ("drop", "idea"), ("drop", "agreed"), ("drop", "scheduled"),
    ("drop", "in-progress"), ("drop", "done"), ("drop", "blocked"), ("take_up", "dropped"), ("take_up", "done"),
    ("take_up", "verified"), ("take_up", "blocked"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "state"), sorted(product(THREAT_ACTS, ThreatState)))
def test_a_threat_takes_the_drawn_arrows_and_no_other(act: str, state: ThreatState) -> None:
    threat = Threat(id="t1", text="Followed home", state=state)
    if (act, state.value) in DRAWN_THREAT:
        assert THREAT_ACTS[act](threat).state is not state
    else:
        with pytest.raises(NotNow):
            THREAT_ACTS[act](threat)


@pytest.mark.parametrize(("act", "status"), sorted(product(MEASURE_ACTS, Status)))
def test_a_measure_takes_the_drawn_arrows_and_no_other(act: str, status: Status) -> None:
    measure = Measure(
        id="m1", text="Change the lock", owner="w1", status=status, schedule=Within(count=1, unit=Unit.WEEK)
    )
    if (act, status.value) in DRAWN_MEASURE:
        assert MEASURE_ACTS[act](measure).status is not status
    else:
        with pytest.raises(NotNow):
            MEASURE_ACTS[act](measure)


def test_nobody_agrees_to_a_measure_without_an_owner() -> None:
    with pytest.raises(NotNow):
        life.agree(Measure(id="m1", text="Change the lock"))


def test_a_weekly_measure_done_once_waits_for_next_week() -> None:
    backup = river_house().measures[1]
    done = life.finish(backup, TODAY)
    assert (done.status, done.done_on) == (Status.SCHEDULED, TODAY)


@pytest.mark.parametrize("act", [life.block, life.drop])
def test_stopping_asks_for_a_reason(act: Callable[[Measure, str], Measure]) -> None:
    with pytest.raises(NeedsReason):
        act(river_house().measures[0], "  ")


def explained() -> Plan:
    plan = life.accepted(river_house(), "w1", TODAY)
    plan = life.shared_with(plan, "everyone at the office", TODAY)
    return life.explained_to(plan, "everyone at the office", TODAY)


def test_a_plan_grows_from_draft_to_in_force() -> None:
    plan = river_house()
    assert life.state(plan, TODAY) is PlanState.DRAFT
    plan = life.accepted(plan, "w1", TODAY)
    assert life.state(plan, TODAY) is PlanState.ACCEPTED
    plan = life.shared_with(plan, "Tomás", TODAY)
    assert life.state(plan, TODAY) is PlanState.SHARED
    plan = life.explained_to(plan, "Tomás", TODAY)
    assert life.state(plan, TODAY) is PlanState.EXPLAINED
    assert life.state(life.put_in_force(plan, TODAY), TODAY) is PlanState.IN_FORCE


def test_a_plan_nobody_explained_does_not_come_into_force() -> None:
    plan = life.accepted(river_house(), "w1", TODAY)
    with pytest.raises(NotNow):
        life.put_in_force(plan, TODAY)


def test_time_alone_makes_a_plan_due_and_then_stale() -> None:
    plan = life.put_in_force(explained(), TODAY)
    assert life.state(plan, date(2027, 5, 2)) is PlanState.DUE_FOR_REVIEW
    assert life.state(plan, date(2027, 12, 1)) is PlanState.STALE


def test_a_review_that_changed_the_plan_asks_to_explain_it_again() -> None:
    review = Review(on=date(2027, 5, 2), cause=ReviewCause.DATE, outcome=ReviewOutcome.CHANGED)
    plan = life.reviewed(life.put_in_force(explained(), TODAY), review, next_on=date(2027, 11, 2))
    assert plan.explained == ()
    assert life.state(plan, date(2027, 6, 1)) is PlanState.IN_FORCE


def test_the_next_review_is_after_this_one() -> None:
    review = Review(on=TODAY, cause=ReviewCause.DATE, outcome=ReviewOutcome.STILL_GOOD)
    with pytest.raises(NotNow):
        life.reviewed(river_house(), review, next_on=TODAY)


def test_a_shelved_plan_says_why_and_changes_no_more() -> None:
    plan = life.end(explained(), Fate.SHELVED, TODAY, "Too much at once")
    assert life.state(plan, TODAY) is PlanState.SHELVED
    for act in (lambda p: life.accepted(p, "w1", TODAY), lambda p: life.put_in_force(p, TODAY)):
        with pytest.raises(NotNow):
            act(plan)


def test_a_shelved_plan_taken_up_again_is_a_draft_and_a_retired_one_stays_retired() -> None:
    shelved = life.end(explained(), Fate.SHELVED, TODAY, "Too much at once")
    assert life.state(life.take_up_again(shelved), TODAY) is PlanState.DRAFT
    with pytest.raises(NotNow):
        life.take_up_again(life.end(river_house(), Fate.RETIRED, TODAY, "The office moved"))


def test_a_plan_past_its_last_day_is_due() -> None:
    plan = replace(life.put_in_force(explained(), TODAY), valid_until=date(2026, 12, 1))
    assert life.state(plan, date(2026, 12, 2)) is PlanState.DUE_FOR_REVIEW
