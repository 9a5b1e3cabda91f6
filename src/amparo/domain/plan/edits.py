"""Edits: plan in, next plan out. Each leaves a plan that holds together, or refuses.

An edit that was overtaken by somebody else's simply runs again on the newer plan.
"""

from msgspec.structs import replace

from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import LAYOUT, Item, faults_of, index, items
from amparo.domain.plan.terms import Level, WorkspaceKind
from amparo.domain.refusals import DoesNotHoldTogether, MixedWorlds, NoSuchItem

new_id = LAYOUT.new_id
moved = LAYOUT.moved


def with_item(plan: Plan, item: Item) -> Plan:
    """The item added at the end of its list, or put in the place of the one with its id."""
    return held_together(LAYOUT.with_item(plan, item))


def without_item(plan: Plan, item_id: str) -> Plan:
    """The plan without the item, without what cannot stand without it, and without any mention of either."""
    return held_together(LAYOUT.without(plan, {item_id, *falls_with(plan, item_id)}))


def falls_with(plan: Plan, item_id: str) -> tuple[str, ...]:
    """Ids of what goes when this goes: the specific objectives of a vulnerability (I2)."""
    if item_id not in index(plan):
        raise NoSuchItem(item_id)
    return tuple(o.id for o in plan.objectives if o.level is Level.SPECIFIC and o.vulnerability == item_id)


def joined(plan: Plan, other: Plan) -> Plan:
    """The other plan's items added to this one, under new ids where an id is taken. Real and invented never mix."""
    if other.workspace.kind is not plan.workspace.kind:
        raise MixedWorlds
    return held_together(LAYOUT.joined(plan, other))


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


def held_together(plan: Plan) -> Plan:
    """The plan itself, if it holds together."""
    if faults := faults_of(plan):
        raise DoesNotHoldTogether(faults)
    return plan
