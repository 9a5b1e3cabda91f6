"""Who points at whom in a plan, and whether the whole still holds together."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.layout import Layout, rings
from amparo.domain.plan.model import (
    Approval,
    Capacity,
    ContextNote,
    GoNoGo,
    Incident,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Protocol,
    Stakeholder,
    Step,
    Threat,
    Vulnerability,
)
from amparo.domain.plan.terms import Level

Item = (
    Person | ContextNote | Stakeholder | Threat | Vulnerability | Capacity | Incident | Objective | Measure | Protocol
)

LISTS: Mapping[type[Item], str] = {
    Person: "people",
    ContextNote: "context",
    Stakeholder: "stakeholders",
    Threat: "threats",
    Vulnerability: "vulnerabilities",
    Capacity: "capacities",
    Incident: "incidents",
    Objective: "objectives",
    Measure: "measures",
    Protocol: "protocols",
}

POINTERS: Mapping[type[Struct], Mapping[str, type[Item]]] = {
    Plan: {"drafted_by": Person},
    GoNoGo: {"who": Person},
    Approval: {"by": Person},
    Stakeholder: {"linked_to": Stakeholder},
    Link: {"threat": Threat},
    Incident: {"threat": Threat},
    Objective: {"threat": Threat, "vulnerability": Vulnerability, "parent": Objective},
    Measure: {
        "objectives": Objective,
        "owner": Person,
        "helpers": Person,
        "deputy": Person,
        "after": Measure,
        "builds_on": Capacity,
    },
    Step: {"who": Person},
    Protocol: {"threats": Threat, "deputies": Person},
}

PREFIXES = {"context": "n", "people": "w", "protocols": "r"}

LAYOUT: Layout[Plan, Item] = Layout(LISTS, POINTERS, PREFIXES)
items = LAYOUT.items
index = LAYOUT.index
pointers = LAYOUT.pointers

AMOUNT_MAX = 10**15


def faults_of(plan: Plan) -> tuple[Fault, ...]:
    """Everything that keeps the plan from hanging together: ids, references, kinds, levels, cycles. Linear."""
    return (
        *LAYOUT.faults_of(plan),
        *_bad_levels(plan),
        *_bad_amounts(plan),
        *rings({m.id: m.after for m in plan.measures}, "measures"),
        *rings({o.id: (o.parent,) if o.parent else () for o in plan.objectives}, "objectives"),
    )


def _bad_levels(plan: Plan) -> Iterator[Fault]:
    """A specific objective is about exactly one vulnerability (I2), a comprehensive one about none."""
    for place, objective in enumerate(plan.objectives):
        specific = objective.level is Level.SPECIFIC
        if specific and objective.vulnerability is None:
            yield Fault(code=FaultCode.OBJECTIVE_WITHOUT_VULNERABILITY, path=f"objectives[{place}].vulnerability")
        if not specific and objective.vulnerability is not None:
            yield Fault(
                code=FaultCode.OBJECTIVE_WITH_VULNERABILITY,
                path=f"objectives[{place}].vulnerability",
                found=objective.vulnerability,
            )


def _bad_amounts(plan: Plan) -> Iterator[Fault]:
    """Money is a number from 0 to AMOUNT_MAX; `Infinity` and `NaN` are decimals too."""
    costs = [("budget", plan.budget), *((f"measures[{n}].cost", m.cost) for n, m in enumerate(plan.measures))]
    for path, cost in costs:
        if cost is not None and not (cost.amount.is_finite() and 0 <= cost.amount <= AMOUNT_MAX):
            yield Fault(code=FaultCode.OUT_OF_RANGE, path=f"{path}.amount", found=str(cost.amount), expected="number")
