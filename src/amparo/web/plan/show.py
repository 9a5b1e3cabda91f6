"""The plan page: the table, what stands out, and the questions beside it. And the list of plans."""

from collections.abc import Sequence
from math import ceil
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.actions import agendas, pacts, plans, publishing, rooms
from amparo.actions.invitations import newly_answered
from amparo.actions.pacts import PactLine
from amparo.actions.people import Purpose
from amparo.actions.plans import PlanLine
from amparo.domain.pact import life as pact_life
from amparo.domain.pact.life import PactState
from amparo.domain.plan.homework import invented
from amparo.domain.plan.life import state
from amparo.domain.plan.model import Measure, Plan
from amparo.domain.plan.questions import open_question
from amparo.domain.plan.upcoming import Upcoming, upcoming
from amparo.web.document.findings import beside
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.first_run.screen import address, say_in
from amparo.web.frame import SeeOther
from amparo.web.plan import findings
from amparo.web.plan.page import page, read, today, tongue
from amparo.web.plan.rows import PAGE_ROWS, rows_of
from amparo.wording.terms import say_day, say_term


@require_safe
@signed_in
def home(request: SignedInRequest) -> HttpResponse:
    """Every plan and every PACT, and that some do not open; somebody who has nothing goes to the first question.

    Whoever leads workshops sees those first.
    """
    found = plans.plans_of(by=request.member, keys=request.keys)
    circles = pacts.pacts_of(by=request.member, keys=request.keys)
    damaged = plans.unopened(by=request.member, keys=request.keys)
    leads = request.member.purpose is Purpose.WORKSHOP
    if not (found or circles or damaged or leads or _leads_already(request)):
        return SeeOther(reverse("first"))
    shown = {
        "leads": leads,
        "lines": [_line(one, request) for one in found],
        "pacts": [_circle(one, request) for one in circles],
        "damaged": damaged,
        "back_url": reverse("account"),
    }
    return render(request, "plan/home.html", shown)


def _leads_already(request: SignedInRequest) -> bool:
    by, keys = request.member, request.keys
    return bool(agendas.sessions_of(by=by, keys=keys) or rooms.rooms_of(by=by, keys=keys))


def _circle(one: PactLine, request: SignedInRequest) -> dict[str, Any]:
    pact, stands = one.document, pact_life.state(one.document, today(request))
    named = pact.title or pact.scenario_words or (say_term(pact.scenario, tongue()) if pact.scenario else "")
    answered = newly_answered(one.id, pact, by=request.member, keys=request.keys)
    free = publishing.came_free(one.id, by=request.member, keys=request.keys)
    status = _("The sealed facts came free in an alert") if free else say_term(stands, tongue())
    return {
        "name": named or _("My three people"),
        "url": reverse("pact", args=[one.id]),
        "status": _("The invitation was answered") if answered else status,
        "look": bool(answered) or free or stands in (PactState.DUE_FOR_REVIEW, PactState.STALE),
    }


def _line(one: PlanLine, request: SignedInRequest) -> dict[str, Any]:
    question = open_question(one.document, say_in(one.document.workspace.language))
    now = upcoming(one.document, today(request))
    kind = one.document.workspace.kind
    status = say_term(kind if invented(one.document) else state(one.document, today(request)), tongue())
    if now.late:
        status = _("%(count)d late") % {"count": len(now.late)}
    return {
        "name": one.title or _("Our plan"),
        "url": address(question, one.id) if question else reverse("plan", args=[one.id]),
        "status": _("Go on with the questions") if question else status,
        "look": bool(now.late or question),
    }


@require_safe
@signed_in
def show(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    plan, language = opened.document, tongue()
    found = findings.checked(plan, today(request))
    now = upcoming(plan, today(request))
    only = request.GET.get("show", "")
    measures = _wanted(plan, now, only)
    place = _place(request, measures)
    rows = rows_of(
        plan,
        today(request),
        language,
        measures=measures[(place - 1) * PAGE_ROWS : place * PAGE_ROWS],
        looks=findings.looks(found, plan, language),
    )
    question = open_question(plan, say_in(plan.workspace.language))
    return page(
        request,
        plan_id,
        opened,
        "show",
        tab="plan",
        rows=rows,
        now=now,
        only=only,
        place=place,
        places=range(1, max(1, ceil(len(measures) / PAGE_ROWS)) + 1),
        state=say_term(state(plan, today(request)), language),
        review_on=say_day(plan.review_on, language) if plan.review_on else "",
        unfinished=address(question, plan_id) if question else "",
        **beside(found, plan, "plan", plan_id, language),
    )


def _wanted(plan: Plan, now: Upcoming, only: str) -> Sequence[Measure]:
    """All of them, or those of one list of what is upcoming."""
    if only not in Upcoming.__struct_fields__:
        return plan.measures
    ids = set(getattr(now, only))
    return [measure for measure in plan.measures if measure.id in ids]


def _place(request: SignedInRequest, measures: Sequence[Measure]) -> int:
    untrusted_place = request.GET.get("page", "1")
    place = int(untrusted_place) if untrusted_place.isdigit() and len(untrusted_place) < 5 else 1
    return max(1, min(place, ceil(len(measures) / PAGE_ROWS)))
