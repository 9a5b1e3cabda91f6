"""The sealed blob: "HRD1" || suite || salt32 || commit32 || AES-256-GCM(padded content).

The salt makes the encryption key single-use, so the nonce can be zero; the commitment makes it impossible to craft
one blob that opens differently under two keys. `context` is authenticated, not stored: whoever opens must know where
the blob belongs, and a blob moved to another place does not open.
"""

from __future__ import annotations

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amparo.sealing.encoding import PADDED_BYTES_MIN, SUITE, pad, unpad
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, Random
from amparo.sealing.primitives import NONCE_BYTES, TAG_BYTES, decrypt_with_nonce, derive

MAGIC = b"HRD1"
SALT_BYTES = 32
_HEAD = MAGIC + SUITE
_SALT = slice(len(_HEAD), len(_HEAD) + SALT_BYTES)
_COMMIT = slice(_SALT.stop, _SALT.stop + KEY_BYTES)
_BYTES_MIN = _COMMIT.stop + PADDED_BYTES_MIN + TAG_BYTES
_ZERO_NONCE = bytes(NONCE_BYTES)


def close_blob(key: bytes, content: bytes, context: bytes, random: Random = OS_RANDOM) -> bytes:
    """The blob of `content`. TooLarge above CONTENT_BYTES_MAX."""
    padded = pad(content)
    salt = random(SALT_BYTES)
    once, commit = _once(key, salt, context)
    return _HEAD + salt + commit + AESGCM(once).encrypt(_ZERO_NONCE, padded, context)


def open_blob(key: bytes, untrusted: bytes, context: bytes) -> bytes:
    """The content, whole and unchanged, or WrongKey."""
    if len(untrusted) < _BYTES_MIN or not untrusted.startswith(_HEAD):
        raise WrongKey
    once, commit = _once(key, untrusted[_SALT], context)
    if not hmac.compare_digest(commit, untrusted[_COMMIT]):
        raise WrongKey
    return unpad(decrypt_with_nonce(once, _ZERO_NONCE, untrusted[_COMMIT.stop :], context))


def _once(key: bytes, salt: bytes, context: bytes) -> tuple[bytes, bytes]:
    both = derive(key, b"hrd1/seal" + context, salt=salt, length=2 * KEY_BYTES)
    return both[:KEY_BYTES], both[KEY_BYTES:]
