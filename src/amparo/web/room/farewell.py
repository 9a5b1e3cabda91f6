"""When a facilitator leaves at once, the keys of their rooms go from memory with them."""

from django.http import HttpRequest

from amparo.actions import rooms
from amparo.sealing.faults import WrongKey
from amparo.sealing.session import CookieShare
from amparo.web import frame
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.room import held


def connect() -> None:
    frame.leaving.connect(leave, dispatch_uid="room")


def leave(*, request: HttpRequest, **_more: object) -> None:
    """Also when the console has locked itself meanwhile: the cookie still says whose page it was."""
    try:
        session = CookieShare.from_cookie(request.COOKIES.get(SESSION_COOKIE, "")).row_id
    except WrongKey:
        return
    for room in held.of_session(session):
        held.forget(room)
        rooms.rest_room(room)
