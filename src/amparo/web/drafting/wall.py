"""What the groups will do, for the wall: no name of anybody, and nothing of a single organisation's real case."""

from typing import Any

from amparo.actions import made
from amparo.domain.plan.drafting import kept
from amparo.domain.plan.model import Measure
from amparo.domain.workshop.made import GroupPlan, said_of
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest
from amparo.wording.terms import say_list, say_measure_cost, say_measure_when


def plenary_on_the_wall(request: RoomRequest) -> list[dict[str, Any]]:
    """Of each group: number, and rows of what is wanted, what will be done, cost and when, what the plenary said."""
    room = request.room
    plans = made.group_plans(room.id, room.key, by=request.member, keys=request.keys)
    return [
        {"number": one.group, "rows": [_row(one, measure) for measure in kept(one.plan)]}
        for _, one in plans
        if not one.organisation
    ]


def _row(group: GroupPlan, measure: Measure) -> dict[str, str]:
    language, said = tongue(), said_of(group, measure.id)
    wants = {objective.id: objective.text for objective in group.plan.objectives}
    return {
        "wants": say_list((wants[one] for one in measure.objectives), language),
        "text": measure.text,
        "cost": say_measure_cost(measure, language),
        "when": say_measure_when(measure, language),
        "verdict": said.verdict.value if said else "",
    }
