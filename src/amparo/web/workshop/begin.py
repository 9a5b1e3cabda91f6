"""Beginning a session from cards of the library, and taking more of them into one."""

from functools import reduce
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import agendas
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.card import Card, Step
from amparo.domain.workshop.edits import with_card
from amparo.domain.workshop.session import CARDS_MAX, Session
from amparo.files import library
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import acts, changed, page, read, today, tongue
from amparo.wording.fields import say_field


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Tick cards; none is an empty session to write oneself. They come in the order in which they build on one another."""
    called = say_field(Session, "title", tongue())
    shown = {"choices": _choices(), "called": called, "title_max": LINE_MAX, "back_url": reverse("workshops")}
    if request.method != "POST":
        return render(request, "session/begin.html", shown)
    cards = _chosen(request)
    title = request.POST.get("title", "").strip()[:LINE_MAX] or _title(cards)
    session = reduce(with_card, cards, Session(title=title, language=tongue()))
    session_id = uuid4()
    agendas.start_session(session_id, session, by=request.member, keys=request.keys, today=today(request))
    return SeeOther(reverse("session", args=[session_id]))


@require_http_methods(["GET", "POST"])
@signed_in
def cards(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """More cards for a session that stands."""
    opened = read(request, session_id)
    chosen = _chosen(request) if request.method == "POST" else []
    if not chosen or len(opened.document.cards) + len(chosen) > CARDS_MAX:
        back = reverse("session", args=[session_id])
        return page(request, session_id, opened, "cards", choices=_choices(), back_url=back)
    opened = agendas.change_session(session_id, lambda session: reduce(with_card, chosen, session), **acts(request))
    return changed(reverse("session", args=[session_id]), opened, anchor="agenda")


def _choices() -> list[dict[str, object]]:
    return [{"slug": card.id, "card": card} for card in library.library(tongue())]


def _chosen(request: SignedInRequest) -> list[Card]:
    known = {card.id: card for card in library.library(tongue())}
    found = [known[slug] for slug in request.POST.getlist("card") if slug in known][:CARDS_MAX]
    if "own" in request.POST:
        found.append(Card(id="own", title=_("A card of our own"), steps=(Step(id="s1", title=_("A new step")),)))
    return found


def _title(cards: list[Card]) -> str:
    return cards[0].title if len(cards) == 1 else _("A session")
