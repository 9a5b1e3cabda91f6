"""Gammu's SMS daemon: its folders, its settings, and the thread it runs in.

python-gammu is imported when the first message is sent, and only here. The file with the daemon's settings holds the
card's PIN, and is gone as soon as the daemon has read it.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from amparo.channels.references import id_of
from amparo.channels.settings import ModemSettings
from amparo.domain.alert.notes import Heard
from amparo.domain.pact.terms import Way
from amparo.domain.part import LINE_MAX, TEXT_MAX

FAILURES_MAX = 3
AGAIN_SECONDS = 10.0
WAKING_SECONDS = 0.3
SHUTDOWN_SECONDS = 15.0
PARTS_MAX = 20
FILE_MAX_BYTES = 262_144


class Daemon:
    def __init__(self, settings: ModemSettings) -> None:
        self._settings = settings
        self._folder = Path(settings.folder)
        self.inbox, self.outbox = self._folder / "inbox", self._folder / "outbox"
        self.sent, self.failed = self._folder / "sent", self._folder / "failed"
        self._lock = Lock()
        self._over = Event()
        self._daemon: Any = None
        self._thread: Thread | None = None

    def is_awake(self) -> bool:
        """Whether the modem has said who it is. The first question starts the daemon."""
        import gammu
        import gammu.smsd

        with self._lock:
            if self._over.is_set():
                return False
            if self._thread is None:
                self._start()
        try:
            return self._daemon is not None and bool(self._daemon.GetStatus()["IMEI"])
        except gammu.GSMError:
            return False

    def _start(self) -> None:
        for folder in (self._folder, self.inbox, self.outbox, self.sent, self.failed):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._thread = Thread(target=self._run, daemon=True, name="modem")
        self._thread.start()
        self._over.wait(WAKING_SECONDS)

    def _run(self) -> None:
        import gammu

        while not self._over.is_set():
            try:
                self._daemon = self._configured()
                self._daemon.MainLoop(FAILURES_MAX)
            except (gammu.GSMError, OSError):
                self._daemon = None
            self._over.wait(AGAIN_SECONDS)

    def _configured(self) -> Any:
        import gammu.smsd

        path = self._folder / ".settings"
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(self._written())
        try:
            return gammu.smsd.SMSD(str(path))
        finally:
            path.unlink(missing_ok=True)

    def _written(self) -> str:
        settings = self._settings
        modem = {"port": settings.device, "connection": settings.connection, "model": settings.model}
        daemon = {
            "service": "files",
            "pin": settings.pin,
            "checksecurity": str(int(bool(settings.pin))),
            "commtimeout": "1",
            "receivefrequency": "1",
            "checkbattery": "0",
            "checksignal": "0",
            "inboxpath": f"{self.inbox}/",
            "outboxpath": f"{self.outbox}/",
            "sentsmspath": f"{self.sent}/",
            "errorsmspath": f"{self.failed}/",
            "inboxformat": "detail",
        }
        return section("gammu", modem) + section("smsd", daemon)

    def read(self, path: Path, now: datetime) -> Heard | None:
        """The text somebody sent, its parts put together; None for what is no text."""
        import gammu

        try:
            if path.stat().st_size > FILE_MAX_BYTES:
                return None
            parts = gammu.ReadSMSBackup(str(path))[:PARTS_MAX]
            text, sender = text_of(parts), str(parts[0]["Number"])
        except (gammu.GSMError, OSError, LookupError, TypeError, UnicodeError):
            return None
        if not text or not sender:
            return None
        return Heard(
            way=Way.SMS,
            untrusted_sender=sender[:LINE_MAX],
            untrusted_text=text[:TEXT_MAX],
            at=min(moment(parts[0].get("DateTime"), now), now),
            message=id_of(path.name),
        )

    def close(self) -> None:
        import gammu

        self._over.set()
        try:
            if self._daemon is not None:
                self._daemon.Shutdown()
        except gammu.GSMError:
            pass
        if self._thread is not None:
            self._thread.join(SHUTDOWN_SECONDS)


def section(name: str, values: dict[str, str]) -> str:
    """An empty value is left out: the daemon has a sense of its own for each."""
    lines = [f"{key} = {value}" for key, value in values.items() if value]
    assert all(line.isprintable() for line in lines)
    return "\n".join([f"[{name}]", *lines, "", ""])


def text_of(parts: list[dict[str, Any]]) -> str:
    import gammu

    whole = gammu.DecodeSMS(parts)
    if whole is None:
        return "".join(str(part["Text"]) for part in parts)
    return "".join(str(entry["Buffer"] or "") for entry in whole["Entries"])


def moment(told: object, now: datetime) -> datetime:
    if not isinstance(told, datetime):
        return now
    return told.astimezone(UTC)
