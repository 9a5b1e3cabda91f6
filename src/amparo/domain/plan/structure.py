"""Who points at whom in a plan, and whether the whole still holds together.

One table says which field of which part holds ids, and of what; reading, editing and removing all walk that table,
so a new pointer is declared once.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter

from msgspec import Struct
from msgspec.structs import fields

from amparo.domain.faults import Fault, FaultCode
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

AMOUNT_MAX = 10**15
CYCLES_TOLD_MAX = 20


def items(plan: Plan) -> Iterator[Item]:
    """Every item with an id, list by list."""
    for name in LISTS.values():
        yield from getattr(plan, name)


def index(plan: Plan) -> dict[str, Item]:
    """Id -> item. With a repeated id the last one wins; `faults_of` tells of the others."""
    return {item.id: item for item in items(plan)}


def faults_of(plan: Plan) -> tuple[Fault, ...]:
    """Everything that keeps the plan from hanging together: ids, references, kinds, levels, cycles. Linear."""
    known = {item.id: type(item) for item in items(plan)}
    return (
        *_repeated_ids(plan),
        *_bad_pointers(plan, known),
        *_bad_levels(plan),
        *_bad_amounts(plan),
        *_cycles({m.id: m.after for m in plan.measures}, "measures"),
        *_cycles({o.id: (o.parent,) if o.parent else () for o in plan.objectives}, "objectives"),
    )


def walk(part: Struct, path: str = "") -> Iterator[tuple[str, Struct]]:
    """The part and every part inside it, with the path that leads there (`measures[3].cost`)."""
    yield path, part
    for name in _names(type(part)):
        value = getattr(part, name)
        here = f"{path}.{name}" if path else name
        if isinstance(value, Struct):
            yield from walk(value, here)
        elif isinstance(value, tuple):
            for place, inner in enumerate(value):
                if isinstance(inner, Struct):
                    yield from walk(inner, f"{here}[{place}]")


@cache
def _names(part: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part))


def pointers(plan: Plan) -> Iterator[tuple[str, str, type[Item]]]:
    """(path, id pointed at, what it should be) for every pointer in the plan."""
    for path, part in walk(plan):
        for name, kind in POINTERS.get(type(part), {}).items():
            value = getattr(part, name)
            here = f"{path}.{name}" if path else name
            if isinstance(value, str):
                yield here, value, kind
            elif value:
                yield from ((f"{here}[{place}]", target, kind) for place, target in enumerate(value))


def _repeated_ids(plan: Plan) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in LISTS.values():
        for place, item in enumerate(getattr(plan, name)):
            if item.id in seen:
                yield Fault(code=FaultCode.REPEATED_ID, path=f"{name}[{place}].id", found=item.id)
            seen.add(item.id)


def _bad_pointers(plan: Plan, known: Mapping[str, type[Item]]) -> Iterator[Fault]:
    for path, target, kind in pointers(plan):
        if target not in known:
            yield Fault(code=FaultCode.BROKEN_REFERENCE, path=path, found=target, expected=_kind_word(kind))
        elif known[target] is not kind:
            found = f"{target} ({_kind_word(known[target])})"
            yield Fault(code=FaultCode.WRONG_KIND, path=path, found=found, expected=_kind_word(kind))


def _kind_word(kind: type[Item]) -> str:
    return "context-note" if kind is ContextNote else kind.__name__.lower()


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


def cycles(after: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Rings in "comes after", each as the ids on the way round; at most CYCLES_TOLD_MAX of them."""
    edges = {node: list(before) for node, before in after.items()}
    for _ in range(CYCLES_TOLD_MAX):
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            ring: list[str] = error.args[1]
            yield tuple(reversed(ring))
            edges[ring[1]].remove(ring[0])
        else:
            return


def _cycles(after: Mapping[str, tuple[str, ...]], path: str) -> Iterator[Fault]:
    for ring in cycles(after):
        yield Fault(code=FaultCode.CYCLE, path=path, found=" -> ".join(ring))
