"""Alone, in three minutes: I press, I see what my people would see, I read what came back. Only my own phone is called."""

from datetime import datetime
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import gateways, practising
from amparo.actions.publishing import NoWorker
from amparo.domain.alert.views import Board
from amparo.domain.pact.life import called
from amparo.domain.pact.practising import NotToday
from amparo.domain.pact.publishing import CannotPublish
from amparo.domain.workshop.drill.packs import pack_of
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.drill.pack import told
from amparo.web.frame import SeeOther
from amparo.web.pact.page import page, read, tongue
from amparo.wording.terms import say_term


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def show(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _page(request, pact_id)
    step = _("This is only practice. Look at it as they would, at three in the morning.")
    press = request.POST.get("press", "")[:64] or token_urlsafe(12)
    try:
        practising.try_on_me(pact_id, press, step, by=request.member, keys=request.keys, now=request.now)
    except NoWorker:
        return _page(request, pact_id, _("The caller is not there yet."))
    except (NotToday, CannotPublish):
        return _page(request, pact_id, _("First say how to reach you: on the page of the PACT as a whole."))
    return SeeOther(reverse("pact-alone", args=[pact_id]) + "?pressed=1#eyes")


def _page(request: SignedInRequest, pact_id: UUID, refused: str = "") -> HttpResponse:
    opened, language = read(request, pact_id), tongue()
    pact = opened.document
    course = practising.last_on_me(pact_id, by=request.member, keys=request.keys)
    shown: dict[str, Any] = {
        "told": refused,
        "pressed": "pressed" in request.GET,
        "press": token_urlsafe(12),
        "mute": not gateways.gateways_of(by=request.member),
        "people": [(one.alias, reverse("pact-eye", args=[pact_id, one.id])) for one in called(pact)],
        "course": _course(course, language) if course else None,
        "facts": [told(own, pact, pact_id, language) for own in pack_of(pact)],
    }
    status = 422 if refused else 200
    return page(request, pact_id, opened, "drill/alone", tab="pact-practice", status=status, **shown)


def _course(board: Board, language: str) -> dict[str, Any]:
    """How far it got with my own phone, and how many minutes after the press."""
    mine = board.standings[0] if board.standings else None
    return {
        "url": reverse("alert", args=[board.alert]),
        "reached": say_term(mine.reached, language) if mine else "",
        "minutes": _minutes(board.raised_at, mine.since) if mine else 0,
        "pressed": f"{board.raised_at.astimezone():%H:%M}",
    }


def _minutes(since: datetime, until: datetime) -> int:
    return max(0, int((until - since).total_seconds()) // 60)
