"""When a facilitator leaves at once, the keys of their rooms go from memory with them."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from amparo.actions import door, rooms
from amparo.sealing.faults import WrongKey
from amparo.sealing.session import CookieShare
from amparo.web import frame
from amparo.web.door import requests
from amparo.web.door.house import house
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.lan import LAN
from amparo.web.room import held

STEERED_COOKIE = "__Host-r"
"""The ids of sessions that have ended, in whose rooms people go on writing. They open nothing."""


def connect() -> None:
    frame.leaving.connect(leave, dispatch_uid="room")
    frame.locking.connect(lock, dispatch_uid="room")


def lock(*, request: HttpRequest, response: HttpResponse, **_more: object) -> None:
    """The room runs on; whoever sits here can still take its key away without signing in."""
    steered = sorted(session.hex() for session in _sessions(request) if held.of_session(session))
    if steered:
        written = ".".join(steered)
        response.set_cookie(STEERED_COOKIE, written, secure=True, httponly=True, samesite="Strict", path="/")


def leave(*, request: HttpRequest, **_more: object) -> None:
    """Also when the console has locked itself meanwhile. While the session lives, also rooms that were opened in an earlier
    one: whoever leaves leaves all of theirs."""
    opened = {room for session in _sessions(request) for room in held.of_session(session)}
    for room in opened | set(_theirs(request.COOKIES.get(SESSION_COOKIE, ""))):
        _put_away(room)
    if not held.any_open():
        LAN.forget()


def _sessions(request: HttpRequest) -> set[bytes]:
    """Of this browser: the one that lives, or ran out, and those that were locked."""
    found = set()
    with suppress(WrongKey):
        found.add(CookieShare.from_cookie(request.COOKIES.get(SESSION_COOKIE, "")).row_id)
    with suppress(ValueError):
        found.update(map(bytes.fromhex, request.COOKIES.get(STEERED_COOKIE, "").split(".")))
    return found


def _put_away(room: UUID) -> None:
    held.forget(room)
    rooms.rest_room(room)


def _theirs(untrusted_cookie: str) -> tuple[UUID, ...]:
    now = requests.now()
    present = door.resume(untrusted_cookie, house=house(now), now=now)
    lines = rooms.rooms_of(by=present.member, keys=present.keys) if present else ()
    return tuple(line.id for line in lines if line.open)
