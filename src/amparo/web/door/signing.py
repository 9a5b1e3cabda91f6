"""Signing in and out, locking, the passphrase once more, and the way back with a key on paper."""

from contextlib import suppress
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import door
from amparo.sealing.passphrase import generate, kinds
from amparo.store import accounts
from amparo.store.faults import CannotStore
from amparo.web import frame
from amparo.web.door import requests
from amparo.web.door.doorstep import DOORSTEP, Errand, caller
from amparo.web.door.forms import AgainForm, RecoverForm, SignInForm
from amparo.web.door.house import house
from amparo.web.door.refusals import REFUSALS, refused
from amparo.web.door.requests import DEVICE_COOKIE, DOORSTEP_COOKIE, SESSION_COOKIE, DoorRequest
from amparo.web.frame import SeeOther
from amparo.web.page import tongue


@require_http_methods(["GET", "POST"])
def sign_in(request: DoorRequest) -> HttpResponse:
    many = accounts.how_many()
    if not many:
        return render(request, "door/nobody.html")
    form = SignInForm(request.POST or None, ask_name=many > 1)
    if not form.is_valid():
        return _sign_in_page(request, form)
    try:
        signed_in = door.sign_in(
            form.cleaned_data.get("name", ""),
            form.cleaned_data["words"],
            untrusted_device=request.COOKIES.get(DEVICE_COOKIE, ""),
            house=house(request.now),
            now=request.now,
        )
    except REFUSALS as refusal:
        return refused(request, "door/sign_in.html", form, refusal, next=_wanted(request))
    rotate_token(request)
    door.sign_out(request.COOKIES.get(SESSION_COOKIE, ""))
    return requests.let_in(SeeOther(_wanted(request)), signed_in)


@require_POST
def sign_out(request: DoorRequest) -> HttpResponse:
    return _out(request)


@require_http_methods(["GET", "POST"])
def lock(request: DoorRequest) -> HttpResponse:
    """POST: the session ends. GET, where an idle page goes by itself: the same page as for signing in."""
    return _out(request) if request.method == "POST" else _sign_in_page(request, SignInForm(ask_name=_ask_name()))


@require_http_methods(["GET", "POST"])
def again(request: DoorRequest) -> HttpResponse:
    form = AgainForm(request.POST or None)
    if not form.is_valid():
        return render(request, "door/again.html", {"form": form, "next": _wanted(request)}, status=_status(form))
    try:
        signed_in = door.confirm(
            request.COOKIES[SESSION_COOKIE], form.cleaned_data["words"], house=house(request.now), now=request.now
        )
    except REFUSALS as refusal:
        return refused(request, "door/again.html", form, refusal, next=_wanted(request))
    return requests.let_in(SeeOther(_wanted(request)), signed_in)


@require_http_methods(["GET", "POST"])
def recover(request: DoorRequest) -> HttpResponse:
    form = RecoverForm(request.POST or None, ask_name=_ask_name())
    if not form.is_valid():
        return render(request, "door/recover.html", {"form": form}, status=_status(form))
    name, key = form.cleaned_data.get("name", ""), form.cleaned_data["key"]
    try:
        door.read_recovery(name, key, house=house(request.now), now=request.now)
    except REFUSALS as refusal:
        return refused(request, "door/recover.html", form, refusal)
    language = tongue()
    words = generate(language, kinds(language)[0])
    comer = replace(caller(Errand.RECOVER, request.now), words=words, name=name, recovery_key=key)
    return requests.remember_caller(SeeOther(reverse("words")), DOORSTEP.welcome(comer))


def leave(*, request: HttpRequest, response: HttpResponse, **_more: object) -> None:
    """What the frame calls when somebody leaves at once: first the cookies, then the rows."""
    requests.forget(response)
    response.delete_cookie(DEVICE_COOKIE, samesite="Strict")
    DOORSTEP.goodbye(request.COOKIES.get(DOORSTEP_COOKIE, ""))
    door.sign_out(request.COOKIES.get(SESSION_COOKIE, ""))


frame.leaving.connect(leave, dispatch_uid="door")


def _out(request: HttpRequest) -> HttpResponse:
    response = SeeOther(reverse("sign-in"))
    response["Clear-Site-Data"] = '"cache"'  # "back" must not show what was open
    requests.forget(response)
    DOORSTEP.goodbye(request.COOKIES.get(DOORSTEP_COOKIE, ""))
    with suppress(CannotStore):  # a full disk must keep nobody in: without its cookie the session opens to nobody
        door.sign_out(request.COOKIES.get(SESSION_COOKIE, ""))
    frame.locking.send_robust(_out, request=request, response=response)
    return response


def _sign_in_page(request: HttpRequest, form: SignInForm) -> HttpResponse:
    locked = SESSION_COOKIE in request.COOKIES
    return render(
        request, "door/sign_in.html", {"form": form, "locked": locked, "next": _wanted(request)}, status=_status(form)
    )


def _ask_name() -> bool:
    return accounts.how_many() > 1


def _status(form: SignInForm | AgainForm | RecoverForm) -> int:
    return 422 if form.is_bound else 200


def _wanted(request: HttpRequest) -> str:
    """Where they were going, if that is a page of ours."""
    untrusted = request.POST.get("next") or request.GET.get("next", "")
    return untrusted if url_has_allowed_host_and_scheme(untrusted, None) else requests.home()
