"""Taking one step in the life of a contact."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import pacts
from amparo.domain.pact import life
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.pact.terms import Answered
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.web.document.page import gone
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.kind import PACT
from amparo.web.pact.page import acts, changed, moved_on, today

TAKEN: Mapping[str, Callable[[Contact, Pact, date], Contact]] = {
    "ask": lambda contact, _pact, day: life.ask(contact, day),
    "accept": lambda contact, _pact, day: life.accept(contact, Answered.IN_PERSON, day),
    "decline": lambda contact, _pact, day: life.decline(contact, Answered.IN_PERSON, day),
    "brief": lambda contact, _pact, day: life.brief(contact, day),
    "activate": lambda contact, pact, _day: life.activate(contact, pact),
    "rest": lambda contact, _pact, _day: life.rest(contact),
    "come_back": lambda contact, _pact, _day: life.come_back(contact),
    "withdraw": lambda contact, _pact, _day: life.withdraw(contact),
}


@require_POST
@signed_in
def take(request: SignedInRequest, pact_id: UUID, item_id: str) -> HttpResponse:
    act, day = request.POST.get("act", ""), today(request)
    if act not in TAKEN:
        raise Http404
    try:
        opened = pacts.change_contact(
            pact_id, item_id, lambda contact, pact: TAKEN[act](contact, pact, day), **acts(request)
        )
    except NoSuchItem:
        return gone(request, PACT, pact_id)
    except NotNow:
        return moved_on(request, pact_id)
    if request.POST.get("to") == "pact":
        return changed(reverse("pact", args=[pact_id]), opened, anchor=item_id)
    return changed(reverse("pact-item", args=[pact_id, item_id]), opened, anchor="steps")
