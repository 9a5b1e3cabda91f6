"""A room: how soon a change is on every phone, what so many phones cost in memory, and how heavy their pages are.

A change is a note on a board that is shown: sealed, on the disk, rendered once, sent to all; measured is the time from
"on the disk" to the last byte of it at each phone. One process serves (`bench.hall`), every phone has a seat and a stream
of its own in another (`bench.listeners`), and this one only counts.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from bench.rows import Row

BYTES_MAX = (("join", 15_000), ("participant's", 15_000), ("console", 60_000))
PHONES = (50, 200, 1_000)
CHANGES = 50
CHANGES_EACH_SECOND = 10
SETTLED_SECONDS = 1.0
MEASURED = {50: (0.8, 3.4), 200: (2.7, 9.4), 1_000: (14.0, 84.0)}
"""Milliseconds, median and p99, of messages of 300 bytes sent by a bare loop: what is to be beaten."""
MEGABYTES = 69.0
"""Of that loop, with a thousand."""
P99_MS_MAX = 50.0
"""For 200 phones."""


class Process:
    def __init__(self, *typed: str) -> None:
        self.running = subprocess.Popen(
            [sys.executable, "-m", *typed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, line: str) -> None:
        assert self.running.stdin
        self.running.stdin.write(line + "\n")
        self.running.stdin.flush()

    def hear(self) -> str:
        assert self.running.stdout
        line = self.running.stdout.readline()
        assert line, "it ended"
        return line.strip()

    def ask(self, line: str) -> str:
        self.tell(line)
        return self.hear()


@contextmanager
def beside(*typed: str) -> Iterator[Process]:
    process = Process(*typed)
    try:
        yield process
    finally:
        assert process.running.stdin
        process.running.stdin.close()
        process.running.wait(20)


def run() -> list[Row]:
    with beside("bench.hall") as hall:
        port, path, _words = hall.hear().split()
        hall.ask("change")
        rows = [*_pages(hall.ask("pages"))]
        for phones in PHONES:
            rows += _fan_out(hall, port, path, phones)
    return rows


def _pages(weights: str) -> Iterator[Row]:
    bytes_sent = [int(each) for each in weights.split()]
    for (what, most), alone, first in zip(BYTES_MAX, bytes_sent[::2], bytes_sent[1::2], strict=True):
        yield Row(f"{what} page: on the wire", alone, "B", "limit", most)
        yield Row(f"{what} page: with its files, the first time", first, "B", "limit", most)


def _fan_out(hall: Process, port: str, path: str, phones: int) -> Iterator[Row]:
    cookies = hall.ask(f"seats {phones}")
    before = float(hall.ask("memory"))
    with beside("bench.listeners", port, path) as listeners:
        assert listeners.ask(cookies) == "there"
        spent = float(hall.ask("seconds"))
        late, missed = _changed(hall, listeners, phones)
        spent = float(hall.ask("seconds")) - spent
        memory = float(hall.ask("memory"))
    median, p99 = late[len(late) // 2], late[int(len(late) * 0.99)]
    of = f"{phones:,} phones"
    yield Row(f"{of}: on the disk to received, median", median, "ms", "bare loop", MEASURED[phones][0])
    yield Row(f"{of}: on the disk to received, p99", p99, "ms", "bare loop", MEASURED[phones][1])
    if phones == 200:
        yield Row(f"{of}: on the disk to received, p99", p99, "ms", "limit", P99_MS_MAX)
    yield Row(f"{of}: told as one with a newer change", missed, "of all", "all", phones * CHANGES)
    pause = 1_000 / CHANGES_EACH_SECOND
    yield Row(f"{of}: processor for a change", 1_000 * spent / CHANGES, "ms", "between two", pause)
    yield Row(f"{of}: memory of the server", memory, "MB", "without them", before)
    yield Row(f"{of}: memory of the server", memory, "MB", "bare loop with 1,000", MEGABYTES)


def _changed(hall: Process, listeners: Process, phones: int) -> tuple[list[float], int]:
    """How late each change was at each phone, in milliseconds; and how many came as one with a newer one."""
    written = {}
    for _ in range(CHANGES):
        stamp, at = hall.ask("change").split()
        written[stamp] = float(at)
        sleep(1 / CHANGES_EACH_SECOND)
    sleep(SETTLED_SECONDS)
    listeners.tell("enough")
    late = []
    for _ in range(phones):
        told = [each.split(":") for each in listeners.hear().split()]
        assert told, "nothing came"
        assert told[-1][0] == stamp, "the newest did not come"
        late += [1_000 * (float(at) - written[each]) for each, at in told if each in written]
    return sorted(late), phones * CHANGES - len(late)
