from uuid import UUID

import pytest

from amparo.actions import agendas
from amparo.domain.workshop.card import Card, Material, Need, Per, Step, StepKind
from amparo.domain.workshop.session import Pause, Session
from amparo.web.workshop.kind import SESSION
from tests.inside import Somebody, clock, doors, everybody, house, mateo, plan_id, rosa, tomas
from tests.web.desk import Desk

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


class SessionDesk(Desk):
    @property
    def session(self) -> Session:
        return self.document


@pytest.fixture
def prepared(doors, rosa: Somebody, plan_id: UUID) -> UUID:
    agendas.start_session(plan_id, MONDAY, **rosa.acts)
    return plan_id


@pytest.fixture
def rosas(prepared: UUID, rosa: Somebody) -> SessionDesk:
    return SessionDesk(rosa, SESSION, prepared)
