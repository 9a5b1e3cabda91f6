"""Small HTTP servers that speak a gateway's protocol, each in whatever mood a test asks for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.channels import lines

Reply = tuple[int, bytes]
Handle = Callable[[BaseHTTPRequestHandler, bytes], Reply]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MANNERS = {
    "slow": lines.silent,
    "hanging up": lines.hanging_up,
    "dripping": lines.dripping(HEAD + b"X-Long: " + b"x" * 900),
    "malformed": lines.saying(b"220 mail.example.org ESMTP\r\n\r\n"),
    "huge": lines.endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + (b"2000\r\n" + b" " * 0x2000 + b"\r\n") * 20),
}


@contextmanager
def answering(
    handle: Handle,
    elsewhere: str = "",
    stream: Callable[[BaseHTTPRequestHandler], Iterable[bytes]] = lambda _: (),
    look: Callable[[BaseHTTPRequestHandler], Reply | None] = lambda _: None,
) -> Iterator[str]:
    """The address of a server that answers each POST as told, and each GET by `look` or with a stream; with
    `elsewhere`, it sends everybody there."""

    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            status, content = handle(self, self.rfile.read(int(self.headers["Content-Length"])))
            self.answer(status, content)

        def do_GET(self) -> None:
            if (found := look(self)) is not None:
                self.answer(*found)
                return
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for piece in stream(self):
                self.wfile.write(piece)
                self.wfile.flush()

        def answer(self, status: int, content: bytes) -> None:
            self.send_response(status)
            if elsewhere:
                self.send_header("Location", elsewhere)
            if status == 429:
                self.send_header("Retry-After", "120")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    keeper = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    keeper.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        keeper.join()
        server.server_close()
