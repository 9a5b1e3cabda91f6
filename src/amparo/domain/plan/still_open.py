"""What is still open at each of the six steps of drafting: never a lock on the next step, only what to talk about."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from amparo.domain.plan import drafting
from amparo.domain.plan.drafting import Step, Weighed
from amparo.domain.plan.model import Capacity, Measure, Plan, Vulnerability
from amparo.domain.plan.terms import Aim, Mode

THREATS_MANY = 5
"""More than this many at once are asked about (P2)."""


class Code(StrEnum):
    NO_THREAT = "no-threat"
    MANY_THREATS = "many-threats"
    NO_VULNERABILITY = "no-vulnerability"
    NO_CAPACITY = "no-capacity"
    NOT_LOOKED_AT = "not-looked-at"
    NO_OBJECTIVE = "no-objective"
    VULNERABILITY_UNANSWERED = "vulnerability-unanswered"
    AIM_MISSING = "aim-missing"
    NOTHING_PREVENTS = "nothing-prevents"
    NOTHING_AFTERWARDS = "nothing-afterwards"
    DEALT = "dealt"
    NOTHING_DONE = "nothing-done"
    NOBODY = "nobody"
    NOT_ONE = "not-one"
    NO_COST = "no-cost"
    NO_TIME = "no-time"


class Open(Struct, frozen=True, kw_only=True):
    """`where`: id of what it is about; the aim's letter for AIM_MISSING; empty for the plan as a whole."""

    code: Code
    where: str = ""


class Known(Struct, frozen=True, kw_only=True):
    """What the plan alone does not say. `dealt`: threats a group was given; `shared`: measures more than one answers for."""

    dealt: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()


NOTHING_MORE = Known()


def still_open(plan: Plan, step: Step, known: Known = NOTHING_MORE) -> tuple[Open, ...]:
    return (*_ASKED[step](plan), *_ALSO.get(step, _nothing)(plan, known))


def _nothing(_plan: Plan, _known: Known) -> Iterator[Open]:
    return iter(())


def _dealt(plan: Plan, known: Known) -> Iterator[Open]:
    """Measures are wanted for every threat a group was given (S3.25); what it put aside is asked about."""
    yield from (Open(code=Code.DEALT, where=t.id) for t in plan.threats if t.text in known.dealt and not t.selected)


def _answered_for(plan: Plan, known: Known) -> Iterator[Open]:
    yield from (Open(code=Code.NOT_ONE, where=m.id) for m in drafting.kept(plan) if m.id in known.shared)


def _threats(plan: Plan) -> Iterator[Open]:
    chosen = drafting.selected(plan)
    if not chosen:
        yield Open(code=Code.NO_THREAT)
    if len(chosen) > THREATS_MANY:
        yield Open(code=Code.MANY_THREATS)


def _weighed(kind: type[Weighed], none: Code) -> Callable[[Plan], Iterator[Open]]:
    def asked(plan: Plan) -> Iterator[Open]:
        for threat in drafting.selected(plan):
            items = drafting.linked(plan, kind, threat.id)
            if not items:
                yield Open(code=none, where=threat.id)
            elif any(link.threat == threat.id and not link.reassessed_on for item in items for link in item.links):
                yield Open(code=Code.NOT_LOOKED_AT, where=threat.id)

    return asked


def _objectives(plan: Plan) -> Iterator[Open]:
    rows = drafting.four_columns(plan)
    yield from (Open(code=Code.NO_OBJECTIVE, where=row.threat.id) for row in rows if row.first and not row.wants)
    unanswered = dict.fromkeys(row.vulnerability.id for row in rows if row.vulnerability and _unanswered(row))
    yield from (Open(code=Code.VULNERABILITY_UNANSWERED, where=where) for where in unanswered)
    if drafting.selected(plan):
        aims = {objective.aim for objective in plan.objectives}
        yield from (Open(code=Code.AIM_MISSING, where=aim.value) for aim in Aim if aim not in aims)


def _unanswered(row: drafting.Four) -> bool:
    return not row.even_so and row.vulnerability is not None and not row.vulnerability.accepted.strip()


def _measures(plan: Plan) -> Iterator[Open]:
    for objective in drafting.in_hand(plan):
        modes = {measure.mode for measure in drafting.serving(plan, objective.id)}
        if not modes & {Mode.PREVENTIVE, Mode.BOTH, None}:
            yield Open(code=Code.NOTHING_PREVENTS, where=objective.id)
        if not modes & {Mode.REACTIVE, Mode.BOTH}:
            yield Open(code=Code.NOTHING_AFTERWARDS, where=objective.id)


def _list(plan: Plan) -> Iterator[Open]:
    served = {objective for measure in drafting.kept(plan) for objective in measure.objectives}
    done: dict[str, bool] = {}
    for row in drafting.four_columns(plan):
        here = any(objective.id in served for objective in (*row.wants, *row.even_so))
        done[row.threat.id] = here or done.get(row.threat.id, False)
    yield from (Open(code=Code.NOTHING_DONE, where=threat) for threat, something in done.items() if not something)
    for measure in drafting.kept(plan):
        yield from (Open(code=code, where=measure.id) for code in _lacking(measure))


def _lacking(measure: Measure) -> Iterator[Code]:
    if measure.owner is None:
        yield Code.NOBODY
    if measure.cost is None:
        yield Code.NO_COST
    if measure.schedule is None:
        yield Code.NO_TIME


_ASKED: Mapping[Step, Callable[[Plan], Iterator[Open]]] = {
    Step.THREATS: _threats,
    Step.VULNERABILITIES: _weighed(Vulnerability, Code.NO_VULNERABILITY),
    Step.CAPACITIES: _weighed(Capacity, Code.NO_CAPACITY),
    Step.OBJECTIVES: _objectives,
    Step.MEASURES: _measures,
    Step.LIST: _list,
}

_ALSO: Mapping[Step, Callable[[Plan, Known], Iterator[Open]]] = {Step.THREATS: _dealt, Step.LIST: _answered_for}
