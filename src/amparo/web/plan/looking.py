"""Answering a question about the plan: mend it, leave it with a reason, let it be asked again."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import plans
from amparo.actions.plans import Opened
from amparo.domain.part import TEXT_MAX
from amparo.domain.plan.checks import Finding, asked_again, has_repair, leave, repaired
from amparo.domain.plan.model import Plan
from amparo.domain.plan.questions import Question
from amparo.domain.refusals import DoesNotHoldTogether, NeedsReason
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.first_run.screen import address
from amparo.web.frame import SeeOther
from amparo.web.plan import findings
from amparo.web.plan.page import changed, page, read, today


@require_POST
@signed_in
def fix(request: SignedInRequest, plan_id: UUID, code: str, where: str) -> HttpResponse:
    """The one step, where there is one; else the form in which it can be mended."""
    opened = read(request, plan_id)
    finding = _found(request, opened.document, code, where)
    if finding is None:
        return _back(request, plan_id, opened)
    first_run = bool(request.GET.get("first"))
    mending = SeeOther(findings.mending(finding, opened.document, plan_id, first_run=first_run))
    if not has_repair(finding):
        return mending
    try:
        opened = plans.change_plan(
            plan_id, lambda plan: repaired(plan, finding), by=request.member, keys=request.keys, today=today(request)
        )
    except DoesNotHoldTogether:
        return mending
    return _back(request, plan_id, opened)


@require_POST
@signed_in
def leave_it(request: SignedInRequest, plan_id: UUID, code: str, where: str) -> HttpResponse:
    because = request.POST.get("because", "")[:TEXT_MAX]
    opened = read(request, plan_id)
    day = today(request)

    def edit(plan: Plan) -> Plan:
        finding = _found(request, plan, code, where)
        return leave(plan, finding, because, day) if finding else plan

    try:
        opened = plans.change_plan(plan_id, edit, by=request.member, keys=request.keys, today=day)
    except NeedsReason:
        return page(
            request, plan_id, opened, "document/needs_reason", status=422, again_url=reverse("plan", args=[plan_id])
        )
    return _back(request, plan_id, opened)


@require_POST
@signed_in
def ask_again(request: SignedInRequest, plan_id: UUID, code: str, where: str) -> HttpResponse:
    opened = plans.change_plan(
        plan_id, lambda plan: asked_again(plan, code, where), by=request.member, keys=request.keys, today=today(request)
    )
    return _back(request, plan_id, opened)


def _found(request: SignedInRequest, plan: Plan, code: str, where: str) -> Finding | None:
    return findings.find(findings.checked(plan, today(request)), code, where)


def _back(request: SignedInRequest, plan_id: UUID, opened: Opened) -> HttpResponse:
    if request.GET.get("first"):
        return changed(address(Question.LOOK, plan_id), opened)
    return changed(reverse("plan", args=[plan_id]), opened, anchor="look")
