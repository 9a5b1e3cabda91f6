"""The owner's alerts: each with who knows, who does what, since when, and everything that happened."""

from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import alerts
from amparo.actions.alerts import NoSuchAlert, NotPublishedYet
from amparo.domain.alert.model import OVER
from amparo.domain.alert.views import Board, Sent
from amparo.web.alert.telling import board as told_board
from amparo.web.alert.telling import place
from amparo.web.door.requests import SignedInRequest, home, signed_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.alert_sentences import say_clock
from amparo.wording.terms import say_day, say_term

ZONE = "UTC"


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponse:
    language = tongue()
    lines = [_line(each, language) for each in alerts.alerts_of(by=request.member, keys=request.keys)]
    return render(request, "alert/list.html", {"lines": lines, "back_url": home()})


@require_safe
@signed_in
def show(request: SignedInRequest, alert_id: UUID) -> HttpResponse:
    try:
        board = alerts.read_alert(alert_id, by=request.member, keys=request.keys)
    except NoSuchAlert:
        raise Http404 from None
    language = tongue()
    names = {each.contact: each.alias for each in board.standings}
    shown = told_board(board.standings, board.log, language, ZONE, request.now)
    sent = [_sent(each, names, language, request) for each in board.sent]
    where = place(board.position, language, ZONE, request.now) if board.position else None
    case = say_term(board.case, language)
    more: dict[str, Any] = {"case": case, "sent": sent, "place": where, "back_url": reverse("alerts")}
    more |= {"may_end": board.practice and board.case not in OVER, "ended": "ended" in request.GET}
    return render(request, "alert/board.html", {"board": board, **shown, **more})


@require_POST
@signed_in
def end_practice(request: SignedInRequest, alert_id: UUID) -> HttpResponse:
    try:
        alerts.end_practice(alert_id, by=request.member, keys=request.keys, now=request.now)
    except NoSuchAlert:
        raise Http404 from None
    return SeeOther(reverse("alert", args=[alert_id]) + "?ended=1")


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """A practice, or the alert itself, from here: choosing, then sending."""
    untrusted = request.POST
    try:
        alerts.can_raise(pact_id, by=request.member)
        if untrusted.get("which") in ("practice", "real"):
            practice = untrusted["which"] == "practice"
            alerts.raise_alert(
                pact_id, press=untrusted.get("press", ""), practice=practice, by=request.member, now=request.now
            )
            return SeeOther(reverse("alerts"))
    except NotPublishedYet:
        raise Http404 from None
    return render(request, "alert/begin.html", {"press": token_urlsafe(16), "back_url": reverse("alerts")})


def _line(board: Board, language: str) -> dict[str, Any]:
    day = say_day(board.raised_at.date(), language)
    name = _("Practice, %(day)s") % {"day": day} if board.practice else day
    status = say_term(board.case, language)
    return {"name": f"{name} · {board.reference}", "url": reverse("alert", args=[board.alert]), "status": status}


def _sent(sent: Sent, names: dict[str, str], language: str, request: SignedInRequest) -> dict[str, str]:
    return {
        "at": say_clock(sent.at, request.now, ZONE, language),
        "to": names.get(sent.contact, ""),
        "kind": say_term(sent.kind, language),
        "way": sent.way,
        "state": sent.state,
    }
