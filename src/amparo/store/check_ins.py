"""Check-ins as their owner sees them: sealed to them by the worker, opened when they sign in."""

from uuid import UUID

import msgspec

from amparo.sealing import letter
from amparo.store.copies import that_open
from amparo.store.keys import Keys
from amparo.store.labels import CHECK_IN_COPY
from amparo.store.models import CheckInRow
from amparo.store.shown import CheckInShown


def of(keys: Keys, pact: UUID) -> tuple[CheckInShown, ...]:
    """Those the worker has looked at since they were published, the next one first."""
    rows = CheckInRow.objects.filter(envelope=pact, envelope__owner=keys.keyring.user).exclude(copy=b"")
    shown = that_open(rows.order_by("due_at", "id"), lambda row: _opened(row, keys))
    return tuple(sorted(shown, key=lambda each: each.due_at is None))


def _opened(row: CheckInRow, keys: Keys) -> CheckInShown:
    content = letter.read(bytes(row.copy), keys.keyring.agreement, CHECK_IN_COPY, row.id)
    return msgspec.json.decode(content, type=CheckInShown)
