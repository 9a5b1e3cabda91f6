"""A stream of events from a gateway, listened to all the time: what is said while nobody listens may be lost.

After a break it begins where it stopped, if the gateway still remembers; an event that comes twice is one note.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from threading import Event, Lock, Thread

from amparo.channels.calling import Caller, Cut

EVENTS_MAX = 1_000
LINE_MAX_BYTES = 65_536
SILENCE_SECONDS_MAX = 60.0
"""The gateway breathes every fifteen seconds; a longer silence is a dead line."""
WAITS = (0.5, 2.0, 10.0, 30.0)
"""Before listening again: longer with each time that nothing was heard."""


class Listener:
    def __init__(self, caller: Caller, path: str, waits: Sequence[float]) -> None:
        self._caller, self._path, self._waits = caller, path, waits
        self._over = Event()
        self._lock = Lock()
        self._heard: deque[bytes] = deque(maxlen=EVENTS_MAX)
        self._last = ""
        self._thread: Thread | None = None

    def heard(self) -> tuple[bytes, ...]:
        """What came since the last time. The first call begins to listen."""
        with self._lock:
            if self._thread is None and not self._over.is_set():
                self._thread = Thread(target=self._listen, daemon=True, name="listener")
                self._thread.start()
            heard = tuple(self._heard)
            self._heard.clear()
        return heard

    def close(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join(timeout=1)

    def _listen(self) -> None:
        tries = 0
        while not self._over.is_set():
            try:
                for _ in self._taken():
                    tries = 0
            except Cut:
                pass
            self._over.wait(self._waits[min(tries, len(self._waits) - 1)])
            tries += 1

    def _taken(self) -> Iterator[None]:
        """One yield for each event put aside."""
        head = {"Accept": "text/event-stream", **({"Last-Event-ID": self._last} if self._last else {})}
        lines = self._caller.lines(self._path, head, silence=SILENCE_SECONDS_MAX, longest=LINE_MAX_BYTES)
        for event, content in events_in(lines):
            if self._over.is_set():
                return
            with self._lock:
                self._last = event or self._last
                self._heard.append(content)
            yield


def events_in(lines: Iterator[bytes]) -> Iterator[tuple[str, bytes]]:
    """(id, content) of server-sent events: `id:` and `data:` lines, ended by an empty one; the others do not matter."""
    event, content = "", b""
    for line in lines:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"id" and value.isalnum():
            event = value.decode()
        elif name == b"data":
            content = (content + b"\n" + value if content else value)[:LINE_MAX_BYTES]
        elif not line and content:
            yield event, content
            event, content = "", b""
