"""What every page about a plan shares: the plan, the ways to its other pages, and undoing what was just done."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.actions import plans
from amparo.actions.plans import NoSuchVersion, Opened
from amparo.domain.plan.difference import difference
from amparo.web.door.requests import SignedInRequest
from amparo.web.frame import SeeOther
from amparo.wording import catalogue
from amparo.wording.differences import Said, say_changes

TOLD_MAX = 3
"""How many changes are told beside the button that undoes them."""


def tongue() -> str:
    """The language of the reader."""
    return get_language() or catalogue.SOURCE_LANGUAGE


def today(request: SignedInRequest) -> date:
    return request.now.date()


def read(request: SignedInRequest, plan_id: UUID) -> Opened:
    return plans.read_plan(plan_id, by=request.member, keys=request.keys)


def page(
    request: SignedInRequest,
    plan_id: UUID,
    opened: Opened,
    template: str,
    *,
    tab: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    shown = {
        "plan": opened.plan,
        "plan_id": plan_id,
        "version": opened.version,
        "tabs": _tabs(plan_id, tab),
        "back_url": reverse("home") if tab == "plan" else reverse("plan", args=[plan_id]),
        "undo": just_done(request, plan_id, opened),
        **more,
    }
    return render(request, f"plan/{template}.html", shown, status=status)


def changed(where: str, opened: Opened, anchor: str = "", **query: str) -> HttpResponse:
    """After a change: the page it shows on, which offers to undo it."""
    more = "".join(f"&{name}={value}" for name, value in query.items())
    return SeeOther(f"{where}?v={opened.version}{more}{'#' if anchor else ''}{anchor}")


def just_done(request: SignedInRequest, plan_id: UUID, opened: Opened) -> dict[str, Any] | None:
    """What the newest version changed, if this page was reached by making it."""
    if request.GET.get("v") != str(opened.version) or opened.version <= 1:
        return None
    return {
        "url": reverse("plan-undo", args=[plan_id]),
        "seen": opened.version,
        "said": _said(request, plan_id, opened)[:TOLD_MAX],
        "back": request.path,
    }


def _said(request: SignedInRequest, plan_id: UUID, opened: Opened) -> list[Said]:
    try:
        before = plans.read_version(plan_id, opened.version - 1, by=request.member, keys=request.keys).plan
    except NoSuchVersion:
        return []
    return list(say_changes(difference(before, opened.plan), before, opened.plan, tongue()))


def _tabs(plan_id: UUID, here: str) -> list[dict[str, Any]]:
    names = {
        "plan": _("Plan"),
        "plan-threats": _("What could happen"),
        "plan-time": _("Calendar"),
        "plan-people": _("Who we are"),
        "plan-parts": _("All parts"),
        "plan-acts": _("Share and use"),
    }
    return [
        {"name": name, "url": reverse(route, args=[plan_id]), "here": route == here} for route, name in names.items()
    ]
