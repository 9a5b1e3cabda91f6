"""Rows of sessions: the third that the disk knows, and when it ends.

The limits are checked on every use, so an expired session is dead before the worker takes its row away.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError
from django.db.models import QuerySet

from amparo.sealing.account import Account
from amparo.sealing.session import SessionRow as Sealed
from amparo.store import accounts
from amparo.store.ended import ended
from amparo.store.faults import CannotStore
from amparo.store.models import SessionRow

CONFIRMED_FOR = timedelta(minutes=10)
SEEN_AGAIN_AFTER = timedelta(seconds=20)
"""A page a second would otherwise write a row a second."""


@dataclass(frozen=True, repr=False)
class Session:
    sealed: Sealed
    account: Account
    organisation: UUID
    begun_at: datetime
    seen_at: datetime
    confirmed_at: datetime

    def fresh(self, now: datetime) -> bool:
        """Whether the passphrase was typed so recently that it need not be typed again for a grave step."""
        return now - self.confirmed_at < CONFIRMED_FOR


def begin(sealed: Sealed, user: UUID, now: datetime, *, begun_at: datetime | None = None) -> None:
    """A session whose passphrase was typed now; `begun_at` when it goes on from an earlier one."""
    SessionRow.objects.create(
        id=sealed.id,
        sealed=sealed.sealed,
        account_id=user,
        begun_at=begun_at or now,
        seen_at=now,
        confirmed_at=now,
    )


def living(row_id: bytes, now: datetime) -> Session | None:
    row = SessionRow.objects.select_related("account").filter(id=row_id).exclude(ended(now)).first()
    return _session(row) if row else None


def seen(session: Session, now: datetime) -> None:
    if now - session.seen_at >= SEEN_AGAIN_AFTER:
        SessionRow.objects.filter(id=session.sealed.id).update(seen_at=now)


def of(user: UUID, now: datetime) -> tuple[Session, ...]:
    """The living ones of a person, last used first."""
    rows = SessionRow.objects.select_related("account").filter(account=user).exclude(ended(now)).order_by("-seen_at")
    return tuple(map(_session, rows))


def end(row_id: bytes) -> None:
    """Or CannotStore: then it lives until it ends by itself."""
    try:
        SessionRow.objects.filter(id=row_id).delete()
    except DatabaseError:
        raise CannotStore from None


def end_of(user: UUID, *, but: bytes | None = None) -> int:
    """End every session of a person, or every other one; how many there were."""
    return _but(SessionRow.objects.filter(account=user), but).delete()[0]


def _but(rows: QuerySet[SessionRow], row_id: bytes | None) -> QuerySet[SessionRow]:
    return rows if row_id is None else rows.exclude(id=row_id)


def _session(row: SessionRow) -> Session:
    sealed = Sealed(bytes(row.id), bytes(row.sealed))
    account = accounts.read(row.account)
    return Session(sealed, account, row.account.organisation_id, row.begun_at, row.seen_at, row.confirmed_at)
