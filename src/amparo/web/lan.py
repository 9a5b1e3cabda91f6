"""The second listener: joining and the participant's page, in clear, for phones in the room. Nothing else answers there.

Phones in a hall have no certificate for a laptop without a name, so they speak plain HTTP. What lies behind a passphrase
must never travel so. Two walls: this gate knows the few addresses, and the table of routes says the same once more.
"""

import asyncio
import os
import re
import socket
from collections import Counter
from contextlib import nullcontext, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

import uvicorn

from amparo.web.lanes import Answer, Impatient, Message, Receive, Send

ON_THE_LAN = "X-Amparo-Lan"
"""A header only this gate writes; the front takes it away from whatever came by another way."""
HEADER = ON_THE_LAN.lower().encode()
PASSES = re.compile(r"/(j|s)/.*|/static/amparo/room/[\w.-]+|/live/[0-9a-f-]{36}/(seat|drill)/")
PORT = 8423
EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones come from whatever network the machine is in
WAITING_MAX = 256
CONNECTIONS_MAX = 1_500
EACH_MAX = 250
"""Of one address, so that one device does not take them all. A phone opens six. Where the laptop makes the network, each has
an address of its own; behind somebody else's hotspot forty share one, and still get in."""
GOODBYE_SECONDS = 3
FAREWELL_SECONDS = 120
"""After the last room closed phones still read that it was all for today, and not that nobody is there."""
CUT_OFF = timedelta(hours=12)
"""After a power cut phones come back within this time, or their seats are forgotten."""
SILENT_SECONDS = 25
"""A phone that lost the network says no goodbye. Something is sent each quarter of a minute, and confirmed, or it is gone."""


class Gate:
    """`inside`: what answers for what may pass. It has a lane of its own: phones cannot take the console's threads."""

    def __init__(self, inside: Answer) -> None:
        self.inside = inside

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = scope.get("path", "")
        if path == "/":
            await _say(303, send, location="/j/")
        elif not PASSES.fullmatch(path) or not _asked_for_here(scope):
            await _say(404, send)
        elif not _sent_from_here(scope):
            await _say(403, send)
        else:
            # The site answers to no address of the network by itself; what the two lines were for was looked at here.
            kept = [line for line in scope["headers"] if line[0] not in (HEADER, b"host", b"origin")]
            lines = [*kept, (b"host", b"localhost"), (HEADER, b"1")]
            await self.inside({**scope, "scheme": "http", "headers": lines}, receive, send)


class Guest(Impatient):
    """Shows out whoever has too many connections already."""

    here: ClassVar[Counter[str]] = Counter()
    address = ""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        show_out_the_silent(transport.get_extra_info("socket"))
        self.address = self.client[0] if self.client else ""
        self.here[self.address] += 1
        if self.here[self.address] > EACH_MAX:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.here[self.address] -= 1
        if not self.here[self.address]:
            del self.here[self.address]


def show_out_the_silent(connection: Any) -> None:
    """Only Linux lets it be said in seconds; elsewhere the system gives up by itself, later."""
    with suppress(OSError, AttributeError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT_SECONDS * 1_000)


class Server(uvicorn.Server):
    """Runs beside another one that hears the signals."""

    def capture_signals(self) -> Any:
        return nullcontext()


