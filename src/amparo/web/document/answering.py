"""Answering a question about a document: mend it, leave it with a reason, let it be asked again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from amparo.domain.checks import asked_again
from amparo.domain.part import TEXT_MAX
from amparo.domain.refusals import DoesNotHoldTogether, NeedsReason
from amparo.store.shelf import Opened
from amparo.web.document.findings import find
from amparo.web.document.kind import Kind
from amparo.web.document.page import acts, changed, page, read, today
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther


@require_POST
@signed_in
def fix(request: SignedInRequest, document_id: UUID, code: str, where: str, of: Kind) -> HttpResponse:
    """A way out that was touched, or the one step where nobody would rather do it by hand; else the form that mends it."""
    opened = read(request, of, document_id)
    finding = find(of.found(request, document_id, opened.document), code, where)
    if finding is None:
        return _back(request, of, document_id, opened)
    if way := request.POST.get("way", ""):
        opened = of.desk.change(document_id, lambda one: of.taken(one, finding, way), **acts(request))
        return _back(request, of, document_id, opened)
    by_hand = SeeOther(of.mending(request, finding, opened.document, document_id))
    if not of.questions.has_repair(finding) or "by-hand" in request.GET:
        return by_hand
    try:
        opened = of.desk.change(document_id, lambda one: of.questions.repaired(one, finding), **acts(request))
    except DoesNotHoldTogether:
        return by_hand
    return _back(request, of, document_id, opened)


@require_POST
@signed_in
def leave_it(request: SignedInRequest, document_id: UUID, code: str, where: str, of: Kind) -> HttpResponse:
    because, day = request.POST.get("because", "")[:TEXT_MAX], today(request)
    opened = read(request, of, document_id)

    def edit(document: Any) -> Any:
        finding = find(of.found(request, document_id, document), code, where)
        return of.questions.leave(document, finding, because, day) if finding else document

    try:
        opened = of.desk.change(document_id, edit, **acts(request))
    except NeedsReason:
        again = of.back(request, document_id, "")
        return page(request, of, document_id, opened, "document/needs_reason", status=422, again_url=again)
    return _back(request, of, document_id, opened)


@require_POST
@signed_in
def ask_again(request: SignedInRequest, document_id: UUID, code: str, where: str, of: Kind) -> HttpResponse:
    opened = of.desk.change(document_id, lambda document: asked_again(document, code, where), **acts(request))
    return _back(request, of, document_id, opened)


def _back(request: SignedInRequest, of: Kind, document_id: UUID, opened: Opened[Any]) -> HttpResponse:
    return changed(of.back(request, document_id, ""), opened, anchor="look")
