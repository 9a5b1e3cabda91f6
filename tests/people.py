"""The fixed cast. Rosa owns the plan, Tomás is her colleague, Mateo is a stranger. All invented. Her PACT: `tests.circle`."""

from datetime import date
from decimal import Decimal

from amparo.domain.plan.model import (
    AtOnce,
    Capacity,
    Cost,
    Every,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Threat,
    Vulnerability,
    Within,
    Workspace,
)
from amparo.domain.plan.terms import Aim, Effect, Level, Mode, SelectedBecause, Status, ThreatState, Unit

WRITTEN = date(2026, 11, 2)
TODAY = date(2026, 11, 20)


def river_house() -> Plan:
    """A small, sound plan of an invented organisation: the land-rights group Casa del Río."""
    return Plan(
        title="River House: break-in",
        workspace=Workspace(name="River House", organisation="Casa del Río"),
        written_on=WRITTEN,
        people=(
            Person(id="w1", alias="Rosa", hours_per_week=6),
            Person(id="w2", alias="Tomás", hours_per_week=4),
        ),
        threats=(
            Threat(
                id="t1",
                text="Men searched two neighbouring offices at night",
                state=ThreatState.SELECTED,
                selected_because=SelectedBecause.SERIOUS,
                reason="It happened twice this month",
            ),
        ),
        vulnerabilities=(
            Vulnerability(id="v1", text="Case files lie open on one computer", links=(Link(threat="t1"),)),
        ),
        capacities=(Capacity(id="c1", text="The baker next door watches at night", links=(Link(threat="t1"),)),),
        objectives=(
            Objective(
                id="o1",
                level=Level.COMPREHENSIVE,
                threat="t1",
                text="Fewer chances that they come in",
                aim=Aim.AGGRESSOR_STOPS,
                effect=Effect.LIKELIHOOD,
            ),
            Objective(
                id="o2",
                level=Level.SPECIFIC,
                vulnerability="v1",
                parent="o1",
                text="Even then nobody reads our files",
                aim=Aim.DEFENDERS_STRONGER,
                effect=Effect.IMPACT,
            ),
        ),
        measures=(
            Measure(
                id="m1",
                text="Choose a disk lock program together",
                objectives=("o2",),
                mode=Mode.PREVENTIVE,
                owner="w1",
                owner_agreed=True,
                cost=Cost(amount=Decimal(0), currency="USD"),
                schedule=Within(count=2, unit=Unit.WEEK),
                status=Status.AGREED,
            ),
            Measure(
                id="m2",
                text="Copy the case files to the drive kept at the notary's",
                objectives=("o2",),
                mode=Mode.PREVENTIVE,
                owner="w2",
                owner_agreed=True,
                cost=Cost(amount=Decimal(80), currency="USD"),
                schedule=Every(count=1, unit=Unit.WEEK),
                after=("m1",),
                builds_on=("c1",),
                status=Status.AGREED,
            ),
            Measure(
                id="m3",
                text="Photograph the door, touch nothing, ring the lawyer",
                objectives=("o1",),
                mode=Mode.REACTIVE,
                owner="w1",
                owner_agreed=True,
                deputy="w2",
                cost=Cost(amount=Decimal(0), currency="USD"),
                schedule=AtOnce(),
                trigger="The door stands open in the morning",
                status=Status.AGREED,
            ),
        ),
        review_on=date(2027, 5, 2),
    )
