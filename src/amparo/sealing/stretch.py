"""Argon2id: what a passphrase guess costs, never below a floor, never more at once than the machine bears."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, Self

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from amparo.sealing.encoding import SUITE
from amparo.sealing.faults import Busy, WrongKey
from amparo.sealing.keys import KEY_BYTES, Key
from amparo.sealing.typed import folded_bytes

SALT_BYTES = 16
MIB = 1_024
"""KiB in a MiB: Argon2 counts memory in KiB."""
SECONDS_WANTED = 1.0
# However many cores: each run holds its memory, and whoever waits holds one of the server's eight threads.
AT_ONCE_MAX = 2
WAITING_MAX = 4
WAIT_SECONDS_MAX = 30.0


class Pepper(Key):
    """A secret outside the database and its backups, for hosted machines: without it no passphrase can be guessed."""


@dataclass(frozen=True, order=True)
class Cost:
    """What one guess costs. Stored beside each account as suite1 || memory4 || passes4 || lanes4, big-endian."""

    memory_kib: int
    passes: int = 3
    lanes: int = 1
    LENGTH: ClassVar[int] = 13

    def stored(self) -> bytes:
        return SUITE + b"".join(number.to_bytes(4, "big") for number in (self.memory_kib, self.passes, self.lanes))

    @classmethod
    def read(cls, untrusted: bytes) -> Self:
        if len(untrusted) != cls.LENGTH or untrusted[:1] != SUITE:
            raise WrongKey
        memory, passes, lanes = (int.from_bytes(untrusted[at : at + 4], "big") for at in (1, 5, 9))
        return cls(memory, passes, lanes)

    @classmethod
    def read_paid(cls, untrusted: bytes) -> Self:
        """The cost of something that is never written outside the limits; outside them somebody else wrote it."""
        cost = cls.read(untrusted)
        if cost != cost.within_limits():
            raise WrongKey
        return cost

    def within_limits(self) -> Cost:
        """Somebody who can write the database can neither make guessing cheap nor signing in impossible."""
        return self.at_least(FLOOR).at_most(CEILING)

    def at_least(self, other: Cost) -> Cost:
        return Cost(
            max(self.memory_kib, other.memory_kib), max(self.passes, other.passes), max(self.lanes, other.lanes)
        )

    def at_most(self, other: Cost) -> Cost:
        return Cost(
            min(self.memory_kib, other.memory_kib), min(self.passes, other.passes), min(self.lanes, other.lanes)
        )


FLOOR = Cost(64 * MIB)
HOSTED = Cost(128 * MIB)
LAPTOP = Cost(256 * MIB)
CEILING = Cost(1_024 * MIB, passes=8, lanes=1)


class Turnstile:
    """Lets so many through at once, keeps so many waiting, and refuses the rest with Busy."""

    def __init__(self, at_once: int, waiting_max: int, wait_seconds_max: float = WAIT_SECONDS_MAX) -> None:
        self._inside = threading.BoundedSemaphore(at_once)
        self._places = threading.BoundedSemaphore(at_once + waiting_max)
        self._wait_seconds_max = wait_seconds_max

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._inside.acquire(timeout=self._wait_seconds_max):
                raise Busy
            try:
                yield
            finally:
                self._inside.release()
        finally:
            self._places.release()


def at_once(cores: int) -> int:
    return min(cores, AT_ONCE_MAX)


# One for the process, not handed down: memory belongs to the process, and a second turnstile would double it.
_TURNSTILE = Turnstile(at_once(os.cpu_count() or 1), WAITING_MAX)


def stretch(untrusted_passphrase: str, salt: bytes, cost: Cost, pepper: Pepper | None = None) -> bytes:
    """M: the 32 bytes Argon2id makes of a passphrase. A cost outside the limits is moved inside them.

    Busy when too many are waiting; WrongKey at once for a text longer than anybody's passphrase may be.
    """
    if len(salt) != SALT_BYTES:
        raise WrongKey
    typed, paid = folded_bytes(untrusted_passphrase), cost.within_limits()
    argon2 = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=paid.passes,
        lanes=paid.lanes,
        memory_cost=paid.memory_kib,
        secret=pepper.raw if pepper else None,
    )
    with _TURNSTILE.turn():
        return argon2.derive(typed)


def calibrate(
    clock: Callable[[], float],
    *,
    most: Cost = LAPTOP,
    seconds_wanted: float = SECONDS_WANTED,
    run: Callable[[Cost], object] = lambda cost: stretch("calibration", bytes(SALT_BYTES), cost),
) -> Cost:
    """The highest cost up to `most` that this machine pays within the wanted seconds, and never less than the floor.

    Memory is doubled from the floor as long as the next step is expected to stay within, so the measuring itself takes
    about as long as one sign-in.
    """
    cost = FLOOR
    while cost.memory_kib * 2 <= most.memory_kib:
        started = clock()
        run(cost)
        if 2 * (clock() - started) > seconds_wanted:
            break
        cost = Cost(cost.memory_kib * 2, most.passes, most.lanes)
    return cost.at_least(FLOOR)
