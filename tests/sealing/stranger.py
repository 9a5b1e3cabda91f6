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
