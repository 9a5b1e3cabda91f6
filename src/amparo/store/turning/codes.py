"""Codes that came by text message: which PACT a code is for, and that it works once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from amparo.sealing.faults import WrongKey
from amparo.sealing.triggercode import TriggerCode
from amparo.sealing.workerkey import WorkerKey
from amparo.store.codes import HINT_SIGNS, Code
from amparo.store.labels import CODE
from amparo.store.models import CodeRow

TRIED_MAX = 20
"""Each try is an Argon2id: more codes than this never share a hint but by somebody's design."""


@dataclass(frozen=True, repr=False)
class Found:
    row: int
    pact: UUID


def find(code: TriggerCode, key: WorkerKey, may: Callable[[], bool]) -> Found | None:
    """The unused code this is; None where it is none, or was used. `may`: asked once, before anything dear is tried.

    Many people's codes share a hint, so one message may take several tries: they are not counted against its sender.
    """
    hint, tried = code.printed()[:HINT_SIGNS], 0
    for row in CodeRow.objects.filter(used_at=None).order_by("id"):
        kept = _kept(row, key)
        if kept is None or kept.hint != hint:
            continue
        if tried >= TRIED_MAX or (tried == 0 and not may()):
            return None
        tried += 1
        if _opens(code, kept.closed, row.envelope_id):
            return Found(row.id, row.envelope_id)
    return None


def _kept(row: CodeRow, key: WorkerKey) -> Code | None:
    """None for a row that somebody changed: the others still work."""
    try:
        return msgspec.json.decode(key.read(bytes(row.sealed), CODE, row.envelope_id), type=Code)
    except (WrongKey, msgspec.DecodeError):
        return None


def use(found: Found, now: datetime) -> bool:
    """Whether it still worked; it does not work again."""
    return CodeRow.objects.filter(id=found.row, used_at=None).update(used_at=now) == 1


def _opens(code: TriggerCode, closed: bytes, pact: UUID) -> bool:
    try:
        code.open(closed, CODE, pact)
    except WrongKey:
        return False
    return True
