"""A sealed copy of a document: words that are shown once, then the file that only they open."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import copies
from amparo.sealing.passphrase import PassphraseRefused, drawn
from amparo.web.document.download import download
from amparo.web.document.kind import Kind
from amparo.web.document.page import page, read
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue


@require_http_methods(["GET", "POST"])
@signed_in
def sealing(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    """The words for one copy, shown once; the copy itself comes with the next press."""
    opened = read(request, of, document_id)
    if request.method == "GET":  # somebody came back to it, or chose another language on it
        return SeeOther(reverse(f"{of.name}-take", args=[document_id]))
    return page(request, of, document_id, opened, "document/sealed", words_of_copy=copies.new_words(tongue()))


@require_POST
@signed_in
def sealed(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    read(request, of, document_id)
    try:
        words = drawn(request.POST.get("words", ""))
    except PassphraseRefused:
        return HttpResponseBadRequest()
    content = copies.sealed_copy(of.desk, document_id, words, by=request.member, keys=request.keys)
    return download(content, "age", "application/octet-stream")
