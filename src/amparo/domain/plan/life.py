"""Three life cycles. No arrow reads a clock; each returns the next value or refuses with NotNow.

Threat
    assess    NOTED                                 -> ASSESSED
    select    NOTED, ASSESSED, PARKED, DORMANT      -> SELECTED    with a reason (S3.19)
    park      NOTED, ASSESSED, SELECTED             -> PARKED
    treat     SELECTED                              -> TREATED     its measures are carried out
    rest      SELECTED, TREATED                     -> DORMANT
    close     every state but CLOSED                -> CLOSED
    reopen    DORMANT, CLOSED                       -> NOTED

Measure ("overdue" is not a state: the calendar says it)
    agree     IDEA                                  -> AGREED      its owner said yes (I4)
    plan_in   AGREED                                -> SCHEDULED   it has a timetable
    start     AGREED, SCHEDULED, BLOCKED            -> IN_PROGRESS
    finish    AGREED, SCHEDULED, IN_PROGRESS        -> DONE        a repeated one goes back to SCHEDULED
    verify    DONE                                  -> VERIFIED    somebody saw that it works
    block     AGREED, SCHEDULED, IN_PROGRESS        -> BLOCKED     with a reason
    drop      every state but VERIFIED and DROPPED  -> DROPPED     with a reason
    take_up   DROPPED, DONE, VERIFIED, BLOCKED      -> AGREED      begin again

Plan (what it is on a day follows from what was written down, so nothing can go stale unnoticed)
    DRAFT -> ACCEPTED -> SHARED -> EXPLAINED -> IN_FORCE -> DUE_FOR_REVIEW -> STALE
    any of these -> SHELVED | RETIRED when its end was recorded
"""

from collections.abc import Mapping, Set
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from amparo.domain.plan.model import Approval, Ending, Every, Measure, Plan, Review, Shared, Threat
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Fate, ReviewOutcome, SelectedBecause, Status, ThreatState, Unit
from amparo.domain.refusals import NeedsReason, NotNow

STALE_AFTER_MONTHS = 12


# Threat

THREAT_FROM: Mapping[str, Set[ThreatState]] = {
    "assess": {ThreatState.NOTED},
    "select": {ThreatState.NOTED, ThreatState.ASSESSED, ThreatState.PARKED, ThreatState.DORMANT},
    "park": {ThreatState.NOTED, ThreatState.ASSESSED, ThreatState.SELECTED},
    "treat": {ThreatState.SELECTED},
    "rest": {ThreatState.SELECTED, ThreatState.TREATED},
    "close": set(ThreatState) - {ThreatState.CLOSED},
    "reopen": {ThreatState.DORMANT, ThreatState.CLOSED},
}


def _threat_to(threat: Threat, act: str, state: ThreatState) -> Threat:
    if threat.state not in THREAT_FROM[act]:
        raise NotNow
    return replace(threat, state=state)


def assess(threat: Threat, on: date) -> Threat:
    return replace(_threat_to(threat, "assess", ThreatState.ASSESSED), assessed_on=on)


def select(threat: Threat, because: SelectedBecause, reason: str = "") -> Threat:
    return replace(_threat_to(threat, "select", ThreatState.SELECTED), selected_because=because, reason=reason)


def park(threat: Threat) -> Threat:
    return replace(_threat_to(threat, "park", ThreatState.PARKED), selected_because=None)


def treat(threat: Threat) -> Threat:
    return _threat_to(threat, "treat", ThreatState.TREATED)


def rest(threat: Threat) -> Threat:
    return _threat_to(threat, "rest", ThreatState.DORMANT)


def close(threat: Threat) -> Threat:
    return _threat_to(threat, "close", ThreatState.CLOSED)


def reopen(threat: Threat) -> Threat:
    return replace(_threat_to(threat, "reopen", ThreatState.NOTED), selected_because=None)


# Measure

UNDER_WAY = {Status.AGREED, Status.SCHEDULED, Status.IN_PROGRESS}
MEASURE_FROM: Mapping[str, Set[Status]] = {
    "agree": {Status.IDEA},
    "plan_in": {Status.AGREED},
    "start": {Status.AGREED, Status.SCHEDULED, Status.BLOCKED},
    "finish": UNDER_WAY,
    "verify": {Status.DONE},
    "block": UNDER_WAY,
    "drop": set(Status) - {Status.VERIFIED, Status.DROPPED},
    "take_up": {Status.DROPPED, Status.DONE, Status.VERIFIED, Status.BLOCKED},
}


def _measure_to(measure: Measure, act: str, status: Status, reason: str = "") -> Measure:
    if measure.status not in MEASURE_FROM[act]:
        raise NotNow
    return replace(measure, status=status, status_reason=reason)


def agree(measure: Measure) -> Measure:
    """Its owner said yes; a measure without an owner cannot be agreed (I4)."""
    if measure.owner is None:
        raise NotNow
    return replace(_measure_to(measure, "agree", Status.AGREED), owner_agreed=True)


def plan_in(measure: Measure) -> Measure:
    if measure.schedule is None:
        raise NotNow
    return _measure_to(measure, "plan_in", Status.SCHEDULED)


