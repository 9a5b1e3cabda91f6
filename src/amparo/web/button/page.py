"""The button's page, whole without script, and the two steps for whoever cannot or may not hold.

As on a contact's page the address is the right: no cookie, no token in a form.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from amparo.actions.calls import NotOffered
from amparo.actions.presses import NoSuchButton, read_button
from amparo.domain.alert.views import ButtonView
from amparo.sealing.link import PressKey
from amparo.web import headers
from amparo.web.alert import contact
from amparo.web.door.requests import DoorRequest
from amparo.wording.catalogue import spoken
from amparo.wording.terms import say_day

View = Callable[..., HttpResponse]


def by_trigger(view: View) -> View:
    """As for contacts' links: whatever raises nothing is answered alike."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return headers.instead(view(request, *args, **kwargs), headers.WITH_POSITION)
        except NoSuchButton:
            return contact.nothing(request, 404)
        except NotOffered:
            return contact.nothing(request, 422)

    return answered


@contextmanager
def in_their_language(view: ButtonView) -> Iterator[str]:
    language = spoken(view.language)
    with translation.override(language):
        yield language


@by_trigger
@require_safe
def show(request: DoorRequest, trigger: str) -> HttpResponse:
    return button_page(request, read_button(trigger).view)


def button_page(request: HttpRequest, view: ButtonView) -> HttpResponse:
    with in_their_language(view) as language:
        shown = {
            "view": view,
            "practice": "practice" in request.GET,
            "sms": text_message(view),
            "credit": say_day(view.credit_checked_on, language) if view.credit_checked_on else "",
            "tested": say_day(view.tested_on, language) if view.tested_on else "",
            "once": token_urlsafe(9),
        }
        return render(request, "button/button.html", shown)


@by_trigger
@require_safe
def sure(request: DoorRequest, trigger: str) -> HttpResponse:
    """The second act is unlike the first: choosing yes, then sending. The press has its name and key before it is sent,
    so that sending it twice is one press."""
    view = read_button(trigger).view
    with in_their_language(view):
        shown = {
            "view": view,
            "practice": "practice" in request.GET,
            "press": token_urlsafe(16),
            "key": PressKey.new().text,
            "sms": text_message(view),
        }
        return render(request, "button/sure.html", shown)


def text_message(view: ButtonView) -> str:
    """Opens the phone's own messages, filled in. The `?&` is what both kinds of phone understand."""
    if not (view.number and view.code):
        return ""
    return f"sms:{quote(view.number, safe='+')}?&body={quote(view.code)}"
