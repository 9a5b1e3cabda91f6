"""What changed between two versions of a plan."""

from amparo.domain.difference import Change, ChangeKind, differences
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import LISTS

__all__ = ["Change", "ChangeKind", "difference"]


def difference(before: Plan, after: Plan) -> tuple[Change, ...]:
    return differences(before, after, LISTS.values())
