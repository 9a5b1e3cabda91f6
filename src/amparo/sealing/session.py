"""A session's key in three shares: cookie, database row, memory of the server. Any two are useless.

Power-off, or a copy of the disk, locks everything: the third share was in memory only.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, Key, Random, UserMasterKey
from amparo.sealing.primitives import decrypt, derive, encrypt

TURNS_AFTER = timedelta(days=1)
PREVIOUS_KEPT = timedelta(hours=8)
COOKIE_CHARACTERS = 43


class CookieShare(Key):
    """S: what the browser keeps, in the cookie `__Host-k`."""

    def cookie(self) -> str:
        """URL-safe base64, 43 characters."""
        return base64.urlsafe_b64encode(self.raw).rstrip(b"=").decode()

    @classmethod
    def from_cookie(cls, untrusted: str) -> Self:
        if len(untrusted) != COOKIE_CHARACTERS or not untrusted.isascii():
            raise WrongKey
        try:
            return cls(base64.b64decode(untrusted + "=", altchars=b"-_", validate=True))
        except binascii.Error:
            raise WrongKey from None

    @property
    def row_id(self) -> bytes:
        """The 32 bytes by which the row is found; they do not lead back to the cookie."""
        return sha256(b"id" + self.raw).digest()


class VolatileShare(Key):
    """V: what only the memory of the running server knows."""


@dataclass(frozen=True)
class Volatile:
    """The share in memory, and the one before it while sessions begun under it may still run.

    Kept in one variable of the process: `volatile = volatile.turned(now)`. Never in a file, table or cache.
    """

    current: VolatileShare
    since: datetime
    previous: VolatileShare | None = None

    @classmethod
    def new(cls, now: datetime, random: Random = OS_RANDOM) -> Self:
        return cls(VolatileShare.new(random), now)

    @classmethod
    def of_the_day(cls, handed_out: bytes, now: datetime) -> Self:
        """Where several servers answer: each makes the same share of the day from what was handed to it at its start."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        today, yesterday = (
            VolatileShare(derive(handed_out, lp("hrd1/session-day", day.date().isoformat())))
            for day in (midnight, midnight - TURNS_AFTER)
        )
        return cls(today, midnight, yesterday)

    def turned(self, now: datetime, random: Random = OS_RANDOM) -> Volatile:
        """The one to use from now on: a new share once a day, the previous one forgotten after eight hours."""
        if now - self.since >= TURNS_AFTER:
            return Volatile(VolatileShare.new(random), now, self.current)
        if self.previous and now - self.since >= PREVIOUS_KEPT:
            return replace(self, previous=None)
        return self

    def shares(self, now: datetime) -> tuple[VolatileShare, ...]:
        if self.previous is None or now - self.since >= PREVIOUS_KEPT:
            return (self.current,)
        return (self.current, self.previous)


@dataclass(frozen=True)
class SessionRow:
    """What the database keeps of a session: 32 bytes to find it, 60 bytes that hold the UMK."""

    id: bytes
    sealed: bytes


def begin(umk: UserMasterKey, volatile: Volatile, random: Random = OS_RANDOM) -> tuple[CookieShare, SessionRow]:
    """A new session: the share for the cookie and the row to store. Also at each step-up, with the old row deleted."""
    share = CookieShare.new(random)
    return share, SessionRow(share.row_id, encrypt(_kek(share, volatile.current), umk.raw, share.row_id, random))


def umk_of(share: CookieShare, row: SessionRow, volatile: Volatile, now: datetime) -> UserMasterKey:
    """The UMK, where cookie, row and memory belong together; WrongKey otherwise, as after every restart."""
    if row.id != share.row_id:
        raise WrongKey
    for memory in volatile.shares(now):
        try:
            return UserMasterKey(decrypt(_kek(share, memory), row.sealed, share.row_id))
        except WrongKey:
            continue
    raise WrongKey


def _kek(share: CookieShare, memory: VolatileShare) -> bytes:
    return derive(share.raw, b"hrd1/session", salt=memory.raw)
