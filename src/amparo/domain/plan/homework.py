"""An invented case goes home (S3.36): not a word of it into a real plan (I14), only the task to do the same with one's own."""

from datetime import date, timedelta

from amparo.domain.plan.edits import new_id, with_item
from amparo.domain.plan.model import ByDate, Measure, Plan
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import MixedWorlds

WITHIN = timedelta(days=14)


def invented(plan: Plan) -> bool:
    return plan.workspace.kind is not WorkspaceKind.REAL


def with_homework(plan: Plan, task: str, today: date) -> Plan:
    """The task among the things to do, due in two weeks; while it is open, a second copy brought home asks nothing more."""
    if invented(plan):
        raise MixedWorlds
    if any(measure.open and measure.text == task for measure in plan.measures):
        return plan
    return with_item(plan, Measure(id=new_id(plan, Measure), text=task, schedule=ByDate(day=today + WITHIN)))
