"""Run by `bench.room` as a process of its own: one server with one room, and somebody in it who writes when told to.

It says on which port, where the stream is, and the words at the door; then it answers each line with one:

seats 200   the cookies of so many seats, each a phone's own
change      a note on the board that is shown: its stamp, and when it was on the disk
pages       what each page weighs on the wire: alone, and when a browser comes for the first time
memory      resident, in megabytes
seconds     of the processor, so far
"""

import os
import re
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, process_time, sleep
from typing import Any
from uuid import UUID, uuid4

PAGE_BYTES = 4_096
HEADERS_BYTES = 1_400
"""Of one answer, about."""
STATIC = re.compile(r'(?:src|href)="/static/([^"]+)"')
WAITING_MAX = 1_024
LANGUAGES = ("en", "es")
"""Of a mixed room, in turn: each is rendered once."""


class Hall:
    """The room that was opened, and what is done in it."""

    def __init__(self) -> None:
        self.opened, self.words, self.cookie = _furnished()
        self.seats: list[str] = []
        self.note: UUID | None = None
        self.on_disk = 0.0

    def answer(self, line: str) -> str:
        match line.split():
            case ["seats", many]:
                return " ".join(self._seats(int(many)))
            case ["change"]:
                return self._change()
            case ["pages"]:
                return " ".join(f"{alone} {first}" for alone, first in self._pages())
            case ["seconds"]:
                return f"{process_time():.4f}"
            case _:
                return f"{int(Path('/proc/self/statm').read_text().split()[1]) * PAGE_BYTES / 1e6:.1f}"

    def wrote(self, _room: UUID, _audience: str) -> None:
        """Rung as the screens' hub is, and before it: the change is on the disk, and nobody was told yet."""
        self.on_disk = monotonic()

    def _seats(self, many: int) -> list[str]:
        """Taken without drawing a name: a thousand drawings, each different from all before, are no part of this."""
        from amparo.domain.workshop.seat import SeatCard
        from amparo.sealing.link import Seat
        from amparo.store import seats

        while len(self.seats) < many:
            number, seat = len(self.seats), Seat.new()
            card = SeatCard(pseudonym=f"Kite {number}", language=LANGUAGES[number % len(LANGUAGES)])
            seats.take(self.opened.id, self.opened.key, card, seat)
            self.seats.append(seat.text)
        return self.seats[:many]

    def _pages(self) -> Iterator[tuple[int, int]]:
        """Joining, a participant's, the console, in bytes, as a browser asks for them."""
        from django.test import Client

        from amparo.web.door.requests import SESSION_COOKIE
        from amparo.web.room.requests import SEAT_COOKIE

        (seat,) = self._seats(1)
        here = f"/rooms/{self.opened.id}/"
        for path, cookie in ((f"/j/{self.words}/", ""), ("/s/", SEAT_COOKIE), (here, SESSION_COOKIE)):
            client = Client(HTTP_HOST="127.0.0.1")
            client.cookies[cookie or "nobody"] = self.cookie if cookie == SESSION_COOKIE else seat
            page = client.get(path)
            sent = client.get(path, headers={"Accept-Encoding": "gzip"})
            assert (page.status_code, sent.status_code) == (200, 200), path
            alone = len(sent.content) + HEADERS_BYTES
            yield alone, alone + sum(map(_weight, set(STATIC.findall(page.content.decode()))))

    def _change(self) -> str:
        """As a thread of the pages does it: sealed, written, told."""
        import msgspec

        from amparo.actions.rooms import NOTE
        from amparo.domain.workshop.board import Column, Note, Seen
        from amparo.store import things

        stamp = f"{monotonic():.6f}"
        content = msgspec.json.encode(Note(text=f"stamp-{stamp}", board="ideas", column=Column.IDEAS, seen=Seen.ROOM))
        room, key = self.opened.id, self.opened.key
        if self.note is None:
            self.note = uuid4()
            things.put(room, NOTE, content, key=key, thing_id=self.note)
        else:
            things.change(room, NOTE, self.note, key, lambda _before: content)
        return f"{stamp} {self.on_disk:.6f}"


def _weight(name: str) -> int:
    """Of a static file, as it goes over the wire in clear."""
    from django.conf import settings

    path = Path(settings.STATIC_ROOT) / name
    packed = path.with_name(path.name + ".gz")
    return (packed if packed.exists() else path).stat().st_size + HEADERS_BYTES


def _furnished() -> tuple[Any, str, str]:
    """The security plan of the library as it begins, with a board that is shown; its words, and the facilitator's cookie."""
    from msgspec.structs import replace

    from amparo.actions import door, rooms
    from amparo.actions.people import Purpose
    from amparo.domain.workshop import timing
    from amparo.domain.workshop.session import Session
    from amparo.files import library
    from amparo.sealing.passphrase import generate
    from amparo.web.door.house import house
    from amparo.web.room import held

    now = datetime.now(UTC)
    here = house(now)
    signed_in = door.make_account(generate("en"), Purpose.WORKSHOP, house=here, new_id=uuid4, now=now)
    present = signed_in.present
    who: dict[str, Any] = {"by": present.member, "keys": present.keys}
    cards = tuple(card for card in library.library("en") if card.id == "security-plan")
    session, day = Session(title="Security plan", cards=cards, people=20), now.date() + timedelta(days=30)
    opened = rooms.open_room(uuid4(), session, erase_on=day, house=here, **who)
    held.hold(opened.id, opened.key, present.session)

    def begun(room: Any) -> Any:
        boards = (replace(room.boards[0], shown=True), *room.boards[1:])
        return replace(room, boards=boards, progress=timing.begin(session, room.progress, now.astimezone()))

    state = rooms.steer_room(opened.id, opened.key, begun, **who)
    return opened, "-".join(state.words), signed_in.cookie


def serve(folder: Path) -> None:
    from amparo.cli.premises import prepare
    from amparo.cli.serve import ready, room_for_connections

    room_for_connections()
    os.environ.setdefault("AMPARO_ADDRESS", "http://127.0.0.1")
    prepare(folder, "en")
    ready(folder, "en", quick=True, lan_port=0)
    from amparo.store import noticeboard
    from amparo.web import front

    server = front.server(front.make(), host="", port=0)
    hall = Hall()
    noticeboard.listen(hall.wrote)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(WAITING_MAX)
        thread = Thread(target=_obey, args=[server, hall, listening.getsockname()[1]])
        thread.start()
        server.run(sockets=[listening])
        thread.join()


def _obey(server: Any, hall: Hall, port: int) -> None:
    """Until nobody tells it anything more."""
    while not server.started:
        sleep(0.02)
    try:
        _say(f"{port} /live/{hall.opened.id}/seat/ {hall.words}")
        for line in sys.stdin:
            _say(hall.answer(line))
    finally:
        server.should_exit = True


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        serve(Path(name) / "data")
