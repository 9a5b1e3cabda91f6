"""When a measure is due. Days only; the day the plan was written starts every "within" and "every" (S3.28)."""

from calendar import monthrange
from datetime import date, timedelta

from amparo.domain.plan.model import AtOnce, ByDate, Every, Measure, Plan, Schedule, Within
from amparo.domain.plan.terms import Mode, Unit

DAYS = {Unit.HOUR: 0, Unit.DAY: 1, Unit.WEEK: 7}
MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
MEAN_DAYS = {**DAYS, Unit.HOUR: 1 / 24, Unit.MONTH: 30.4375, Unit.YEAR: 365.25}
LAST_DAY = date(9999, 12, 31)


def later(start: date, count: int, unit: Unit) -> date:
    """`count` units after `start`; the 31st becomes the last day of a shorter month. Never past the calendar's end."""
    try:
        if unit in DAYS:
            return start + timedelta(days=count * DAYS[unit])
        months = start.year * 12 + start.month - 1 + count * MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return LAST_DAY


def in_days(count: int, unit: Unit) -> float:
    """About how long that is, for comparing rhythms; no day is ever reckoned with it."""
    return count * MEAN_DAYS[unit]


def due(schedule: Schedule | None, written_on: date) -> date | None:
    """The day by which it must be done; for a repeated measure, the first time."""
    match schedule:
        case ByDate(day=day):
            return day
        case Within(count=count, unit=unit):
            return later(written_on, count, unit)
        case Every(count=count, unit=unit, first=first):
            return first or later(written_on, count, unit)
        case AtOnce():
            return written_on
        case _:
            return None


def due_dates(plan: Plan, today: date) -> dict[str, date]:
    """Measure id -> day it is due (first time), for those with a timetable. A plan without a day counts from today."""
    written_on = plan.written_on or today
    return {m.id: day for m in plan.measures if (day := due(m.schedule, written_on)) is not None}


def next_time(schedule: Schedule | None, written_on: date, today: date) -> date | None:
    """The next day something is to be done: the due day, or for a repeated measure the first time not before today."""
    first = due(schedule, written_on)
    if first is None or not isinstance(schedule, Every) or first >= today:
        return first
    return _first_from(schedule, first, today)


def _first_from(schedule: Every, first: date, today: date) -> date | None:
    lower, upper = 0, (today - first).days // max(1, DAYS.get(schedule.unit, 28)) + 1
    while lower < upper:
        middle = (lower + upper) // 2
        if later(first, middle * schedule.count, schedule.unit) < today:
            lower = middle + 1
        else:
            upper = middle
    day = later(first, lower * schedule.count, schedule.unit)
    return None if schedule.until and day > schedule.until else day


def waits_for_it(measure: Measure) -> bool:
    """At once, but only when it happens: until then no calendar asks for it."""
    return measure.mode is Mode.REACTIVE and isinstance(measure.schedule, AtOnce)


def overdue(measure: Measure, written_on: date, today: date) -> bool:
    """Past its day and still open. A repeated measure is never "overdue" as a whole: its next time is shown."""
    if not measure.open or waits_for_it(measure) or isinstance(measure.schedule, Every):
        return False
    day = due(measure.schedule, written_on)
    return day is not None and day < today
