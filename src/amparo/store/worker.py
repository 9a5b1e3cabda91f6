"""The worker as the pages know it: to whom they seal, and whether it has been awake."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amparo.store.models import GapRow, InboxRow, WorkerRow

LATE_AFTER = timedelta(seconds=10)
GAPS_KEPT = timedelta(days=14)
READ_TRIES = 4
"""A note that could not be read so often is put aside, so that it holds up no other."""


class NoWorker(Exception):
    """This installation has no worker yet. `amparo serve` makes one, or `amparo worker` where it runs by itself."""


@dataclass(frozen=True)
class Gap:
    """A time in which the worker took no turn."""

    begun_at: datetime
    ended_at: datetime


@dataclass(frozen=True)
class Health:
    """`beat_at`: its last turn. `put_aside`: notes it could not read."""

    beat_at: datetime | None
    late: bool
    gaps: tuple[Gap, ...]
    put_aside: int


def public() -> bytes:
    """The public key notes and envelopes are sealed to, or NoWorker."""
    found = WorkerRow.objects.values_list("public", flat=True).first()
    if found is None:
        raise NoWorker
    return bytes(found)


def health(now: datetime) -> Health:
    """Whether it takes its turns, and when in the last fourteen days it took none."""
    beat_at = WorkerRow.objects.values_list("beat_at", flat=True).first()
    gaps = GapRow.objects.filter(ended_at__gt=now - GAPS_KEPT).order_by("begun_at")
    return Health(
        beat_at=beat_at,
        late=beat_at is None or now - beat_at > LATE_AFTER,
        gaps=tuple(Gap(row.begun_at, row.ended_at) for row in gaps),
        put_aside=InboxRow.objects.filter(tries__gte=READ_TRIES).count(),
    )
