"""Edits: plan in, next plan out. Each leaves a plan that holds together, or refuses.

An edit that was overtaken by somebody else's simply runs again on the newer plan.
"""

from collections.abc import Mapping, Set
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.faults import Fault
from amparo.domain.plan.model import Approval, Link, Plan
from amparo.domain.plan.structure import LISTS, POINTERS, Item, faults_of, index, items
from amparo.domain.plan.terms import Level, WorkspaceKind

PREFIXES = {name: name[0] for name in LISTS.values()} | {"context": "n", "people": "w", "protocols": "r"}


class DoesNotHoldTogether(Exception):
    """This change would leave something pointing at nothing, or measures waiting for each other in a ring."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


class NoSuchItem(Exception):
    """There is nothing with this id in the plan; somebody may have removed it."""


class MixedWorlds(Exception):
    """Invented and real cases are never put into one plan (I14)."""


def new_id(plan: Plan, kind: type[Item]) -> str:
    """A short id nobody has used in this plan: `m7`."""
    prefix = PREFIXES[LISTS[kind]]
    taken = {item.id for item in items(plan)}
    number = len(getattr(plan, LISTS[kind])) + 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def with_item(plan: Plan, item: Item) -> Plan:
    """The item added at the end of its list, or put in the place of the one with its id."""
    name = LISTS[type(item)]
    there: tuple[Item, ...] = getattr(plan, name)
    if any(old.id == item.id for old in there):
        now = tuple(item if old.id == item.id else old for old in there)
    else:
        now = (*there, item)
    return held_together(replace(plan, **{name: now}))


def without_item(plan: Plan, item_id: str) -> Plan:
    """The plan without the item, without what cannot stand without it, and without any mention of either."""
    gone = {item_id, *falls_with(plan, item_id)}
    kept = {name: tuple(i for i in getattr(plan, name) if i.id not in gone) for name in LISTS.values()}
    return held_together(_repointed(replace(plan, **kept), dict.fromkeys(gone)))


def falls_with(plan: Plan, item_id: str) -> tuple[str, ...]:
    """Ids of what goes when this goes: the specific objectives of a vulnerability (I2)."""
    if item_id not in index(plan):
        raise NoSuchItem(item_id)
    return tuple(o.id for o in plan.objectives if o.level is Level.SPECIFIC and o.vulnerability == item_id)


def moved(plan: Plan, item_id: str, places: int) -> Plan:
    """The item moved up (negative) or down its list by so many places, at most to the end."""
    item = index(plan).get(item_id)
    if item is None:
        raise NoSuchItem(item_id)
    name = LISTS[type(item)]
    others = [other for other in getattr(plan, name) if other.id != item_id]
    place = next(n for n, other in enumerate(getattr(plan, name)) if other.id == item_id)
    others.insert(max(0, min(len(others), place + places)), item)
    return replace(plan, **{name: tuple(others)})


def joined(plan: Plan, other: Plan) -> Plan:
    """The other plan's items added to this one, under new ids where an id is taken. Real and invented never mix."""
    if other.workspace.kind is not plan.workspace.kind:
        raise MixedWorlds
    renamed = _renamed(plan, other)
    lists = {name: (*getattr(plan, name), *getattr(renamed, name)) for name in LISTS.values()}
    return held_together(replace(plan, **lists))


def with_kind(plan: Plan, kind: WorkspaceKind) -> Plan:
    """An empty plan may still become another kind; one with content may not (I14)."""
    if any(True for _ in items(plan)) and kind is not plan.workspace.kind:
        raise MixedWorlds
    return replace(plan, workspace=replace(plan.workspace, kind=kind))


def settled(before: Plan, after: Plan) -> Plan:
    """The plan with its own fields changed, refused if a real case became an invented one or the other way round."""
    with_kind(before, after.workspace.kind)
    return held_together(after)


def level_of(vulnerability: str | None) -> Level:
    """A specific objective is about exactly one vulnerability, a comprehensive one about none (I2)."""
    return Level.SPECIFIC if vulnerability else Level.COMPREHENSIVE


def asked_again(plan: Plan, code: str, where: str) -> Plan:
    """A question that was left with a reason may come up again."""
    kept = tuple(note for note in plan.left_as_is if (note.code, note.where) != (code, where))
    return replace(plan, left_as_is=kept)


def held_together(plan: Plan) -> Plan:
    """The plan itself, if it holds together."""
    if faults := faults_of(plan):
        raise DoesNotHoldTogether(faults)
    return plan


def _renamed(plan: Plan, other: Plan) -> Plan:
    here = {item.id for item in items(plan)}
    taken = here | {item.id for item in items(other)}
    names: dict[str, str | None] = {}
    for item_id in [item.id for item in items(other) if item.id in here]:
        names[item_id] = _free(item_id, taken)
        taken.add(str(names[item_id]))
    renamed: Plan = _repointed(other, names)
    return renamed


def _free(taken_id: str, taken: Set[str]) -> str:
    number = 2
    stem = taken_id[:34]
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _repointed(part: Any, names: Mapping[str, str | None]) -> Any:
    """The same part with every id renamed as told; None means gone, and a link or approval of something gone goes too."""
    changes: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if isinstance(value, Struct):
            changes[name] = _repointed(value, names)
        elif isinstance(value, tuple) and value and isinstance(value[0], Struct):
            changes[name] = tuple(_repointed(inner, names) for inner in value if not _lost(inner, names))
    for name in ("id", *POINTERS.get(type(part), ())):
        value = getattr(part, name, None)
        if isinstance(value, str):
            changes[name] = names.get(value, value)
        elif isinstance(value, tuple):
            changes[name] = tuple(new for old in value if (new := names.get(old, old)) is not None)
    changed = {name: value for name, value in changes.items() if value != getattr(part, name)}
    return replace(part, **changed) if changed else part


def _lost(part: Struct, names: Mapping[str, str | None]) -> bool:
    match part:
        case Link(threat=target) | Approval(by=target):
            return target in names and names[target] is None
        case _:
            return False
