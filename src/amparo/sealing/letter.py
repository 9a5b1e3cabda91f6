"""A letter: whoever knows a public key can write one, only the holder of the key can read it, not even the writer.

Notes and envelopes are letters to the worker, the copy of an alert is a letter to its owner. `context` says what a
letter is and where it belongs; it is authenticated, not stored. A letter says nothing about who wrote it.
"""

from __future__ import annotations

from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import Field, lp
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, AgreementKey, Random
from amparo.sealing.wrap import WRAP_BYTES, unwrap, wrap


def write(content: bytes, to: bytes, *context: Field, random: Random = OS_RANDOM) -> bytes:
    """wrap80 || blob, for an X25519 public key. WrongKey for a public key that hides nothing."""
    key, place = random(KEY_BYTES), lp("hrd1/letter", *context)
    return wrap(key, to, place) + close_blob(key, content, place, random)


def read(untrusted: bytes, key: AgreementKey, *context: Field) -> bytes:
    """The content, whole and unchanged, or WrongKey."""
    place = lp("hrd1/letter", *context)
    return open_blob(unwrap(untrusted[:WRAP_BYTES], key, place), untrusted[WRAP_BYTES:], place)
