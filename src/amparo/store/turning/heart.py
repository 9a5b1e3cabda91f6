"""The worker's own row: who it is, when it last took a turn, and how long it has been running.

Running time is counted by a clock nobody can set, so that a check-in is missed when either clock says so and a pack
opens by itself only when both do. Several workers count one time: each adds only what nobody has added yet.
"""

from datetime import date, datetime, timedelta

from django.db import connection
from django.db.transaction import atomic

from amparo.store.models import GapRow, WorkerRow

GAP_MIN = timedelta(seconds=30)
KEPT = timedelta(days=15)


class NotThisWorker(Exception):
    """This key and this database do not belong together: nothing that was sealed to its worker would open."""


def introduce(public: bytes, day: date) -> None:
    """The worker of this installation, from its first start on. NotThisWorker when it has another one."""
    row, _ = WorkerRow.objects.get_or_create(defaults={"public": public, "made_on": day})
    if bytes(row.public) != public:
        raise NotThisWorker


def put_right(public: bytes) -> bool:
    """Whether the public key had been exchanged meanwhile; it stands there again.

    What is written to the other key until then is lost to the worker, and readable by whoever put it there.
    """
    return WorkerRow.objects.exclude(public=public).update(public=public) > 0


def ahead(now: datetime) -> timedelta:
    """How far the database's clock is ahead of ours. Several workers go by that one: a lease of one must not be over for
    another whose clock is fast."""
    if connection.vendor != "postgresql":
        return timedelta(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    apart: timedelta = theirs - now
    return apart


def awake() -> float:
    return WorkerRow.objects.values_list("awake_seconds", flat=True).get()


def beat(now: datetime, *, awake_seconds: float) -> float:
    """A turn was taken. The running time on record now: this worker's count, or another's if that is further."""
    with atomic():
        row = WorkerRow.objects.select_for_update().get()
        if row.beat_at and now - row.beat_at >= GAP_MIN:
            GapRow.objects.create(begun_at=row.beat_at, ended_at=now)
        counted = max(row.awake_seconds, awake_seconds)
        WorkerRow.objects.update(beat_at=now, awake_seconds=counted)
    return counted


def forget_old(now: datetime) -> int:
    return GapRow.objects.filter(ended_at__lt=now - KEPT).delete()[0]
