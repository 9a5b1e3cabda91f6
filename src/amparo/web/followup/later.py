"""From a seat in the room: ask me again in some weeks. The link is shown once, with its QR, for their phone or for paper."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from amparo.actions import followups, promises
from amparo.actions.followups import Full, NoSuchRoom, NotOffered
from amparo.domain.pact.terms import Way
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.followup import REPLIES_AWAITED
from amparo.web.followup.choices import reasons, states
from amparo.web.pact.invite import outside, qr_of
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.terms import say_day, say_term


def offer(request: SeatRequest, text: str = "") -> dict[str, Any]:
    """What `room/_ask_later.html` needs. Where this machine has no address for the world, paper is what is offered."""
    language = tongue()
    return {
        "mark": request.seated.seat.form_mark,
        "step_text": text,
        "has_address": bool(settings.ADDRESS),
        "reminded_by": [(way, say_term(Way(way), language)) for way in followups.ways_to_remind()],
        "kept_days": REPLIES_AWAITED.days,
    }


def _reach(request: SeatRequest) -> tuple[Way, str] | None:
    """None where they would rather keep the link, or have paper."""
    untrusted, address = request.POST.get("way", ""), request.POST.get("address", "").strip()
    if not untrusted or untrusted not in followups.ways_to_remind():
        return None
    if len(address) > LINE_MAX:
        raise NotOffered
    return Way(untrusted), address


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def later(request: SeatRequest) -> HttpResponse:
    text = request.POST.get("text", "").strip()
    if request.method != "POST" or not text or not settings.ADDRESS:
        status = 422 if request.method == "POST" else 200
        return page(request, "followup/later.html", offer(request, text), status=status)
    try:
        reach = _reach(request)
        days = {
            "on": day_of(request.POST.get("on")),
            "review_on": promises.fitted_for(request.seated).review_on if reach else None,
        }
        slip = followups.ask_me_later(request.seated, text, today=request.now.date(), reach=reach, **days)
    except NotOffered:
        return page(request, "followup/later.html", {**offer(request, text), "no_address": True}, status=422)
    except (Full, NoSuchRoom):
        return page(request, "room/full.html", {}, status=409)
    address = outside(request, reverse("follow-up", args=[slip.link.text]))
    language = tongue()
    shown: dict[str, Any] = {
        "address": address,
        "qr": qr_of(address),
        "text": text,
        "on": say_day(slip.ask_on, language),
        "reached": bool(reach),
    }
    shown |= {"until": say_day(slip.erase_on, language), "states": states(language), "reasons": reasons(language)}
    return page(request, "followup/asked_later.html", shown)


def day_of(untrusted: str | None) -> date | None:
    try:
        return parse_date(untrusted or "")
    except ValueError:
        return None
