"""Whatever else Apprise knows: SMS providers, Matrix, ntfy, Telegram, and a hundred and seventy more.

Apprise runs in a process of its own (`apart`): it is ended when its time is up, has no environment, and may reach no
address inside the house. It gives no id and no receipt, and does not say why something failed.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from subprocess import DEVNULL, PIPE
from threading import BoundedSemaphore, Lock, Timer
from typing import IO
from urllib.parse import quote

import msgspec

from amparo.channels.oneline import one_line
from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain, Why
from amparo.channels.references import id_of
from amparo.channels.settings import LongTailSettings

TEXT_MAX = 4_000
ADDRESS_MAX = 300
START_SECONDS_MAX = 60.0
PROCESSES_MAX = 4
"""Each takes 60 MB and two seconds to start; then they are used again."""
PLACE = "{address}"

OUTCOMES: Mapping[str, Outcome] = {
    "sent": Sent(),
    "failed": TryAgain(Why.REFUSED),
    "late": TryAgain(Why.NO_ANSWER),
    "no-address": GiveUp(Why.BAD_ADDRESS),
    "inside": GiveUp(Why.NOT_SET_UP),
}


class LongTail:
    def __init__(self, settings: LongTailSettings) -> None:
        self._settings = settings
        self._room = BoundedSemaphore(PROCESSES_MAX)
        self._lock = Lock()
        self._kept: list[Apart] = []

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:
        if not (address.isprintable() and address.strip() and " " not in address and len(address) <= ADDRESS_MAX):
            return GiveUp(Why.BAD_ADDRESS)
        if len(text) > TEXT_MAX:
            return GiveUp(Why.TOO_LONG)
        url = self._url(address)
        if not isinstance(url, str):
            return url
        order = {"url": url, "text": text, "subject": one_line(subject), "tag": id_of(reference)}
        return self._handed_over(msgspec.json.encode({**order, "seconds": self._settings.seconds_max}))

    def _url(self, address: str) -> str | GiveUp:
        """The template with the address in it, whatever signs it has; or the address itself, if its kind is allowed."""
        settings = self._settings
        if settings.template:
            return settings.template.replace(PLACE, quote(address, safe="+@"))
        scheme, sign, rest = address.partition("://")
        if not (scheme and sign and rest):
            return GiveUp(Why.BAD_ADDRESS)
        return address if scheme.lower() in settings.schemes else GiveUp(Why.NOT_SET_UP)

    def _handed_over(self, order: bytes) -> Outcome:
        with self._room:
            try:
                apart = self._kept_one() or Apart(local=self._settings.local)
            except OSError:
                return TryAgain(Why.FAULT)
            said = apart.ask(order, self._settings.seconds_max + 1)
            if said in {"sent", "failed", "no-address"}:
                with self._lock:
                    self._kept.append(apart)
            else:
                apart.end()  # something in it may still be waiting, or was up to no good
        return OUTCOMES.get(said, TryAgain(Why.FAULT))

    def _kept_one(self) -> "Apart | None":
        with self._lock:
            while self._kept:
                apart = self._kept.pop()
                if apart.is_there():
                    return apart
                apart.end()
        return None

    def close(self) -> None:
        with self._lock:
            kept, self._kept = self._kept, []
        for apart in kept:
            apart.end()


class Apart:
    """One process that hands messages over, one after the other."""

    def __init__(self, *, local: bool) -> None:
        arguments = (sys.executable, "-I", "-m", "amparo.channels.apart", "local" if local else "outside")
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=bare_environment()
        )
        assert self._process.stdin
        assert self._process.stdout
        self._in: IO[bytes] = self._process.stdin
        self._out: IO[bytes] = self._process.stdout
        if self._line(START_SECONDS_MAX) != "ready":
            self.end()
            raise OSError

    def is_there(self) -> bool:
        return self._process.poll() is None

    def ask(self, order: bytes, seconds: float) -> str:
        try:
            self._in.write(order + b"\n")
            self._in.flush()
        except OSError:
            return "gone"
        return self._line(seconds) or "late"

    def _line(self, seconds: float) -> str:
        """What it says; nothing when it had to be ended."""
        end = Timer(seconds, self._process.kill)
        end.daemon = True
        end.start()
        try:
            return self._out.readline(100).decode("ascii", "replace").strip()
        finally:
            end.cancel()

    def end(self) -> None:
        self._process.kill()
        for stream in (self._in, self._out):
            try:
                stream.close()
            except OSError:
                continue
        self._process.wait()


def bare_environment() -> dict[str, str]:
    """No proxy, no home with settings or passwords in it. Windows starts no program without its root."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    return {**kept, "NO_PROXY": "*", "no_proxy": "*", "LANG": "C.UTF-8"}
