"""The four slots of an account: always four, always 61 bytes, unused ones random, so that nobody can count them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, Random, SlotKey, UserMasterKey
from amparo.sealing.primitives import NONCE_BYTES, TAG_BYTES, decrypt, derive, encrypt

SLOTS = 4
SLOT_BYTES = NONCE_BYTES + 1 + KEY_BYTES + TAG_BYTES


class SlotKind(IntEnum):
    NORMAL = 1
    DURESS = 2


@dataclass(frozen=True)
class SlotPlace:
    """Whose slots these are; they open nowhere else."""

    instance: UUID
    user: UUID

    def aad(self, number: int) -> bytes:
        return lp("hrd1/slot", self.instance, self.user, number)


def slot_key(stretched: bytes) -> SlotKey:
    """From M, the 32 bytes Argon2id made."""
    return SlotKey(derive(stretched, b"hrd1/slot"))


def fill(used: Mapping[SlotKey, tuple[SlotKind, UserMasterKey]], place: SlotPlace, random: Random = OS_RANDOM) -> bytes:
    """The four slots in one piece of 244 bytes: those used at places drawn anew, random bytes at the others."""
    assert len(used) <= SLOTS
    slots = [random(SLOT_BYTES) for _ in range(SLOTS)]
    places = sorted(range(SLOTS), key=lambda _: random(8))
    for number, (key, (kind, umk)) in zip(places, used.items(), strict=False):
        slots[number] = encrypt(key.raw, bytes([kind]) + umk.raw, place.aad(number), random)
    return b"".join(slots)


def try_all(untrusted_slots: bytes, key: SlotKey, place: SlotPlace) -> tuple[SlotKind, UserMasterKey]:
    """What this key opens. All four are tried even after one has opened, so time does not tell which it was."""
    if len(untrusted_slots) != SLOTS * SLOT_BYTES:
        raise WrongKey
    opened = [content for number in range(SLOTS) if (content := _try(untrusted_slots, number, key, place))]
    if len(opened) != 1 or opened[0][0] not in set(SlotKind):
        raise WrongKey
    return SlotKind(opened[0][0]), UserMasterKey(opened[0][1:])


def _try(untrusted_slots: bytes, number: int, key: SlotKey, place: SlotPlace) -> bytes | None:
    slot = untrusted_slots[number * SLOT_BYTES : (number + 1) * SLOT_BYTES]
    try:
        return decrypt(key.raw, slot, place.aad(number))
    except WrongKey:
        return None
