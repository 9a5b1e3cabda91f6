"""Server-sent events, below Django: a stream costs two small tasks and no thread, and no open database.

GET /live/<room>/<audience>/   events: `now` with the rendered fragment, `yours` when the group has news, `here` now and
                               then, `over` at the end
"""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from uuid import UUID

from amparo.store.together import afresh
from amparo.web import headers
from amparo.web.lanes import SHORT_WAY, Message, Receive, Send
from amparo.web.live.hub import HUB, OVER, Screen

PATH = re.compile(r"/live/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([a-z]{1,20})/")
SCREENS_MAX = 1_100
"""In one room."""
ALL_SCREENS_MAX = 1_200
"""Of all rooms together: below what the street has room for, so that somebody who raises an alert still gets in."""

Cookies = dict[str, str]
Admit = Callable[[UUID, Cookies], Screen | None]
"""Whose cookies these are, and what they may watch; None: as if there were nothing."""


class Asked(NamedTuple):
    room: UUID
    audience: str


_admits: dict[str, Admit] = {}
_asking = ThreadPoolExecutor(2, "live-door")


def admit(audience: str, who: Admit) -> None:
    """Who may watch as what; said once, when the pages are loaded."""
    _admits[audience] = who


def is_live(path: str) -> bool:
    return path.startswith("/live/")


async def live(scope: Message, receive: Receive, send: Send) -> None:
    asked = _asked(scope)
    screen = None
    if asked and _has_room(asked.room):
        screen = await asyncio.get_running_loop().run_in_executor(_asking, _admitted, asked, _cookies(scope))
    if asked is None or screen is None or not _has_room(asked.room):  # others came in while this one was asked
        await _answer(404, send, "text/plain")
        await send({"type": "http.response.body", "body": b""})
        return
    await _answer(200, send, "text/event-stream")
    await _part(send, b"retry: 3000\n\n")
    screen.write = scope.get("extensions", {}).get(SHORT_WAY)
    HUB.watch(asked.room, screen)
    leaving = asyncio.ensure_future(_gone(receive, screen))
    try:
        await _follow(screen, send)
    finally:
        HUB.leave(asked.room, screen)
        leaving.cancel()


def _has_room(room: UUID) -> bool:
    return HUB.screens(room) < SCREENS_MAX and sum(map(HUB.screens, HUB.watched())) < ALL_SCREENS_MAX


async def _follow(screen: Screen, send: Send) -> None:
    """Until they hang up, or there is nothing to see any more. Here is sent what could not go the short way."""
    while not screen.gone:
        await screen.rung.wait()
        news = screen.take()
        if news and not screen.gone:
            screen.late = True
            await _part(send, b"".join(news.values()))
            screen.late = False
        if OVER in news:
            break
    await send({"type": "http.response.body", "body": b""})


async def _gone(receive: Receive, screen: Screen) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    screen.gone = True
    screen.rung.set()


async def _part(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


def _asked(scope: Message) -> Asked | None:
    found = PATH.fullmatch(scope.get("path", ""))
    if found is None or scope["method"] != "GET" or found[2] not in _admits:
        return None
    return Asked(UUID(found[1]), found[2])


def _admitted(asked: Asked, cookies: Cookies) -> Screen | None:
    try:
        return _admits[asked.audience](asked.room, cookies)
    finally:
        afresh()  # no thread here keeps a database open while nobody asks


def _cookies(scope: Message) -> Cookies:
    written = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    with suppress(CookieError):
        return {name: each.value for name, each in SimpleCookie(written).items()}
    return {}


async def _answer(status: int, send: Send, kind: str) -> None:
    lines = {**headers.EVERY_RESPONSE, "Content-Type": kind, "X-Accel-Buffering": "no"}
    written = [(name.lower().encode(), value.encode()) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": status, "headers": written})
