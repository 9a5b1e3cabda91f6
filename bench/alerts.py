"""What an alert costs, on both engines: how soon it is handed over, how many at once, how many presses a second, and a tick."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.rows import Row


def run() -> list[Row]:
    rows = _measured("on SQLite")
    programs = subprocess.run(["tools/ensure-postgresql"], capture_output=True, text=True, check=False).stdout.strip()
    if programs:
        from tests.engines.server import SAFE, server

        with server(Path(programs), options=SAFE) as database:
            rows += _measured("on PostgreSQL", database.new_database())
    return rows


def _measured(where: str, url: str = "") -> list[Row]:
    from amparo.cli.premises import prepare
    from tests.served import clean_environment

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        prepare(data, "en")
        sizes = {name: value for name, value in os.environ.items() if name.startswith("AMPARO_BENCH_")}
        environ = {
            "AMPARO_DATA": str(data),
            "AMPARO_HOSTS": "localhost",
            **({"AMPARO_DATABASE_URL": url} if url else {}),
        }
        done = subprocess.run(
            [sys.executable, "-m", "bench.alerting"],
            stdout=subprocess.PIPE,
            text=True,
            env={**clean_environment(), **sizes, **environ},
            check=True,
        )
    return [Row(**{**row, "what": f"{where}: {row['what']}"}) for row in json.loads(done.stdout)]
