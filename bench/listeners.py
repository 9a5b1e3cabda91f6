"""Run by `bench.room` as a process of its own: so many phones on one stream, and when each change reached each of them."""

import asyncio
import re
import sys
from time import monotonic

STAMP = re.compile(rb"stamp-(\d+\.\d+)")


async def phone(port: int, path: str, cookie: str, changes: int, there: "asyncio.Semaphore") -> list[str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
    heard: list[str] = []
    last = b""
    first = True
    while len(heard) < changes:
        line = await asyncio.wait_for(reader.readline(), 60)
        assert line, "the stream ended"
        if first and line.startswith(b"data:"):
            first = False
            there.release()
        found = STAMP.search(line)
        if found and found[1] != last:
            last = found[1]
            heard.append(f"{last.decode()}:{monotonic():.6f}")
    writer.close()
    return heard


async def main(port: int, path: str, cookie: str, phones: int, changes: int) -> None:
    there = asyncio.Semaphore(0)
    listening = [asyncio.ensure_future(phone(port, path, cookie, changes, there)) for _ in range(phones)]
    for _ in range(phones):
        await there.acquire()
    sys.stdout.write("there\n")
    sys.stdout.flush()
    for heard in await asyncio.gather(*listening):
        sys.stdout.write(" ".join(heard) + "\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
