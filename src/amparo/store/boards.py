"""The owner's copy of their alerts: sealed to them by the worker, opened when they sign in."""

from uuid import UUID

import msgspec
from django.db.models import QuerySet

from amparo.domain.alert.model import OVER
from amparo.domain.alert.views import Board
from amparo.sealing import letter
from amparo.store.copies import that_open
from amparo.store.keys import Keys
from amparo.store.labels import BOARD
from amparo.store.models import AlertRow

SHOWN_MAX = 50


def of(keys: Keys, pact: UUID | None = None) -> tuple[Board, ...]:
    """The newest ones, of one PACT or of all, newest first."""
    rows = _of(keys.keyring.user).order_by("-day", "id")
    if pact:
        rows = rows.filter(envelope=pact)
    boards = that_open(rows[:SHOWN_MAX], lambda row: _opened(row, keys))
    return tuple(sorted(boards, key=lambda board: board.raised_at, reverse=True))


def one(keys: Keys, alert: UUID) -> Board | None:
    row = _of(keys.keyring.user).filter(id=alert).first()
    return _opened(row, keys) if row else None


def under_way(keys: Keys) -> bool:
    """Whether an alert of theirs runs, as far as their own copy says: what looks over to them is over to these pages.

    A practice opens nothing that was sealed, and may go unanswered for days: it stands in nobody's way.
    """
    running = that_open(_of(keys.keyring.user).filter(open=True), lambda row: _opened(row, keys))
    return any(board.case not in OVER and not board.practice for board in running)


def _of(owner: UUID) -> QuerySet[AlertRow]:
    """Without those that must not be seen on the owner's side: words under coercion raised them."""
    return AlertRow.objects.filter(owner=owner).exclude(copy=b"")


def _opened(row: AlertRow, keys: Keys) -> Board:
    content = letter.read(bytes(row.copy), keys.keyring.agreement, BOARD, row.id)
    return msgspec.json.decode(content, type=Board)
