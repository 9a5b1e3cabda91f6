"""An installation of real processes: pages with their worker on SQLite, or pages and workers of their own on PostgreSQL."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from amparo.cli.premises import prepare
from tests.served import clean_environment

SECONDS_MAX = 90


@dataclass
class Place:
    """`url`: of the database, empty for the embedded engine."""

    folder: Path
    url: str = ""
    workers: int = 1
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        own = {"AMPARO_DATA": str(self.data), "AMPARO_HOSTS": "localhost,127.0.0.1"}
        own |= {"AMPARO_WORKER_KEY_FILE": str(self.folder / "key")}
        return {**clean_environment(), **own, **({"AMPARO_DATABASE_URL": self.url} if self.url else {})}

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def furnish(self, sink: str, *, pacts: int, stop_seconds: int = 0, due_seconds: int = 0) -> None:
        prepare(self.data, "en")
        self.hands("furnish", str(self.folder / "key"), sink, str(pacts), str(stop_seconds), str(due_seconds))

    def hands(self, *words: str) -> str:
        done = subprocess.run(self._hands(*words), capture_output=True, text=True, env=self.environ, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def pressing(self, first: int, count: int) -> subprocess.Popen[str]:
        """Somebody who presses, to be killed."""
        return subprocess.Popen(
            self._hands("press", str(first), str(count)), stdout=subprocess.PIPE, text=True, env=self.environ
        )

    def taking(self, meeting: Path, who: str) -> subprocess.Popen[str]:
        """A node that takes one note in the same instant as another."""
        words = self._hands("take", str(self.folder / "key"), str(meeting), who)
        return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=self.environ)

    def count(self) -> dict[str, Any]:
        """How things stand, read from the rows."""
        asked = (
            "SELECT 'alerts', count(*) FROM alert UNION ALL SELECT 'open', count(*) FROM alert WHERE open "
            "UNION ALL SELECT 'inbox', count(*) FROM inbox "
            "UNION ALL SELECT 'phones', count(*) - 3 * count(DISTINCT alert_id) FROM view"
        )
        return {
            **dict(self._asked(asked)),
            "outbox": dict(self._asked("SELECT state, count(*) FROM outbox GROUP BY state")),
        }

    def _asked(self, query: str) -> list[tuple[str, int]]:
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as connection:
                return connection.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(self.data / "amparo.sqlite3", timeout=20)) as connection:
            return connection.execute(query).fetchall()

    def starts(self) -> None:
        """The worker, or the workers."""
        while len(self.running) < (self.workers if self.url else 1):
            self.running.append(self.one_more())

    def one_more(self, dies_at: str = "") -> subprocess.Popen[str]:
        """`dies_at`: a point of `tests.engines.failing` at which it kills itself."""
        module = ["-m", "tests.engines.failing", dies_at] if dies_at else ["-m", "amparo.cli"]
        words = ["worker"] if self.url else ["serve", "--no-browser", "--port", "0", "--data", str(self.data)]
        with (self.folder / "said").open("a") as said:
            process = subprocess.Popen(
                [sys.executable, *module, *words],
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                env=self.environ,
            )
        assert process.stdout
        said_something = process.stdout.readline()
        assert said_something or dies_at, (self.folder / "said").read_text()
        return process

    def kills(self, which: int = 0) -> None:
        process = self.running.pop(which)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stdout
        process.stdout.close()

    def stops(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            assert process.stdout
            process.stdout.close()
        self.running.clear()

    def _hands(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "tests.engines.hands", *words]


def until(true: Callable[[], bool], seconds: float = SECONDS_MAX) -> bool:
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return true()
