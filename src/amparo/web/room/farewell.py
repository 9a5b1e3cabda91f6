"""When a facilitator leaves at once, the keys of their rooms go from memory with them."""

from uuid import UUID

from django.http import HttpRequest

from amparo.actions import door, rooms
from amparo.sealing.faults import WrongKey
from amparo.sealing.session import CookieShare
from amparo.web import frame
from amparo.web.door import requests
from amparo.web.door.house import house
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.room import held


def connect() -> None:
    frame.leaving.connect(leave, dispatch_uid="room")


def leave(*, request: HttpRequest, **_more: object) -> None:
    """Also when the console has locked itself meanwhile: the cookie still says whose page it was. While the session lives,
    also rooms that were opened in an earlier one: whoever leaves leaves all of theirs."""
    cookie = request.COOKIES.get(SESSION_COOKIE, "")
    try:
        session = CookieShare.from_cookie(cookie).row_id
    except WrongKey:
        return
    for room in held.of_session(session):
        _put_away(room)
    for room in _theirs(cookie):
        _put_away(room)


def _put_away(room: UUID) -> None:
    held.forget(room)
    rooms.rest_room(room)


def _theirs(untrusted_cookie: str) -> tuple[UUID, ...]:
    now = requests.now()
    present = door.resume(untrusted_cookie, house=house(now), now=now)
    lines = rooms.rooms_of(by=present.member, keys=present.keys) if present else ()
    return tuple(line.id for line in lines if line.open)