class Lan:
    """Opened when the first room opens, shut when the last one closes. Off where the site has a name and TLS.

    After a power cut it opens by itself: phones then read that the room rests, and not that nobody is there.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._inside: Answer | None = None
        self._wanted_port = 0
        self._server: Server | None = None
        self._port = 0
        self._note: Path | None = None
        self._farewell: object | None = None

    def prepare(self, inside: Answer, port: int, note: Path | None = None) -> None:
        """`note`: an empty file, there from the opening to the last closing, or until somebody leaves at once."""
        self._inside, self._wanted_port, self._note = inside, port, note

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        if self._note and _is_fresh(self._note):
            self.open()

    def is_off(self) -> bool:
        return self._inside is None

    def open(self) -> None:
        """From any thread; it already listens when this returns. Nothing where it is off or open."""
        with self._lock:
            self._farewell = None
            if self._note and self._server:
                _write(self._note)
            if self._inside is None or self._loop is None or self._server is not None:
                return
            with suppress(OSError):
                listening = _listening(self._wanted_port)
                self._port = listening.getsockname()[1]
                self._server = _server(Gate(self._inside))
                serving = self._server.serve(sockets=[listening])
                asyncio.run_coroutine_threadsafe(serving, self._loop)
                if self._note:
                    _write(self._note)

    def shut(self) -> None:
        self.forget()
        with self._lock:
            if self._server is not None:
                self._server.should_exit = True
            self._server, self._port = None, 0

    def say_goodbye(self) -> None:
        """Shut in a moment, unless a room opens before. Until then nobody can join, and no key is there to open anything."""
        self.forget()
        with self._lock:
            self._farewell = said = object()
            if self._loop is not None and self._server is not None:
                self._loop.call_soon_threadsafe(self._loop.call_later, FAREWELL_SECONDS, self._end, said)

    def _end(self, said: object) -> None:
        if self._farewell is said:
            self.shut()

    @property
    def port(self) -> int:
        """Where phones come in, as firewalls know it; 0 while it is shut."""
        return self._port

    def forget(self) -> None:
        """It goes on for now, and does not open by itself the next time."""
        with suppress(OSError):
            if self._note:
                self._note.unlink(missing_ok=True)

    def addresses(self) -> tuple[str, ...]:
        """Each under which a phone may find this machine; empty while it is shut."""
        if not self._port:
            return ()
        return tuple(f"http://{address}:{self._port}" for address in machine_addresses())


LAN = Lan()


def _write(note: Path) -> None:
    """Its hour is enough."""
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0).timestamp()
    with suppress(OSError):  # a full disk keeps nobody from opening a room
        note.touch()
        os.utime(note, (hour, hour))


def _is_fresh(note: Path) -> bool:
    with suppress(OSError):
        return timedelta() <= datetime.now(UTC) - datetime.fromtimestamp(note.stat().st_mtime, UTC) < CUT_OFF
    return False


def machine_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine that others may reach, the one that leads outside first."""
    found = dict.fromkeys((*_towards_outside(), *_of_interfaces(), *_of_the_name()))
    return tuple(address for address in found if not ip_address(address).is_loopback) or ("127.0.0.1",)


def _towards_outside() -> list[str]:
    """Nothing is sent: the system only says which of its addresses it would use."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        return [asking.getsockname()[0]]
    return []


def _of_interfaces() -> list[str]:
    """Also of a hotspot, which leads nowhere; only Linux says it so simply."""
    found = []
    with suppress(ImportError, OSError, AttributeError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        import fcntl

        for _, name in socket.if_nameindex():
            with suppress(OSError):
                packed = fcntl.ioctl(asking.fileno(), 0x8915, name.encode()[:15].ljust(256, b"\0"))
                found.append(socket.inet_ntoa(packed[20:24]))
    return found


def _of_the_name() -> list[str]:
    with suppress(OSError):
        return socket.gethostbyname_ex(socket.gethostname())[2]
    return []


def _asked_for_here(scope: Message) -> bool:
    """By the very address the connection came in at, so that no name elsewhere can be pointed here.

    Nothing is looked up: whoever runs the network would answer late, and everybody waits for this loop, alerts too.
    """
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").rpartition(":")[0]
    came_in_at, *_port = scope.get("server") or ("",)
    return bool(host) and host == came_in_at


def _sent_from_here(scope: Message) -> bool:
    """A form comes from a page of the same address, where the browser says from where."""
    said: dict[bytes, bytes] = dict(scope["headers"])
    here = b"http://" + said[b"host"]
    return said.get(b"origin", here) == here


def _listening(port: int) -> socket.socket:
    for wanted in (port, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((EVERYWHERE, wanted))
            listening.listen(WAITING_MAX)
        except OSError:
            listening.close()
            if wanted == 0:
                raise
            continue
        return listening
    raise OSError


def _server(gate: Gate) -> Server:
    return Server(
        uvicorn.Config(
            gate,
            http=Guest,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS_MAX,
            timeout_graceful_shutdown=GOODBYE_SECONDS,
        )
    )


async def _say(status: int, send: Send, location: str = "") -> None:
    lines = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store"), (b"content-length", b"0")]
    lines += [(b"location", location.encode())] if location else []
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b""})
