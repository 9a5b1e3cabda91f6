"""What was seen to happen with contacts, told by the worker to the owner. It counts for more than any promise."""

from uuid import UUID

import msgspec

from amparo.domain.pact.model import Evidence
from amparo.domain.pact.terms import EvidenceKind
from amparo.sealing import letter
from amparo.store.copies import that_open
from amparo.store.keys import Keys
from amparo.store.labels import EVIDENCE
from amparo.store.models import EvidenceRow

READ_MAX = 2_000


def of(keys: Keys, pact: UUID) -> tuple[Evidence, ...]:
    """Oldest first."""
    rows = EvidenceRow.objects.filter(owner=keys.keyring.user, envelope=pact).order_by("-id")[:READ_MAX]
    return tuple(that_open(reversed(rows), lambda row: _opened(row, keys)))


def forget(keys: Keys, pact: UUID, kind: EvidenceKind) -> None:
    """It holds no longer."""
    rows = EvidenceRow.objects.filter(owner=keys.keyring.user, envelope=pact)
    found = that_open(rows, lambda row: (row.id, _opened(row, keys).kind))
    EvidenceRow.objects.filter(id__in=[row for row, each in found if each is kind]).delete()


def _opened(row: EvidenceRow, keys: Keys) -> Evidence:
    content = letter.read(bytes(row.sealed), keys.keyring.agreement, EVIDENCE, row.envelope_id)
    return msgspec.json.decode(content, type=Evidence)
