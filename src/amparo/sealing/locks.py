"""Locks that anybody can close and only a trigger or a code opens: so a pack is saved again while no phone is there.

Under the trigger itself, each save would need its secret, and so a place to keep it. A lock is public; but whoever can
write to the database could put theirs in its place and be handed the release share at the next save. Therefore the
owner signs each lock, and nothing is closed with one that is not signed.
"""

from __future__ import annotations

from uuid import UUID

from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, AgreementKey, Random, SigningKey
from amparo.sealing.link import Trigger
from amparo.sealing.primitives import SIGNATURE_BYTES, derive, verify
from amparo.sealing.stretch import FLOOR, SALT_BYTES, Cost, stretch
from amparo.sealing.triggercode import TriggerCode

HEAD_BYTES = Cost.LENGTH + SALT_BYTES
TRIGGER_LOCK_BYTES = KEY_BYTES + SIGNATURE_BYTES
CODE_LOCK_BYTES = HEAD_BYTES + TRIGGER_LOCK_BYTES


def trigger_lock(trigger: Trigger, by: SigningKey, org: UUID, pact: UUID) -> bytes:
    """public32 || signature64, to keep beside the trigger's row."""
    return _signed(trigger_key(trigger).public, by, "device", org, pact)


def code_lock(
    code: TriggerCode, by: SigningKey, org: UUID, pact: UUID, *, cost: Cost = FLOOR, random: Random = OS_RANDOM
) -> bytes:
    """cost13 || salt16 || public32 || signature64, to keep beside the code's row. One Argon2id."""
    head = cost.within_limits().stored() + random(SALT_BYTES)
    return _signed(head + code_key(code, head).public, by, "code", org, pact)


def check_trigger_lock(untrusted: bytes, owner: bytes, org: UUID, pact: UUID) -> bytes:
    """The public half, if the owner of this PACT signed it; WrongKey otherwise."""
    return _checked(untrusted, TRIGGER_LOCK_BYTES, owner, "device", org, pact)


def check_code_lock(untrusted: bytes, owner: bytes, org: UUID, pact: UUID) -> tuple[bytes, bytes]:
    """cost13 || salt16, and the public half, if the owner of this PACT signed them; WrongKey otherwise."""
    lock = _checked(untrusted, CODE_LOCK_BYTES, owner, "code", org, pact)
    return lock[:HEAD_BYTES], lock[HEAD_BYTES:]


def trigger_key(trigger: Trigger) -> AgreementKey:
    return AgreementKey(derive(trigger.raw, b"hrd1/trigger-lock"))


def code_key(code: TriggerCode, untrusted_head: bytes) -> AgreementKey:
    """WrongKey for a cost outside the limits; Busy when too many are waiting. One Argon2id."""
    cost, salt = Cost.read_paid(untrusted_head[: Cost.LENGTH]), untrusted_head[Cost.LENGTH :]
    return AgreementKey(derive(stretch(code.raw.decode(), salt, cost), b"hrd1/code-lock"))


def _signed(lock: bytes, by: SigningKey, kind: str, org: UUID, pact: UUID) -> bytes:
    return lock + by.sign(lp("hrd1/lock", kind, org, pact, lock))


def _checked(untrusted: bytes, size: int, owner: bytes, kind: str, org: UUID, pact: UUID) -> bytes:
    if len(untrusted) != size:
        raise WrongKey
    lock, signature = untrusted[:-SIGNATURE_BYTES], untrusted[-SIGNATURE_BYTES:]
    verify(owner, signature, lp("hrd1/lock", kind, org, pact, lock))
    return lock
