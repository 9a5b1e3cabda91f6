"""A PostgreSQL server of the tests' own: in a folder that is thrown away, on a socket and a port nobody else uses."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

WAITING_SECONDS = 30
HARMLESS_USER = "postgres"
SAFE = ("fsync=on", "synchronous_commit=on")
QUICK = ("fsync=off",)
"""A killed process loses nothing of what it wrote; only a power cut would."""


class Server:
    """Its address, and its process, to be killed and started again."""

    def __init__(self, binaries: Path, folder: Path, options: tuple[str, ...]) -> None:
        self.binaries, self.folder, self.options = binaries, folder, options
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://{HARMLESS_USER}@127.0.0.1:{self.port}/{name}"

    def make(self) -> None:
        options = ("-D", str(self.folder / "rows"), "-U", HARMLESS_USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        self._as_somebody("initdb", *options, "--locale=C").wait()

    def starts(self) -> None:
        said = [f"-c{each}" for each in (*self.options, f"port={self.port}", "max_connections=60")]
        where = ("-D", str(self.folder / "rows"), "-k", str(self.folder), "-h", "127.0.0.1")
        self.process = self._as_somebody("postgres", *where, *said)
        for _ in range(10 * WAITING_SECONDS):
            if self.answers():
                return
            assert self.process.poll() is None, (self.folder / "said").read_text()
        raise AssertionError("PostgreSQL did not start")

    def answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url(), connect_timeout=1).close()
        except psycopg.OperationalError:
            signal.sigtimedwait([], 0.1)
            return False
        return True

    def new_database(self) -> str:
        """The address of an empty one."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            (number,) = connection.execute("SELECT count(*) FROM pg_database").fetchone() or (0,)
            connection.execute(b"CREATE DATABASE town_%d" % number)
        return self.url(f"town_{number}")

    def dies(self) -> None:
        """All of it, as in a crash of the machine."""
        assert self.process
        children = self._children()
        self.process.kill()
        for pid in children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def _children(self) -> list[int]:
        assert self.process
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in found.read_text().split()] if found.exists() else []

    def _as_somebody(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        """PostgreSQL refuses to run as root."""
        become: dict[str, Any] = {"user": HARMLESS_USER, "group": HARMLESS_USER, "extra_groups": []}
        become = become if os.geteuid() == 0 else {}
        with (self.folder / "said").open("ab") as said:
            command = [str(self.binaries / program), *words]
            return subprocess.Popen(command, stdout=said, stderr=said, cwd="/", **become)


@contextmanager
def server(binaries: Path, *, options: tuple[str, ...] = QUICK) -> Iterator[Server]:
    folder = Path(mkdtemp(prefix="amparo-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, HARMLESS_USER)
    running = Server(binaries, folder, options)
    try:
        running.make()
        running.starts()
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.dies()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
