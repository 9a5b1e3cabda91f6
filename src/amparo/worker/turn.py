"""One whole turn of the worker, until there is nothing left to do at this moment; and the upkeep of each minute."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from amparo.channels.outcome import Channel
from amparo.sealing.keys import OS_RANDOM, Random
from amparo.sealing.workerkey import WorkerKey
from amparo.store import upkeep
from amparo.store.turning import heart, outbox, peek
from amparo.worker.duty import Duty
from amparo.worker.posting import Post
from amparo.worker.rounds import Rounds
from amparo.worker.taking import Mind
from amparo.worker.ways import collect

ROUNDS_MAX = 1_000
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

log = logging.getLogger(__name__)


def turn(
    now: datetime,
    *,
    key: WorkerKey,
    send: Mapping[str, Channel],
    random: Random = OS_RANDOM,
    address: str = "",
    awake: float | None = None,
) -> None:
    """Do what is to be done at `now`, and wait for it. `send`: way -> channel. Without `awake`, both clocks agree."""
    running = (now - EPOCH).total_seconds() if awake is None else awake
    duty = Duty(key, random, address)
    rounds = Rounds(duty, lambda: now, lambda: running, lambda: send, Post(), Mind(duty))
    try:
        for _ in range(ROUNDS_MAX):
            collect(send, now)
            done = rounds.once()
            rounds.post.wait()
            if not done + rounds.settle(now):
                return
    finally:
        rounds.close(now)


def upkeep_turn(now: datetime) -> None:
    """What has ended goes, and with it its traces in the database's log file."""
    gone = upkeep.tidy(now) + heart.forget_old(now) + outbox.forget_old(now) + peek.erase_old(now)
    if gone:
        log.info("rows that had ended were taken away", extra={"count": gone})
