"""The pages of documents, about PACTs."""

from datetime import date
from typing import Any
from uuid import UUID

from babel.dates import format_timedelta
from django.http import HttpResponse
from django.utils.translation import gettext as _

from amparo.actions.pacts import Opened
from amparo.web.document import page as document
from amparo.web.document.page import acts, changed, today
from amparo.web.door.requests import SignedInRequest
from amparo.web.pact.kind import PACT
from amparo.web.page import tongue

__all__ = ["acts", "ago", "changed", "moved_on", "page", "read", "today", "tongue"]

DAYS_ONLY = 10_000
"""Never weeks or months: "36 days ago" is what makes somebody look."""


def read(request: SignedInRequest, pact_id: UUID) -> Opened:
    return document.read(request, PACT, pact_id)


def page(request: SignedInRequest, pact_id: UUID, opened: Opened, template: str, **shown: Any) -> HttpResponse:
    return document.page(request, PACT, pact_id, opened, template, **shown)


def moved_on(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    return document.moved_on(request, PACT, pact_id)


def ago(day: date | None, now: date) -> str:
    """How long ago a day was, in words."""
    if day is None:
        return _("never")
    if day >= now:
        return _("today")
    return format_timedelta(day - now, granularity="day", threshold=DAYS_ONLY, add_direction=True, locale=tongue())
