"""What people do with plans."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.domain.plan.edits import new_id, with_item, without_item
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import Item, index
from amparo.sealing.document import head_code
from amparo.store import documents, events, plans
from amparo.store.documents import VersionLine
from amparo.store.events import What
from amparo.store.keys import Keys
from amparo.store.plans import MovedOn, NoSuchPlan, NoSuchVersion, Opened, Overtaken

__all__ = ["Keys", "MovedOn", "NoSuchPlan", "NoSuchVersion", "Opened", "Overtaken", "VersionLine"]

MARK_BYTES = 16


class ChangedMeanwhile(Exception):
    """Somebody else changed or removed the same thing while you were writing. Here are both: which one shall stand?"""

    def __init__(self, theirs: Item | None, mine: Item | None) -> None:
        super().__init__("changed meanwhile")  # never the items: a traceback may be printed
        self.theirs = theirs
        self.mine = mine


class NothingToUndo(Exception):
    """This is how the plan began; there is nothing before it."""


@dataclass(frozen=True)
class PlanLine:
    """A plan in a list of plans."""

    id: UUID
    title: str
    version: int
    day: date
    plan: Plan


def plans_of(*, by: Member, keys: Keys) -> tuple[PlanLine, ...]:
    """Every plan this person opens, last changed first."""
    allow(by, Act.READ_PLAN)
    found = ((plan_id, each) for plan_id, each in plans.read_all(keys) if each)
    return tuple(PlanLine(plan_id, each.plan.title, each.version, each.day, each.plan) for plan_id, each in found)


def unopened(*, by: Member, keys: Keys) -> int:
    """How many do not open any more, because somebody or something changed the stored bytes."""
    allow(by, Act.READ_PLAN)
    return sum(each is None for _, each in plans.read_all(keys))


def start_plan(plan_id: UUID, plan: Plan, *, by: Member, keys: Keys, today: date) -> Opened:
    allow(by, Act.START_PLAN)
    return plans.create(plan_id, plan, keys, today)


def read_plan(plan_id: UUID, *, by: Member, keys: Keys) -> Opened:
    allow(by, Act.READ_PLAN)
    return plans.read(plan_id, keys)


def read_version(plan_id: UUID, version: int, *, by: Member, keys: Keys) -> Opened:
    allow(by, Act.READ_PLAN)
    return plans.read_version(plan_id, version, keys)


def versions(plan_id: UUID, *, by: Member, keys: Keys) -> tuple[VersionLine, ...]:
    """Number, author and day of each version, newest first."""
    allow(by, Act.READ_PLAN)
    plans.read(plan_id, keys)
    return plans.versions(plan_id, by.organisation)


def change_plan(plan_id: UUID, edit: Callable[[Plan], Plan], *, by: Member, keys: Keys, today: date) -> Opened:
    """`edit` may run more than once, so it must do nothing but return the edited plan. What it raises comes through."""
    allow(by, Act.CHANGE_PLAN)
    return plans.change(plan_id, keys, edit, today)


def add_item(plan_id: UUID, item: Item, *, by: Member, keys: Keys, today: date) -> tuple[Opened, str]:
    """The item under an id of its own: two people who add at the same moment both keep what they added."""
    allow(by, Act.CHANGE_PLAN)
    given: list[str] = []

    def edit(plan: Plan) -> Plan:
        given[:] = [new_id(plan, type(item))]
        return with_item(plan, replace(item, id=given[0]))

    return plans.change(plan_id, keys, edit, today), given[0]


def edit_item(plan_id: UUID, item: Item, *, seen: str, by: Member, keys: Keys, today: date) -> Opened:
    """`seen`: the mark of the item as it was when this person began to write."""
    allow(by, Act.CHANGE_PLAN)

    def edit(plan: Plan) -> Plan:
        _refuse_if_changed(plan, item.id, seen, mine=item)
        return with_item(plan, item)

    return plans.change(plan_id, keys, edit, today)


def remove_item(plan_id: UUID, item_id: str, *, seen: str, by: Member, keys: Keys, today: date) -> Opened:
    allow(by, Act.CHANGE_PLAN)

    def edit(plan: Plan) -> Plan:
        _refuse_if_changed(plan, item_id, seen, mine=None)
        return without_item(plan, item_id)

    return plans.change(plan_id, keys, edit, today)


def undo(plan_id: UUID, *, seen: int, by: Member, keys: Keys, today: date) -> Opened:
    """What stood before version `seen` becomes the newest version; nothing is taken away."""
    allow(by, Act.CHANGE_PLAN)
    if seen <= 1:
        raise NothingToUndo
    return restore(plan_id, seen - 1, seen=seen, by=by, keys=keys, today=today)


def restore(plan_id: UUID, version: int, *, seen: int, by: Member, keys: Keys, today: date) -> Opened:
    """What stood in an old version becomes the newest version."""
    allow(by, Act.CHANGE_PLAN)
    old = plans.read_version(plan_id, version, keys)
    return plans.change(plan_id, keys, lambda _newest: old.plan, today, seen=seen)


def head_words(*, by: Member, keys: Keys, language: str) -> tuple[str, ...]:
    """Six words for everything that is here now, to be printed with a plan: a place that was set back has other ones."""
    allow(by, Act.READ_PLAN)
    return head_code(documents.heads(keys), keys.organisation, language)


def export_plan(plan_id: UUID, *, by: Member, keys: Keys, now: datetime) -> Opened:
    """The plan, for a file that anybody can read."""
    allow(by, Act.EXPORT_PLAN)
    opened = plans.read(plan_id, keys)
    events.note(What.EXPORTED, by.id, now)
    return opened


def erase_plan(plan_id: UUID, *, seen: int, by: Member, keys: Keys, now: datetime) -> None:
    """The plan and every version of it."""
    allow(by, Act.ERASE_PLAN)
    plans.erase(plan_id, keys, seen=seen)
    events.note(What.ERASED, by.id, now)


def mark_of(item: Item | Plan) -> str:
    """22 characters that are the same as long as the item is."""
    digest = sha256(msgspec.json.encode(item, order="sorted")).digest()
    return urlsafe_b64encode(digest[:MARK_BYTES]).rstrip(b"=").decode()


def _refuse_if_changed(plan: Plan, item_id: str, seen: str, *, mine: Item | None) -> None:
    theirs = index(plan).get(item_id)
    if theirs is None or mark_of(theirs) != seen:
        raise ChangedMeanwhile(theirs, mine)
