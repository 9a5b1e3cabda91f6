"""How long `amparo serve` takes to its first answer, and what it holds in memory then and when somebody has come in."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.rows import Row
from tests.served import Served, served

STARTS = 3
SECONDS_MAX = 1.5
MEGABYTES_MAX = 120.0


def run() -> list[Row]:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        new, _ = started(data)
        seconds, megabytes = min(started(data) for _ in range(STARTS))
        used = after_a_visit(data)
    rows = [
        Row("first start: secrets, rows, measured passphrase", new, "s", "limit", SECONDS_MAX),
        Row("start on a folder that is there, to first answer", seconds, "s", "limit", SECONDS_MAX),
    ]
    if sys.platform == "linux":
        rows.append(Row("resident memory, idle", megabytes, "MB", "limit", MEGABYTES_MAX))
        rows.append(Row("resident memory, an account made and signed in", used, "MB", "limit", MEGABYTES_MAX))
    return rows


def started(data: Path) -> tuple[float, float]:
    """Seconds until the first page came, megabytes then."""
    began = perf_counter()
    with served(data) as server:
        server.visitor().goes("/open/")
        return perf_counter() - began, resident(server)


def after_a_visit(data: Path) -> float:
    with served(data) as server:
        server.visitor().begins(server.address)
        return resident(server)


def resident(server: Served) -> float:
    status = Path(f"/proc/{server.process.pid}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
