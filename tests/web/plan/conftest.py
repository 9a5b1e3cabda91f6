from uuid import UUID

import pytest

from amparo.actions import plans
from amparo.domain.plan.model import Plan
from amparo.web.plan.kind import PLAN
from tests.inside import Somebody, clock, doors, everybody, house, mateo, plan_id, rosa, tomas
from tests.people import river_house
from tests.web.desk import Desk

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]


class PlanDesk(Desk):
    @property
    def plan(self) -> Plan:
        return self.document


@pytest.fixture
def begun(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(begun: UUID, rosa: Somebody) -> PlanDesk:
    return PlanDesk(rosa, PLAN, begun)


@pytest.fixture
def tomass(begun: UUID, tomas: Somebody) -> PlanDesk:
    return PlanDesk(tomas, PLAN, begun)
