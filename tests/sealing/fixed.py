"""Randomness that everybody can repeat, for test vectors, and the secrets of the fixed cast."""

from hashlib import sha256
from uuid import UUID, uuid5

from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.keys import Random

INSTANCE_ID = UUID("6d1f1a52-8c9e-4b7e-9a43-2f0c55b0a001")


def stream(seed: str) -> Random:
    """The n-th call gives the first bytes of SHA-256(seed || n || block) blocks; n from 0, both 4 bytes big-endian."""
    calls = iter(range(1_000_000))

    def random(size: int) -> bytes:
        call = next(calls).to_bytes(4, "big")
        blocks = range(-(-size // 32))
        return b"".join(sha256(seed.encode() + call + block.to_bytes(4, "big")).digest() for block in blocks)[:size]

    return random


def some_id(name: str) -> UUID:
    return uuid5(INSTANCE_ID, name)


def river_instance() -> Instance:
    return Instance(INSTANCE_ID, InstanceKey.new(stream("instance key")))
