"""Sending, beside everything else: some threads for each way, so that a slow gateway holds up no other, and a slow
person nobody else. Messages to one address leave in their order. No thread here touches a row.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock
from time import monotonic

from amparo.channels.outcome import Channel, GiveUp, Outcome, TryAgain, Why
from amparo.store.turning.outbox import LEASE, Claimed

SENDERS = 32
"""Of each way at a time."""
CLAIMED_MAX = 64
"""Of a way that takes them quickly; so many messages at most come twice when this machine dies."""
RENEWED_EVERY_SECONDS, MARGIN_SECONDS = 1.5, 0.5
GOODBYE_SECONDS = 2.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, repr=False)
class Result:
    claimed: Claimed
    outcome: Outcome


class Nowhere:
    """A way over which nothing can be sent here."""

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:  # noqa: ARG002
        return GiveUp(Why.NOT_SET_UP)


class Post:
    """`wake`: called when something came back."""

    def __init__(self, wake: Callable[[], None] = lambda: None, ticks: Callable[[], float] = monotonic) -> None:
        self._wake, self._ticks = wake, ticks
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._back: SimpleQueue[Result] = SimpleQueue()
        self._lock = Lock()
        self._flying: dict[int, tuple[Claimed, float]] = {}
        self._runs: set[Future[None]] = set()
        self._pace: Counter[str] = Counter()

    def free(self, ways: Iterable[str]) -> dict[str, int]:
        """How many more each way can take now: as many as there are hands, and more where they come back quickly."""
        with self._lock:
            flying = Counter(claimed.way for claimed, _ in self._flying.values())
        most = {way: min(max(SENDERS, 2 * self._pace.pop(way, 0)), CLAIMED_MAX) for way in ways}
        return {way: each - flying[way] for way, each in most.items()}

    def hand_over(self, claims: Sequence[Claimed], channels: Mapping[str, Channel]) -> None:
        with self._lock:
            self._flying.update((each.id, (each, self._until())) for each in claims)
        threads: dict[tuple[str, bytes], list[Claimed]] = defaultdict(list)
        for each in claims:
            threads[each.way, each.thread].append(each)
        for (way, _), messages in threads.items():
            run = self._pool(way).submit(self._send_all, messages, channels.get(way) or Nowhere())
            self._runs.add(run)
            run.add_done_callback(self._runs.discard)

    def to_renew(self) -> list[Claimed]:
        """Those whose lease should be lengthened now."""
        soon = self._until() - RENEWED_EVERY_SECONDS
        with self._lock:
            found = [claimed for claimed, until in self._flying.values() if until < soon]
            self._flying.update((each.id, (each, self._until())) for each in found)
        return found

    def _until(self) -> float:
        """A little before the row says so: here it was written a moment ago."""
        return self._ticks() + LEASE.total_seconds() - MARGIN_SECONDS

    def back(self) -> list[Result]:
        found = []
        while not self._back.empty():
            found.append(self._back.get())
        self._pace.update(each.claimed.way for each in found)
        return found

    def wait(self) -> None:
        """Until nothing is being sent any more."""
        wait(list(self._runs))

    def again(self, results: Iterable[Result]) -> None:
        """They could not be settled yet."""
        for each in results:
            self._back.put(each)

    def close(self) -> None:
        """What has not begun to leave stays; what has gets a moment to end."""
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        wait(list(self._runs), GOODBYE_SECONDS)

    def _pool(self, way: str) -> ThreadPoolExecutor:
        return self._pools.setdefault(way, ThreadPoolExecutor(SENDERS, f"post-{way}"))

    def _send_all(self, messages: Sequence[Claimed], channel: Channel) -> None:
        for number, each in enumerate(messages):
            if not self._mine(each):
                continue
            outcome = _sent(each, channel)
            self._landed(each, outcome)
            if not isinstance(outcome, GiveUp | TryAgain):
                continue
            for later in messages[number + 1 :]:  # what comes after it would make no sense before it
                self._landed(later, outcome)
            break
        self._wake()

    def _mine(self, claimed: Claimed) -> bool:
        """Whether the lease still runs; when this machine stood still, somebody else may be sending it by now."""
        with self._lock:
            until = self._flying[claimed.id][1]
            if self._ticks() < until:
                return True
            del self._flying[claimed.id]
            return False

    def _landed(self, claimed: Claimed, outcome: Outcome) -> None:
        with self._lock:
            self._flying.pop(claimed.id, None)
        self._back.put(Result(claimed, outcome))


def _sent(claimed: Claimed, channel: Channel) -> Outcome:
    content = claimed.content
    try:
        return channel.send(content.address, content.text, reference=claimed.reference, subject=content.subject)
    except Exception:  # a channel says what went wrong by its outcome; this is a fault of ours
        log.exception("a channel failed")
        return TryAgain(Why.FAULT)
