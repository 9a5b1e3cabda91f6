"""Text messages through a USB modem, by Gammu's SMS daemon in a thread of this process. An optional extra: GPL.

The daemon and we talk by files in a folder of our own: one message is one file, named by its id. Files are named before
they are whole nowhere, deleted as soon as what became of them is kept above, and their folder is closed to other users.
The network says that it took a message; the modem's daemon does not tell which one was delivered.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from amparo.channels.daemon import Daemon
from amparo.channels.numbers import number_of
from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain, Why
from amparo.channels.references import id_of
from amparo.channels.settings import ModemSettings
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way

TEXT_SENT_MAX = 1_600
WAITING_MAX = timedelta(minutes=10)
"""A message the modem has not taken by then is taken back: it would come when nobody expects it any more."""
KNOWN_MAX = 1_000
READ_MAX = 200

OUT = re.compile(r"OUTA20000101_000000_00_\+?[0-9]+_(?P<id>[0-9a-f]{32})\.txt")


class Modem:
    def __init__(self, settings: ModemSettings) -> None:
        self._daemon = Daemon(settings)
        self._lock = Lock()
        self._known: OrderedDict[str, None] = OrderedDict()
        self._told: list[Path] = []

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:  # noqa: ARG002
        number = number_of(address)
        if number is None:
            return GiveUp(Why.BAD_ADDRESS)
        if not 0 < len(text) <= TEXT_SENT_MAX:
            return GiveUp(Why.TOO_LONG)
        try:
            if not self._daemon.is_awake():
                return TryAgain(Why.NO_ANSWER)
            self._put(number, text, id_of(reference))
        except ModuleNotFoundError:
            return GiveUp(Why.NOT_SET_UP)
        except (OSError, ValueError):
            return TryAgain(Why.FAULT)
        return Sent(id_of(reference))

    def _put(self, number: str, text: str, message: str) -> None:
        """Whole or not at all, and once: the daemon looks at names that begin with OUT."""
        with self._lock:
            if message in self._known:
                return
            name = f"OUTA20000101_000000_00_{number}_{message}.txt"
            draft = self._daemon.outbox / f".{message}"
            draft.write_bytes(text.encode("utf-16"))
            draft.rename(self._daemon.outbox / name)
            self._known[message] = None
            while len(self._known) > KNOWN_MAX:
                self._known.popitem(last=False)

    def collect(self, now: datetime) -> tuple[Heard | Receipted, ...]:
        """What came and what became of messages. Told again until the next call shows that it was kept."""
        try:
            if not self._daemon.is_awake():
                return ()
        except (ModuleNotFoundError, OSError, ValueError):
            return ()
        with self._lock:
            for path in self._told:
                path.unlink(missing_ok=True)
            self._told = []
            return (*self._receipts(now), *self._answers(now))

    def _receipts(self, now: datetime) -> Iterator[Receipted]:
        for folder, receipt in ((self._daemon.sent, Receipt.SENT), (self._daemon.failed, Receipt.FAILED)):
            for path, message in named(folder):
                self._told.append(path)
                yield self._receipted(message, receipt, now)
        for path, message in named(self._daemon.outbox):
            if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > WAITING_MAX:
                path.unlink(missing_ok=True)
                yield self._receipted(message, Receipt.FAILED, now)

    def _receipted(self, message: str, receipt: Receipt, now: datetime) -> Receipted:
        if receipt is Receipt.FAILED:
            self._known.pop(message, None)  # whoever tries again means it
        return Receipted(way=Way.SMS, external_id=message, receipt=receipt, at=now)

    def _answers(self, now: datetime) -> Iterator[Heard]:
        for path in sorted(self._daemon.inbox.glob("IN*"))[:READ_MAX]:
            heard = self._daemon.read(path, now)
            self._told.append(path)
            if heard is not None:
                yield heard

    def close(self) -> None:
        self._daemon.close()


def named(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.glob("OUT*"))[:READ_MAX]:
        if match := OUT.fullmatch(path.name):
            yield path, match["id"]
