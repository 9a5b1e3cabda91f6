"""What one contact would see at the moment of alert, on screen and as a card for paper; and the plan of talks at home."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from amparo.domain.pact.model import Pact
from amparo.domain.pact.seen import ContactsEye, action_plan, contacts_eye
from amparo.domain.refusals import NoSuchItem
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.page import page, read, today, tongue
from amparo.wording.catalogue import LANGUAGES, RIGHT_TO_LEFT
from amparo.wording.differences import name_of
from amparo.wording.terms import say_day, say_term


@require_safe
@signed_in
def eye(request: SignedInRequest, pact_id: UUID, item_id: str) -> HttpResponse:
    opened = read(request, pact_id)
    try:
        seen = contacts_eye(opened.document, item_id)
    except NoSuchItem:
        raise Http404 from None
    return page(request, pact_id, opened, "eye", card=card_of(seen, tongue()), item_id=item_id)


@require_safe
@signed_in
def cards(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """A card for each of my people, in their language, to print and hand over."""
    opened = read(request, pact_id)
    pact = opened.document
    printed = []
    for contact in pact.contacts:
        language = contact.language if contact.language in LANGUAGES else tongue()
        with override(language):
            printed.append(card_of(contacts_eye(pact, contact.id), language))
    return page(request, pact_id, opened, "cards", cards=printed, printed_on=say_day(today(request), tongue()))


def card_of(seen: ContactsEye, language: str) -> dict[str, Any]:
    """Everything as words in one language: what comes with the call, and what only the sealed facts hold."""
    return {
        "language": language,
        "rtl": language in RIGHT_TO_LEFT,
        "contact": seen.contact,
        "call": seen.call,
        "part": _part(seen),
        "steps": seen.tasks,
        "facts": [{"name": _named(fact, language), "text": fact.text} for fact in seen.facts],
        "figures": seen.key_figures,
        "consents": [_consent(consent, language) for consent in seen.consents],
        "police": say_term(seen.police.stance, language) if seen.police.stance else "",
        "police_reasons": seen.police.reasons,
        "decides": seen.decides_on_police,
        "captors": say_term(seen.captors.decision, language) if seen.captors.decision else "",
        "captors_reasons": seen.captors.conditions or seen.captors.reasons,
        "opens_pack": seen.opens_pack,
        "reached": seen.reached,
    }


def _named(fact: Any, language: str) -> str:
    return str(getattr(fact, "title", "")) or say_term(fact.kind, language)


def _part(seen: ContactsEye) -> str:
    if seen.leads:
        return _("You lead: you know what the others do, and tell them what you learn.")
    return _("You lead if the one who leads does not answer.") if seen.stands_in else ""


def _consent(consent: Any, language: str) -> dict[str, str]:
    yes_no = {True: _("yes"), False: _("no"), None: _("not decided")}
    return {
        "name": say_term(consent.audience, language),
        "named": yes_no[consent.name],
        "shown": yes_no[consent.photo],
        "conditions": consent.conditions,
    }


@require_safe
@signed_in
def talks(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """The PACT action plan: whom I will talk to when I am home, what they need, and my own checklist; one page."""
    opened = read(request, pact_id)
    plan = action_plan(opened.document, today(request))
    needs = [
        {"name": one.contact.alias, "facts": [name_of(fact, tongue()) for fact in one.facts], "words": one.words}
        for one in plan.needs
    ]
    return page(request, pact_id, opened, "talks", plan=plan, needs=needs, title=_title(opened.document))


def _title(pact: Pact) -> str:
    return pact.title or pact.scenario_words or (say_term(pact.scenario, tongue()) if pact.scenario else "")
