"""The owner's copy of their alerts: sealed to them by the worker, opened when they sign in."""

from uuid import UUID

import msgspec

from amparo.domain.alert.views import Board
from amparo.sealing import letter
from amparo.store.keys import Keys
from amparo.store.labels import BOARD
from amparo.store.models import AlertRow

SHOWN_MAX = 50


def of(keys: Keys, pact: UUID | None = None) -> tuple[Board, ...]:
    """The newest ones, of one PACT or of all, newest first."""
    rows = AlertRow.objects.filter(owner=keys.keyring.user).order_by("-day", "id")
    if pact:
        rows = rows.filter(envelope=pact)
    boards = (_opened(row, keys) for row in rows[:SHOWN_MAX])
    return tuple(sorted(boards, key=lambda board: board.raised_at, reverse=True))


def one(keys: Keys, alert: UUID) -> Board | None:
    row = AlertRow.objects.filter(owner=keys.keyring.user, id=alert).first()
    return _opened(row, keys) if row else None


def under_way(owner: UUID) -> bool:
    """Whether an alert of theirs runs; nothing is opened for it."""
    return AlertRow.objects.filter(owner=owner, open=True).exists()


def _opened(row: AlertRow, keys: Keys) -> Board:
    content = letter.read(bytes(row.copy), keys.keyring.agreement, BOARD, row.id)
    return msgspec.json.decode(content, type=Board)
