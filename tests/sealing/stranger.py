"""Another reader, written from docs/formats/sealed-v1.md alone: it imports nothing of ours."""

import hashlib
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def lp(*fields: bytes) -> bytes:
    return b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def u64(number: int) -> bytes:
    return number.to_bytes(8, "big")


def hkdf(key: bytes, info: bytes, salt: bytes = b"", size: int = 32) -> bytes:
    return HKDF(SHA256(), size, salt, info).derive(key)


def gcm(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)


def open_blob(key: bytes, blob: bytes, context: bytes) -> bytes:
    assert blob[:5] == b"HRD1\x01"
    both = hkdf(key, b"hrd1/seal" + context, blob[5:37], 64)
    assert both[32:] == blob[37:69]
    padded = AESGCM(both[:32]).decrypt(bytes(12), blob[69:], context)
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def umk_from_passphrase(typed: str, salt: bytes, cost: bytes, slots: bytes, instance: bytes, user: bytes) -> bytes:
    memory, passes, lanes = (int.from_bytes(cost[at : at + 4], "big") for at in (1, 5, 9))
    folded = " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold()).split())
    m = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(folded.encode())
    for number in range(4):
        try:
            opened = gcm(
                hkdf(m, b"hrd1/slot"), slots[61 * number :][:61], lp(b"hrd1/slot", instance, user, u64(number))
            )
        except Exception:
            continue
        return opened[1:]
    raise ValueError


def ck_from_wrap(wrap: bytes, sk: bytes, org: bytes, compartment: bytes, epoch: int, member: bytes) -> bytes:
    private = X25519PrivateKey.from_private_bytes(sk)
    public = hashlib.sha256(private.public_key().public_bytes_raw()).digest()
    info = lp(b"hrd1/ck", org, compartment, u64(epoch), member, public)
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).decrypt(wrap, private, info)


def content_of(
    version: int,
    epoch: int,
    author: bytes,
    prev_hash: bytes,
    wrap: bytes,
    signature: bytes,
    blob: bytes,
    *,
    ck: bytes,
    org: bytes,
    compartment: bytes,
    document: bytes,
    author_key: bytes,
) -> bytes:
    aad = lp(b"hrd1/doc", org, compartment, document, u64(version), prev_hash, author)
    signed = lp(b"hrd1/sig", aad, hashlib.sha256(blob).digest())
    Ed25519PublicKey.from_public_bytes(author_key).verify(signature, signed)
    place = lp(b"hrd1/dek", org, compartment, u64(epoch), document, u64(version))
    return open_blob(gcm(hkdf(ck, b"hrd1/dek"), wrap, place), blob, aad)


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hpke(wrapped: bytes, sk: bytes, info: bytes) -> bytes:
    private = X25519PrivateKey.from_private_bytes(sk)
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM).decrypt(wrapped, private, info)


def worker_keys(printed: str) -> tuple[bytes, bytes, bytes]:
    """The X25519 key, the keeping key and the key of the macs, from the paper."""
    number = 0
    for symbol in printed.replace("-", ""):
        number = number << 5 | CROCKFORD.index(symbol)
    secret, check = (number >> 32).to_bytes(16, "big"), (number & 0xFFFFFFFF).to_bytes(4, "big")
    assert hashlib.sha256(lp(b"hrd1/worker-check", secret)).digest()[:4] == check
    whole = hkdf(secret, b"hrd1/worker", size=96)
    return whole[:32], whole[32:64], whole[64:]


def letter(written: bytes, sk: bytes, *context: bytes) -> bytes:
    place = lp(b"hrd1/letter", *context)
    return open_blob(hpke(written[:80], sk, place), written[80:], place)


def signed_letter(written: bytes, sk: bytes, writer: bytes, *context: bytes) -> bytes:
    opened = letter(written, sk, b"signed", *context)
    claim = lp(b"hrd1/signed", public_of(sk), opened[64:], *context)
    Ed25519PublicKey.from_public_bytes(writer).verify(opened[:64], claim)
    return opened[64:]


