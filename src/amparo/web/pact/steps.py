"""One step with a contact: which steps follow from where they stand, and taking one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from amparo.actions import pacts
from amparo.domain.pact import life
from amparo.domain.pact.life import CONTACT_FROM
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.pact.terms import Answered
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.web.document.page import acts, changed, gone, moved_on, today
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.steps import Step

STEPS = (
    Step("ask", _("I have asked them")),
    Step("accept", _("They said yes to me, in person")),
    Step("decline", _("They said no")),
    Step("brief", _("I have talked it through with them")),
    Step("activate", _("They have all they need")),
    Step("rest", _("They rest for a while")),
    Step("come_back", _("They are back")),
    Step("withdraw", _("They step back")),
)
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


def steps_for(item: object) -> Sequence[Step]:
    """Those that follow from where they stand; the life cycle decides, not this page."""
    if not isinstance(item, Contact):
        return ()
    return [step for step in STEPS if item.state in CONTACT_FROM[step.act]]


@require_POST
@signed_in
def take(request: SignedInRequest, document_id: UUID, item_id: str) -> HttpResponse:
    from amparo.web.pact.kind import PACT  # which lists these steps beside each contact

    act, day = request.POST.get("act", ""), today(request)
    if act not in TAKEN:
        raise Http404
    try:
        opened = pacts.change_contact(
            document_id, item_id, lambda contact, pact: TAKEN[act](contact, pact, day), **acts(request)
        )
    except NoSuchItem:
        return gone(request, PACT, document_id)
    except NotNow:
        return moved_on(request, PACT, document_id)
    if request.POST.get("to") == "pact":
        return changed(reverse("pact", args=[document_id]), opened, anchor=item_id)
    return changed(reverse("pact-item", args=[document_id, item_id]), opened, anchor="steps")
