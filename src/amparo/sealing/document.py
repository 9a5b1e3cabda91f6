"""A document, sealed version by version: every version has its own key, its author's signature and its predecessor.

Nothing of the place is stored inside: document, compartment, version, author and predecessor come from the row, and a
blob that was moved, swapped or rolled back under another number does not open. Rolling everything back to an older
state that was once true is not noticed here; `head_code` on the printed plan is what shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from amparo.sealing.account import Keyring
from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.compartment import Organisation
from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, CompartmentKey, DocumentKey, Random
from amparo.sealing.primitives import decrypt, derive, encrypt, verify
from amparo.sealing.words import FALLBACK, spell

BEFORE_THE_FIRST = bytes(32)


@dataclass(frozen=True)
class Place:
    """Where a document lives, inside the organisation it is opened with."""

    compartment: UUID
    document: UUID


@dataclass(frozen=True, repr=False)
class Sealed:
    """One version as stored. `version` counts from 1; (document, version) is unique in the store."""

    version: int
    epoch: int
    author: UUID
    prev_hash: bytes  # 32
    wrap: bytes  # 60
    signature: bytes  # 64
    blob: bytes  # the padded size of the content plus 85


def seal(
    content: bytes,
    place: Place,
    *,
    after: Sealed | None,
    author: Keyring,
    organisation: Organisation,
    random: Random = OS_RANDOM,
) -> Sealed:
    """The version that follows `after` (None for the first), under the newest key of the compartment.

    TooLarge above CONTENT_BYTES_MAX; WrongKey when this member has no key of the compartment.
    """
    version = after.version + 1 if after else 1
    prev_hash = head_of(after, place, organisation) if after else BEFORE_THE_FIRST
    epoch = organisation.membership.newest_epoch(place.compartment)
    dek = DocumentKey.new(random)
    wrap = _dek_wrapped(dek, organisation.key(place.compartment, epoch), organisation.id, place, epoch, version, random)
    sealed = Sealed(version, epoch, author.user, prev_hash, wrap, b"", b"")
    blob = close_blob(dek.raw, content, _aad(sealed, place, organisation), random)
    sealed = replace(sealed, blob=blob)
    return replace(sealed, signature=author.signing.sign(_signed(sealed, place, organisation)))


def unseal(untrusted: Sealed, place: Place, organisation: Organisation) -> bytes:
    """The content, or WrongKey. The author must be somebody the log knows, and must have signed exactly this."""
    _check_author(untrusted, place, organisation)
    dek = _dek(untrusted, place, organisation)
    return open_blob(dek.raw, untrusted.blob, _aad(untrusted, place, organisation))


def rewrap(sealed: Sealed, place: Place, organisation: Organisation, random: Random = OS_RANDOM) -> Sealed:
    """The same version under the newest key of its compartment. Blob, signature and hash stay as they are.

    When somebody leaves, do it in the transaction that adds their removal and the new key to the log: from then on
    what they wrote opens only where this vouched for it.
    """
    epoch = organisation.membership.newest_epoch(place.compartment)
    key, dek = organisation.key(place.compartment, epoch), _dek(sealed, place, organisation)
    wrap = _dek_wrapped(dek, key, organisation.id, place, epoch, sealed.version, random)
    return replace(sealed, epoch=epoch, wrap=wrap)


def head_of(sealed: Sealed, place: Place, organisation: Organisation) -> bytes:
    """The 32 bytes by which the next version names this one. They do not change when the key is wrapped again."""
    return sha256(lp("hrd1/head", _signed(sealed, place, organisation), sealed.signature)).digest()


def check_chain(untrusted: Iterable[Sealed], place: Place, organisation: Organisation) -> None:
    """Nothing when these versions, oldest first, follow each other from the first on; WrongKey otherwise."""
    version, head = 0, BEFORE_THE_FIRST
    for sealed in untrusted:
        if (sealed.version, sealed.prev_hash) != (version + 1, head):
            raise WrongKey
        _check_author(sealed, place, organisation)
        version, head = sealed.version, head_of(sealed, place, organisation)


def head_code(
    heads: Iterable[tuple[UUID, bytes]], organisation: Organisation, language: str = FALLBACK
) -> tuple[str, ...]:
    """Six words for an organisation's log and all its newest versions, given as (document, head_of its newest version).

    Printed on the plan: other words after a restore mean that something older came back, be it somebody who had left.
    """
    parts = [part for document, head in sorted(heads) for part in (document, head)]
    whole = lp("hrd1/head-code", organisation.id, organisation.membership.head.hash, *parts)
    return spell(sha256(whole).digest(), language)


def _check_author(untrusted: Sealed, place: Place, organisation: Organisation) -> None:
    author = organisation.membership.author(untrusted.author, place.compartment, untrusted.epoch)
    verify(author.signing, untrusted.signature, _signed(untrusted, place, organisation))


def _dek(sealed: Sealed, place: Place, organisation: Organisation) -> DocumentKey:
    key = organisation.key(place.compartment, sealed.epoch)
    aad = _dek_aad(organisation.id, place, sealed.epoch, sealed.version)
    return DocumentKey(decrypt(_dek_kek(key), sealed.wrap, aad))


def _dek_wrapped(
    dek: DocumentKey, key: CompartmentKey, org: UUID, place: Place, epoch: int, version: int, random: Random
) -> bytes:
    return encrypt(_dek_kek(key), dek.raw, _dek_aad(org, place, epoch, version), random)


def _dek_kek(key: CompartmentKey) -> bytes:
    return derive(key.raw, b"hrd1/dek")


def _dek_aad(org: UUID, place: Place, epoch: int, version: int) -> bytes:
    return lp("hrd1/dek", org, place.compartment, epoch, place.document, version)


def _aad(sealed: Sealed, place: Place, organisation: Organisation) -> bytes:
    return lp(
        "hrd1/doc",
        organisation.id,
        place.compartment,
        place.document,
        sealed.version,
        sealed.prev_hash,
        sealed.author,
    )


def _signed(sealed: Sealed, place: Place, organisation: Organisation) -> bytes:
    return lp("hrd1/sig", _aad(sealed, place, organisation), sha256(sealed.blob).digest())
