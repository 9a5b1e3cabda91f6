"""When a check-in is due: a time as the wall clock shows it in its zone, turned into a moment.

Where the clock is put forward and a time does not exist, it is due as much later as the clock was put forward (02:30
becomes 03:30). Where the clock is put back and a time comes twice, the first one counts: to be asked early does no harm.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.terms import Cadence

DAYS_LOOKED_AT = 10
"""More than a week, and the day that the Pacific left out in 2011."""


def next_due(check_in: CheckIn, after: datetime) -> datetime | None:
    """The first time strictly after `after`, in UTC; None where there is none any more."""
    zone = zone_of(check_in.time_zone)
    for day in _days(check_in, after.astimezone(zone).date()):
        due = _moment(check_in, day, zone)
        if due > after:
            return due
    return None


def next_times(check_in: CheckIn, after: datetime, how_many: int) -> tuple[datetime, ...]:
    """To be shown in words, so that a wrong zone is seen before it matters."""
    times: list[datetime] = []
    while len(times) < how_many and (due := next_due(check_in, times[-1] if times else after)) is not None:
        times.append(due)
    return tuple(times)


def zone_of(name: str) -> tzinfo:
    """A zone nobody knows is UTC: a check-in at a strange hour is better than none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _days(check_in: CheckIn, today: date) -> Iterator[date]:
    if check_in.cadence is Cadence.ONCE:
        yield check_in.first
        return
    begin = max(check_in.first, today - timedelta(days=2))
    for day in (begin + timedelta(days=days) for days in range(DAYS_LOOKED_AT)):
        if check_in.until is not None and day > check_in.until:
            return
        if check_in.cadence is Cadence.DAILY or day.isoweekday() in check_in.days:
            yield day


def _moment(check_in: CheckIn, day: date, zone: tzinfo) -> datetime:
    """`fold=0`: the first of two; in a gap, the offset from before it."""
    wall = datetime.combine(day, check_in.at.replace(tzinfo=None, fold=0), tzinfo=zone)
    return wall.astimezone(UTC)
