"""The worker beside the pages, in the same process: a thread that takes a turn every minute until the server stops."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from amparo.worker.turn import turn

EVERY_SECONDS = 60
GOODBYE_SECONDS = 5

log = logging.getLogger(__name__)


@contextmanager
def beside(every_seconds: float = EVERY_SECONDS) -> Iterator[None]:
    """Turns as long as the context lasts; the first at once, the last when it ends."""
    stop = Event()
    thread = Thread(target=_run, args=(stop, every_seconds), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(GOODBYE_SECONDS)


def _run(stop: Event, every_seconds: float) -> None:
    _try(turn)
    while not stop.wait(every_seconds):
        _try(turn)
    _try(turn)


def _try(act: Callable[[datetime], None]) -> None:
    """A turn that fails is told and tried again at the next: the worker must not die of a full disk."""
    try:
        act(datetime.now(UTC))
    except Exception:
        log.exception("a turn of the worker failed")
