"""A letter whose writer is known: what an owner publishes, so that nobody who can write rows publishes in their name.

The signature lies under the seal. It names the reader and the place, so a letter cannot be handed on as if it had been
written to somebody else, or for something else.
"""

from __future__ import annotations

from amparo.sealing import letter
from amparo.sealing.encoding import Field, lp
from amparo.sealing.keys import OS_RANDOM, AgreementKey, Random, SigningKey
from amparo.sealing.primitives import SIGNATURE_BYTES, verify


def write(content: bytes, to: bytes, by: SigningKey, *context: Field, random: Random = OS_RANDOM) -> bytes:
    """A letter of signature64 || content. WrongKey for a public key that hides nothing."""
    signature = by.sign(_claim(content, to, context))
    return letter.write(signature + content, to, "signed", *context, random=random)


def read(untrusted: bytes, key: AgreementKey, writer: bytes, *context: Field) -> bytes:
    """The content, if the holder of `writer` (Ed25519) wrote it to this reader, in this place; WrongKey otherwise."""
    opened = letter.read(untrusted, key, "signed", *context)
    signature, content = opened[:SIGNATURE_BYTES], opened[SIGNATURE_BYTES:]
    verify(writer, signature, _claim(content, key.public, context))
    return content


def _claim(content: bytes, to: bytes, context: tuple[Field, ...]) -> bytes:
    return lp("hrd1/signed", to, content, *context)
