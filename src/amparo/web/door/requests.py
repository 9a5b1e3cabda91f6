"""What the door adds to a request, and the cookies by which it knows people."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from amparo.actions.door import SignedIn
from amparo.actions.people import Member
from amparo.store.keys import Keys
from amparo.store.shelf import Overtaken
from amparo.web.door.doorstep import Caller
from amparo.web.page import typed

SESSION_COOKIE = "__Host-k"
DEVICE_COOKIE = "__Host-d"
DOORSTEP_COOKIE = "__Host-b"
DEVICE_SECONDS = 90 * 24 * 3600

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


View: TypeAlias = Callable[Concatenate[HttpRequest, P], R]


class DoorRequest(HttpRequest):
    """As the door's middleware hands it on."""

    now: datetime
    member: Member | None
    keys: Keys | None
    session_id: bytes
    caller: Caller | None


class SignedInRequest(DoorRequest):
    member: Member
    keys: Keys


class CallerRequest(DoorRequest):
    caller: Caller


def signed_in(view: Callable[Concatenate[SignedInRequest, P], R]) -> View[P, R]:
    """For views of signed-in people. The table of routes has turned everybody else away; this says it to the types.

    What was typed is not lost either when others were faster, every time.
    """

    @wraps(view)
    def vouched(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        assert getattr(request, "member", None), "its route is for signed-in people"
        try:
            return view(cast(SignedInRequest, request), *args, **kwargs)
        except Overtaken:
            return cast(R, render(request, "errors/overtaken.html", {"fields": typed(request)}, status=503))

    return vouched


def now() -> datetime:
    """The one clock of the pages."""
    return datetime.now(UTC)


def home() -> str:
    """Where somebody goes who has just come in."""
    try:
        return reverse("home")
    except NoReverseMatch:
        return reverse("account")


def let_in(response: HttpResponse, signed_in: SignedIn) -> HttpResponse:
    """Give the browser its share of the session, gone with the browser's window, and its sign as a known device."""
    _set(response, SESSION_COOKIE, signed_in.cookie)
    _set(response, DEVICE_COOKIE, signed_in.device, max_age=DEVICE_SECONDS)
    response.delete_cookie(DOORSTEP_COOKIE, samesite="Strict")
    return response


def remember_caller(response: HttpResponse, cookie: str) -> HttpResponse:
    _set(response, DOORSTEP_COOKIE, cookie)
    return response


def forget(response: HttpResponse) -> None:
    for name in (SESSION_COOKIE, DOORSTEP_COOKIE):
        response.delete_cookie(name, samesite="Strict")


def _set(response: HttpResponse, name: str, value: str, max_age: int | None = None) -> None:
    response.set_cookie(name, value, max_age=max_age, secure=True, httponly=True, samesite="Strict", path="/")
