"""How the plan was: every version, what each one changed, and bringing one back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from amparo.actions import plans
from amparo.actions.plans import MovedOn, VersionLine
from amparo.domain.plan.difference import difference
from amparo.domain.plan.model import Plan
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.page import changed, page, read, today, tongue
from amparo.wording.differences import Said, say_changes
from amparo.wording.terms import say_day

LISTED_MAX = 200
TOLD_MAX = 300


@require_safe
@signed_in
def versions(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    lines = plans.versions(plan_id, by=request.member, keys=request.keys)[:LISTED_MAX]
    return page(request, plan_id, opened, "versions", lines=[_line(line, request) for line in lines])


@require_safe
@signed_in
def look_back(request: SignedInRequest, plan_id: UUID, version: int) -> HttpResponse:
    """What this version changed, and what has changed since."""
    newest = read(request, plan_id)
    this = plans.read_version(plan_id, version, by=request.member, keys=request.keys)
    before = Plan()
    if version > 1:
        before = plans.read_version(plan_id, version - 1, by=request.member, keys=request.keys).plan
    line = VersionLine(this.version, this.author, this.day)
    shown: dict[str, Any] = {
        "line": _line(line, request),
        "changes": _changes(before, this.plan) if version > 1 else [],
        "since": _changes(this.plan, newest.plan),
        "number": version,
        "told_max": TOLD_MAX,
    }
    return page(request, plan_id, newest, "version", **shown)


@require_POST
@signed_in
def bring_back(request: SignedInRequest, plan_id: UUID, version: int) -> HttpResponse:
    untrusted_seen = request.POST.get("seen", "")
    seen = int(untrusted_seen) if untrusted_seen.isdigit() else 0
    try:
        opened = plans.restore(plan_id, version, seen=seen, by=request.member, keys=request.keys, today=today(request))
    except MovedOn:
        return page(request, plan_id, read(request, plan_id), "moved_on", status=409)
    return changed(reverse("plan", args=[plan_id]), opened)


def _line(line: VersionLine, request: SignedInRequest) -> dict[str, object]:
    return {"number": line.version, "day": say_day(line.day, tongue()), "mine": line.author == request.member.id}


def _changes(before: Plan, after: Plan) -> list[Said]:
    return list(say_changes(difference(before, after)[:TOLD_MAX], before, after, tongue()))
