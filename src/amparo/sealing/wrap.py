"""HPKE base mode (RFC 9180): a few bytes that only the holder of one X25519 key can read.

`info` is authenticated, not stored: whoever opens must know where the bytes belong.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, AgreementKey
from amparo.sealing.primitives import TAG_BYTES

ENCAPSULATION_BYTES = 32
OVERHEAD_BYTES = ENCAPSULATION_BYTES + TAG_BYTES
WRAP_BYTES = KEY_BYTES + OVERHEAD_BYTES
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def wrap(content: bytes, to: bytes, info: bytes) -> bytes:
    """encapsulation32 || ciphertext || tag16 for an X25519 public key.

    WrongKey for one of the few points with which everybody's secret is zero, and for bytes that are no key.
    """
    try:
        return _HPKE.encrypt(content, X25519PublicKey.from_public_bytes(to), info)
    except ValueError:
        raise WrongKey from None


def unwrap(untrusted: bytes, key: AgreementKey, info: bytes) -> bytes:
    """What `wrap` wrapped, or WrongKey."""
    try:
        return _HPKE.decrypt(untrusted, key.private, info)
    except (InvalidTag, ValueError):
        raise WrongKey from None
