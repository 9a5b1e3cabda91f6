"""The frame around the pages: choosing a language, leaving at once, and what is said when something goes wrong."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from amparo.wording import catalogue

leaving = Signal()
"""Sent with `request` and `response` when somebody leaves; whoever holds a session ends it there."""
locking = Signal()
"""Sent with both when a page locks, by itself or by a press; somebody may still want to leave afterwards."""


class SeeOther(HttpResponseRedirect):
    """After a form: go and look at that page, with GET."""

    status_code = 303


@require_safe
def start(_request: HttpRequest) -> HttpResponse:
    """The bare address, as it is printed and typed."""
    return SeeOther(reverse("home"))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    untrusted_next = request.POST.get("next", "")
    response = SeeOther(untrusted_next if url_has_allowed_host_and_scheme(untrusted_next, None) else "/")
    untrusted_language = request.POST.get("language", "")
    return speak(response, untrusted_language) if untrusted_language in catalogue.LANGUAGES else response


def speak(response: HttpResponse, language: str) -> HttpResponse:
    """From now on pages come in this language, as long as the browser's window stays open."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, httponly=settings.LANGUAGE_COOKIE_HTTPONLY, samesite="Strict"
    )
    return response


# Exempt from the form's token: an exit that answers "your form is too old" is no exit. Another site cannot press it, the
# browser says where a request comes from; at worst somebody has to sign in again.
@csrf_exempt
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    response = SeeOther(reverse("units"))
    leaving.send_robust(leave, request=request, response=response)  # a failure must keep nobody here
    response["Clear-Site-Data"] = '"cache", "cookies"'
    return response


@require_POST
def here(_request: HttpRequest) -> HttpResponse:
    """The page says that somebody is still writing, so that the session does not end under their hands."""
    return HttpResponse(status=204)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Where leaving leads: a page that anybody might have open, served from here because there may be no network."""
    return render(request, "frame/units.html")


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


def unclear(request: HttpRequest, exception: Exception) -> HttpResponse:
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"errors/{status}.html", status=status)


def unproven(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old: nearly always a browser that keeps no cookies."""
    return render(request, "errors/403.html", {"no_cookie": reason == REASON_NO_CSRF_COOKIE}, status=403)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django counts them
    return render(request, "errors/403.html", status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/500.html", status=500)
