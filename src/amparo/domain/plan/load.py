"""What each person carries in a plan: how much is theirs, how many hours it takes, how many they have. No score."""

from collections import Counter
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.edits import held_together
from amparo.domain.plan.life import rewritten
from amparo.domain.plan.model import Every, Measure, Person, Plan
from amparo.domain.plan.schedule import in_days

DAYS_A_WEEK = 7


class Load(Struct, frozen=True, kw_only=True):
    """`hours`: for what is done once; `weekly`: hours a week for what is repeated; `unsaid`: measures without hours."""

    person: Person
    measures: tuple[str, ...]
    hours: float
    weekly: float
    unsaid: int
    helps: int
    stands_in: int


def loads(plan: Plan, today: date) -> tuple[Load, ...]:
    """In the order of the people; those who have left come only while something is still theirs."""
    owned: dict[str, list[Measure]] = {person.id: [] for person in plan.people}
    helps: Counter[str] = Counter()
    stands_in: Counter[str] = Counter()
    for measure in plan.measures:
        if measure.open:
            owned.get(measure.owner or "", []).append(measure)
            helps.update(measure.helpers)
            stands_in.update([measure.deputy] if measure.deputy else [])
    every = (_load(person, owned[person.id], helps[person.id], stands_in[person.id]) for person in plan.people)
    return tuple(load for load in every if load.measures or not _gone(load.person, today))


def _gone(person: Person, today: date) -> bool:
    return person.left_on is not None and person.left_on <= today


def _load(person: Person, own: list[Measure], helps: int, stands_in: int) -> Load:
    return Load(
        person=person,
        measures=tuple(m.id for m in own),
        hours=sum(m.hours or 0 for m in own if not isinstance(m.schedule, Every)),
        weekly=sum(_weekly(m.schedule, m.hours or 0) for m in own if isinstance(m.schedule, Every)),
        unsaid=sum(1 for m in own if m.hours is None),
        helps=helps,
        stands_in=stands_in,
    )


def _weekly(schedule: Every, hours: float) -> float:
    return hours * DAYS_A_WEEK / in_days(schedule.count, schedule.unit)


def handed_over(plan: Plan, giver: str, taker: str) -> Plan:
    """Everything open of one person goes to another, who has yet to agree."""
    measures = tuple(rewritten(m, replace(m, owner=taker)) if m.open and m.owner == giver else m for m in plan.measures)
    return held_together(replace(plan, measures=measures))
