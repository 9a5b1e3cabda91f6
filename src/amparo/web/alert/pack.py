"""The facts, for whoever types the words of their card. They are shown once, and neither side keeps them."""

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amparo.actions import calls, facts
from amparo.actions.facts import MistypedCard, StaysShut
from amparo.domain.pact.pack import PackFact
from amparo.web.alert.contact import by_link, call_page, language_of, page
from amparo.web.door.requests import DoorRequest
from amparo.web.frame import SeeOther
from amparo.wording.terms import say_day, say_term


@by_link
@require_POST
def open_pack(request: DoorRequest, link: str) -> HttpResponse:
    try:
        view, opened = facts.open_facts(link, request.POST.get("words", ""), now=request.now)
    except (MistypedCard, StaysShut) as refusal:
        return _again(request, link, refusal)
    language = language_of(view)
    with translation.override(language):
        shown = [_fact(each, language) for each in opened.meant_for(view.call.contact)]
        return page(request, "call/facts.html", {"facts": shown, "about": view.call.about})


@by_link
@require_POST
def give_share(request: DoorRequest, link: str) -> HttpResponse:
    try:
        facts.give_share(link, request.POST.get("words", ""), now=request.now)
    except (MistypedCard, StaysShut) as refusal:
        return _again(request, link, refusal)
    return SeeOther("../?said=kept")


def _again(request: DoorRequest, link: str, refusal: Exception) -> HttpResponse:
    view = calls.read_call(link, now=request.now)[1]
    with translation.override(language_of(view)):
        return call_page(request, view, status=422, fault=_said(refusal))


def _said(refusal: Exception) -> str:
    if not isinstance(refusal, MistypedCard):
        return _("This card opens nothing here. It may be an old one.")
    if not refusal.strange:
        return _("This is not how the words stand on a card. Read them once more, all twelve.")
    places = ", ".join(str(place + 1) for place in refusal.strange)
    return _("Look at these words on your card once more: %(places)s") % {"places": places}


def _fact(fact: PackFact, language: str) -> dict[str, str]:
    return {
        "name": fact.title or say_term(fact.kind, language),
        "text": fact.text,
        "where": fact.on_paper_where,
        "day": say_day(fact.checked_on, language) if fact.checked_on else "",
    }
