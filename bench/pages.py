"""What the plan page costs: processor time and bytes on the wire, at 12, 200 and 2,000 measures."""

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID, uuid4

from bench.checks import plan_of
from bench.rows import Row

SIZES = (12, 200, 2_000)
BYTES_MAX = 25_000
"""For twelve rows, with style, script and icon."""

SECONDS_MAX = {12: 0.05, 200: 0.2, 2_000: 0.5}
HEADERS_BYTES = 1_400
"""Of one answer, about; each carries the same."""

AGAIN = 5
HASHED = re.compile(r"\.[0-9a-f]{12}\.")
ASKED = {"HTTP_ACCEPT_ENCODING": "gzip", "HTTP_HOST": "127.0.0.1"}


def run() -> list[Row]:
    from amparo.cli.premises import prepare
    from amparo.cli.serve import ready

    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "data"
        prepare(folder, "en")
        ready(folder, "en", quick=True)
        rows = _measured()
        _close()
    return rows


def _measured() -> list[Row]:
    cookie, plans = _furnished()
    figures = {size: _page(cookie, plan) for size, plan in plans.items()}
    beside = _beside()
    rows = [
        Row(f"plan page, {size:,} measures: processor", seconds, "s", "limit", SECONDS_MAX[size])
        for size, (seconds, _sent) in figures.items()
    ]
    first = figures[SIZES[0]][1] + beside
    rows.append(Row(f"plan page, {SIZES[0]} measures: whole on the wire", first, "B", "limit", BYTES_MAX))
    rows += [
        Row(f"plan page, {size:,} measures: whole on the wire", figures[size][1] + beside, "B", "12 measures", first)
        for size in SIZES[1:]
    ]
    return rows


def _furnished() -> tuple[str, dict[int, UUID]]:
    """Somebody signed in, and a plan of each size."""
    from amparo.actions import door, plans
    from amparo.actions.people import Purpose
    from amparo.sealing.passphrase import generate
    from amparo.web.door.house import house

    now = datetime.now(UTC)
    signed_in = door.make_account(generate("en"), Purpose.ORGANISATION, house=house(now), new_id=uuid4, now=now)
    who = {"by": signed_in.present.member, "keys": signed_in.present.keys, "today": now.date()}
    made = {size: uuid4() for size in SIZES}
    for size, plan_id in made.items():
        plans.start_plan(plan_id, plan_of(size), **who)  # type: ignore[arg-type]
    return signed_in.cookie, made


def _page(cookie: str, plan_id: UUID) -> tuple[float, int]:
    """The least processor seconds of a few times, and the bytes of the answer."""
    from django.test import Client

    from amparo.web.door.requests import SESSION_COOKIE

    client = Client()
    client.cookies[SESSION_COOKIE] = cookie
    times, sent = [], 0
    for _ in range(AGAIN):
        began = process_time()
        answer = client.get(f"/plans/{plan_id}/", **ASKED)  # type: ignore[arg-type]
        times.append(process_time() - began)
        assert answer.status_code == 200, answer.status_code
        sent = len(answer.content) + HEADERS_BYTES
    return min(times), sent


def _beside() -> int:
    """Style, script and icon as a browser gets them."""
    from django.conf import settings

    files = [path for path in Path(settings.STATIC_ROOT).rglob("amparo.*.*.br") if HASHED.search(path.name)]
    icons = list(Path(settings.STATIC_ROOT).rglob("petal.*.svg"))
    assert files
    return sum(path.stat().st_size + HEADERS_BYTES for path in (*files, *icons))


def _close() -> None:
    from django.db import connections

    connections.close_all()
