"""What a plan asks of people now: late, due, nobody's, done, and the first thing to do. Days only; counts, never a score."""

from datetime import date, timedelta

from msgspec import Struct

from amparo.domain.plan.model import Every, Measure, Plan
from amparo.domain.plan.schedule import due_dates, next_time, overdue, waits_for_it
from amparo.domain.plan.terms import Status

SOON = timedelta(days=14)


class Upcoming(Struct, frozen=True, kw_only=True):
    """Ids of measures. One may stand in several lists; reactive ones wait for what they are for and are never late."""

    late: tuple[str, ...]
    soon: tuple[str, ...]
    nobodys: tuple[str, ...]
    done: tuple[str, ...]


def upcoming(plan: Plan, today: date) -> Upcoming:
    written_on = plan.written_on or today
    return Upcoming(
        late=tuple(m.id for m in plan.measures if overdue(m, written_on, today)),
        soon=tuple(m.id for m in plan.measures if waits(m) and _due_soon(m, written_on, today)),
        nobodys=tuple(m.id for m in plan.measures if m.open and m.owner is None),
        done=tuple(m.id for m in plan.measures if m.status in (Status.DONE, Status.VERIFIED)),
    )


def waits(measure: Measure) -> bool:
    """Whether the calendar asks for it: still open, and not only for when it happens."""
    return measure.open and not waits_for_it(measure)


def _due_soon(measure: Measure, written_on: date, today: date) -> bool:
    day = next_time(measure.schedule, written_on, today)
    return day is not None and today <= day <= today + SOON


def first_thing(plan: Plan, today: date) -> Measure | None:
    """What to begin with: due first among what is open and waits for nothing; the order of the plan decides between equals."""
    still_open = {m.id for m in plan.measures if m.open}
    days = due_dates(plan, today)
    ready = [m for m in plan.measures if waits(m) and not still_open & set(m.after)]
    return min(ready, key=lambda m: (days.get(m.id, date.max), isinstance(m.schedule, Every)), default=None)
