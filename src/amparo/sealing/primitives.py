"""The few primitives of suite 1, each failing closed with the one refusal."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, Random

NONCE_BYTES = 12
TAG_BYTES = 16
SIGNATURE_BYTES = 64


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Nothing when the signature is right, WrongKey otherwise."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise WrongKey from None


def derive(key: bytes, info: bytes, *, salt: bytes | None = None, length: int = KEY_BYTES) -> bytes:
    """HKDF-SHA256."""
    return HKDF(SHA256(), length, salt, info).derive(key)


def encrypt(key: bytes, content: bytes, aad: bytes, random: Random) -> bytes:
    """nonce12 || AES-256-GCM, for keys that may be used more than once."""
    nonce = random(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, aad)


def decrypt(key: bytes, untrusted: bytes, aad: bytes) -> bytes:
    """What `encrypt` sealed, or WrongKey."""
    return decrypt_with_nonce(key, untrusted[:NONCE_BYTES], untrusted[NONCE_BYTES:], aad)


def decrypt_with_nonce(key: bytes, nonce: bytes, untrusted: bytes, aad: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, untrusted, aad)
    except (InvalidTag, ValueError):
        raise WrongKey from None
