"""Pressing, stopping, telling where, checking in, saying the words: each is a POST, and answered when it is kept.

A script asks with `Accept: application/json` and gets codes and finished sentences; without one, the same is a page.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amparo.actions import presses
from amparo.actions.calls import NotOffered
from amparo.actions.presses import read_button
from amparo.domain.alert.notes import By, Position
from amparo.domain.alert.views import PressView
from amparo.web.button.page import by_trigger, in_their_language, text_message
from amparo.web.door.requests import DoorRequest
from amparo.web.page import tongue
from amparo.wording.alert_sentences import say_clock
from amparo.wording.terms import say_term

YES = "yes"


@by_trigger
@require_POST
def press(request: DoorRequest, trigger: str) -> HttpResponse:
    """202 when it is on the disk, and not before."""
    untrusted = request.POST
    if untrusted.get("sure") != YES:
        raise NotOffered
    presses.press(
        trigger,
        untrusted.get("press", ""),
        raised=By.BUTTON,
        now=request.now,
        press_key=untrusted.get("key", ""),
        practice=untrusted.get("practice") == "1",
    )
    return _how(request, trigger, status=202)


@by_trigger
@require_POST
def stop(request: DoorRequest, trigger: str) -> HttpResponse:
    untrusted = request.POST
    presses.stop_press(trigger, untrusted.get("press", ""), press_key=untrusted.get("key", ""), now=request.now)
    return _how(request, trigger, status=202)


@by_trigger
@require_POST
def state(request: DoorRequest, trigger: str) -> HttpResponse:
    return _how(request, trigger)


@by_trigger
@require_POST
def position(request: DoorRequest, trigger: str) -> HttpResponse:
    untrusted = request.POST
    where = read_position(untrusted, request.now)
    once = untrusted.get("once", "")
    presses.tell_position(
        trigger, untrusted.get("press", ""), where, press_key=untrusted.get("key", ""), once=once, now=request.now
    )
    return HttpResponse(status=204)


@by_trigger
@require_POST
def words(request: DoorRequest, trigger: str) -> HttpResponse:
    """The answer is the same to whatever was typed: whoever looks on learns nothing, and neither does this process."""
    untrusted = request.POST
    presses.say_words(trigger, untrusted.get("words", ""), once=untrusted.get("once", ""), now=request.now)
    return _kept(request, trigger)


@by_trigger
@require_POST
def check(request: DoorRequest, trigger: str) -> HttpResponse:
    untrusted = request.POST
    presses.check_in(
        trigger,
        untrusted.get("check_in", ""),
        extend=untrusted.get("more") == "1",
        untrusted_words=untrusted.get("words", ""),
        once=untrusted.get("once", ""),
        now=request.now,
    )
    return _kept(request, trigger)


def read_position(untrusted: Any, now: datetime) -> Position | None:
    """Degrees and metres as a phone says them; nothing when they are none."""
    try:
        latitude, longitude = float(untrusted["latitude"]), float(untrusted["longitude"])
        accuracy = float(untrusted["accuracy"]) if untrusted.get("accuracy") else None
    except (KeyError, ValueError):
        return None
    sound = abs(latitude) <= 90 and abs(longitude) <= 180 and (accuracy is None or 0 <= accuracy <= 10_000_000)
    return Position(latitude=latitude, longitude=longitude, accuracy=accuracy, at=now) if sound else None


def _kept(request: DoorRequest, trigger: str) -> HttpResponse:
    view = read_button(trigger).view
    if _script(request):
        return HttpResponse(status=204)
    with in_their_language(view):
        return render(request, "button/kept.html", {})


def _how(request: DoorRequest, trigger: str, status: int = 200) -> HttpResponse:
    """How it goes with the press whose key was sent. The key never stands in an address."""
    button = read_button(trigger)
    untrusted_key, untrusted_press = request.POST.get("key", ""), request.POST.get("press", "")
    with in_their_language(button.view):
        shown = told(presses.read_press(untrusted_key, now=request.now), button.view.time_zone, request.now)
        if _script(request):
            return JsonResponse(shown, status=status)
        more = {"key": untrusted_key, "press": untrusted_press, "sms": text_message(button.view)}
        practice = {"practice": shown["practice"] or request.POST.get("practice") == "1"}
        return render(request, "button/sent.html", {**shown, **more, **practice, "view": button.view})


def told(view: PressView | None, zone: str, now: datetime) -> dict[str, Any]:
    if view is None:
        said = _("The server has it. Your people are about to be called.")
        return {"state": "kept", "said": said, "lines": [], "reference": "", "seconds": 0, "practice": False}
    return {
        "state": _state(view, now),
        "said": _said(view, now),
        "lines": _lines(view, zone, now),
        "reference": view.reference,
        "seconds": max(0, round((view.stop_until - now).total_seconds())),
        "practice": view.practice,
    }


def _state(view: PressView, now: datetime) -> str:
    if view.stopped:
        return "stopped"
    if view.over:
        return "over"
    return "window" if now < view.stop_until else "calling"


def _said(view: PressView, now: datetime) -> str:
    match _state(view, now):
        case "stopped":
            return _("Stopped. Nobody was called.")
        case "over":
            return _("It is over.")
        case "window":
            return _("In a few seconds your people are called.")
    return _("Your people are being called.")


def _lines(view: PressView, zone: str, now: datetime) -> list[str]:
    """How far it got with each, in the order of the circle; no name of anybody."""
    language = tongue()
    lines = []
    for number, reached in enumerate(view.contacts, start=1):
        one = _("Contact %(number)d: %(reached)s") % {"number": number, "reached": say_term(reached, language)}
        answered = view.answered_at[number - 1] if number <= len(view.answered_at) else None
        lines.append(f"{one} ({say_clock(answered, now, zone, language)})" if answered else one)
    return lines


def _script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
