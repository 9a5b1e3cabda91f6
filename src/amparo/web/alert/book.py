"""The notebook: every message as it would arrive, and answering in a contact's stead. For the demo; nothing leaves."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.channels.notebook import BOOK
from amparo.domain.pact.terms import Way
from amparo.web.alert.ways import said_way
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther

SHOWN_MAX = 60
ANSWERS = ("1", "2")


@require_http_methods(["GET", "POST"])
@signed_in
def book(request: SignedInRequest) -> HttpResponse:
    """POST: somebody who got a message answers it with a text of their own."""
    if request.method == "POST":
        untrusted = request.POST
        way, address = untrusted.get("way", ""), untrusted.get("address", "")
        known = {(each.way.value, each.address) for each in BOOK.messages()}
        if (way, address) not in known or untrusted.get("answer") not in ANSWERS:
            raise Http404
        BOOK.answer(Way(way), address, untrusted["answer"])
        return SeeOther(reverse("notebook"))
    newest = reversed(BOOK.messages()[-SHOWN_MAX:])
    messages = [{"way": each.way.value, "by": said_way(each.way.value), "message": each} for each in newest]
    return render(request, "alert/book.html", {"messages": messages, "back_url": reverse("works")})
