"""What each of the six pages shows of a plan. What somebody typed and could not be kept stands in its field again."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from amparo.domain.part import LINE_MAX
from amparo.domain.plan import drafting
from amparo.domain.plan.drafting import Step, Weighed
from amparo.domain.plan.life import THREAT_FROM
from amparo.domain.plan.model import Capacity, Measure, Objective, Plan, Vulnerability
from amparo.domain.plan.terms import Aim, Level, Mode, SelectedBecause
from amparo.files.sixcolumns import rows
from amparo.wording.terms import Column, say_measure_cost, say_measure_when, say_owner, say_term, trade_heading

OTHERS_MAX = 60
"""Of what is not linked to a threat, so many lines are offered beside it."""

Shown = dict[str, Any]


def shown(step: Step, plan: Plan, language: str, typed: QueryDict) -> Shown:
    return _SHOWN[step](plan, language, typed)


def four(plan: Plan) -> Shown:
    return {"four": drafting.four_columns(plan)}


def six(plan: Plan, language: str) -> Shown:
    headings = [trade_heading(column, language) for column in Column]
    return {"six": [list(zip(headings, row.cells, strict=True)) for row in rows(plan, language)], "headings": headings}


def _threats(plan: Plan, language: str, typed: QueryDict) -> Shown:
    ticked = set(typed.getlist("threat")) if typed else {threat.id for threat in drafting.selected(plan)}
    may = [t for t in plan.threats if t.selected or t.state in THREAT_FROM["select"]]
    because = [(one.value, say_term(one, language)) for one in SelectedBecause]
    return {
        "was": " ".join(t.id for t in may if t.selected),
        "because": because,
        "threats": [
            {
                "item": t,
                "ticked": t.id in ticked,
                "because": typed.get(f"because-{t.id}", t.selected_because or ""),
                "reason": typed.get(f"reason-{t.id}", t.reason),
            }
            for t in may
        ],
        "own": typed.get("own", ""),
    }


def _weighed(kind: type[Weighed]) -> Callable[[Plan, str, QueryDict], Shown]:
    def screen(plan: Plan, _language: str, typed: QueryDict) -> Shown:
        threats = drafting.selected(plan)
        linked = {t.id: drafting.linked(plan, kind, t.id) for t in threats}
        return {
            "was": " ".join(f"{threat}.{item.id}" for threat, items in linked.items() for item in items),
            "threats": [
                {
                    "item": t,
                    "here": _pairs(t.id, linked[t.id], typed, ticked=True),
                    "others": _pairs(t.id, _others(plan, kind, linked[t.id]), typed, ticked=False),
                    "own": typed.get(f"own-{t.id}", ""),
                }
                for t in threats
            ],
        }

    return screen


def _others(plan: Plan, kind: type[Weighed], here: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
    there: tuple[Weighed, ...] = plan.vulnerabilities if kind is Vulnerability else plan.capacities
    return tuple(item for item in there if item not in here)[:OTHERS_MAX]


def _pairs(threat: str, items: tuple[Weighed, ...], typed: QueryDict, *, ticked: bool) -> list[Shown]:
    again = set(typed.getlist("pair"))
    pairs = ((f"{threat}.{item.id}", item.text) for item in items)
    return [{"value": value, "text": text, "ticked": value in again if typed else ticked} for value, text in pairs]


def _objectives(plan: Plan, language: str, typed: QueryDict) -> Shown:
    met: set[str] = set()
    threats: list[Shown] = []
    for row in drafting.four_columns(plan):
        if row.first:
            wants = [_field(f"want-{row.threat.id}-{aim.value}", say_term(aim, language), typed) for aim in Aim]
            threats.append({"item": row.threat, "lines": _lines(row.wants, met, typed), "wants": wants, "weak": []})
        if row.vulnerability:
            weak, threat = row.vulnerability, row.threat.id
            even = _field(f"even-{threat}.{weak.id}", "", typed)
            borne = None if weak.id in met else _field(f"borne-{weak.id}", "", typed, weak.accepted)
            met.add(weak.id)
            threats[-1]["weak"].append(
                {"item": weak, "lines": _lines(row.even_so, met, typed), "even": even, "borne": borne}
            )
    return {"threats": threats, "aims": _aims(plan, language, typed), **four(plan)}


def aims_of(plan: Plan, language: str) -> list[Shown]:
    """The three aims in the reader's words, with the examples that were written down in the plan's."""
    own = plan.workspace.language
    return [
        {
            "aim": aim,
            "label": say_term(aim, language),
            "examples": [note.text for note in drafting.examples_of(plan, say_term(aim, own))],
        }
        for aim in Aim
    ]


def _aims(plan: Plan, language: str, typed: QueryDict) -> list[Shown]:
    found = aims_of(plan, language)
    return [{**one, **_field(f"example-{one['aim'].value}", one["label"], typed)} for one in found]


def _field(name: str, label: str, typed: QueryDict, was: str = "") -> Shown:
    return {"name": name, "label": label, "was": _line(was), "value": typed.get(name, was)}


def _lines(items: tuple[Objective | Measure, ...], met: set[str], typed: QueryDict) -> list[Shown]:
    """Each line as a field the first time it is met, and only to read after that, or where it is too long for a field."""
    found = []
    for item in items:
        fixed = item.id in met or len(_line(item.text)) > LINE_MAX
        found.append({"text": item.text, "fixed": fixed, **_field(f"line-{item.id}", "", typed, item.text)})
        met.add(item.id)
    return found


def _measures(plan: Plan, _language: str, typed: QueryDict) -> Shown:
    met: set[str] = set()
    return {"objectives": [_served(plan, objective, met, typed) for objective in drafting.in_hand(plan)]}


def _served(plan: Plan, objective: Objective, met: set[str], typed: QueryDict) -> Shown:
    serving = drafting.serving(plan, objective.id)
    before = tuple(m for m in serving if m.mode is not Mode.REACTIVE)
    once = tuple(m for m in serving if m.mode is Mode.REACTIVE)
    return {
        "item": objective,
        "specific": objective.level is Level.SPECIFIC,
        "before": _lines(before, met, typed),
        "once": _lines(once, met, typed),
        "more_before": _field(f"before-{objective.id}", "", typed),
        "more_once": _field(f"once-{objective.id}", "", typed),
    }


def _list(plan: Plan, language: str, typed: QueryDict) -> Shown:
    people = {person.id: person for person in plan.people}
    measures = [
        {
            "item": m,
            "who": _field(f"who-{m.id}", "", typed, say_owner(m, people)),
            "cost": _field(f"cost-{m.id}", "", typed, say_measure_cost(m, language)),
            "when": _field(f"when-{m.id}", "", typed, say_measure_when(m, language)),
        }
        for m in drafting.kept(plan)
    ]
    return {"measures": measures, "people": [person.alias for person in plan.people], **six(plan, language)}


def _line(text: str) -> str:
    return " ".join(text.split())


_SHOWN: Mapping[Step, Callable[[Plan, str, QueryDict], Shown]] = {
    Step.THREATS: _threats,
    Step.VULNERABILITIES: _weighed(Vulnerability),
    Step.CAPACITIES: _weighed(Capacity),
    Step.OBJECTIVES: _objectives,
    Step.MEASURES: _measures,
    Step.LIST: _list,
}
