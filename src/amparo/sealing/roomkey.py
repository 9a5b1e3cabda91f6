"""The key of one room: what everybody in a workshop shows to the others is sealed to it, and it ends with the room.

The secret lies twice: as a letter to the facilitator, so that their passphrase opens the room again after a power cut;
and in the memory of the server while the room is open, so that it runs on when the console locks itself. Where several
servers answer, a third copy is sealed under the share of the day that each of them holds in memory alone.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import Field, lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, Key, Random, Secret
from amparo.sealing.primitives import decrypt, derive, encrypt
from amparo.sealing.session import Volatile, VolatileShare


class RoomSecret(Key):
    """What the room's keys are made from; the facilitator's letter holds it."""


class RoomKeepingKey(Key):
    """Seals what is written in the room."""


class RoomMacKey(Key):
    """Finds rows of the room again without saying what they are about."""


@dataclass(frozen=True, repr=False, eq=False)
class RoomKey(Secret):
    """All that one room can open, and nothing else."""

    keeping: RoomKeepingKey = field(repr=False)
    macs: RoomMacKey = field(repr=False)

    @classmethod
    def from_secret(cls, secret: RoomSecret) -> Self:
        whole = derive(secret.raw, b"hrd1/room", length=2 * KEY_BYTES)
        return cls(RoomKeepingKey(whole[:KEY_BYTES]), RoomMacKey(whole[KEY_BYTES:]))

    def keep(self, content: bytes, *context: Field, random: Random = OS_RANDOM) -> bytes:
        """A blob that opens with this room's key, and only in this place."""
        return close_blob(self.keeping.raw, content, lp("hrd1/room-kept", *context), random)

    def kept(self, untrusted: bytes, *context: Field) -> bytes:
        """What `keep` sealed, or WrongKey."""
        return open_blob(self.keeping.raw, untrusted, lp("hrd1/room-kept", *context))

    def mac(self, *fields: Field) -> bytes:
        """32 bytes, the same for the same fields; they lead back to nothing for whoever lacks the key."""
        return hmac.digest(self.macs.raw, lp("hrd1/room-mac", *fields), "sha256")


def open_share(secret: RoomSecret, room: UUID, volatile: Volatile, random: Random = OS_RANDOM) -> bytes:
    """The secret for every server that holds the share of the day: 60 bytes, useless once the day is over."""
    return encrypt(_day_key(volatile.current, room), secret.raw, lp("hrd1/room-day", room), random)


def from_share(untrusted: bytes, room: UUID, volatile: Volatile, now: datetime) -> RoomSecret:
    """What `open_share` sealed today or yesterday, or WrongKey."""
    for share in volatile.shares(now):
        try:
            return RoomSecret(decrypt(_day_key(share, room), untrusted, lp("hrd1/room-day", room)))
        except WrongKey:
            continue
    raise WrongKey


def _day_key(share: VolatileShare, room: UUID) -> bytes:
    return derive(share.raw, lp("hrd1/room-day", room))
