"""Taking a session along: sealed, on paper, or as a file; no participant stands in it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import agendas
from amparo.domain.workshop.session import Session
from amparo.files import documents
from amparo.files.session_sheet import Copy
from amparo.files.written import PAPERS
from amparo.web.document.download import download
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import page, read, today, tongue

COPIES = {
    Copy.FACILITATOR: gettext_lazy("For the facilitator"),
    Copy.ROOM: gettext_lazy("For the room"),
    Copy.CUT_OUT: gettext_lazy("Cards to print and cut out"),
    Copy.NAMES: gettext_lazy("Name cards"),
}
NAMES = {Copy.FACILITATOR: "notes", Copy.ROOM: "sheets", Copy.CUT_OUT: "cards", Copy.NAMES: "papers"}
"""Files that say nothing of what they are for, and are not taken for one another: the facilitator's is not handed out."""
TYPES = {"yaml": "application/yaml", "json": "application/json"}


@require_safe
@signed_in
def take(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    kinds = {"yaml": "YAML", "json": "JSON"}
    copies = {copy.value: label for copy, label in COPIES.items()}
    return page(request, session_id, read(request, session_id), "take", kinds=kinds, copies=copies, papers=PAPERS)


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


@require_http_methods(["GET", "POST"])
@signed_in
def paper(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """The whole pack, or one card of it, as a PDF."""
    opened = read(request, session_id)
    if request.method == "GET":
        return SeeOther(reverse("session-take", args=[session_id]))
    copy, size, card = (request.POST.get(name, "") for name in ("copy", "paper", "card"))
    known = {one.id for one in opened.document.cards}
    if copy not in list(Copy) or size not in PAPERS or (card and card not in known):
        return HttpResponseBadRequest()
    opened = agendas.export_session(session_id, by=request.member, keys=request.keys, now=request.now)
    content = _printed(request, opened.document, card, size, Copy(copy))
    return download(content, "pdf", "application/pdf", NAMES[Copy(copy)])


def _printed(request: SignedInRequest, session: Session, card_id: str, size: str, copy: Copy) -> bytes:
    from amparo.files.session_print import print_card, print_session  # only a print waits for the PDF engine

    day = today(request)
    if not card_id:
        return print_session(session, tongue(), day, size, copy).content
    card = next(card for card in session.cards if card.id == card_id)
    return print_card(card, tongue(), day, size, copy).content
