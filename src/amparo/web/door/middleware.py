"""Between the street and every page: who is there, may they pass, and what a refusal looks like."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from amparo.actions import door
from amparo.actions.allow import NotAllowed, PassphraseAgain
from amparo.actions.plans import NoSuchDocument, NoSuchVersion
from amparo.sealing.faults import WrongKey
from amparo.store import events
from amparo.store.events import What
from amparo.web import frame
from amparo.web.door import requests
from amparo.web.door.doorstep import DOORSTEP
from amparo.web.door.house import house
from amparo.web.door.requests import DOORSTEP_COOKIE, SESSION_COOKIE, DoorRequest
from amparo.web.door.routes import WHO, Who
from amparo.web.frame import SeeOther
from amparo.web.lan import ON_THE_LAN

BY_ITSELF = "X-Amparo-By-Itself"
"""What a page says that looks for news without anybody touching it."""
View = Callable[..., HttpResponse]


class Door:
    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: DoorRequest) -> HttpResponse:
        request.now = requests.now()
        request.member = request.keys = request.caller = None
        request.session_id = b""
        return self.respond(request)

    def process_view(self, request: DoorRequest, _view: View, _args: Any, _kwargs: Any) -> HttpResponse | None:
        route = request.resolver_match.url_name if request.resolver_match else None
        who = WHO.get(route or "")
        if who is None or (ON_THE_LAN in request.headers and who is not Who.IN_THE_ROOM):
            raise Http404
        if who in (Who.ANYBODY, Who.IN_THE_ROOM):
            return None
        _recognise(request)
        let_pass = request.member if who is Who.SIGNED_IN else request.caller
        return None if let_pass else _to_the_door(request)

    def process_exception(self, request: DoorRequest, trouble: Exception) -> HttpResponse | None:
        match trouble:
            case PassphraseAgain():
                return SeeOther(f"{reverse('again')}?{urlencode({'next': _here(request)})}")
            case NotAllowed():
                events.note(What.REFUSED, request.member.id if request.member else None, request.now)
                return frame.refused(request, trouble)
            case NoSuchDocument() | NoSuchVersion():
                return frame.missing(request, trouble)
            case WrongKey():  # stored bytes were changed: noted, and answered like any other fault
                events.note(What.DID_NOT_OPEN, request.member.id if request.member else None, request.now)
        return None


def context(request: HttpRequest) -> dict[str, Any]:
    """For every template: who is signed in, and where their page locks itself."""
    member = getattr(request, "member", None)
    return {"member": member, "lock_url": reverse("lock") if member else ""}


def _recognise(request: DoorRequest) -> None:
    present = None
    if cookie := request.COOKIES.get(SESSION_COOKIE):
        touched = BY_ITSELF not in request.headers
        present = door.resume(cookie, house=house(request.now), now=request.now, touched=touched)
    if present:
        request.member, request.keys, request.session_id = present.member, present.keys, present.session
    request.caller = DOORSTEP.who(request.COOKIES.get(DOORSTEP_COOKIE, ""), request.now)
    if request.caller and request.caller.member not in (None, request.member.id if request.member else None):
        request.caller = None


def _to_the_door(request: HttpRequest) -> HttpResponse:
    there = f"?{urlencode({'next': request.path})}" if request.method == "GET" and request.path != "/" else ""
    return SeeOther(reverse("sign-in") + there)


def _here(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one whose form was sent."""
    if request.method == "GET":
        return request.get_full_path()
    origin = f"{request.scheme}://{request.get_host()}"
    came_from = request.headers.get("Referer", "")
    return came_from.removeprefix(origin) if came_from.startswith(f"{origin}/") else requests.home()
