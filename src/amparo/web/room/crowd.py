"""How many may join at once: a whole room in a minute, not a flood of made-up people."""

from datetime import datetime
from threading import Lock

AT_ONCE, EACH_SECOND = 60.0, 4.0


class Crowd:
    """Room for so many at once, and for a few more each second."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._room = AT_ONCE
        self._at: datetime | None = None

    def room_for_one_more(self, now: datetime) -> bool:
        with self._lock:
            if self._at is not None:
                passed = max(0.0, (now - self._at).total_seconds())
                self._room = min(AT_ONCE, self._room + passed * EACH_SECOND)
            self._at = now
            if self._room < 1:
                return False
            self._room -= 1
            return True


CROWD = Crowd()
