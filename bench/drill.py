"""What a drill of 40 costs: the whole game over the pages in one process, its memory, and the talk's page after it.

The process is a child, so that its peak holds nothing of other benches. Its key derivation is the quick one of a trial.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from bench.rows import Row, seconds

PLAYERS, ROUNDS = 40, 12
MEBIBYTES_MAX, SECONDS_MAX, BYTES_MAX = 250, 5, 15_000
WISH = re.compile(r"asked/[\w-]+/got")
MARK = re.compile(r'name="mark" value="([^"]+)"')
OF = re.compile(r'<select id="of".*?value="([\w-]+)"', re.DOTALL)


def run() -> list[Row]:
    done = subprocess.run([sys.executable, "-m", "bench.drill"], capture_output=True, text=True, check=True)
    mebibytes, talk, largest = (float(figure) for figure in done.stdout.split()[-3:])
    return [
        Row(f"drill of {PLAYERS}: memory at its peak", mebibytes, "MiB", "limit", MEBIBYTES_MAX),
        Row(f"drill of {PLAYERS}: page of the talk", talk, "s", "limit", SECONDS_MAX),
        Row(f"drill of {PLAYERS}: largest page of a part, whole", largest, "B", "limit", BYTES_MAX),
    ]


def _played(folder: Path) -> tuple[float, int]:
    """Everybody joins, is cast, and touches something in each round; then it stops."""
    from amparo.cli.premises import prepare
    from amparo.cli.serve import ready

    os.environ.setdefault("AMPARO_ADDRESS", "http://127.0.0.1")
    prepare(folder, "en")
    ready(folder, "en", quick=True)
    lead, room, phones = _furnished()
    path, largest = f"/rooms/{room}/drill/", 0
    day = (_now() + timedelta(days=2)).date().isoformat()
    start = {
        "mode": "room-game",
        "level": "hard",
        "erase_on": day,
        "break_word": "lantern",
        "first": "Tam",
        "second": "Noor",
    }
    for sent in (start, {"act": "cast"}, {"act": "begin"}):
        assert lead.post(path, sent).status_code == 303
    for _ in range(ROUNDS):
        largest = max(largest, *_round(phones))
        lead.get(path)
    lead.post(path, {"act": "stop"})
    return seconds(lambda: lead.get(path + "talk/")), largest


def _round(phones: list[Any]) -> Iterator[int]:
    for phone in phones:
        page = phone.get("/s/drill/").content.decode()
        mark, wish, of = MARK.search(page), WISH.search(page), OF.search(page)
        assert mark
        sent = {"act": wish.group(), "of": of.group(1)} if wish and of else {"act": "did/seen"}
        phone.post("/s/drill/", {"mark": mark.group(1), **sent})
        yield len(page.encode())


def _furnished() -> tuple[Any, str, list[Any]]:
    """The facilitator's browser, the room, and everybody's phones."""
    from django.test import Client

    from amparo.actions import door, rooms
    from amparo.actions.people import Purpose
    from amparo.domain.workshop.session import Session
    from amparo.sealing.passphrase import generate
    from amparo.web.door.house import house
    from amparo.web.door.requests import SESSION_COOKIE
    from amparo.web.room import held

    here = house(_now())
    signed_in = door.make_account(generate("en"), Purpose.ORGANISATION, house=here, new_id=uuid4, now=_now())
    present = signed_in.present
    session = Session(title="Practice", people=PLAYERS)
    made = rooms.open_room(
        uuid4(),
        session,
        erase_on=(_now() + timedelta(days=5)).date(),
        by=present.member,
        keys=present.keys,
        house=here,
    )
    held.hold(made.id, made.key, present.session)
    state = rooms.read_room(made.id, made.key, by=present.member, keys=present.keys)
    lead = Client(HTTP_HOST="127.0.0.1")
    lead.cookies[SESSION_COOKIE] = signed_in.cookie
    phones = [Client(HTTP_HOST="127.0.0.1") for _ in range(PLAYERS)]
    for phone in phones:
        assert phone.post(f"/j/{'-'.join(state.words)}/").status_code == 303
    return lead, str(made.id), phones


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        figures = _played(Path(name) / "data")
        peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        print(int(peak.split()[1]) / 1024, *figures)
