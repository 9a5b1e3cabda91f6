"""The worker as a thread: it sleeps until something is due, a second at most, and is woken when somebody did something."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Condition, Event, Thread
from time import monotonic

from amparo.store import bell
from amparo.store.together import afresh
from amparo.store.turning import heart, notes
from amparo.worker.clock import Awake
from amparo.worker.duty import Duty
from amparo.worker.posting import Post
from amparo.worker.rounds import Rounds
from amparo.worker.taking import Mind
from amparo.worker.turn import upkeep_turn
from amparo.worker.ways import Ways, collect

SLEEP_SECONDS_MIN, SLEEP_SECONDS_MAX = 0.01, 1.0
BEAT_EVERY_SECONDS = 5.0
UPKEEP_EVERY_SECONDS = 60.0
ASK_EVERY_SECONDS = 1.0
AFTER_A_FAULT_SECONDS = 0.5
GOODBYE_SECONDS = 5

log = logging.getLogger(__name__)


class Counter:
    """How many rounds went by, for whoever waits for the next one to end."""

    def __init__(self) -> None:
        self.count = 0
        self._more = Condition()

    def one_more(self) -> None:
        with self._more:
            self.count += 1
            self._more.notify_all()

    def wait_for(self, seen: int, seconds: float) -> None:
        """Until a round that began after `seen` has ended: the next one may have begun before."""
        with self._more:
            self._more.wait_for(lambda: self.count >= seen + 2, seconds)


ROUNDS = Counter()


@contextmanager
def beside(duty: Duty) -> Iterator[None]:
    """The worker runs as long as the context lasts."""
    stop = Event()
    thread = Thread(target=run, args=(duty, stop), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        bell.RUNG.set()
        thread.join(GOODBYE_SECONDS)


def run(duty: Duty, stop: Event) -> None:
    """Until `stop`. A round that fails is told and tried again: the worker must not die of a full disk."""
    loop = None
    while not stop.is_set():
        try:
            loop = loop or Loop(duty)
            loop.round()
            ROUNDS.one_more()
        except Exception:
            log.exception("a round of the worker failed")
            afresh()
            stop.wait(AFTER_A_FAULT_SECONDS)
    if loop:
        loop.close()


class Loop:
    """One round after another."""

    def __init__(self, duty: Duty, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._own, self._ahead = now, heart.ahead(now())
        self._awake, self._ways = Awake(), Ways(duty.key)
        wake = bell.RUNG.set
        self.rounds = Rounds(duty, self._now, self._awake, lambda: self._ways.channels, Post(wake), Mind(duty, wake))
        notes.once_more(self._now())
        self._due: dict[Callable[[], None], float] = dict.fromkeys((self._beat, self._ask, self._tidy), 0.0)

    def round(self) -> None:
        """What is due now; then sleep until something is."""
        bell.RUNG.clear()
        self._seldom()
        if not self.rounds.once():
            left = self.rounds.seconds_to_next(self._now(), SLEEP_SECONDS_MAX)
            bell.RUNG.wait(max(left, SLEEP_SECONDS_MIN))

    def _now(self) -> datetime:
        return self._own() + self._ahead

    def close(self) -> None:
        self.rounds.close(self._now())
        self._ways.close()
        self._tidy()

    def _seldom(self) -> None:
        every = {self._beat: BEAT_EVERY_SECONDS, self._ask: ASK_EVERY_SECONDS, self._tidy: UPKEEP_EVERY_SECONDS}
        for act, seconds in every.items():
            if self._due[act] <= monotonic():
                self._due[act] = monotonic() + seconds
                act()

    def _beat(self) -> None:
        if heart.put_right(self.rounds.duty.key.public):
            log.warning("the worker's public key had been exchanged in the database")
        self._ahead = heart.ahead(self._own())
        self._awake.beat(self._now())

    def _ask(self) -> None:
        self._ways.look()
        collect(self._ways.channels, self._now())

    def _tidy(self) -> None:
        self.rounds.bring_back(self._now())
        upkeep_turn(self._now())
