"""The user vault: what belongs to one person and opens with their UMK."""

from __future__ import annotations

from uuid import UUID

import msgspec
from msgspec import Struct

from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, Random, UserMasterKey
from amparo.sealing.primitives import derive

VAULT_VERSION = 1


class Head(Struct, frozen=True):
    """The newest row of an organisation's log: its number from 1 and its hash of 32 bytes."""

    seq: int
    hash: bytes


class Vault(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of a vault, written as JSON; bytes are base64. `heads` are the logs as this person last saw them."""

    version: int = VAULT_VERSION
    agreement_key: bytes
    signing_key: bytes
    name: str
    heads: dict[UUID, Head] = {}

    def __repr__(self) -> str:
        return "Vault(...)"


def close_vault(vault: Vault, umk: UserMasterKey, instance: UUID, user: UUID, random: Random = OS_RANDOM) -> bytes:
    return close_blob(_key(umk), msgspec.json.encode(vault), _context(instance, user), random)


def open_vault(untrusted: bytes, umk: UserMasterKey, instance: UUID, user: UUID) -> Vault:
    content = open_blob(_key(umk), untrusted, _context(instance, user))
    try:
        vault = msgspec.json.decode(content, type=Vault)
    except msgspec.MsgspecError:
        raise WrongKey from None
    if vault.version != VAULT_VERSION:
        raise WrongKey
    return vault


def _key(umk: UserMasterKey) -> bytes:
    return derive(umk.raw, b"hrd1/vault")


def _context(instance: UUID, user: UUID) -> bytes:
    return lp("hrd1/vault", instance, user)