def by_link(label: bytes, raw: bytes, closed: bytes, *context: bytes) -> bytes:
    return open_blob(hkdf(raw, label), closed, lp(label, *context))


def stretched(typed: bytes, stored: bytes) -> bytes:
    """What Argon2id makes of a folded text, with the cost13 || salt16 before whatever is stored."""
    memory, passes, lanes = (int.from_bytes(stored[at : at + 4], "big") for at in (1, 5, 9))
    return Argon2id(salt=stored[13:29], length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(typed)


def by_code(printed: str, closed: bytes, *context: bytes) -> bytes:
    key = hkdf(stretched(printed.replace("-", "").lower().encode(), closed), b"hrd1/code")
    return open_blob(key, closed[29:], lp(b"hrd1/code", *context))


def card_key(words: str) -> bytes:
    return hkdf(words.encode(), b"hrd1/card")


def public_of(sk: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(sk).public_key().public_bytes_raw()


def checked_lock(lock: bytes, owner: bytes, kind: bytes, org: bytes, pact: bytes) -> bytes:
    Ed25519PublicKey.from_public_bytes(owner).verify(lock[-64:], lp(b"hrd1/lock", kind, org, pact, lock[:-64]))
    return lock[:-64]


def code_lock_key(printed: str, head: bytes) -> bytes:
    return hkdf(stretched(printed.replace("-", "").lower().encode(), head), b"hrd1/code-lock")


def released(kind: bytes, shares: list[tuple[bytes, bytes, bytes]], sk: bytes, place: tuple[bytes, ...]) -> bytes:
    whose = hashlib.sha256(lp(b"hrd1/pack-whose", *place, kind, public_of(sk))).digest()
    sealed = share_of(kind, shares, whose)
    return hpke(sealed[29:] if kind == b"code" else sealed, sk, lp(b"hrd1/pack-share", *place, kind))


def share_of(kind: bytes, shares: list[tuple[bytes, bytes, bytes]], whose: bytes) -> bytes:
    return next(sealed for its_kind, its_whose, sealed in shares if (its_kind, its_whose) == (kind, whose))


def from_card(
    kind: bytes, shares: list[tuple[bytes, bytes, bytes]], words: str, contact: bytes, place: tuple[bytes, ...]
) -> bytes:
    sk = card_key(words)
    whose = hashlib.sha256(lp(b"hrd1/pack-whose", *place, kind, contact, public_of(sk))).digest()
    return hpke(share_of(kind, shares, whose), sk, lp(b"hrd1/pack-share", *place, kind, contact))


def times(one: int, other: int) -> int:
    """In GF(2^128) with x^128 + x^7 + x^2 + x + 1; the highest bit is the highest power."""
    product = 0
    for bit in range(128):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(254, 127, -1):
        if product >> bit & 1:
            product ^= ((1 << 128) | 0x87) << (bit - 128)
    return product


def inverse(number: int) -> int:
    result, square = 1, number
    for _ in range(127):  # number ^ (2^128 - 2)
        square = times(square, square)
        result = times(result, square)
    return result


def at_zero(points: list[tuple[int, int]]) -> int:
    """Lagrange: where the curve through these points meets zero."""
    value = 0
    for x, y in points:
        term = y
        for other in (other for other, _ in points if other != x):
            term = times(term, times(other, inverse(x ^ other)))
        value ^= term
    return value


def release_of(parts: list[bytes]) -> bytes:
    halves = ([(part[0], int.from_bytes(part[at : at + 16], "big")) for part in parts] for at in (1, 17))
    release = b"".join(at_zero(points).to_bytes(16, "big") for points in halves)
    assert {part[33:] for part in parts} == {hkdf(release, b"hrd1/quorum-mark")}
    return release