def start(measure: Measure) -> Measure:
    return _measure_to(measure, "start", Status.IN_PROGRESS)


def finish(measure: Measure, on: date) -> Measure:
    """Done; a repeated measure was done this time and is scheduled again."""
    repeated = isinstance(measure.schedule, Every)
    return replace(_measure_to(measure, "finish", Status.SCHEDULED if repeated else Status.DONE), done_on=on)


def verify(measure: Measure) -> Measure:
    return _measure_to(measure, "verify", Status.VERIFIED)


def block(measure: Measure, reason: str) -> Measure:
    return _measure_to(measure, "block", Status.BLOCKED, _said(reason))


def drop(measure: Measure, reason: str) -> Measure:
    return _measure_to(measure, "drop", Status.DROPPED, _said(reason))


def take_up(measure: Measure) -> Measure:
    return replace(_measure_to(measure, "take_up", Status.AGREED), done_on=None)


def _said(reason: str) -> str:
    if not reason.strip():
        raise NeedsReason
    return reason


# Plan


class PlanState(StrEnum):
    DRAFT = "draft"
    ACCEPTED = "accepted"
    SHARED = "shared"
    EXPLAINED = "explained"
    IN_FORCE = "in-force"
    DUE_FOR_REVIEW = "due-for-review"
    STALE = "stale"
    SHELVED = "shelved"
    RETIRED = "retired"


def state(plan: Plan, today: date) -> PlanState:
    """Where the plan stands on a day."""
    if plan.ended is not None:
        return PlanState(plan.ended.fate.value)
    if plan.in_force_on is None or plan.in_force_on > today:
        return _before_force(plan)
    looked_at = last_look(plan)
    if looked_at and later(looked_at, STALE_AFTER_MONTHS, Unit.MONTH) < today:
        return PlanState.STALE
    expired = plan.valid_until is not None and plan.valid_until < today
    if expired or (plan.review_on is not None and plan.review_on <= today):
        return PlanState.DUE_FOR_REVIEW
    return PlanState.IN_FORCE


def _before_force(plan: Plan) -> PlanState:
    if not plan.approvals:
        return PlanState.DRAFT
    if not plan.shared:
        return PlanState.ACCEPTED
    return PlanState.EXPLAINED if plan.explained else PlanState.SHARED


def last_look(plan: Plan) -> date | None:
    """The last day somebody looked at the whole plan: its last review, else the day it was written."""
    return max((review.on for review in plan.reviews), default=plan.written_on)


def accepted(plan: Plan, by: str, on: date) -> Plan:
    """Somebody of the plan said yes to it; saying so again moves the day."""
    others = tuple(approval for approval in plan.approvals if approval.by != by)
    return replace(_going_on(plan), approvals=(*others, Approval(by=by, on=on)))


def shared_with(plan: Plan, whom: str, on: date, how: str = "") -> Plan:
    return replace(_going_on(plan), shared=(*plan.shared, Shared(with_whom=_said(whom), on=on, how=how)))


def explained_to(plan: Plan, whom: str, on: date, how: str = "") -> Plan:
    return replace(_going_on(plan), explained=(*plan.explained, Shared(with_whom=_said(whom), on=on, how=how)))


def _going_on(plan: Plan) -> Plan:
    if plan.ended is not None:
        raise NotNow
    return plan


def put_in_force(plan: Plan, on: date) -> Plan:
    """Accepted, shared and explained first: a plan helps only when it is carried out by people who know it (S3.30)."""
    if not (plan.approvals and plan.shared and plan.explained):
        raise NotNow
    return replace(_going_on(plan), in_force_on=on)


def reviewed(plan: Plan, review: Review, next_on: date) -> Plan:
    """A review is recorded. If it changed the plan, what was explained no longer covers it: explain again."""
    if next_on <= review.on:
        raise NotNow
    explained = plan.explained if review.outcome is ReviewOutcome.STILL_GOOD else ()
    return replace(_going_on(plan), reviews=(*plan.reviews, review), review_on=next_on, explained=explained)


def end(plan: Plan, fate: Fate, on: date, reason: str) -> Plan:
    return replace(_going_on(plan), ended=Ending(fate=fate, on=on, reason=_said(reason)))


def take_up_again(plan: Plan) -> Plan:
    """A shelved plan becomes a draft again: it has to be accepted, shared and explained anew."""
    if plan.ended is None or plan.ended.fate is not Fate.SHELVED:
        raise NotNow
    return replace(plan, ended=None, approvals=(), shared=(), explained=(), in_force_on=None)


# What follows when somebody writes in a measure


def rewritten(before: Measure, after: Measure) -> Measure:
    """A measure somebody wrote anew: another owner has yet to agree; an idea whose owner agreed is agreed (I4)."""
    if after.owner != before.owner and after.owner_agreed == before.owner_agreed:
        after = replace(after, owner_agreed=None)
    if after.owner != before.owner and not after.owner_agreed and after.status in (Status.AGREED, Status.SCHEDULED):
        after = replace(after, status=Status.IDEA)
    if after.status is Status.IDEA and after.owner and after.owner_agreed:
        return agree(after)
    return after
