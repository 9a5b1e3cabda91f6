"""What people do with plans."""

from datetime import date
from typing import TypeAlias
from uuid import UUID

from amparo.actions.allow import Act, allow
from amparo.actions.desk import Acts, ChangedMeanwhile, Desk, Edits, Line, NothingToUndo, mark_of
from amparo.actions.people import Member
from amparo.domain.plan import homework
from amparo.domain.plan.edits import new_id, settled, with_item, without_item
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import index
from amparo.sealing.document import head_code
from amparo.store import documents, shelf
from amparo.store.documents import NoSuchDocument, VersionLine
from amparo.store.keys import Keys
from amparo.store.plans import PLANS
from amparo.store.shelf import MovedOn, NoSuchVersion, Overtaken

__all__ = [
    "ChangedMeanwhile",
    "Keys",
    "MovedOn",
    "NoSuchDocument",
    "NoSuchVersion",
    "NothingToUndo",
    "Overtaken",
    "VersionLine",
    "mark_of",
]

Opened: TypeAlias = shelf.Opened[Plan]
PlanLine: TypeAlias = Line[Plan]

DESK = Desk(
    PLANS,
    Edits(new_id, with_item, without_item, index, settled),
    Acts(Act.START_PLAN, Act.READ_PLAN, Act.CHANGE_PLAN, Act.EXPORT_PLAN, Act.ERASE_PLAN),
)
plans_of = DESK.all_of
unopened = DESK.unopened
start_plan = DESK.start
read_plan = DESK.read
read_version = DESK.read_version
versions = DESK.versions
change_plan = DESK.change
add_item = DESK.add_item
edit_item = DESK.edit_item
remove_item = DESK.remove_item
undo = DESK.undo
restore = DESK.restore
export_plan = DESK.export
erase_plan = DESK.erase


def take_homework(
    example: Plan,
    example_id: UUID,
    task: str,
    plan_id: UUID,
    begin: Plan | None,
    *,
    by: Member,
    keys: Keys,
    today: date,
) -> Opened:
    """An invented case as a plan of its own, and in a real one the task to do the same; `begin`: that one begins here."""
    allow(by, Act.START_PLAN)
    start_plan(example_id, example, by=by, keys=keys, today=today)
    if begin is not None:
        return start_plan(plan_id, homework.with_homework(begin, task, today), by=by, keys=keys, today=today)
    return change_plan(plan_id, lambda plan: homework.with_homework(plan, task, today), by=by, keys=keys, today=today)


def examples(*, by: Member, keys: Keys) -> tuple[PlanLine, ...]:
    """The invented cases that are here."""
    allow(by, Act.READ_PLAN)
    return tuple(line for line in plans_of(by=by, keys=keys) if homework.invented(line.document))


def head_words(*, by: Member, keys: Keys, language: str) -> tuple[str, ...]:
    """Six words for everything that is here now, to be printed with a plan: a place that was set back has other ones."""
    allow(by, Act.READ_PLAN)
    return head_code(documents.heads(keys), keys.organisation, language)
