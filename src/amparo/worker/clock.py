"""The running time of the worker: counted by a clock that nobody can set, and that stands still while the machine sleeps."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from amparo.store.turning import heart


class Awake:
    """Seconds so far. Several workers count one time: who finds another further on goes on from there."""

    def __init__(self, ticks: Callable[[], float] = monotonic) -> None:
        self._ticks = ticks
        self._record, self._since = heart.awake(), ticks()

    def __call__(self) -> float:
        return self._record + self._ticks() - self._since

    def beat(self, now: datetime) -> None:
        self._record, self._since = heart.beat(now, awake_seconds=self()), self._ticks()
