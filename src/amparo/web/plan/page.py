"""The pages of documents, about plans."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from amparo.actions.plans import Opened
from amparo.web.document import page as document
from amparo.web.document.page import changed, today
from amparo.web.door.requests import SignedInRequest
from amparo.web.page import tongue
from amparo.web.plan.kind import PLAN

__all__ = ["changed", "just_done", "moved_on", "page", "read", "today", "tongue"]


def read(request: SignedInRequest, plan_id: UUID) -> Opened:
    return document.read(request, PLAN, plan_id)


def page(request: SignedInRequest, plan_id: UUID, opened: Opened, template: str, **shown: Any) -> HttpResponse:
    return document.page(request, PLAN, plan_id, opened, template, **shown)


def moved_on(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    return document.moved_on(request, PLAN, plan_id)


def just_done(request: SignedInRequest, plan_id: UUID, opened: Opened) -> dict[str, Any] | None:
    return document.just_done(request, PLAN, plan_id, opened)
