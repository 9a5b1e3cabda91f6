"""Compartment keys: one for each compartment and epoch, wrapped to each member, real only if the log names them."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from amparo.sealing.account import Keyring
from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, CompartmentKey, Random
from amparo.sealing.membership import Action, Entry, LogRow, Membership, append, founding, verify_log
from amparo.sealing.person import PublicRecord
from amparo.sealing.primitives import derive
from amparo.sealing.wrap import WRAP_BYTES, unwrap, wrap


@dataclass(frozen=True)
class CkWrap:
    """One row: the key of one compartment and epoch for one member, 80 bytes."""

    member: UUID
    compartment: UUID
    epoch: int
    wrap: bytes


@dataclass(frozen=True, repr=False)
class Organisation:
    """An organisation as one member has opened it: the verified log and the compartment keys that are theirs."""

    membership: Membership
    keys: Mapping[tuple[UUID, int], CompartmentKey]

    @property
    def id(self) -> UUID:
        return self.membership.org

    def key(self, compartment: UUID, epoch: int) -> CompartmentKey:
        """WrongKey where this member was never given the key."""
        if (compartment, epoch) not in self.keys:
            raise WrongKey
        return self.keys[compartment, epoch]


@dataclass(frozen=True, repr=False)
class Keyed:
    """A row to add to the log, the wraps to store with it in one transaction, and the organisation they open to."""

    organisation: Organisation
    row: LogRow
    wraps: tuple[CkWrap, ...]


def found(org: UUID, founder: Keyring, compartment: UUID, random: Random = OS_RANDOM) -> Keyed:
    """A new organisation with one administrator and one compartment."""
    key = CompartmentKey.new(random)
    membership, row = founding(org, founder, compartment, ck_commit(key))
    return _keyed(Organisation(membership, {}), row, compartment, key, [founder.public])


def new_epoch(
    organisation: Organisation,
    author: Keyring,
    compartment: UUID,
    readers: Iterable[PublicRecord],
    random: Random = OS_RANDOM,
) -> Keyed:
    """A new compartment, or the next key of one: when somebody left, or a key may be known outside.

    `readers` are `membership.present()` or some of them. WrongKey for a record the log does not vouch for, wherever it
    was read: a key is wrapped to nobody on the word of another table.
    """
    readers = tuple(readers)
    if not set(readers) <= set(organisation.membership.present()):
        raise WrongKey
    key = CompartmentKey.new(random)
    epoch = organisation.membership.newest_epoch(compartment) + 1
    entry = Entry(Action.KEY, compartment=compartment, epoch=epoch, ck_commit=ck_commit(key))
    membership, row = append(organisation.membership, author, entry)
    return _keyed(Organisation(membership, organisation.keys), row, compartment, key, readers)


def share(organisation: Organisation, compartment: UUID, epoch: int, reader: UUID) -> CkWrap:
    """The key of a compartment for one more member. WrongKey for somebody the log does not name as present."""
    member = organisation.membership.members.get(reader)
    if member is None or not member.present:
        raise WrongKey
    return _wrapped(organisation.id, compartment, epoch, organisation.key(compartment, epoch), member.public)


def open_organisation(org: UUID, rows: Iterable[LogRow], wraps: Iterable[CkWrap], keyring: Keyring) -> Organisation:
    """What a member opens at sign-in: the whole log verified, then every wrap made for them.

    LogRefused as in `verify_log`, also when the log is older than what this person has seen. WrongKey when it does not
    name them as present with these keys, when one wrap does not open, or opens to a key the log does not name.
    """
    membership = verify_log(rows, org, seen=keyring.heads.get(org))
    if keyring.public not in membership.present():
        raise WrongKey
    keys = {(each.compartment, each.epoch): _unwrapped(membership, each, keyring) for each in wraps}
    return Organisation(membership, keys)


def ck_commit(key: CompartmentKey) -> bytes:
    """What the log says of a key: enough to recognise it, nothing to find it."""
    return derive(key.raw, b"hrd1/ck-commit")


def _keyed(
    before: Organisation, row: LogRow, compartment: UUID, key: CompartmentKey, readers: Iterable[PublicRecord]
) -> Keyed:
    epoch = before.membership.newest_epoch(compartment)
    organisation = Organisation(before.membership, {**before.keys, (compartment, epoch): key})
    wraps = tuple(_wrapped(organisation.id, compartment, epoch, key, reader) for reader in readers)
    return Keyed(organisation, row, wraps)


def _wrapped(org: UUID, compartment: UUID, epoch: int, key: CompartmentKey, reader: PublicRecord) -> CkWrap:
    info = _info(org, compartment, epoch, reader)
    return CkWrap(reader.user, compartment, epoch, wrap(key.raw, reader.agreement, info))


def _unwrapped(membership: Membership, untrusted: CkWrap, keyring: Keyring) -> CompartmentKey:
    named = membership.named_keys.get((untrusted.compartment, untrusted.epoch))
    if named is None or len(untrusted.wrap) != WRAP_BYTES:
        raise WrongKey
    info = _info(membership.org, untrusted.compartment, untrusted.epoch, keyring.public)
    key = CompartmentKey(unwrap(untrusted.wrap, keyring.agreement, info))
    if not hmac.compare_digest(ck_commit(key), named.commit):
        raise WrongKey
    return key


def _info(org: UUID, compartment: UUID, epoch: int, reader: PublicRecord) -> bytes:
    return lp("hrd1/ck", org, compartment, epoch, reader.user, sha256(reader.agreement).digest())
