"""Run by `bench.room` as a process of its own: so many phones on one stream, and how late each change reached each of them."""

import asyncio
import re
import sys
from time import monotonic

STAMP = re.compile(rb"stamp-(\d+\.\d+)")


async def phone(port: int, path: str, cookie: str, changes: int, there: "asyncio.Semaphore") -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
    late: list[float] = []
    last = b""
    first = True
    while len(late) < changes:
        line = await asyncio.wait_for(reader.readline(), 60)
        assert line, "the stream ended"
        if first and line.startswith(b"data:"):
            first = False
            there.release()
        found = STAMP.search(line)
        if found and found[1] != last:
            last = found[1]
            late.append(monotonic() - float(last))
    writer.close()
    return late


async def main(port: int, path: str, cookie: str, phones: int, changes: int) -> None:
    there = asyncio.Semaphore(0)
    listening = [asyncio.ensure_future(phone(port, path, cookie, changes, there)) for _ in range(phones)]
    for _ in range(phones):
        await there.acquire()
    sys.stdout.write("there\n")
    sys.stdout.flush()
    late = sorted(each for phone_late in await asyncio.gather(*listening) for each in phone_late)
    sys.stdout.write(f"{late[len(late) // 2]} {late[int(len(late) * 0.99) - 1]} {len(late)}\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
