"""A phone that sends text messages, as its HTTP API shows it: it can be slow, refuse for a while, or drop what it took."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


@dataclass
class Sink:
    """`taken`: (when, number, id, text) of every message it was handed, those handed twice as well."""

    port: int = 0
    delay_seconds: float = 0.0
    refusing: bool = False
    dropping: bool = False
    """Takes the message and hangs up before it says so."""
    taken: list[tuple[float, str, str, str]] = field(default_factory=list)
    slow_numbers: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def take(self, number: str, message: str, text: str) -> None:
        with self._lock:
            self.taken.append((time.time(), number, message, text))

    def numbers(self) -> set[str]:
        with self._lock:
            return {number for _, number, _, _ in self.taken}

    def doubled(self) -> int:
        """How many messages came more than once, under the same id."""
        with self._lock:
            return sum(count - 1 for count in Counter(message for _, _, message, _ in self.taken).values())


@contextmanager
def listening(sink: Sink) -> Iterator[Sink]:
    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = body["phoneNumbers"][0]
            time.sleep(sink.slow_numbers.get(number, sink.delay_seconds))
            if sink.refusing:
                self._says(503, {})
                return
            sink.take(number, body["id"], body["textMessage"]["text"])
            if sink.dropping:
                self.close_connection = True
                return
            self._says(202, {"id": body["id"], "state": "Pending"})

        def _says(self, status: int, content: dict[str, str]) -> None:
            said = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            return

    class Phone(ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Whoever hangs up was killed."""

    phone = Phone(("127.0.0.1", sink.port), Desk)
    sink.port = phone.server_address[1]
    thread = Thread(target=phone.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield sink
    finally:
        phone.shutdown()
        phone.server_close()
