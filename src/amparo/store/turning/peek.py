"""Alerts read without a lock, for what has to be known before a transaction begins, and which ones are due."""

from datetime import datetime, timedelta
from uuid import UUID

from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import ALERT
from amparo.store.models import AlertRow
from amparo.store.turning import clocks
from amparo.store.turning import kept as keeping
from amparo.store.turning.kept import Kept


def running(pact: UUID, key: WorkerKey) -> Kept | None:
    """The alert of a PACT, a real one before a practice one."""
    row = AlertRow.objects.filter(envelope=pact, open=True).order_by("practice", "-day").first()
    return keeping.read(key.kept(bytes(row.sealed), ALERT, row.id, row.version)) if row else None


def due(now: datetime, awake: float, most: int) -> tuple[UUID, ...]:
    """The open alerts that time has something to do with."""
    return clocks.due(AlertRow.objects.filter(open=True), now, awake, most)


def next_due() -> tuple[datetime | None, float | None]:
    return clocks.next_due(AlertRow.objects.filter(open=True))


def put_off(alert: UUID, now: datetime, awake: float, by: timedelta) -> None:
    clocks.put_off(AlertRow.objects.filter(id=alert, open=True), now, awake, by)


def erase_old(today: datetime) -> int:
    return AlertRow.objects.filter(open=False, erase_on__lte=today.date()).delete()[0]
