"""Plans as a six-column table gives them: objectives, measures, who, cost, when, and nothing else."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from amparo.domain.plan.model import (
    AtOnce,
    Cost,
    Every,
    Measure,
    Objective,
    Person,
    Plan,
    Schedule,
    Vulnerability,
    Within,
    Workspace,
)
from amparo.domain.plan.terms import Level, Mode, SelectedBecause, Unit
from tests.domain.plan.checks.plans import added, changed, every, threat

Row = tuple[str, str, str, int | None, Schedule]
"""Objective, measure, who, cost (None: nought if the software is free), when."""

WEEK, MONTH = Unit.WEEK, Unit.MONTH


def within(count: int, unit: Unit) -> Within:
    return Within(count=count, unit=unit)


def each(count: int, unit: Unit) -> Every:
    return Every(count=count, unit=unit)


def table(rows: Sequence[Row], overall: str, specific: str, language: str = "en") -> Plan:
    owners = list(dict.fromkeys(row[2] for row in rows))
    people = tuple(Person(id=f"w{n}", alias=owner) for n, owner in enumerate(owners, start=1))
    ids = {owner: f"w{n}" for n, owner in enumerate(owners, start=1)}
    return Plan(
        workspace=Workspace(language=language),
        people=people,
        vulnerabilities=(Vulnerability(id="v1", text=specific),),
        objectives=(
            Objective(id="o1", text=overall, level=Level.COMPREHENSIVE),
            Objective(id="o2", text=specific, level=Level.SPECIFIC, vulnerability="v1", parent="o1"),
        ),
        measures=tuple(_measure(n, row, ids) for n, row in enumerate(rows, start=1)),
    )


def _measure(n: int, row: Row, ids: dict[str, str]) -> Measure:
    objective, text, owner, amount, when = row
    condition = "" if amount is not None else "if the program is free"
    cost = Cost(amount=Decimal(amount or 0), currency="$", condition=condition)
    return Measure(id=f"m{n}", text=text, objectives=(objective,), owner=ids[owner], cost=cost, schedule=when)


ICO = "Information/communications officer"


def break_in() -> Plan:
    """The worked example of the method in our own words, with every fault it hides (S3.27, S3.29)."""
    rows: tuple[Row, ...] = (
        ("o2", "Sort papers by how much harm they can do", "Project officers and management", 0, within(3, MONTH)),
        ("o2", "Build an office network around one locked server", "IT officer/ outside IT consultant", 0, within(3, MONTH)),
        ("o2", "Purchase a portable disk", "Finance officer", 200, within(2, WEEK)),
        ("o2", "Once a week, copy the server's disk", ICO, 0, each(1, MONTH)),
        ("o2", "Keep one copy of the back-up in a place outside the office", "Programme manager", 0, each(6, MONTH)),
        ("o2", "Select a simple encryption tool and learn to work with it", ICO, None, within(2, MONTH)),
        ("o2", "In-house training on the encryption tool and on good passwords", "All", 0, within(1, MONTH)),
        ("o2", "Install the encryption tool on server and copies, so that no thief reads them", ICO, None, within(2, WEEK)),
        ("o1", "Speak out in public with other groups about the searches of offices", ICO, 0, within(1, MONTH)),
        ("o1", "Press police and courts to find out who is behind them", "Advocacy officer", 0, AtOnce()),
    )  # fmt: skip
    return table(
        rows, "Lower the chances that our office is broken into", "Even if they come in, nothing is lost or read"
    )


def repaired() -> Plan:
    """The same plan after an honest afternoon of talking."""
    plan = break_in()
    named = zip(plan.people, ("Rosa", "Tomás", "Inés", "Nadia", "Luz", "Omar", "Pilar"), strict=True)
    plan = replace(plan, people=tuple(replace(person, alias=name) for person, name in named))
    plan = changed(plan, "m2", cost=Cost(amount=Decimal(600), currency="$"))
    plan = changed(plan, "m4", schedule=Every(count=1, unit=WEEK, first=date(2027, 2, 22)), after=("m2", "m3"))
    plan = changed(plan, "m5", schedule=each(1, WEEK), after=("m4",))
    plan = changed(plan, "m6", schedule=within(2, WEEK))
    plan = changed(plan, "m7", owner="w6", schedule=within(1, MONTH), after=("m6",))
    plan = changed(plan, "m8", owner="w2", schedule=within(3, MONTH), after=("m2", "m6", "m7"))
    plan = changed(plan, "o1", threat="t1")
    harm = Objective(id="o3", text="Less harm if they come in all the same", level=Level.COMPREHENSIVE, threat="t1")
    first_hour = Measure(
        id="m11",
        text="Touch nothing, photograph the door, ring the lawyer",
        objectives=("o3",),
        mode=Mode.REACTIVE,
        owner="w5",
        cost=Cost(amount=Decimal(0), currency="$"),
        schedule=within(1, WEEK),
    )
    chosen = threat("t1", "Our office is broken into", selected_because=SelectedBecause.SERIOUS)
    plan = every(plan, "measures", mode=Mode.PREVENTIVE)
    plan = changed(added(plan, chosen, harm, first_hour), "o2", parent="o3")
    return replace(plan, written_on=date(2026, 11, 20), review_on=date(2027, 5, 14))
