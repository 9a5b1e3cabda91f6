"""Checking a plan: how long, and whether ten times the measures take more than ten times as long."""

from datetime import date
from decimal import Decimal
from functools import partial

from amparo.domain.plan.checks import check
from amparo.domain.plan.model import (
    Cost,
    Every,
    Measure,
    Objective,
    Person,
    Plan,
    Schedule,
    Threat,
    Vulnerability,
    Within,
)
from amparo.domain.plan.terms import Level, ThreatState, Unit
from amparo.wording.lexicons import lexicon
from bench.rows import Row, seconds

SMALL, LARGE = 1_000, 10_000
LIMIT_SMALL_SECONDS = 0.1
DAY = date(2026, 11, 20)
DEEDS = ("Choose", "Buy", "Install", "Train two colleagues on", "Use", "Back up", "Keep a copy of", "Improve")
THINGS = ("the lock", "an encryption program", "the camera", "the case files every week", "the radio", "the archive")
AGAIN = 3
"""The best of so many: the others measure what else the machine was doing."""


def plan_of(count: int) -> Plan:
    """A plan as large as no group should have, with something to ask about in most of its measures."""
    return Plan(
        written_on=DAY,
        people=tuple(Person(id=f"w{n}", alias=f"Person {n}") for n in range(20)),
        threats=(Threat(id="t1", text="Men come at night", state=ThreatState.SELECTED),),
        vulnerabilities=(Vulnerability(id="v1", text="Files lie open"),),
        objectives=(
            Objective(id="o1", text="Fewer chances that they come in", level=Level.COMPREHENSIVE, threat="t1"),
            Objective(
                id="o2", text="Even then nobody reads them", level=Level.SPECIFIC, vulnerability="v1", parent="o1"
            ),
        ),
        measures=tuple(_measure(n) for n in range(count)),
    )


def _measure(n: int) -> Measure:
    rhythm: Schedule = Every(count=1, unit=Unit.MONTH) if n % 3 else Within(count=1 + n % 9, unit=Unit.WEEK)
    return Measure(
        id=f"m{n}",
        text=f"{DEEDS[n % len(DEEDS)]} {THINGS[n % len(THINGS)]} of room {n} in house {n // 7}",
        objectives=(f"o{1 + n % 2}",),
        owner=f"w{n % 20}",
        cost=Cost(amount=Decimal(n % 5), currency="USD"),
        schedule=rhythm,
        after=(f"m{n - 1}",) if n % 4 == 1 else (),
    )


def run() -> list[Row]:
    words = lexicon("en")
    small, large = (
        min(seconds(partial(check, plan, DAY, words)) for plan in [plan_of(count)] * AGAIN) for count in (SMALL, LARGE)
    )
    each_small, each_large = small / SMALL, large / LARGE
    return [
        Row(f"check of {SMALL:,} measures", small, "s", "limit", LIMIT_SMALL_SECONDS),
        Row(f"check of {LARGE:,} measures", large, "s", "limit", LIMIT_SMALL_SECONDS * LARGE / SMALL),
        Row(f"a measure among {LARGE:,}", each_large * 1e6, "µs", f"among {SMALL:,}", each_small * 1e6),
    ]
