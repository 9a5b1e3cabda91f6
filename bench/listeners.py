"""Run by `bench.room` as a process of its own: one stream for each seat, and when each change reached each of them.

As lean as can be, so that what is measured is the server: the bytes are searched for the newest stamp and thrown away.
"""

import asyncio
import re
import sys
from time import monotonic
from typing import cast

STAMP = re.compile(rb"stamp-(\d+\.\d{6})")
AT_ONCE = 64
"""Opened at a time: more would wait in the system's queue of connections."""
PATIENCE_SECONDS = 60


class Phone(asyncio.Protocol):
    def __init__(self, request: bytes) -> None:
        self.request = request
        self.heard: list[str] = []
        self.rest = b""
        self.there = asyncio.Event()
        self.ended = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.Transport, transport).write(self.request)

    def data_received(self, data: bytes) -> None:
        at = monotonic()
        found = STAMP.findall(self.rest + data)
        self.rest = b"" if found else data[-40:]
        self.heard += [f"{stamp.decode()}:{at:.6f}" for stamp in found]
        if b"data:" in data:
            self.there.set()

    def connection_lost(self, _exc: Exception | None) -> None:
        self.ended = True
        self.there.set()


async def main(port: int, path: str, cookies: list[str]) -> None:
    loop = asyncio.get_running_loop()
    phones = [Phone(_asked(port, path, cookie)) for cookie in cookies]
    for start in range(0, len(phones), AT_ONCE):
        some = phones[start : start + AT_ONCE]
        for phone in some:
            await loop.create_connection(lambda phone=phone: phone, "127.0.0.1", port)  # type: ignore[misc]
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*(phone.there.wait() for phone in some))
    sys.stdout.write("there\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    assert not any(phone.ended for phone in phones), "a stream ended"
    for phone in phones:
        sys.stdout.write(" ".join(phone.heard) + "\n")


def _asked(port: int, path: str, cookie: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: amparo-seat={cookie}\r\n\r\n".encode()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.stdin.readline().split()))
