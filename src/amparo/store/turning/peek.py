"""Alerts read without a lock, for what has to be known before a transaction begins, and which ones are due."""

from datetime import datetime, timedelta
from uuid import UUID

from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import ALERT
from amparo.store.models import AlertRow
from amparo.store.turning import kept as keeping
from amparo.store.turning.kept import Kept


def running(pact: UUID, key: WorkerKey) -> Kept | None:
    """The alert of a PACT, a real one before a practice one."""
    row = AlertRow.objects.filter(envelope=pact, open=True).order_by("practice", "-day").first()
    return keeping.read(key.kept(bytes(row.sealed), ALERT, row.id, row.version)) if row else None


def due(now: datetime, awake: float, most: int) -> tuple[UUID, ...]:
    """The open alerts that time has something to do with, by either clock."""
    rows = AlertRow.objects.filter(open=True)
    by_wall = rows.filter(due_at__lte=now).order_by("due_at").values_list("id", flat=True)[:most]
    by_running = rows.filter(due_awake__lte=awake).order_by("due_awake").values_list("id", flat=True)[:most]
    return tuple(dict.fromkeys([*by_wall, *by_running]))


def next_due() -> tuple[datetime | None, float | None]:
    """When either clock will ask for one."""
    rows = AlertRow.objects.filter(open=True)
    by_wall = rows.order_by("due_at").values_list("due_at", flat=True).first()
    by_running = rows.filter(due_awake__isnull=False).order_by("due_awake").values_list("due_awake", flat=True).first()
    return by_wall, by_running


def put_off(alert: UUID, now: datetime, awake: float, by: timedelta) -> None:
    """It could not be looked at: not again before this time has passed, so that the others are."""
    rows = AlertRow.objects.filter(id=alert, open=True)
    rows.update(due_at=now + by, due_awake=awake + by.total_seconds())


def erase_old(today: datetime) -> int:
    return AlertRow.objects.filter(open=False, erase_on__lte=today.date()).delete()[0]
