"""The page of what concerns the plan as a whole, and erasing it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import plans
from amparo.actions.about import AboutChangedMeanwhile, about_mark, edit_about
from amparo.actions.plans import MovedOn
from amparo.domain.plan.model import Plan
from amparo.domain.plan.questions import Question
from amparo.domain.refusals import MixedWorlds
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.first_run.screen import address
from amparo.web.frame import SeeOther
from amparo.web.plan.forms import PartForm, asking
from amparo.web.plan.page import changed, page, read, today, tongue


@require_http_methods(["GET", "POST"])
@signed_in
def about(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    posted = request.POST if request.method == "POST" else None
    form = PartForm(asking(Plan, opened.plan, tongue(), opened.plan, posted), posted)
    first = request.GET.get("first") or request.POST.get("first", "")
    more: dict[str, Any] = {"form": form, "seen": request.POST.get("seen") or about_mark(opened.plan), "first": first}
    if not form.is_valid():
        return page(request, plan_id, opened, "about", status=422 if posted else 200, **more)
    try:
        opened = edit_about(
            plan_id, form.plan(), seen=more["seen"], by=request.member, keys=request.keys, today=today(request)
        )
    except MixedWorlds:
        form.add_error(
            "workspace_kind", _("Invented and real cases are kept apart. Start another plan for the other kind.")
        )
        return page(request, plan_id, opened, "about", status=422, **more)
    except AboutChangedMeanwhile as both:
        form.add_error(None, _("Somebody else changed this page while you were writing. Saving once more keeps yours."))
        again: dict[str, Any] = {**more, "seen": about_mark(both.theirs)}
        return page(request, plan_id, read(request, plan_id), "about", status=409, **again)
    return changed(address(Question.LOOK, plan_id) if first else reverse("plan", args=[plan_id]), opened)


@require_http_methods(["GET", "POST"])
@signed_in
def erase(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Every version, for good."""
    opened = read(request, plan_id)
    if request.method != "POST":
        return page(request, plan_id, opened, "erase")
    untrusted_seen = request.POST.get("seen", "")
    seen = int(untrusted_seen) if untrusted_seen.isdigit() else 0
    try:
        plans.erase_plan(plan_id, seen=seen, by=request.member, keys=request.keys, now=request.now)
    except MovedOn:
        return page(request, plan_id, read(request, plan_id), "moved_on", status=409)
    return SeeOther(reverse("home"))
