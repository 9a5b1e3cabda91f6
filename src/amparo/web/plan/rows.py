"""The plan as rows to show: a table on a wide screen, cards on a phone, from the same markup."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from msgspec.structs import replace

from amparo.domain.plan.model import ByDate, Every, Measure, Plan
from amparo.domain.plan.schedule import due, next_time, overdue
from amparo.domain.plan.terms import Status
from amparo.domain.plan.upcoming import waits
from amparo.wording.terms import say_day, say_everybody_on, say_measure_cost, say_measure_when, say_term

PAGE_ROWS = 100
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
LOOKS_SHOWN_MAX = 2


@dataclass(frozen=True)
class Row:
    """`by`: the day it is due, where the words about time do not say one. `look`: questions about it."""

    id: str
    what: str
    who: str
    cost: str
    when: str
    by: str
    status: str
    tag: str
    look: Sequence[str] = ()


def rows_of(
    plan: Plan,
    today: date,
    language: str,
    *,
    measures: Collection[Measure] | None = None,
    looks: Mapping[str, Sequence[str]] | None = None,
) -> list[Row]:
    # A Latin name at the front must not turn an Arabic "Bo; if not: Celia" round, so each name stands for itself.
    people = {person.id: replace(person, alias=f"{ISOLATE}{person.alias}{END_OF_ISOLATE}") for person in plan.people}
    written_on = plan.written_on or today
    shown = plan.measures if measures is None else measures
    return [
        Row(
            m.id,
            m.text,
            say_everybody_on(m, people, language),
            say_measure_cost(m, language),
            say_measure_when(m, language),
            _by(m, written_on, today, language),
            *_status(m, written_on, today, language),
            tuple((looks or {}).get(m.id, ()))[:LOOKS_SHOWN_MAX],
        )
        for m in shown
    ]


def _by(measure: Measure, written_on: date, today: date, language: str) -> str:
    if not waits(measure) or isinstance(measure.schedule, ByDate):
        return ""
    repeated = isinstance(measure.schedule, Every)
    day = next_time(measure.schedule, written_on, today) if repeated else due(measure.schedule, written_on)
    return say_day(day, language) if day else ""


def _status(measure: Measure, written_on: date, today: date, language: str) -> tuple[str, str]:
    """The word for how far it is, and the kind of its tag."""
    if overdue(measure, written_on, today):
        return _("late"), "act"
    tags = {Status.DONE: "ok", Status.VERIFIED: "ok", Status.BLOCKED: "care", Status.DROPPED: "soft"}
    return say_term(measure.status, language), tags.get(measure.status, "")
