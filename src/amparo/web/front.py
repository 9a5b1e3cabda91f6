"""The door to the street: uvicorn in front, Django's pages behind in eight threads, something else running beside them.

beside   a context manager; entered before the first request, left after the last (the worker's loop, on a laptop)
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractContextManager, nullcontext
from io import StringIO
from typing import Any, cast

import django
import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command

from amparo.web import headers
from amparo.web.uploads import BODY_BYTES_MAX

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = Callable[[Message, Receive, Send], Awaitable[None]]
Beside = Callable[[], AbstractContextManager[object]]

THREADS = 8
CONNECTIONS_MAX = 200
GOODBYE_SECONDS = 3
SMALL_BYTES_MAX = 64 * 2**10
"""Of bodies larger than this, only as many are in memory at a time as there are threads."""
DISCARD_BYTES_MAX = 64 * 2**20


def make(beside: Beside = nullcontext) -> "Front":
    """The whole site, checked, its static files gathered into the data folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.web.settings")
    django.setup()
    call_command("check", stdout=StringIO())  # a contradiction raises; that all is well need not be said
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    pages = WSGIMiddleware(cast(WSGIApp, WSGIHandler()), workers=THREADS)
    return Front(pages, beside, scheme="https" if settings.TLS else "http")


def server(front: "Front", *, host: str, port: int) -> uvicorn.Server:
    """Ready to `run()`. Keeps no access log, names no product, believes no forwarded address."""
    return uvicorn.Server(
        uvicorn.Config(
            front,
            host=host,
            port=port,
            http="h11",  # the one that refuses a head of more than 64 KiB; the other keeps whatever is sent
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


class Front:
    def __init__(self, pages: Any, beside: Beside, *, scheme: str) -> None:
        self.pages: Answer = pages
        self.beside = beside
        self.scheme = scheme
        self.large = asyncio.Semaphore(THREADS)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            # The scheme is what the settings say: a forwarded header could be anybody's.
            await self._hear({**scope, "scheme": self.scheme}, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        with self.beside():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def _hear(self, scope: Message, receive: Receive, send: Send) -> None:
        """A page gets its thread when the whole request is there: eight slow senders would hold all eight."""
        said = dict(scope["headers"])
        length = _length(said)
        if b"transfer-encoding" in said:  # no browser's form does this, and an unsaid size cannot be refused early
            await _refuse(411, send)
        elif length > BODY_BYTES_MAX:
            await _discard(receive)
            await self._answer(scope, _once(b""), send)
        else:
            async with self.large if length > SMALL_BYTES_MAX else nullcontext():
                body = await _whole(receive)
                if body is not None:
                    await self._answer(scope, _once(body), send)

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.pages(scope, receive, sending)
        except Exception:
            if started:
                raise
            await _refuse(500, send)
            raise


def _length(said: dict[bytes, bytes]) -> int:
    length = said.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _whole(receive: Receive) -> bytes | None:
    """The body, or nothing when they hung up. uvicorn gives no more than the length that was said."""
    parts: list[bytes] = []
    while (message := await receive())["type"] == "http.request":
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)
    return None


def _once(body: bytes) -> Receive:
    left: list[Message] = [{"type": "http.request", "body": body}]

    async def receive() -> Message:
        return left.pop() if left else {"type": "http.disconnect"}

    return receive


async def _discard(receive: Receive) -> None:
    """Read on and keep nothing: a browser still sending would show a broken connection instead of our explanation."""
    bytes_seen = 0
    while bytes_seen < DISCARD_BYTES_MAX:
        message = await receive()
        bytes_seen += len(message.get("body", b""))
        if not message.get("more_body"):
            return


async def _refuse(status: int, send: Send) -> None:
    """The last resort, when no page can be rendered."""
    lines = {**headers.EVERY_RESPONSE, "Content-Type": "text/plain"}
    written = [(name.lower().encode(), value.encode()) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": status, "headers": written})
    await send({"type": "http.response.body", "body": b"This did not work. Nothing was changed.\n"})
