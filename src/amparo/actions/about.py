"""What concerns a plan as a whole: its name, its days, its money, whose it is."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.plans import Keys, Opened, change_plan, mark_of
from amparo.domain.plan.edits import held_together, with_kind
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import LISTS

LEFT_ALONE = (*LISTS.values(), "approvals", "shared", "explained", "in_force_on", "reviews", "ended", "left_as_is")
"""What has its own acts."""


class AboutChangedMeanwhile(Exception):
    """Somebody else changed the same page while you were writing."""

    def __init__(self, theirs: Plan) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


def about_mark(plan: Plan) -> str:
    """The same as long as nobody changed what this page is about."""
    return mark_of(_about(plan))


def edit_about(plan_id: UUID, mine: Plan, *, seen: str, by: Member, keys: Keys, today: date) -> Opened:
    """The plan's own fields as in `mine`; its parts stay whatever they are by now."""
    allow(by, Act.CHANGE_PLAN)

    def edit(plan: Plan) -> Plan:
        if about_mark(plan) != seen:
            raise AboutChangedMeanwhile(plan)
        kept = {name: getattr(plan, name) for name in LEFT_ALONE}
        return held_together(replace(_of_the_same_kind(mine, plan), **kept))

    return change_plan(plan_id, edit, by=by, keys=keys, today=today)


def _of_the_same_kind(mine: Plan, plan: Plan) -> Plan:
    """Mine, refused if it would turn a real case into an invented one or the other way round (I14)."""
    with_kind(plan, mine.workspace.kind)
    return mine


def _about(plan: Plan) -> Plan:
    blank = Plan()
    return replace(plan, **{name: getattr(blank, name) for name in LEFT_ALONE})
