"""The door to the street: uvicorn in front, Django's pages behind in threads, something else running beside them.

beside   a context manager; entered before the first request, left after the last (the worker's loop, on a laptop)
"""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from io import StringIO
from typing import cast

import django
import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command

from amparo.web import headers, lan
from amparo.web.lanes import (
    ROOM_THREADS,
    URGENT_THREADS,
    Answer,
    Impatient,
    Lane,
    Message,
    Receive,
    Send,
    is_of_a_room,
    is_urgent,
)
from amparo.web.live.hub import HUB
from amparo.web.live.stream import is_live, live
from amparo.web.uploads import BODY_BYTES_MAX

Beside = Callable[[], AbstractContextManager[object]]

THREADS = 8
CONNECTIONS_MAX = 1_500
GOODBYE_SECONDS = 3
SMALL_BYTES_MAX = 64 * 2**10
"""Of bodies larger than this, only a few of each lane are in memory at a time."""
DISCARD_BYTES_MAX = 64 * 2**20
SMALL_SECONDS_MAX, LARGE_SECONDS_MAX = 60.0, 1_200.0
"""How long a body may take to arrive: five megabytes take a quarter of an hour where the network is poor."""


def make(beside: Beside = nullcontext) -> "Front":
    """The whole site, checked, its static files gathered into the data folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.web.settings")
    django.setup()
    call_command("check", stdout=StringIO())  # a contradiction raises; that all is well need not be said
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    site = cast(WSGIApp, WSGIHandler())
    pages, urgent = (WSGIMiddleware(site, workers=threads) for threads in (THREADS, URGENT_THREADS))
    scheme = "https" if settings.TLS else "http"
    room = WSGIMiddleware(site, workers=ROOM_THREADS)
    return Front(cast(Answer, pages), beside, scheme=scheme, urgent=cast(Answer, urgent), room=cast(Answer, room))


def server(front: "Front", *, host: str, port: int) -> uvicorn.Server:
    """Ready to `run()`. Keeps no access log, names no product, believes no forwarded address."""
    return Server(
        uvicorn.Config(
            front,
            host=host,
            port=port,
            http=Impatient,  # on h11, which refuses a head of more than 64 KiB; the other keeps whatever is sent
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS_MAX,
            timeout_graceful_shutdown=GOODBYE_SECONDS,
        )
    )


class Server(uvicorn.Server):
    """Waits at the end for whoever is being answered, and for no screen: those would be answered for ever."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        HUB.hang_up()
        await super().shutdown(sockets)


class Front:
    def __init__(
        self, pages: Answer, beside: Beside, *, scheme: str, urgent: Answer | None = None, room: Answer | None = None
    ) -> None:
        self.pages, self.urgent, self.room = Lane(pages), Lane(urgent or pages), Lane(room or pages)
        self.beside = beside
        self.scheme = scheme

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            # The scheme is what the settings say: a forwarded header could be anybody's.
            kept = [line for line in scope["headers"] if line[0] != lan.HEADER]
            await self._hear({**scope, "scheme": self.scheme, "headers": kept}, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        loop = asyncio.get_running_loop()
        lan.LAN.begin(loop)
        HUB.begin(loop)
        ticking = asyncio.ensure_future(HUB.every())
        with self.beside():
            await send({"type": "lifespan.startup.complete"})
            await receive()
            ticking.cancel()
            HUB.end()
            lan.LAN.shut()
        await send({"type": "lifespan.shutdown.complete"})

    async def from_the_lan(self, scope: Message, receive: Receive, send: Send) -> None:
        """What the gate let pass."""
        if is_live(scope["path"]):
            await live(scope, receive, send)
        else:
            await self._hear_in_lane(self.room, scope, receive, send)

    async def _hear(self, scope: Message, receive: Receive, send: Send) -> None:
        """A page gets its thread when the whole request is there: eight slow senders would hold all eight."""
        path = scope.get("path", "")
        if is_live(path):
            await live(scope, receive, send)
            return
        lane = self.urgent if is_urgent(path) else self.room if is_of_a_room(path) else self.pages
        await self._hear_in_lane(lane, scope, receive, send)

    async def _hear_in_lane(self, lane: Lane, scope: Message, receive: Receive, send: Send) -> None:
        with lane.place() as free:
            if free:
                await self._hear_in(lane, scope, receive, send)
            else:
                await _refuse(503, send)

    async def _hear_in(self, lane: Lane, scope: Message, receive: Receive, send: Send) -> None:
        said = dict(scope["headers"])
        length = _length(said)
        large = length > SMALL_BYTES_MAX
        if b"transfer-encoding" in said:  # no browser's form does this, and an unsaid size cannot be refused early
            await _refuse(411, send)
        elif length > BODY_BYTES_MAX:
            if await _discarded(receive):
                await self._answer(lane, scope, _once(b""), send)
        else:
            async with lane.large if large else nullcontext():
                body = await _whole(receive, LARGE_SECONDS_MAX if large else SMALL_SECONDS_MAX)
                if body is not None:
                    await self._answer(lane, scope, _once(body), send)

    async def _answer(self, lane: Lane, scope: Message, receive: Receive, send: Send) -> None:
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await lane.answer(scope, receive, sending)
        except Exception:
            if started:
                raise
            await _refuse(500, send)
            raise


def _length(said: dict[bytes, bytes]) -> int:
    length = said.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _whole(receive: Receive, seconds: float) -> bytes | None:
    """The body; nothing when they hung up, or took too long. uvicorn gives no more than the length that was said."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(seconds):
            while (message := await receive())["type"] == "http.request":
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        return None
    return None


def _once(body: bytes) -> Receive:
    left: list[Message] = [{"type": "http.request", "body": body}]

    async def receive() -> Message:
        return left.pop() if left else {"type": "http.disconnect"}

    return receive


async def _discarded(receive: Receive) -> bool:
    """Read on and keep nothing: a browser still sending would show a broken connection instead of our explanation.

    Not when they took too long: whoever announces much and sends nothing must hold no place for ever.
    """
    bytes_seen = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(LARGE_SECONDS_MAX):
            while bytes_seen < DISCARD_BYTES_MAX:
                message = await receive()
                bytes_seen += len(message.get("body", b""))
                if not message.get("more_body"):
                    break
            return True
    return False


async def _refuse(status: int, send: Send) -> None:
    """The last resort, when no page can be rendered."""
    lines = {**headers.EVERY_RESPONSE, "Content-Type": "text/plain"}
    written = [(name.lower().encode(), value.encode()) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": status, "headers": written})
    await send({"type": "http.response.body", "body": b"This did not work. Nothing was changed.\n"})
