"""A room: how soon a change is on every phone, what so many phones cost in memory, and how heavy their pages are.

A change is a note on a board that is shown: sealed, on the disk, rendered once, sent to all. One process serves.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

from bench.rows import Row

PHONES = (50, 200)
CHANGES = 30
CHANGES_EACH_SECOND = 10
SECONDS_MAX = 60
P99_MS_MAX = {50: 50.0, 200: 50.0}
BYTES_MAX = 15_000
HEADERS_BYTES = 1_400
PAGE_BYTES = 4_096


def run() -> list[Row]:
    from amparo.cli.premises import prepare
    from amparo.cli.serve import ready, room_for_connections

    room_for_connections()
    os.environ.setdefault("AMPARO_ADDRESS", "http://127.0.0.1")
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "data"
        prepare(folder, "en")
        ready(folder, "en", quick=True, lan_port=0)
        with _served() as port:
            opened, seat, words = _furnished()
            rows = [*_pages(seat, words)]
            for phones in PHONES:
                rows += _fan_out(opened, seat, port, phones)
    return rows


@contextmanager
def _served() -> Iterator[int]:
    from amparo.web import front

    server = front.server(front.make(), host="", port=0)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1_024)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            sleep(0.02)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join(10)


def _furnished() -> tuple[Any, str, str]:
    """A room with a board that is shown, and somebody in it."""
    from msgspec.structs import replace

    from amparo.actions import door, rooms, seats
    from amparo.actions.people import Purpose
    from amparo.domain.workshop.session import Session
    from amparo.sealing.passphrase import generate
    from amparo.web.door.house import house
    from amparo.web.room import held

    now = datetime.now(UTC)
    here = house(now)
    present = door.make_account(generate("en"), Purpose.WORKSHOP, house=here, new_id=uuid4, now=now).present
    who: dict[str, Any] = {"by": present.member, "keys": present.keys}
    session, day = Session(title="Security plan"), now.date() + timedelta(days=30)
    opened = rooms.open_room(uuid4(), session, erase_on=day, house=here, **who)
    held.hold(opened.id, opened.key, b"")
    rooms.steer_room(opened.id, opened.key, lambda room: replace(room, boards=_shown(room.boards)), **who)
    seat = seats.join_room(opened.id, opened.key, "", "en")
    words = rooms.read_room(opened.id, opened.key, **who).words
    return opened, seat.text, "-".join(words)


def _shown(boards: tuple[Any, ...]) -> tuple[Any, ...]:
    from msgspec.structs import replace

    return (replace(boards[0], shown=True), *boards[1:])


def _pages(seat: str, words: str) -> Iterator[Row]:
    from django.test import Client

    from amparo.web.room.requests import SEAT_COOKIE

    somebody, nobody = Client(), Client()
    somebody.cookies[SEAT_COOKIE] = seat
    for what, client, path in (("join", nobody, f"/j/{words}/"), ("participant's", somebody, "/s/")):
        answer = client.get(path, headers={"Accept-Encoding": "gzip", "Host": "127.0.0.1"})
        assert answer.status_code == 200, answer.status_code
        sent = len(answer.content) + HEADERS_BYTES
        yield Row(f"{what} page: whole on the wire, one request", sent, "B", "limit", BYTES_MAX)


def _fan_out(opened: Any, seat: str, port: int, phones: int) -> Iterator[Row]:
    before = _memory()
    typed = [sys.executable, "-m", "bench.listeners", str(port), f"/live/{opened.id}/seat/", f"amparo-seat={seat}"]
    listeners = subprocess.Popen([*typed, str(phones), str(CHANGES)], stdout=subprocess.PIPE, text=True)
    assert listeners.stdout
    assert listeners.stdout.readline() == "there\n"
    memory = _memory()
    written: dict[str, float] = {}
    heard: list[str] = []
    reading = Thread(target=lambda: heard.extend(listeners.communicate()[0].split()))
    reading.start()
    note = _change(opened, None, written)
    until = monotonic() + SECONDS_MAX
    while reading.is_alive() and monotonic() < until:  # changes that come close together are told as one
        sleep(1 / CHANGES_EACH_SECOND)
        _change(opened, note, written)
    reading.join(1)
    listeners.kill()
    told = (each.split(":") for each in heard)  # what stood there before the first change is no change
    late = sorted(1_000 * (float(at) - written[stamp]) for stamp, at in told if stamp in written)
    assert len(late) >= phones * (CHANGES - 1), f"{len(late)} of {phones * CHANGES} changes arrived"
    median, p99 = late[len(late) // 2], late[int(len(late) * 0.99)]
    yield Row(f"{phones:,} phones: on the disk to on screen, median", median, "ms", "limit", P99_MS_MAX[phones])
    yield Row(f"{phones:,} phones: on the disk to on screen, p99", p99, "ms", "limit", P99_MS_MAX[phones])
    yield Row(f"{phones:,} phones: memory of the process", memory, "MB", "without them", before)


def _change(opened: Any, note_id: UUID | None, written: dict[str, float]) -> UUID:
    """One note on the shown board says when it was begun; `written`: when it was on the disk."""
    import msgspec

    from amparo.actions.rooms import NOTE
    from amparo.domain.workshop.board import Column, Note, Seen
    from amparo.store import things

    stamp = f"{monotonic():.6f}"
    content = msgspec.json.encode(Note(text=f"stamp-{stamp}", board="ideas", column=Column.IDEAS, seen=Seen.ROOM))
    if note_id is None:
        note_id = uuid4()
        things.put(opened.id, NOTE, content, key=opened.key, thing_id=note_id)
    else:
        things.change(opened.id, NOTE, note_id, opened.key, lambda _before: content)
    written[stamp] = monotonic()
    return note_id


def _memory() -> float:
    """Resident, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES / 1e6
