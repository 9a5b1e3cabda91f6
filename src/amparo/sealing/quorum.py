"""A secret for several: any `quorum` of the shares give it back, fewer say nothing about it.

Shamir's sharing in GF(2^128), each half of the 32 bytes by itself. Each share carries a mark of the whole, so a share
somebody made up keeps nobody from the secret: it is left out.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from itertools import combinations, islice

from Crypto.Protocol.SecretSharing import Shamir

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES
from amparo.sealing.primitives import derive

HALF_BYTES = 16
SHARE_BYTES = 1 + 2 * HALF_BYTES + KEY_BYTES
QUORUM_MIN = 2
COUNT_MAX = 255
TRIES_MAX = 1_000
_NUMBER, _FIRST, _SECOND, _MARK = slice(0, 1), slice(1, 17), slice(17, 33), slice(33, SHARE_BYTES)


def split(secret: bytes, quorum: int, count: int) -> tuple[bytes, ...]:
    """`count` shares of 65 bytes: number1 || first half16 || second half16 || mark32."""
    assert len(secret) == KEY_BYTES
    assert QUORUM_MIN <= quorum <= count <= COUNT_MAX
    first, second = (Shamir.split(quorum, count, half) for half in (secret[:HALF_BYTES], secret[HALF_BYTES:]))
    pairs = zip(first, second, strict=True)
    return tuple(bytes([number]) + one + other + _mark(secret) for (number, one), (_, other) in pairs)


def combine(untrusted_shares: Iterable[bytes], quorum: int) -> bytes:
    """The secret, or WrongKey while no `quorum` of these shares fit together."""
    shares = sorted({share for share in untrusted_shares if len(share) == SHARE_BYTES and share[0]})
    for together in islice(combinations(shares, max(quorum, QUORUM_MIN)), TRIES_MAX):
        if len({share[_NUMBER] for share in together}) == len(together) == quorum:
            secret = b"".join(_half(together, half) for half in (_FIRST, _SECOND))
            if all(hmac.compare_digest(share[_MARK], _mark(secret)) for share in together):
                return secret
    raise WrongKey


def _half(shares: tuple[bytes, ...], half: slice) -> bytes:
    return Shamir.combine([(share[0], share[half]) for share in shares])


def _mark(secret: bytes) -> bytes:
    return derive(secret, b"hrd1/quorum-mark")
