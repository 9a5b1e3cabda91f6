"""The one-step repairs: a plan and what was found in it, to the next plan. They need no input and invent nothing."""

from datetime import date

from msgspec.structs import replace

from amparo.domain.plan.checks.finding import Finding
from amparo.domain.plan.edits import NoSuchItem, held_together
from amparo.domain.plan.model import ByDate, Every, Measure, Plan, Schedule, Within
from amparo.domain.plan.terms import Unit


def after_what_it_needs(plan: Plan, finding: Finding) -> Plan:
    """Due on the day what it needs is due, told in the same way if both are told so."""
    measure, needed = _measure(plan, finding.where), _measure(plan, str(finding.params["needs"]))
    return _with_measure(plan, replace(measure, schedule=_as_late_as(measure, needed, finding)))


def as_often_as_original(plan: Plan, finding: Finding) -> Plan:
    measure, original = _measure(plan, finding.where), _measure(plan, str(finding.params["original"]))
    assert isinstance(measure.schedule, Every) and isinstance(original.schedule, Every)
    rhythm = replace(measure.schedule, count=original.schedule.count, unit=original.schedule.unit)
    return _with_measure(plan, replace(measure, schedule=rhythm))


def linked(plan: Plan, finding: Finding) -> Plan:
    """Says what has to come first. Refused by the plan itself if that would make a ring."""
    measure = _measure(plan, finding.where)
    needs = finding.params["needs"]
    assert isinstance(needs, tuple)
    return _with_measure(plan, replace(measure, after=tuple(dict.fromkeys((*measure.after, *needs)))))


def linked_and_after(plan: Plan, finding: Finding) -> Plan:
    plan = linked(plan, finding)
    measure, last = _measure(plan, finding.where), _measure(plan, str(finding.params["last"]))
    return _with_measure(plan, replace(measure, schedule=_as_late_as(measure, last, finding)))


def as_often_as_said(plan: Plan, finding: Finding) -> Plan:
    """The rhythm the text says; the first time stays where the timetable had it."""
    measure = _measure(plan, finding.where)
    count, unit = finding.params["count"], Unit(str(finding.params["unit"]))
    assert isinstance(count, int)
    match measure.schedule:
        case Every() as every:
            said: Schedule = replace(every, count=count, unit=unit)
        case _:
            first = finding.params.get("first")
            said = Every(count=count, unit=unit, first=first if isinstance(first, date) else None)
    return _with_measure(plan, replace(measure, schedule=said))


def _as_late_as(measure: Measure, needed: Measure, finding: Finding) -> Schedule:
    day = finding.params["needs_day"]
    assert isinstance(day, date)
    match measure.schedule, needed.schedule:
        case Every() as every, _:
            return replace(every, first=day)
        case Within(), Within() as longer:
            return longer
        case _:
            return ByDate(day=day)


def _measure(plan: Plan, measure_id: str) -> Measure:
    found = next((measure for measure in plan.measures if measure.id == measure_id), None)
    if found is None:
        raise NoSuchItem(measure_id)
    return found


def _with_measure(plan: Plan, measure: Measure) -> Plan:
    measures = tuple(measure if old.id == measure.id else old for old in plan.measures)
    return held_together(replace(plan, measures=measures))
