from uuid import UUID

import pytest
from django.test import Client

from amparo.actions import plans
from amparo.domain.plan.model import Plan
from tests.inside import Somebody, client_of, clock, doors, everybody, house, mateo, plan_id, rosa, tomas
from tests.people import river_house

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]


class Desk:
    """River House's plan in front of somebody: what they open, what they send, how the plan stands then."""

    def __init__(self, somebody: Somebody, plan_id: UUID) -> None:
        self.somebody = somebody
        self.client: Client = client_of(somebody)
        self.base = f"/plans/{plan_id}/"
        self.plan_id = plan_id

    def opens(self, path: str = "", **query: str) -> str:
        answer = self.client.get(self.base + path, query)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    def sends(self, path: str, status: int = 303, **form: object) -> str:
        """Where it led; or what the page said, where it led nowhere."""
        answer = self.client.post(self.base + path, form)
        assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[-3000:])
        return answer["Location"] if status == 303 else answer.content.decode()

    @property
    def plan(self) -> Plan:
        return plans.read_plan(self.plan_id, **self.somebody.looks).document

    @property
    def version(self) -> int:
        return plans.read_plan(self.plan_id, **self.somebody.looks).version


@pytest.fixture
def begun(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(begun: UUID, rosa: Somebody) -> Desk:
    return Desk(rosa, begun)


@pytest.fixture
def tomass(begun: UUID, tomas: Somebody) -> Desk:
    return Desk(tomas, begun)
