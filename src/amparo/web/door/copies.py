"""The member's own key for sealed copies: shown to be given away, and used for opening one that was brought."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from amparo.actions.copies import open_own, own_key
from amparo.sealing.copykey import in_groups, six_words
from amparo.sealing.faults import WrongKey
from amparo.web.document.download import download
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.page import tongue

SHOWN_BYTES_MAX = 200_000
FILES = {b"%PDF-": ("pdf", "application/pdf"), b"PK\x03\x04": ("zip", "application/zip")}
"""What cannot be read on a page, by how it begins."""


@require_http_methods(["GET", "POST"])
@signed_in
def copies(request: SignedInRequest) -> HttpResponse:
    """What was brought stands on the page that answers, and nowhere else; a PDF or a bundle goes back as a file."""
    brought = request.FILES.get("file")
    if request.method == "GET" or brought is None:
        return _page(request, status=200 if request.method == "GET" else 422, missing=request.method == "POST")
    try:
        content = open_own(brought.read(), by=request.member, keys=request.keys)
    except WrongKey:
        return _page(request, status=422, closed=True)
    for begins, (suffix, content_type) in FILES.items():
        if content.startswith(begins):
            return download(content, suffix, content_type)
    return _page(request, opened=content[:SHOWN_BYTES_MAX].decode("utf-8", "replace"))


def _page(request: SignedInRequest, status: int = 200, **more: object) -> HttpResponse:
    recipient = own_key(by=request.member, keys=request.keys)
    shown = {"groups": in_groups(recipient), "recipient": recipient, "six_words": six_words(recipient, tongue())}
    return render(request, "door/copies.html", {**shown, **more}, status=status)
