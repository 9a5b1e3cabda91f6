"""What the running server holds: its installation, read once, and the share of every session that is only in memory."""

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from amparo.actions.door import House
from amparo.sealing.instance import InstanceKey
from amparo.sealing.session import Volatile
from amparo.store import installation
from amparo.web import environment

INSTANCE_KEY = Path("secrets") / "instance-key"
"""Where `serve` leaves the key by which names and codes are found; it opens no document."""

_lock = Lock()
# The one value that must outlive a request and must never be written down: after a restart every session is over.
_held: House | None = None
_handed: bytes | None = None
"""The same on every web node, where there are several; read once, so that the file may be gone afterwards."""


def house(now: datetime) -> House:
    global _held, _handed  # noqa: PLW0603
    with _lock:
        if _held is None:
            here = installation.read(instance_key(environment.read(os.environ).data))
            _handed = environment.session_share(os.environ)
            _held = House(here.instance, here.cost, Volatile.new(now), several=_handed is not None)
        volatile = Volatile.of_the_day(_handed, now) if _handed else _held.volatile.turned(now)
        if volatile is not _held.volatile:
            _held = replace(_held, volatile=volatile)
        return _held


def instance_key(data: Path) -> InstanceKey:
    return InstanceKey(bytes.fromhex((data / INSTANCE_KEY).read_text(encoding="ascii").strip()))
