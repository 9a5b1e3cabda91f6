"""The membership log: who belongs to an organisation, with which keys, and which compartment keys are real.

Rows are only ever added. Each is signed by somebody who was an administrator just before it, and names the hash of the
row before. `verify_log` reads all of them or refuses all of them; nothing else may introduce a public key or vouch for
a compartment key. The first row is signed by the founder with the keys it introduces.

The chain alone does not notice that its newest rows were cut off. `seen` does: the newest row this person saw before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Self
from uuid import UUID

from amparo.sealing.account import Keyring
from amparo.sealing.encoding import fields, lp
from amparo.sealing.faults import LogRefused, WrongKey
from amparo.sealing.keys import KEY_BYTES
from amparo.sealing.person import PublicRecord
from amparo.sealing.primitives import verify
from amparo.sealing.vault import Head

NOBODY = UUID(int=0)
BEFORE_THE_FIRST = bytes(32)
FIELDS = 12
ROWS_MAX = 100_000


class Action(StrEnum):
    FOUND = "found"
    ADMIT = "admit"
    APPOINT = "appoint"
    REMOVE = "remove"
    KEY = "key"  # the key of a new compartment, or of the next epoch of one


class Role(StrEnum):
    ADMIN = "admin"
    MEMBER = "member"


@dataclass(frozen=True)
class Entry:
    """What one row says. Fields that an action does not use keep these defaults, and a row must repeat them."""

    action: Action
    user: UUID = NOBODY
    public: bytes = b""
    role: Role | None = None
    compartment: UUID = NOBODY
    epoch: int = 0
    ck_commit: bytes = b""


@dataclass(frozen=True)
class LogRow:
    """One row as stored: `body` is lp("hrd1/log", org, seq, prev_hash, action, author, and the fields of Entry)."""

    seq: int
    body: bytes
    signature: bytes

    @property
    def head(self) -> Head:
        return Head(self.seq, sha256(lp("hrd1/log-row", self.body, self.signature)).digest())


@dataclass(frozen=True)
class Member:
    """Somebody of the log. `left` is the row with which they left, 0 while they are here."""

    public: PublicRecord
    role: Role
    left: int = 0

    @property
    def present(self) -> bool:
        return not self.left


@dataclass(frozen=True)
class NamedKey:
    """What the log says of one compartment key: its commitment, and the row that named it."""

    commit: bytes
    row: int


@dataclass(frozen=True)
class Membership:
    """What a whole, verified log says. `members` keeps those who left: what they signed stays readable."""

    org: UUID
    founder: UUID
    members: Mapping[UUID, Member]
    named_keys: Mapping[tuple[UUID, int], NamedKey]
    head: Head

    def newest_epoch(self, compartment: UUID) -> int:
        """0 when there is no such compartment."""
        return max((epoch for known, epoch in self.named_keys if known == compartment), default=0)

    def present(self) -> tuple[PublicRecord, ...]:
        return tuple(member.public for member in self.members.values() if member.present)

    def author(self, user: UUID, compartment: UUID, epoch: int) -> PublicRecord:
        """The keys of whoever may have written under this compartment key; WrongKey for anybody else.

        Somebody who left still knows the older keys. Once there is one they never had, what they signed counts only
        under that: the others wrap what they had written again, and nothing they write afterwards can join it.
        """
        if user not in self.members:
            raise WrongKey
        member = self.members[user]
        newest = self.newest_epoch(compartment)
        if self._made_since(member.left, compartment, newest) and not self._made_since(member.left, compartment, epoch):
            raise WrongKey
        return member.public

    def _made_since(self, left: int, compartment: UUID, epoch: int) -> bool:
        named = self.named_keys.get((compartment, epoch))
        return named is not None and 0 < left < named.row

    def is_admin(self, user: UUID) -> bool:
        member = self.members.get(user)
        return member is not None and member.present and member.role is Role.ADMIN


def founding(org: UUID, founder: Keyring, compartment: UUID, ck_commit: bytes) -> tuple[Membership, LogRow]:
    """The first row: the founder becomes the administrator, and the first compartment gets its key."""
    entry = Entry(Action.FOUND, founder.user, founder.public.stored(), Role.ADMIN, compartment, 1, ck_commit)
    row = _signed(org, Head(0, BEFORE_THE_FIRST), founder, entry)
    return verify_log([row], org), row


def append(membership: Membership, author: Keyring, entry: Entry) -> tuple[Membership, LogRow]:
    """The next row, and what the log says with it. LogRefused when the author or the rules do not allow it."""
    row = _signed(membership.org, membership.head, author, entry)
    return _with_row(membership, row), row


def verify_log(rows: Iterable[LogRow], org: UUID, *, seen: Head | None = None) -> Membership:
    """What the log says, or LogRefused: forged, reordered, holed, cut before `seen`, or of another organisation."""
    membership: Membership | None = None
    for number, row in enumerate(rows, start=1):
        if number > ROWS_MAX:
            raise LogRefused
        membership = _first(row, org) if membership is None else _with_row(membership, row)
        if seen is not None and row.seq == seen.seq and row.head != seen:
            raise LogRefused
    if membership is None or (seen is not None and membership.head.seq < seen.seq):
        raise LogRefused
    return membership


@dataclass(frozen=True)
class _Said:
    author: UUID
    entry: Entry

    @classmethod
    def by(cls, row: LogRow, org: UUID, before: Head) -> Self:
        """What the row says, when it is the row that follows `before`. Written again, it must be the same bytes."""
        try:
            _, _, _, _, action, author, user, public, role, compartment, epoch, commit = fields(row.body, FIELDS)
            entry = Entry(
                Action(action.decode()),
                UUID(bytes=user),
                public,
                Role(role.decode()) if role else None,
                UUID(bytes=compartment),
                int.from_bytes(epoch, "big"),
                commit,
            )
            said = cls(UUID(bytes=author), entry)
            same = row.seq == before.seq + 1 and row.body == _body(org, before, said.author, entry)
        except (WrongKey, ValueError):
            raise LogRefused from None
        if not same:
            raise LogRefused
        return said


def _signed(org: UUID, before: Head, author: Keyring, entry: Entry) -> LogRow:
    body = _body(org, before, author.user, entry)
    return LogRow(before.seq + 1, body, author.signing.sign(body))


def _body(org: UUID, before: Head, author: UUID, entry: Entry) -> bytes:
    return lp(
        "hrd1/log",
        org,
        before.seq + 1,
        before.hash,
        entry.action.value,
        author,
        entry.user,
        entry.public,
        entry.role.value if entry.role else "",
        entry.compartment,
        entry.epoch,
        entry.ck_commit,
    )


def _first(row: LogRow, org: UUID) -> Membership:
    said = _Said.by(row, org, Head(0, BEFORE_THE_FIRST))
    entry = said.entry
    if entry.action is not Action.FOUND or entry.role is not Role.ADMIN or entry.user != said.author:
        raise LogRefused
    public = _introduced(entry)
    _check_signature(public, row)
    nothing = Membership(org, public.user, {public.user: Member(public, Role.ADMIN)}, {}, Head(0, BEFORE_THE_FIRST))
    return replace(_with_key(nothing, entry), head=row.head)


def _with_row(membership: Membership, row: LogRow) -> Membership:
    said = _Said.by(row, membership.org, membership.head)
    if not membership.is_admin(said.author):
        raise LogRefused
    _check_signature(membership.members[said.author].public, row)
    after = replace(_applied(membership, said.entry), head=row.head)
    if not any(map(after.is_admin, after.members)):
        raise LogRefused
    return after


def _check_signature(public: PublicRecord, row: LogRow) -> None:
    try:
        verify(public.signing, row.signature, row.body)
    except WrongKey:
        raise LogRefused from None


def _applied(membership: Membership, entry: Entry) -> Membership:
    used = Entry(entry.action, entry.user)
    match entry:
        case Entry(Action.ADMIT, role=Role() as role):
            used = replace(used, public=entry.public, role=role)
            after = _with_member(membership, _introduced(entry), role)
        case Entry(Action.APPOINT, role=Role() as role):
            used = replace(used, role=role)
            after = _changed(membership, entry.user, role=role)
        case Entry(Action.REMOVE):
            after = _changed(membership, entry.user, role=Role.MEMBER, left=membership.head.seq + 1)
        case Entry(Action.KEY):
            used = Entry(Action.KEY, compartment=entry.compartment, epoch=entry.epoch, ck_commit=entry.ck_commit)
            after = _with_key(membership, entry)
        case _:
            raise LogRefused
    if used != entry:
        raise LogRefused
    return after


def _introduced(entry: Entry) -> PublicRecord:
    try:
        public = PublicRecord.read(entry.public)
    except WrongKey:
        raise LogRefused from None
    if public.user != entry.user:
        raise LogRefused
    return public


def _with_member(membership: Membership, public: PublicRecord, role: Role) -> Membership:
    """Somebody who left may come back with the same keys only: otherwise what they signed would stop opening."""
    before = membership.members.get(public.user)
    if before is not None and (before.present or before.public != public):
        raise LogRefused
    return replace(membership, members={**membership.members, public.user: Member(public, role)})


def _changed(membership: Membership, user: UUID, *, role: Role, left: int = 0) -> Membership:
    before = membership.members.get(user)
    if before is None or not before.present:
        raise LogRefused
    return replace(membership, members={**membership.members, user: Member(before.public, role, left)})


def _with_key(membership: Membership, entry: Entry) -> Membership:
    following = membership.newest_epoch(entry.compartment) + 1
    known = any(named.commit == entry.ck_commit for named in membership.named_keys.values())
    if entry.compartment == NOBODY or entry.epoch != following or len(entry.ck_commit) != KEY_BYTES or known:
        raise LogRefused
    named = NamedKey(entry.ck_commit, membership.head.seq + 1)
    return replace(membership, named_keys={**membership.named_keys, (entry.compartment, entry.epoch): named})
