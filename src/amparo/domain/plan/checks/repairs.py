"""The one-step repairs: a plan and what was found in it, to the next plan. They need no input and invent nothing."""

from msgspec.structs import replace

from amparo.domain.plan.checks.finding import Finding
from amparo.domain.plan.edits import with_item
from amparo.domain.plan.model import ByDate, Every, Measure, Plan, Schedule
from amparo.domain.plan.schedule import due
from amparo.domain.plan.terms import Unit
from amparo.domain.refusals import NoSuchItem


def after_what_it_needs(plan: Plan, finding: Finding) -> Plan:
    """Due on the day what it needs is due, told in the same way if both are told so."""
    measure, needed = _measure(plan, finding.where), _measure(plan, str(finding.params["needs"]))
    return with_item(plan, replace(measure, schedule=_as_late_as(plan, measure, needed)))


def as_often_as_original(plan: Plan, finding: Finding) -> Plan:
    measure, original = _measure(plan, finding.where), _measure(plan, str(finding.params["original"]))
    assert isinstance(measure.schedule, Every)
    assert isinstance(original.schedule, Every)
    rhythm = replace(measure.schedule, count=original.schedule.count, unit=original.schedule.unit)
    return with_item(plan, replace(measure, schedule=rhythm))


def linked(plan: Plan, finding: Finding) -> Plan:
    """Says what has to come first. Refused by the plan itself if that would make a ring."""
    measure = _measure(plan, finding.where)
    needs = finding.params["needs"]
    assert isinstance(needs, tuple)
    return with_item(plan, replace(measure, after=tuple(dict.fromkeys((*measure.after, *needs)))))


def linked_and_after(plan: Plan, finding: Finding) -> Plan:
    plan = linked(plan, finding)
    measure, last = _measure(plan, finding.where), _measure(plan, str(finding.params["last"]))
    return with_item(plan, replace(measure, schedule=_as_late_as(plan, measure, last)))


def as_often_as_said(plan: Plan, finding: Finding) -> Plan:
    """The rhythm the text says; the first time stays where the timetable had it."""
    measure = _measure(plan, finding.where)
    count, unit = finding.params["count"], Unit(str(finding.params["unit"]))
    assert isinstance(count, int)
    match measure.schedule:
        case Every() as every:
            said: Schedule = replace(every, count=count, unit=unit)
        case _:
            first = due(measure.schedule, plan.written_on) if plan.written_on else None
            said = Every(count=count, unit=unit, first=first)
    return with_item(plan, replace(measure, schedule=said))


def _as_late_as(plan: Plan, measure: Measure, needed: Measure) -> Schedule | None:
    """What it needs is done by then; told as the needed one tells it. A rhythm begins on that day, if it is known."""
    day = due(needed.schedule, plan.written_on) if plan.written_on else None
    if isinstance(measure.schedule, Every):
        return replace(measure.schedule, first=day or measure.schedule.first)
    if isinstance(needed.schedule, Every):
        return ByDate(day=day) if day else measure.schedule
    return needed.schedule


def _measure(plan: Plan, measure_id: str) -> Measure:
    found = next((measure for measure in plan.measures if measure.id == measure_id), None)
    if found is None:
        raise NoSuchItem(measure_id)
    return found
