"""The plan along the calendar, in its own order, with the table that says the same."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from amparo.domain.plan.model import Every, Measure, Plan
from amparo.domain.plan.schedule import due, due_dates, later, overdue
from amparo.domain.plan.terms import Status
from amparo.domain.plan.upcoming import waits
from amparo.web.charts import Bar, State, time_chart
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.findings import checked
from amparo.web.plan.page import page, read, today, tongue
from amparo.web.plan.rows import rows_of

BARS_MAX = 60
"""More would no longer be a drawing; the table has them all."""

BROKEN_ORDER = "due-before-what-it-needs"
REPEATS_MAX = 60
DRAWN_AHEAD = timedelta(days=184)


@require_safe
@signed_in
def times(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    drawn = [m for m in opened.document.measures if waits(m) or m.done_on][:BARS_MAX]
    broken = {finding.where for finding in checked(opened.document, today(request)) if finding.code == BROKEN_ORDER}
    chart = time_chart(bars(opened.document, drawn, today(request), broken), today(request), rtl=get_language_bidi())
    rows = rows_of(opened.document, today(request), tongue(), measures=drawn)
    left_out = len(opened.document.measures) - len(drawn)
    return page(request, plan_id, opened, "time", tab="plan-time", chart=chart, rows=rows, left_out=left_out)


def bars(plan: Plan, measures: list[Measure], day: date, broken: Collection[str]) -> list[Bar]:
    """`broken`: measures whose day comes before what they need."""
    places = {measure.id: place for place, measure in enumerate(measures)}
    days = due_dates(plan, day)
    return [replace(_bar(measure, plan, places, days, day), broken=measure.id in broken) for measure in measures]


def _bar(measure: Measure, plan: Plan, places: Mapping[str, int], days: Mapping[str, date], day: date) -> Bar:
    written_on = plan.written_on or day
    end = measure.done_on or days.get(measure.id)
    needed = [days[other] for other in measure.after if other in days]
    begin = max(needed, default=written_on)
    repeats = _repeats(measure.schedule, begin, day) if isinstance(measure.schedule, Every) else ()
    return Bar(
        measure.text,
        start=None if repeats or end is None else min(begin, end),
        end=None if repeats else end,
        state=_state(measure, written_on, day),
        repeats=repeats,
        after=tuple(places[other] for other in measure.after if other in places),
    )


def _state(measure: Measure, written_on: date, day: date) -> State:
    if measure.status in (Status.DONE, Status.VERIFIED):
        return State.DONE
    return State.LATE if overdue(measure, written_on, day) else State.PLANNED


def _repeats(schedule: Every, begin: date, day: date) -> tuple[date, ...]:
    """Each time up to half a year from now, as far as they can be told apart; without a first day, once it can begin."""
    first = due(schedule, begin) or day
    last = min(schedule.until or date.max, day + DRAWN_AHEAD)
    times = (later(first, number * schedule.count, schedule.unit) for number in range(REPEATS_MAX))
    return tuple(time for time in times if time <= last) or (first,)
