"""Which fields of a plan, or of next steps, each kind of file carries; whatever else is filled in is counted and reported.

A field added to the model and to no list here shows up in the loss report by itself.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from amparo.domain.plan.model import (
    Capacity,
    Cost,
    GoNoGo,
    Measure,
    Objective,
    Person,
    Plan,
    Protocol,
    Shared,
    Threat,
    Vulnerability,
    Workspace,
)
from amparo.domain.workshop.nextsteps import AdvocacyPoint, NextStep, NextSteps, Recommendation
from amparo.files.losses import Loss

Fields = dict[type[Struct], AbstractSet[str]]

SIX_COLUMNS: Fields = {
    Plan: {"objectives", "measures"},
    Objective: {"text", "level", "parent"},
    Measure: {
        *("text", "objectives", "owner", "owner_words", "cost", "cost_words", "schedule", "schedule_words"),
    },
    Cost: {"amount", "currency", "condition"},
}

READING: Fields = SIX_COLUMNS | {
    Plan: {
        *("title", "workspace", "written_on", "review_on", "shared", "go_no_go", "special_needs"),
        *("threats", "vulnerabilities", "capacities", "objectives", "measures", "protocols"),
    },
    Workspace: {"organisation", "kind", "language"},
    Threat: {"text", "state"},
    Vulnerability: {"text", "accepted"},
    Capacity: {"text"},
    Measure: SIX_COLUMNS[Measure] | {"mode", "trigger"},
    Protocol: {"title", "kind", "steps"},
    Shared: {"with_whom"},
    GoNoGo: {"who", "stop_when"},
}

PRINTED: Fields = READING | {Measure: READING[Measure] | {"helpers", "deputy", "status"}}

BOOK: Fields = SIX_COLUMNS | {
    Plan: {
        *("title", "workspace", "written_on", "review_on", "shared"),
        *("threats", "vulnerabilities", "capacities", "people", "objectives", "measures", "protocols"),
    },
    Workspace: {"organisation", "kind", "language"},
    Shared: {"with_whom"},
    Threat: {
        *("text", "kind", "actor", "target", "likelihood", "impact", "state", "selected_because", "reason"),
    },
    Person: {"alias", "kind", "roles", "hours_per_week"},
    Measure: SIX_COLUMNS[Measure]
    | {"mode", "helpers", "deputy", "hours", "after", "outside", "trigger", "evidence", "status", "status_reason"},
    Protocol: {"title", "kind", "scenario", "steps"},
}

STEPS: Fields = {
    NextSteps: {"title", "language", "kind", "held_on", "review_on", "recommendations", "steps", "advocacy"},
    Recommendation: {"text", "focus"},
    NextStep: {
        *("text", "recommendation", "reach", "doer", "by", "addressee", "when", "on", "first_act", "gap", "cause"),
        "state",
    },
    AdvocacyPoint: {"text", "audience", "occasion", "recommendation"},
}


def not_carried(whole: Struct, carried: Fields) -> Iterator[Loss]:
    """One loss for each list or field that is filled in and not carried, with the number of times."""
    counts: Counter[str] = Counter()
    _count(whole, "", carried, counts)
    for where, number in counts.items():
        yield Loss("not-carried", where, str(number))


def _count(part: Struct, path: str, carried: Fields, counts: Counter[str]) -> None:
    known = carried.get(type(part))
    for name, default in _defaults(type(part)):
        value = getattr(part, name)
        if value == default:
            continue
        here = f"{path}.{name}" if path else name
        if (known is not None and name not in known) or _outdone(part, name):
            counts[here] += len(value) if isinstance(value, tuple) and not path else 1
        elif isinstance(value, Struct):
            _count(value, here, carried, counts)
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Struct):
                    _count(inner, here, carried, counts)


def _outdone(part: Struct, name: str) -> bool:
    """What a table once said is shown only until somebody makes it exact."""
    return name.endswith("_words") and bool(getattr(part, name.removesuffix("_words"), None))


@cache
def _defaults(part: type[Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(part) if field.name != "id")
