"""Codes by which an alert is raised by text message: ten signs, once each."""

from datetime import date
from uuid import UUID

import msgspec

from amparo.domain.part import Line, Part
from amparo.sealing import letter
from amparo.sealing.stretch import Cost
from amparo.sealing.triggercode import TriggerCode
from amparo.store import worker
from amparo.store.envelopes import hanging
from amparo.store.labels import CODE
from amparo.store.models import CodeRow

HINT_SIGNS = 2


class Code(Part, frozen=True, kw_only=True):
    """What the worker gets of a code. By the hint it knows which ones to try; each try is dear."""

    hint: Line
    closed: bytes


def add(pact: UUID, code: TriggerCode, *, cost: Cost, day: date, lock: bytes = b"") -> None:
    """The worker recognises it by what it opens. `lock`: under which the next pack closes the release share for it."""
    content = Code(hint=code.printed()[:HINT_SIGNS], closed=code.close(b"", cost, CODE, pact))
    sealed = letter.write(msgspec.json.encode(content), worker.public(), CODE, pact)
    hanging(pact, CodeRow(envelope_id=pact, sealed=sealed, public=lock, made_on=day))


def locks(pact: UUID) -> tuple[bytes, ...]:
    """Of those not used yet, as their owner signed them."""
    rows = CodeRow.objects.filter(envelope=pact, used_at=None).exclude(public=b"").order_by("id")
    return tuple(bytes(row.public) for row in rows)


def remove(pact: UUID) -> None:
    CodeRow.objects.filter(envelope=pact).delete()
