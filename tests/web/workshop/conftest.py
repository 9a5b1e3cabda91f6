from uuid import UUID

import pytest
from django.test import Client

from amparo.actions import agendas
from amparo.domain.workshop.card import Card, Material, Need, Per, Step, StepKind
from amparo.domain.workshop.session import Pause, Session
from tests.inside import Somebody, client_of, clock, doors, everybody, house, mateo, plan_id, rosa, tomas

__all__ = ["clock", "doors", "everybody", "house", "mateo", "plan_id", "rosa", "tomas"]

MONDAY = Session(
    title="A plan for the River House",
    people=18,
    cards=(
        Card(
            id="plan",
            title="Security plan",
            goals=("Everybody leaves with five things to do",),
            key_messages=("A simple plan that is done beats a long one that is not.",),
            notes=("Do not drill concepts.",),
            materials=(
                Material(what="Markers", quantity=2, per=Per.GROUP),
                Material(what="Petals", quantity=1, per=Per.PERSON),
            ),
            steps=(
                Step(id="open", title="Why we are here", minutes=20, kind=StepKind.INTRODUCTION),
                Step(id="want", title="What we want", minutes=30, least=20, need=Need.SHOULD, ask="What do we want?"),
                Step(
                    id="tell",
                    title="Tell each other",
                    minutes=20,
                    need=Need.IF_TIME,
                    kind=StepKind.REPORT_BACK,
                    reporters=4,
                ),
                Step(id="list", title="List it all"),
                Step(id="close", title="Goodbye", minutes=10, kind=StepKind.CLOSING),
            ),
        ),
    ),
    pauses=(Pause(id="tea", title="Tea", minutes=20, after="plan/open"),),
)


class Desk:
    """Rosa's session in front of her."""

    def __init__(self, somebody: Somebody, session_id: UUID) -> None:
        self.somebody = somebody
        self.client: Client = client_of(somebody)
        self.base = f"/sessions/{session_id}/"
        self.session_id = session_id

    def opens(self, path: str = "", **query: str) -> str:
        answer = self.client.get(self.base + path, query)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    def sends(self, path: str, status: int = 303, **form: object) -> str:
        answer = self.client.post(self.base + path, form)
        assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[-3000:])
        return answer["Location"] if status == 303 else answer.content.decode()

    @property
    def session(self) -> Session:
        return agendas.read_session(self.session_id, **self.somebody.looks).document


@pytest.fixture
def prepared(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    agendas.start_session(plan_id, MONDAY, **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(prepared: UUID, rosa: Somebody) -> Desk:
    return Desk(rosa, prepared)
