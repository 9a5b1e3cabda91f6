"""The pack: what contacts must know when it happens, under a key that nobody holds whole before.

    K = A xor B      A: each contact, under their card.      B: the release share, which comes free in one of these ways:

    device   the phone raised the alert, and its trigger came with the press
    code     the same by a text message
    quorum   so many contacts gave their part
    worker   a check-in was missed; only where the owner chose that the worker alone may free it

Every way of B without A opens nothing, and A without B neither. Each save draws K, A and B anew: shares of one version
say nothing about another, and all that is sealed is bound to organisation, PACT, version, and contact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from amparo.sealing import quorum as sharing
from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.card import Card
from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, AgreementKey, Random
from amparo.sealing.link import Trigger
from amparo.sealing.locks import HEAD_BYTES, check_code_lock, check_trigger_lock, code_key, trigger_key
from amparo.sealing.triggercode import TriggerCode
from amparo.sealing.wrap import unwrap, wrap


class ShareKind(StrEnum):
    CONTACT = "contact"
    QUORUM = "quorum"
    DEVICE = "device"
    CODE = "code"
    WORKER = "worker"


class CardsRefused(Exception):
    """Each contact needs a card of their own; a quorum is at least two of them and no more than there are."""


@dataclass(frozen=True)
class PackShare:
    """One row. `whose`: 32 bytes by which it is found again, another for each version; they name nobody."""

    kind: str
    whose: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, repr=False)
class SealedPack:
    """What is stored of one version, in place of the version before and all its shares."""

    blob: bytes
    shares: tuple[PackShare, ...]


@dataclass(frozen=True)
class _Place:
    org: UUID
    pact: UUID
    version: int

    def bound(self, label: str, *more: str | bytes) -> bytes:
        return lp(label, self.org, self.pact, self.version, *more)

    def whose(self, kind: ShareKind, *who: str | bytes) -> bytes:
        return sha256(self.bound("hrd1/pack-whose", kind, *who)).digest()


def seal(
    content: bytes,
    org: UUID,
    pact: UUID,
    version: int,
    *,
    cards: Mapping[str, bytes],
    triggers: Iterable[bytes] = (),
    codes: Iterable[bytes] = (),
    owner: bytes = b"",
    worker: bytes | None = None,
    quorum: int = 0,
    random: Random = OS_RANDOM,
) -> SealedPack:
    """`cards`: contact id -> public half of their card. `triggers`, `codes`: their locks, signed by `owner` (Ed25519).

    `quorum` 0: no release by contacts. `worker`: only where the owner chose it. CardsRefused where a quorum would be
    less, or more, than it says; WrongKey for a lock the owner did not sign; TooLarge above CONTENT_BYTES_MAX.
    """
    _check_cards(cards, quorum)
    place = _Place(org, pact, version)
    key, mine = random(KEY_BYTES), random(KEY_BYTES)
    release = _xor(key, mine)
    blob = close_blob(key, content, place.bound("hrd1/pack"), random)
    shares = [
        *_to_cards(ShareKind.CONTACT, place, cards, [mine] * len(cards)),
        *_to_cards(ShareKind.QUORUM, place, cards, sharing.split(release, quorum, len(cards)) if quorum else ()),
        *(_released(ShareKind.DEVICE, place, release, check_trigger_lock(t, owner, org, pact)) for t in triggers),
        *(_released(ShareKind.CODE, place, release, *check_code_lock(c, owner, org, pact)[::-1]) for c in codes),
        *([_released(ShareKind.WORKER, place, release, worker)] if worker is not None else ()),
    ]
    return SealedPack(blob, tuple(sorted(shares, key=lambda share: (share.kind, share.whose))))


def open_pack(blob: bytes, contact: bytes, release: bytes, org: UUID, pact: UUID, version: int) -> bytes:
    """The content, from a contact's share (A) and the release share (B); WrongKey otherwise."""
    if len(contact) != KEY_BYTES or len(release) != KEY_BYTES:
        raise WrongKey
    return open_blob(_xor(contact, release), blob, _Place(org, pact, version).bound("hrd1/pack"))


def contact_share(shares: Iterable[PackShare], card: Card, org: UUID, pact: UUID, version: int, contact: str) -> bytes:
    """A. WrongKey for a card that is not this contact's, or no longer."""
    return _from_card(ShareKind.CONTACT, shares, card, _Place(org, pact, version), contact)


def quorum_share(shares: Iterable[PackShare], card: Card, org: UUID, pact: UUID, version: int, contact: str) -> bytes:
    """This contact's part of B, to give when the contacts decide together."""
    return _from_card(ShareKind.QUORUM, shares, card, _Place(org, pact, version), contact)


def combine(given: Iterable[bytes], quorum: int) -> bytes:
    """B, from what contacts gave; WrongKey until enough of it fits together."""
    return sharing.combine(given, quorum)


def release_by_trigger(shares: Iterable[PackShare], trigger: Trigger, org: UUID, pact: UUID, version: int) -> bytes:
    """B, with the secret that came with a press."""
    return _release(ShareKind.DEVICE, shares, trigger_key(trigger), _Place(org, pact, version))


def release_by_code(shares: Iterable[PackShare], code: TriggerCode, org: UUID, pact: UUID, version: int) -> bytes:
    """B, with a code that came by text message: one Argon2id for each code of this pack."""
    for share in (share for share in shares if share.kind == ShareKind.CODE):
        head, bare = share.sealed[:HEAD_BYTES], replace(share, sealed=share.sealed[HEAD_BYTES:])
        try:
            return _release(ShareKind.CODE, [bare], code_key(code, head), _Place(org, pact, version))
        except WrongKey:
            continue
    raise WrongKey


def release_by_worker(shares: Iterable[PackShare], key: AgreementKey, org: UUID, pact: UUID, version: int) -> bytes:
    """B, where the owner chose that the worker may free it alone."""
    return _release(ShareKind.WORKER, shares, key, _Place(org, pact, version))


def _check_cards(cards: Mapping[str, bytes], quorum: int) -> None:
    if len(set(cards.values())) != len(cards):
        raise CardsRefused
    if quorum and not sharing.QUORUM_MIN <= quorum <= len(cards):
        raise CardsRefused


def _to_cards(
    kind: ShareKind, place: _Place, cards: Mapping[str, bytes], parts: Iterable[bytes]
) -> Iterator[PackShare]:
    for (contact, public), part in zip(cards.items(), parts, strict=False):
        info = place.bound("hrd1/pack-share", kind, contact)
        yield PackShare(kind, place.whose(kind, contact, public), wrap(part, public, info))


def _from_card(kind: ShareKind, shares: Iterable[PackShare], card: Card, place: _Place, contact: str) -> bytes:
    sealed = _found(shares, kind, place.whose(kind, contact, card.public))
    return unwrap(sealed, card.agreement, place.bound("hrd1/pack-share", kind, contact))


def _released(kind: ShareKind, place: _Place, release: bytes, public: bytes, head: bytes = b"") -> PackShare:
    sealed = head + wrap(release, public, place.bound("hrd1/pack-share", kind))
    return PackShare(kind, place.whose(kind, public), sealed)


def _release(kind: ShareKind, shares: Iterable[PackShare], key: AgreementKey, place: _Place) -> bytes:
    sealed = _found(shares, kind, place.whose(kind, key.public))
    return unwrap(sealed, key, place.bound("hrd1/pack-share", kind))


def _found(shares: Iterable[PackShare], kind: ShareKind, whose: bytes) -> bytes:
    for share in shares:
        if (share.kind, share.whose) == (kind, whose):
            return share.sealed
    raise WrongKey


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
