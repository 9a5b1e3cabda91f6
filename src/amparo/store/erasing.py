"""Erasing a room, and proving it: afterwards every file of the data folder is searched for what its rows held.

The rows go in one transaction, `secure_delete` overwrites them in the database file, and the write-ahead log, which
still holds them, is cut. Then each file is read from beginning to end and searched for pieces of every row. Nobody has
to open the room for that: what is looked for are its sealed bytes.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import OperationalError, connection
from django.db.transaction import atomic, on_commit

from amparo.store import events, noticeboard
from amparo.store.events import What
from amparo.store.models import RoomRow, SeatRow, ThingRow

PIECE_BYTES = 16
EVERY_BYTES = 1_024
"""A piece of each kilobyte: less than a page of the file, so that each page a row lay on is looked for."""
HEADER_BYTES = 5
"""What every sealed blob begins with says nothing about which one it is."""
COMPARED_BYTES_MAX = 16 * 2**30
"""Pieces times bytes of the files; above it every row is still looked for, with fewer pieces of each."""
CHUNK_BYTES = 8 * 2**20


class NoSuchRoom(Exception):
    """There is no such room here. Perhaps it was closed, or erased on its day."""


@dataclass(frozen=True)
class Proof:
    """`pieces` of what was there were looked for in `files`; `found` in so many of them. `searched` is False where the
    rows lie in a database server, into whose files nobody here can look."""

    searched: bool
    pieces: int = 0
    files: int = 0
    found: int = 0

    @property
    def nothing_left(self) -> bool:
        return self.searched and self.found == 0


def erase(room: UUID, now: datetime) -> Proof:
    """The room with everything in it; what was left of it in any file, and a note of that for its facilitator."""
    row = RoomRow.objects.filter(id=room).first()
    if row is None:
        raise NoSuchRoom
    held = tuple(_held(row))
    take_away(room)
    proof = _proof(held)
    events.note(_what(proof), row.facilitator_id, now)
    return proof


def erase_due(now: datetime) -> int:
    """Every room whose day has come, each with its proof; how many rows went besides."""
    due = tuple(RoomRow.objects.filter(erase_on__lte=now.date()).values_list("id", flat=True))
    for room in due:
        erase(room, now)
    return len(due) + things_due(now.date())


def take_away(room: UUID) -> None:
    """The room with everything in it. `secure_delete` overwrites it; cutting the log is left to whoever calls."""
    RoomRow.objects.filter(id=room).delete()
    noticeboard.gone(room)


def throw_away(room: UUID, kinds: Collection[str]) -> None:
    """All things of these kinds, whosever they are, also what only a seat opens; and what the log still holds of them."""
    with atomic():
        ThingRow.objects.filter(room=room, kind__in=kinds).delete()
        noticeboard.ring(room)
        if connection.vendor == "sqlite":
            on_commit(cut_the_log)


def things_due(today: date) -> int:
    """What has a day of its own, before that of its room."""
    return ThingRow.objects.filter(erase_on__lte=today).delete()[0]


def cut_the_log() -> None:
    """What was deleted stays readable in SQLite's write-ahead log until the log is cut."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except OperationalError:  # somebody is reading; the worker cuts it within a minute
            return


def _held(row: RoomRow) -> Iterator[bytes]:
    """Every sealed byte string of the room. What is found again by a mac is as random as what is sealed."""
    yield from (bytes(each) for each in (row.secret, row.state, row.open_share, row.door) if each)
    for table in (SeatRow, ThingRow):
        for sealed in table.objects.filter(room=row).values_list("sealed", flat=True).iterator():
            yield bytes(sealed)


def _proof(held: tuple[bytes, ...]) -> Proof:
    if connection.vendor != "sqlite":
        return Proof(searched=False)
    cut_the_log()
    files = _files()
    pieces = _pieces(held, sum(map(_size, files)))
    found = sum(_stands_in(file, pieces) for file in files)
    return Proof(searched=True, pieces=len(pieces), files=len(files), found=found)


def _pieces(held: tuple[bytes, ...], size: int) -> tuple[bytes, ...]:
    every = EVERY_BYTES
    while size * sum(1 + len(each) // every for each in held) > COMPARED_BYTES_MAX and every < max(map(len, held)):
        every *= 2
    return tuple(
        each[at : at + PIECE_BYTES] for each in held for at in range(HEADER_BYTES, len(each) - PIECE_BYTES + 1, every)
    )


def _files() -> tuple[Path, ...]:
    """All of the folder the database lies in; none where it lies in memory."""
    database = Path(str(connection.settings_dict["NAME"]))
    return tuple(path for path in database.parent.rglob("*") if path.is_file()) if database.is_file() else ()


def _size(file: Path) -> int:
    with suppress(FileNotFoundError):
        return file.stat().st_size
    return 0


def _stands_in(file: Path, pieces: tuple[bytes, ...]) -> bool:
    """Chunks overlap by a piece, so that none is cut in two unseen."""
    before = b""
    with suppress(FileNotFoundError), file.open("rb") as stream:  # one that is gone meanwhile holds nothing
        while chunk := stream.read(CHUNK_BYTES):
            here = before + chunk
            if any(piece in here for piece in pieces):
                return True
            before = here[-PIECE_BYTES:]
    return False


def _what(proof: Proof) -> What:
    if not proof.searched:
        return What.ROOM_ERASED_UNSEEN
    return What.ROOM_ERASED if proof.nothing_left else What.ROOM_LEFT_TRACES
