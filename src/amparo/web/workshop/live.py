"""The console and the wall hear that something changed; what it is each fetches itself, as far as its session allows."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from typing import Concatenate, NamedTuple, ParamSpec, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from amparo.actions import door, rooms
from amparo.actions.allow import NotAllowed
from amparo.actions.rooms import NoSuchRoom
from amparo.store import noticeboard
from amparo.web.door import requests
from amparo.web.door.house import house
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.live import stream
from amparo.web.live.hub import HUB, Screen, View
from amparo.web.room import held
from amparo.web.room.phones import PHONES
from amparo.web.room.requests import RoomRequest

CONSOLE, WALL = "console", "wall"

P = ParamSpec("P")
RoomView = Callable[Concatenate[RoomRequest, P], HttpResponse]


class News(NamedTuple):
    """Where a page hears of changes, and how what it shows is known."""

    path: str
    mark: str


class ListeningRequest(RoomRequest):
    """As `unless_seen` hands it on."""

    news: News


def register() -> None:
    for audience in (CONSOLE, WALL):
        stream.admit(audience, partial(admit, audience))
        HUB.show(audience, render)


def admit(audience: str, room: UUID, cookies: dict[str, str]) -> Screen | None:
    """The facilitator, by their session; a page that listens does not keep it alive."""
    now = requests.now()
    present = door.resume(cookies.get(SESSION_COOKIE, ""), house=house(now), now=now, touched=False)
    if present is None or held.key_of(room, now) is None:
        return None
    try:
        if not rooms.is_open(room, by=present.member, keys=present.keys):
            return None
    except (NoSuchRoom, NotAllowed):
        return None
    return Screen(View(audience, ""), whose=present.session + audience.encode())


def render(room: UUID, view: View, now: datetime) -> str | None:
    """Nothing of what was written: how many changes there were, and for the console how many phones dropped out."""
    count = noticeboard.changes([room]).get(room) if held.key_of(room, now) else None
    return None if count is None else _counted(room, view.audience, count, now)


def _counted(room: UUID, audience: str, changes: int, now: datetime) -> str:
    return f"{changes}-{PHONES.dropped(room, now)}" if audience == CONSOLE else str(changes)


def unless_seen(audience: str) -> Callable[[RoomView[P]], RoomView[P]]:
    """For a page that looks by itself: nothing is rendered when it shows what there is. The minutes go on by themselves."""

    def around(view: RoomView[P]) -> RoomView[P]:
        @wraps(view)
        def answered(request: RoomRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            room = request.room.id
            count = _counted(room, audience, noticeboard.changes([room]).get(room, 0), request.now)
            mark = f'"{count}-{request.now:%H%M}"'
            same = get_conditional_response(request, etag=mark)
            if same is not None:
                return same
            listening = cast(ListeningRequest, request)
            listening.news = News(f"/live/{room}/{audience}/", mark)
            response = view(listening, *args, **kwargs)
            response["ETag"] = mark
            return response

        return answered

    return around
