"""Taking a session along: sealed, on paper, or as a file; no participant stands in it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import agendas
from amparo.files import documents
from amparo.web.document.download import download
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import page, read

TYPES = {"yaml": "application/yaml", "json": "application/json"}


@require_safe
@signed_in
def take(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    return page(request, session_id, read(request, session_id), "take", kinds={"yaml": "YAML", "json": "JSON"})


@require_http_methods(["GET", "POST"])
@signed_in
def file(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    read(request, session_id)
    if request.method == "GET":
        return SeeOther(reverse("session-take", args=[session_id]))
    kind = request.POST.get("kind", "")
    if kind not in TYPES:
        return HttpResponseBadRequest()
    opened = agendas.export_session(session_id, by=request.member, keys=request.keys, now=request.now)
    return download(documents.write_document(opened.document, kind), kind, TYPES[kind])
