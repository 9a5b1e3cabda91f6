"""A plan of the invented Casa del Río that leaves nothing to ask, and ways to spoil it."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from amparo.domain.plan.checks import Finding, check
from amparo.domain.plan.model import (
    Approval,
    Capacity,
    ContextNote,
    Cost,
    Every,
    GoNoGo,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Protocol,
    Shared,
    SpecialNeeds,
    Step,
    Threat,
    Vulnerability,
    Within,
    Workspace,
)
from amparo.domain.plan.structure import LISTS, index
from amparo.domain.plan.terms import (
    Aim,
    Effect,
    Family,
    Level,
    Mode,
    ProtocolKind,
    Rank,
    SelectedBecause,
    Status,
    ThreatState,
    Unit,
)
from amparo.wording.lexicons import lexicon
from tests.people import TODAY, WRITTEN


def sound() -> Plan:
    return Plan(
        title="River House: break-in",
        workspace=Workspace(name="River House", organisation="Casa del Río"),
        written_on=WRITTEN,
        review_on=date(2027, 4, 2),
        sources=("Talk with the neighbours",),
        budget=Cost(amount=Decimal(900), currency="USD"),
        drafted_by=("w1", "w2"),
        consulted=("the drivers",),
        kept_where="Rosa's locked drawer",
        go_no_go=GoNoGo(who="w1", stop_when="Two of us feel followed"),
        special_needs=SpecialNeeds(routine="Nobody goes home alone", emergency="None beyond that"),
        people=tuple(Person(id=f"w{n}", alias=name, hours_per_week=6) for n, name in enumerate(CAST, start=1)),
        context=(ContextNote(id="n1", text="Two offices were searched", on=date(2026, 10, 28), source="neighbours"),),
        threats=(threat("t1", "Men search our office at night"),),
        vulnerabilities=(Vulnerability(id="v1", text="Case files lie open", links=(Link(threat="t1"),)),),
        capacities=(Capacity(id="c1", text="The baker watches at night", links=(Link(threat="t1"),)),),
        objectives=objectives(),
        measures=measures(),
        protocols=(
            Protocol(
                id="r1",
                title="The door stands open",
                kind=ProtocolKind.EMERGENCY,
                threats=("t1",),
                steps=(Step(who="w1", what="Stay outside and ring the lawyer", within_minutes=10),),
                deputies=("w2",),
                rehearsed_on=date(2026, 11, 9),
            ),
        ),
        approvals=(Approval(by="w1", on=WRITTEN),),
        shared=(Shared(with_whom="the team", on=WRITTEN),),
        explained=(Shared(with_whom="the team", on=WRITTEN),),
    )


CAST = ("Rosa", "Tomás", "Inés", "Nadia")


def threat(threat_id: str, text: str, **more: Any) -> Threat:
    told: dict[str, Any] = {
        "actor": "unknown men",
        "likelihood": Rank.MIDDLE,
        "impact": Rank.HIGH,
        "assessed_on": WRITTEN,
        "state": ThreatState.SELECTED,
        "selected_because": SelectedBecause.SERIOUS,
    }
    return Threat(id=threat_id, text=text, **(told | more))


def objectives() -> tuple[Objective, ...]:
    return (
        Objective(
            id="o1",
            text="Fewer chances that they come in",
            level=Level.COMPREHENSIVE,
            threat="t1",
            aim=Aim.AGGRESSOR_STOPS,
            effect=Effect.LIKELIHOOD,
            sign="No search for a year",
        ),
        Objective(
            id="o2",
            text="Less harm if they do",
            level=Level.COMPREHENSIVE,
            threat="t1",
            aim=Aim.AUTHORITY_ACTS,
            effect=Effect.IMPACT,
            sign="The police take it up",
        ),
        Objective(
            id="o3",
            text="Even then nobody reads our files",
            level=Level.SPECIFIC,
            vulnerability="v1",
            parent="o2",
            aim=Aim.DEFENDERS_STRONGER,
            effect=Effect.IMPACT,
            sign="A friend fails to open them",
        ),
    )


def measure(measure_id: str, text: str, **more: Any) -> Measure:
    told: dict[str, Any] = {
        "objectives": ("o3",),
        "mode": Mode.PREVENTIVE,
        "family": Family.PROTECTION,
        "owner": "w1",
        "owner_agreed": True,
        "deputy": "w4",
        "helpers": ("w3",),
        "cost": Cost(amount=Decimal(0), currency="USD"),
        "schedule": Within(count=3, unit=Unit.WEEK),
        "hours": 2.0,
        "evidence": "Shown to the team",
        "status": Status.AGREED,
    }
    return Measure(id=measure_id, text=text, **(told | more))


def measures() -> tuple[Measure, ...]:
    return (
        measure("m1", "Choose an encryption program", builds_on=("c1",)),
        measure("m2", "Buy two lockable drives", owner="w2", cost=Cost(amount=Decimal(80), currency="USD")),
        measure(
            "m3",
            "Back up the case files every week",
            owner="w3",
            schedule=Every(count=1, unit=Unit.WEEK, first=date(2026, 12, 7)),
            after=("m2",),
            hours=0.5,
        ),
        measure(
            "m4",
            "Restore one file from the last copy and update the program",
            owner="w4",
            deputy="w1",
            schedule=Within(count=3, unit=Unit.MONTH),
        ),
        measure(
            "m5",
            "Visit the prefect with two neighbours",
            owner="w2",
            objectives=("o1",),
            family=Family.ACCEPTANCE,
            schedule=Within(count=2, unit=Unit.MONTH),
        ),
        measure(
            "m6",
            "Photograph the door, touch nothing",
            owner="w3",
            objectives=("o2",),
            mode=Mode.REACTIVE,
            trigger="The door stands open in the morning",
            wellbeing=True,
        ),
    )


def changed(plan: Plan, item_id: str, **changes: Any) -> Plan:
    item = index(plan)[item_id]
    name = LISTS[type(item)]
    told = tuple(replace(old, **changes) if old.id == item_id else old for old in getattr(plan, name))
    return replace(plan, **{name: told})


def every(plan: Plan, name: str, **changes: Any) -> Plan:
    """The same change in each item of a list."""
    return replace(plan, **{name: tuple(replace(item, **changes) for item in getattr(plan, name))})


def added(plan: Plan, *items: Any) -> Plan:
    for item in items:
        name = LISTS[type(item)]
        plan = replace(plan, **{name: (*getattr(plan, name), item)})
    return plan


def ask(plan: Plan, today: date = TODAY, language: str = "en") -> tuple[Finding, ...]:
    return check(plan, today, lexicon(language))


def codes(plan: Plan, today: date = TODAY, language: str = "en") -> set[str]:
    return {finding.code for finding in ask(plan, today, language) if finding.left is None}
