from uuid import UUID

import pytest

from amparo.actions import pacts
from amparo.domain.pact.model import Pact
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store.models import WorkerRow
from amparo.web.pact.kind import PACT
from tests.circle import rosas_circle
from tests.inside import TODAY, Somebody, clock, doors, everybody, house, mateo, plan_id, rosa, tomas
from tests.web.desk import Desk

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]


class PactDesk(Desk):
    @property
    def pact(self) -> Pact:
        return self.document


@pytest.fixture
def begun(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    pacts.start_pact(plan_id, rosas_circle(), **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(begun: UUID, rosa: Somebody) -> PactDesk:
    return PactDesk(rosa, PACT, begun)


@pytest.fixture
def worker(doors) -> WorkerKey:
    """The machine that sends: its public key is known here, its key is not."""
    key = WorkerKey.from_secret(WorkerSecret.new())
    WorkerRow.objects.create(public=key.public, made_on=TODAY)
    return key
