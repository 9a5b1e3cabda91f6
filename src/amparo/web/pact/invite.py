"""Asking one of my people through a link. It is shown once; what they answer comes back sealed."""

from uuid import UUID

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import invitations
from amparo.domain.pact.edits import contact_of
from amparo.domain.refusals import NoSuchItem
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.page import acts, changed, page, read


@require_http_methods(["GET", "POST"])
@signed_in
def invite(request: SignedInRequest, pact_id: UUID, item_id: str) -> HttpResponse:
    opened = read(request, pact_id)
    try:
        contact = contact_of(opened.document, item_id)
    except NoSuchItem:
        raise Http404 from None
    nameless = not opened.document.owner_alias.strip()
    if request.method != "POST" or nameless:
        return page(request, pact_id, opened, "invite", contact=contact, nameless=nameless)
    link = invitations.invite(pact_id, item_id, by=request.member, keys=request.keys, now=request.now)
    address = outside(request, reverse("invitation", args=[link.text]))
    opened = read(request, pact_id)
    return page(request, pact_id, opened, "invited", contact=contact, address=address, qr=qr_of(address))


@require_POST
@signed_in
def answers(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """What people answered comes into the PACT; the page then tells what changed."""
    return changed(reverse("pact", args=[pact_id]), invitations.take_in(pact_id, **acts(request)))


def outside(request: HttpRequest, path: str) -> str:
    """Where this is found from outside; where no such address is known, where the reader is now."""
    address: str = settings.ADDRESS
    return address + path if address else request.build_absolute_uri(path)


def qr_of(text: str) -> SafeString:
    """A drawing to be scanned: always black on white, as scanners want it."""
    drawing = segno.make(text, error="m", micro=False).svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    return mark_safe(drawing)  # noqa: S308 - squares drawn by a library; the text is not in it
