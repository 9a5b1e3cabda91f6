"""Two lanes from the street to the pages: what an alert needs has threads and room of its own.

However many people, or machines, ask for other pages at the same time, a press, an answer and what a gateway tells pass
them by. Whoever begins to send and does not go on is shown out.
"""

from asyncio import Semaphore, TimerHandle
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = Callable[[Message, Receive, Send], Awaitable[None]]

URGENT = ("/b/", "/c/", "/raise/", "/hook/")
URGENT_THREADS = 4
ROOM_THREADS = 4
"""However many phones ask at once, the console has threads of its own."""
LARGE_AT_ONCE = 8
AT_ONCE_MAX = 150
HEAD_SECONDS_MAX = 20.0
SHORT_WAY = "amparo.short-way"
"""Among a request's extensions: writes a part of an answer that has begun, and says whether it did."""


@dataclass
class Lane:
    """`answer` is asked about no more requests at a time than there is room for; only a few with a large body, and those
    of one lane do not wait for those of another."""

    answer: Answer
    most: int = AT_ONCE_MAX
    taken: int = 0
    large: Semaphore = field(default_factory=lambda: Semaphore(LARGE_AT_ONCE))

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Whether there is one."""
        free = self.taken < self.most
        self.taken += free
        try:
            yield free
        finally:
            self.taken -= free


def is_urgent(path: str) -> bool:
    return path.startswith(URGENT)


def is_of_a_room(path: str) -> bool:
    return path.startswith(("/j/", "/s/"))


class Impatient(H11Protocol):
    """Ends a connection on which a request began and its head is not there after a while. Offers streams a short way."""

    _leaving: TimerHandle | None = None

    def handle_events(self) -> None:
        super().handle_events()
        asked = cast("Message | None", self.scope)
        if asked and asked["http_version"] == "1.1":
            asked["extensions"] = {SHORT_WAY: self._write}

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._leaving:
            self._leaving.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._leaving:
            self._leaving.cancel()
        self._leaving = self.loop.call_later(HEAD_SECONDS_MAX, self._show_out)

    def _show_out(self) -> None:
        asked = cast("RequestResponseCycle | None", self.cycle)
        if asked is None or asked.response_complete:
            self.transport.close()

    def _write(self, part: bytes) -> bool:
        """One part of a stream, framed as HTTP/1.1 wants it: the parser would frame it anew for each of a thousand phones.

        What is not read at the other end does not pile up here.
        """
        if self.flow.write_paused or self.transport.is_closing():
            return False
        self.transport.write(b"%x\r\n%b\r\n" % (len(part), part))
        return True
