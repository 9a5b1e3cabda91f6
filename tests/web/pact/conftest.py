from uuid import UUID

import pytest
from django.test import Client

from amparo.actions import pacts
from amparo.domain.pact.model import Pact
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store.models import WorkerRow
from tests.circle import rosas_circle
from tests.inside import TODAY, Somebody, client_of, clock, doors, everybody, house, mateo, plan_id, rosa, tomas

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]


class Desk:
    """Rosa's PACT in front of her: what she opens, what she sends, how it stands then."""

    def __init__(self, somebody: Somebody, pact_id: UUID) -> None:
        self.somebody = somebody
        self.client: Client = client_of(somebody)
        self.base = f"/pacts/{pact_id}/"
        self.pact_id = pact_id

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
    def pact(self) -> Pact:
        return pacts.read_pact(self.pact_id, **self.somebody.looks).document

    @property
    def version(self) -> int:
        return pacts.read_pact(self.pact_id, **self.somebody.looks).version


@pytest.fixture
def begun(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    pacts.start_pact(plan_id, rosas_circle(), **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(begun: UUID, rosa: Somebody) -> Desk:
    return Desk(rosa, begun)


@pytest.fixture
def worker(doors) -> WorkerKey:
    """The machine that sends: its public key is known here, its key is not."""
    key = WorkerKey.from_secret(WorkerSecret.new())
    WorkerRow.objects.create(public=key.public, made_on=TODAY)
    return key
