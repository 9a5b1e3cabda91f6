"""How fields become bytes: `lp` for what is authenticated, padding for what is sealed.

Every label starts with `hrd1/`: it names the suite, so a key made for suite 1 can never be used by a later one.
"""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from amparo.sealing.faults import TooLarge, WrongKey

SUITE = b"\x01"
"""Suite 1: X25519, HKDF-SHA256, AES-256-GCM, Argon2id, Ed25519."""

CONTENT_BYTES_MAX = 16 * 1024 * 1024
PADDED_BYTES_MIN = 1_024
FIELDS_MAX = 32
LENGTH = 4
"""Bytes of a length prefix, big-endian."""

Field: TypeAlias = bytes | str | int | UUID


def lp(*fields: Field) -> bytes:
    """Each field after its length: 4 bytes big-endian. No two lists of fields give the same bytes.

    Text is UTF-8, a number 8 bytes big-endian, an id its 16 bytes.
    """
    parts: list[bytes] = []
    for raw in map(_raw, fields):
        parts += (len(raw).to_bytes(LENGTH, "big"), raw)
    return b"".join(parts)


def _raw(field: Field) -> bytes:
    match field:
        case bytes():
            return field
        case str():
            return field.encode()
        case int():
            if not 0 <= field < 1 << 64:  # no such version, epoch or place: somebody wrote it into the database
                raise WrongKey
            return field.to_bytes(8, "big")
        case UUID():
            return field.bytes


def fields(untrusted: bytes, count: int) -> list[bytes]:
    """The `count` fields that `lp` joined, or WrongKey when there are more, fewer, or bytes left over."""
    assert count <= FIELDS_MAX
    found, rest = [], untrusted
    for _ in range(count):
        size = int.from_bytes(rest[:LENGTH], "big")
        if len(rest) < LENGTH + size:
            raise WrongKey
        found.append(rest[LENGTH : LENGTH + size])
        rest = rest[LENGTH + size :]
    if rest:
        raise WrongKey
    return found


def pad(content: bytes) -> bytes:
    """Length, content, zeros up to the next bucket: the size of what is sealed says little about the content."""
    if len(content) > CONTENT_BYTES_MAX:
        raise TooLarge
    framed = len(content).to_bytes(LENGTH, "big") + content
    return framed.ljust(_bucket(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content, or WrongKey when the padding is not exactly the one `pad` writes."""
    size = int.from_bytes(padded[:LENGTH], "big")
    if size > CONTENT_BYTES_MAX or len(padded) != _bucket(LENGTH + size) or any(padded[LENGTH + size :]):
        raise WrongKey
    return padded[LENGTH : LENGTH + size]


def _bucket(size: int) -> int:
    """Padmé (Nikitin et al., PURBs, 2019): at most 12 % more, and only the leading bits of the size stay visible."""
    if size <= PADDED_BYTES_MIN:
        return PADDED_BYTES_MIN
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step
