"""The pages of documents, about sessions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from amparo.actions.agendas import Opened
from amparo.web.document import page as document
from amparo.web.document.page import acts, changed, today
from amparo.web.door.requests import SignedInRequest
from amparo.web.page import tongue
from amparo.web.workshop.kind import SESSION

__all__ = ["acts", "changed", "page", "read", "today", "tongue"]


def read(request: SignedInRequest, session_id: UUID) -> Opened:
    return document.read(request, SESSION, session_id)


def page(request: SignedInRequest, session_id: UUID, opened: Opened, template: str, **shown: Any) -> HttpResponse:
    return document.page(request, SESSION, session_id, opened, template, **shown)
