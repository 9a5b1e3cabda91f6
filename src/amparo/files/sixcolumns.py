"""The plan as rows of the six-column table (S3.26): comprehensive objective, specific objective, security measure,
responsible, cost, timetable.

Measures that serve the same objectives stand together, in the order in which people wrote the first of them; an
objective nobody does anything for yet keeps a row of its own. Dropped measures are left out.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from amparo.domain.plan.model import Measure, Objective, Person, Plan
from amparo.domain.plan.terms import Level, Status
from amparo.files.losses import Loss
from amparo.wording.terms import say_measure_cost, say_measure_when, say_owner

BETWEEN_OBJECTIVES = "; "

Ids = tuple[str, ...]


class Row(Struct, frozen=True, kw_only=True):
    """`item` is the measure itself; None in the row of an objective without one."""

    comprehensive: str
    specific: str
    measure: str = ""
    responsible: str = ""
    cost: str = ""
    timetable: str = ""
    item: Measure | None = None

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        return (self.comprehensive, self.specific, self.measure, self.responsible, self.cost, self.timetable)


def rows(plan: Plan, language: str) -> tuple[Row, ...]:
    objectives = {objective.id: objective for objective in plan.objectives}
    people = {person.id: person for person in plan.people}
    return tuple(
        _row(served, measure, objectives, people, language)
        for served, measures in _together(plan, objectives).items()
        for measure in (measures or (None,))
    )


def table_losses(plan: Plan) -> Iterator[Loss]:
    """Measures the rows leave out, and cells that hold more than one objective."""
    objectives = {objective.id: objective for objective in plan.objectives}
    dropped = sum(1 for measure in plan.measures if measure.status is Status.DROPPED)
    if dropped:
        yield Loss("dropped-measures-left-out", "measures", str(dropped))
    for place, measure in enumerate(plan.measures):
        if measure.status is not Status.DROPPED and any(
            len(ids) > 1 for ids in _served(measure.objectives, objectives)
        ):
            yield Loss("several-objectives-in-one-cell", f"measures[{place}].objectives", measure.text)


def _together(plan: Plan, objectives: Mapping[str, Objective]) -> dict[tuple[Ids, Ids], list[Measure]]:
    """(comprehensive ids, specific ids) -> measures, each comprehensive objective in one piece.

    What serves it without a specific objective comes first: an empty cell below a filled one would read as "the same".
    """
    groups: dict[tuple[Ids, Ids], list[Measure]] = {}
    for measure in plan.measures:
        if measure.status is not Status.DROPPED:
            groups.setdefault(_served(measure.objectives, objectives), []).append(measure)
    covered = {one for served in groups for ids in served for one in ids}
    # The narrower first: a comprehensive objective is covered by any specific one below it.
    for objective in sorted(plan.objectives, key=lambda o: o.level is Level.COMPREHENSIVE):
        if objective.id not in covered:
            served = _served((objective.id,), objectives)
            groups.setdefault(served, [])
            covered.update(one for ids in served for one in ids)
    first: dict[Ids, int] = {}
    for comprehensive, _ in groups:
        first.setdefault(comprehensive, len(first))
    order = sorted(groups, key=lambda served: (first[served[0]], bool(served[1])))
    return {served: groups[served] for served in order}


def _served(ids: Ids, objectives: Mapping[str, Objective]) -> tuple[Ids, Ids]:
    """The comprehensive objectives, the parents of specific ones among them, and the specific ones."""
    comprehensive: dict[str, None] = {}
    specific: dict[str, None] = {}
    for one in ids:
        if objectives[one].level is Level.SPECIFIC:
            specific[one] = None
        comprehensive.update(dict.fromkeys(_comprehensive_above(one, objectives)))
    return tuple(comprehensive), tuple(specific)


def _comprehensive_above(one: str, objectives: Mapping[str, Objective]) -> Iterator[str]:
    """The nearest comprehensive objective, itself included. Parents form no ring: the document was checked."""
    at: str | None = one
    while at is not None:
        if objectives[at].level is Level.COMPREHENSIVE:
            yield at
            return
        at = objectives[at].parent


def _row(
    served: tuple[Ids, Ids],
    measure: Measure | None,
    objectives: Mapping[str, Objective],
    people: Mapping[str, Person],
    language: str,
) -> Row:
    comprehensive, specific = (BETWEEN_OBJECTIVES.join(objectives[one].text for one in ids) for ids in served)
    if measure is None:
        return Row(comprehensive=comprehensive, specific=specific)
    return Row(
        comprehensive=comprehensive,
        specific=specific,
        measure=measure.text,
        responsible=say_owner(measure, people),
        cost=say_measure_cost(measure, language),
        timetable=say_measure_when(measure, language),
        item=measure,
    )
