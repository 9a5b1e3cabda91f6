"""A contact's page: the whole of one call on the first load, and what they may answer to it.

The address is the right, so no cookie is set and no form carries a token: whoever could forge a form would already hold
the link. Looking never answers; previews look too.
"""

from collections.abc import Callable
from functools import wraps
from secrets import token_urlsafe
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from amparo.actions import calls
from amparo.actions.calls import NoSuchCall, NotOffered
from amparo.domain.alert.terms import Reached
from amparo.domain.alert.views import CallView
from amparo.web import headers
from amparo.web.alert.style import HEADERS, STYLE
from amparo.web.alert.telling import told
from amparo.web.door.requests import DoorRequest
from amparo.web.frame import SeeOther
from amparo.wording.catalogue import spoken

View = Callable[..., HttpResponse]
SAID = {calls.CAN: Reached.CAN, calls.CANNOT: Reached.CANNOT}
FURTHER = frozenset({Reached.ACTING, Reached.BLOCKED, Reached.DONE, Reached.STOOD_DOWN})
"""Whoever did more than answer is shown as the worker knows them."""


def by_link(view: View) -> View:
    """Whatever opens nothing is answered alike: wrong, unknown, over, or a form that was not offered."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchCall:
            return nothing(request, 404)
        except NotOffered:
            return nothing(request, 422)

    return answered


def nothing(request: HttpRequest, status: int) -> HttpResponse:
    return page(request, "call/nothing.html", {}, status=status)


def page(request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, {**shown, "style": STYLE}, status=status)
    return headers.instead(response, HEADERS)


@by_link
@require_safe
def show(request: DoorRequest, link: str) -> HttpResponse:
    look = calls.open_call if request.method == "GET" else _only_looked
    return call_page(request, look(link, now=request.now))


@by_link
@require_POST
def answer(request: DoorRequest, link: str) -> HttpResponse:
    said = request.POST.get("answer", "")
    calls.answer_call(link, said, once=request.POST.get("once", ""), now=request.now)
    return SeeOther(f"../?said={said}")


@by_link
@require_POST
def deed(request: DoorRequest, link: str) -> HttpResponse:
    untrusted = request.POST
    untrusted_task = untrusted.get("task", "")
    calls.do_deed(
        link,
        untrusted.get("deed", ""),
        once=untrusted.get("once", ""),
        now=request.now,
        task=int(untrusted_task) if untrusted_task in {"1", "2", "3"} else 0,
        sentence=untrusted.get("sentence", ""),
        words=untrusted.get("words", "").strip(),
        to=untrusted.get("to", ""),
    )
    return SeeOther("../?said=kept")


@by_link
@require_POST
def case(request: DoorRequest, link: str) -> HttpResponse:
    untrusted = request.POST
    calls.move_case(
        link,
        untrusted.get("to", ""),
        verified=untrusted.get("verified", ""),
        confidence=untrusted.get("confidence", ""),
        reason=untrusted.get("reason", ""),
        once=untrusted.get("once", ""),
        now=request.now,
    )
    return SeeOther("../?said=kept")


def language_of(view: CallView) -> str:
    return spoken(view.call.language)


def call_page(request: DoorRequest, view: CallView, status: int = 200, **more: Any) -> HttpResponse:
    """In the contact's language, whatever their browser speaks. What they just said stands there at once."""
    language = language_of(view)
    said = request.GET.get("said", "")
    mine = view.mine if view.mine in FURTHER else SAID.get(said, view.mine)
    with translation.override(language):
        shown = told(view, mine=mine, language=language, now=request.now)
        once = format_html('<input type="hidden" name="once" value="{}">', token_urlsafe(9))
        base = "../" if more else ""  # a page with a fault on it stands under the address its form was sent to
        shown |= {"once": once, "kept": said == "kept", "base": base, **more}
        return page(request, "call/call.html", shown, status=status)


def _only_looked(link: str, **when: Any) -> CallView:
    return calls.read_call(link, **when)[1]
