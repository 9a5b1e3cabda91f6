"""The six steps in which a plan is drafted, by one person or by a group (S3.19-S3.25), as edits of the plan.

    1  THREATS          which threats we work on, and why these
    2  VULNERABILITIES  which vulnerabilities matter for which of them, looked at again
    3  CAPACITIES       the same for capacities
    4  OBJECTIVES       threat -> comprehensive objective; vulnerability -> specific objective, or borne as it is
    5  MEASURES         what prevents it and what is done once it happens, for each objective
    6  LIST             who answers for each measure, what it costs, until when

Two people may write at once. So each edit takes what its page showed beside what came back, and changes only what was
really changed there: a tick somebody else made meanwhile stays, and of two new wordings both are kept.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.edits import held_together, level_of, new_id, with_item, without_item
from amparo.domain.plan.life import THREAT_FROM, park, rest, rewritten, select
from amparo.domain.plan.model import (
    Capacity,
    ContextNote,
    Cost,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Schedule,
    Threat,
    Vulnerability,
)
from amparo.domain.plan.structure import LISTS, index
from amparo.domain.plan.terms import Aim, Level, Mode, SelectedBecause, Status, ThreatState

OWN_MAX = 20
"""New lines one page may bring at once for one threat, vulnerability or objective."""

Weighed = Vulnerability | Capacity
Pair = tuple[str, str]
"""(threat, vulnerability or capacity)"""


class Step(StrEnum):
    THREATS = "threats"
    VULNERABILITIES = "vulnerabilities"
    CAPACITIES = "capacities"
    OBJECTIVES = "objectives"
    MEASURES = "measures"
    LIST = "list"


class Reworded(Struct, frozen=True, kw_only=True):
    """A line that stood on a page as `was` and came back as `now`; empty: it is to go."""

    id: str
    was: str
    now: str


class Why(Struct, frozen=True, kw_only=True):
    because: SelectedBecause = SelectedBecause.SERIOUS
    reason: str = ""


class Wanted(Struct, frozen=True, kw_only=True):
    """A new objective: about the threat, or about one vulnerability to it."""

    threat: str
    vulnerability: str | None = None
    text: str
    aim: Aim | None = None


class Planned(Struct, frozen=True, kw_only=True):
    """A new measure for an objective."""

    objective: str
    text: str
    mode: Mode


class Listed(Struct, frozen=True, kw_only=True):
    """What was written beside a measure. None: that cell came back as it was shown."""

    owner: str | None = None
    cost: tuple[Cost | None, str] | None = None
    when: tuple[Schedule | None, str] | None = None


# 1


def threats_chosen(plan: Plan, was: Set[str], now: Mapping[str, Why], own: Sequence[str] = ()) -> Plan:
    """Ticked: worked on, with a reason. No longer ticked: put aside. `own`: threats nobody had written down yet."""
    for threat in plan.threats:
        if threat.id in now:
            plan = with_item(plan, _chosen(threat, now[threat.id]))
        elif threat.id in was and threat.selected:
            plan = with_item(plan, park(threat) if threat.state is ThreatState.SELECTED else rest(threat))
    for text in own[:OWN_MAX]:
        plan = with_item(plan, select(Threat(id=new_id(plan, Threat), text=text), SelectedBecause.SERIOUS))
    return plan


def _chosen(threat: Threat, why: Why) -> Threat:
    if threat.selected:
        return replace(threat, selected_because=why.because, reason=why.reason)
    return select(threat, why.because, why.reason) if threat.state in THREAT_FROM["select"] else threat


# 2 and 3


def weighed_again(
    plan: Plan, kind: type[Weighed], was: Set[Pair], now: Set[Pair], own: Mapping[str, Sequence[str]], today: date
) -> Plan:
    """Which of them matter for which threat. What stays ticked was looked at today; `own`: threat -> new ones."""
    for item in _of(plan, kind):
        gone = {threat for threat, its in was - now if its == item.id}
        said = {threat for threat, its in now if its == item.id}
        links = tuple(_looked_at(link, said, today) for link in item.links if link.threat not in gone)
        fresh = said - {threat for threat, its in was if its == item.id} - {link.threat for link in links}
        fresh_links = tuple(
            Link(threat=threat.id, reassessed_on=today) for threat in plan.threats if threat.id in fresh
        )
        plan = with_item(plan, replace(item, links=(*links, *fresh_links)))
    for threat, texts in own.items():
        for text in texts[:OWN_MAX]:
            plan = _with_weighed(plan, kind, text, Link(threat=threat, reassessed_on=today))
    return plan


def _looked_at(link: Link, said: Set[str], today: date) -> Link:
    return replace(link, reassessed_on=today) if link.threat in said else link


def _with_weighed(plan: Plan, kind: type[Weighed], text: str, link: Link) -> Plan:
    """Written for a second threat in the same words, it is the same one."""
    known = next((item for item in _of(plan, kind) if _same(item.text, text)), None)
    if known is None:
        return with_item(plan, kind(id=new_id(plan, kind), text=text, links=(link,)))
    if any(there.threat == link.threat for there in known.links):
        return plan
    return with_item(plan, replace(known, links=(*known.links, link)))


# 4


def objectives_written(
    plan: Plan, wanted: Iterable[Wanted], reworded: Iterable[Reworded] = (), borne: Iterable[Reworded] = ()
) -> Plan:
    """`borne`: vulnerabilities that stay as they are, with the reason; an empty one is a vulnerability again."""
    plan = _reworded(plan, Objective, reworded)
    weak = {one.id: one for one in plan.vulnerabilities}
    for said in borne:
        if said.now != said.was and said.id in weak:
            plan = with_item(plan, replace(weak[said.id], accepted=said.now))
    for one in wanted:
        plan = _with_objective(plan, one)
    return plan


def _with_objective(plan: Plan, wanted: Wanted) -> Plan:
    above = next((o.id for o in comprehensive_of(plan, wanted.threat)), None)
    return with_item(
        plan,
        Objective(
            id=new_id(plan, Objective),
            text=wanted.text,
            level=level_of(wanted.vulnerability),
            threat=wanted.threat,
            vulnerability=wanted.vulnerability,
            parent=above if wanted.vulnerability else None,
            aim=wanted.aim or (Aim.DEFENDERS_STRONGER if wanted.vulnerability else None),
        ),
    )


def with_example(plan: Plan, aim_words: str, text: str, today: date) -> Plan:
    """Something the group lived through that shows one of the three aims (S3.14), kept among the notes on the context."""
    note = ContextNote(id=new_id(plan, ContextNote), text=text, source=aim_words, on=today)
    return with_item(plan, note)


def examples_of(plan: Plan, aim_words: str) -> tuple[ContextNote, ...]:
    return tuple(note for note in plan.context if note.source == aim_words)


# 5


def measures_written(plan: Plan, planned: Iterable[Planned], reworded: Iterable[Reworded] = ()) -> Plan:
    plan = _reworded(plan, Measure, reworded)
    for one in planned:
        plan = _with_measure(plan, one)
    return plan


def _with_measure(plan: Plan, planned: Planned) -> Plan:
    """In the words of a measure that is there already, it is that one, serving one more objective."""
    known = next((m for m in plan.measures if _same(m.text, planned.text)), None)
    if known is None:
        fresh = Measure(id=new_id(plan, Measure), text=planned.text, objectives=(planned.objective,), mode=planned.mode)
        return with_item(plan, fresh)
    mode = known.mode if known.mode in (None, planned.mode) else Mode.BOTH
    objectives = tuple(dict.fromkeys((*known.objectives, planned.objective)))
    return with_item(plan, replace(known, objectives=objectives, mode=mode or planned.mode))


# 6


def listed(plan: Plan, said: Mapping[str, Listed]) -> Plan:
    """Measure -> who, cost, when. A new name becomes a person; whoever answers for it has yet to agree (I4)."""
    for alias in dict.fromkeys(one.owner for one in said.values() if one.owner):
        if not any(_same(person.alias, alias) for person in plan.people):
            plan = with_item(plan, Person(id=new_id(plan, Person), alias=alias))
    measures = tuple(_given(m, said[m.id], plan) if m.id in said else m for m in plan.measures)
    return held_together(replace(plan, measures=measures))


def _given(measure: Measure, said: Listed, plan: Plan) -> Measure:
    after = measure
    if said.owner is not None:
        owner = next((person.id for person in plan.people if _same(person.alias, said.owner)), None)
        after = replace(after, owner=owner, owner_words="")
    if said.cost is not None:
        after = replace(after, cost=said.cost[0], cost_words=said.cost[1])
    if said.when is not None:
        after = replace(after, schedule=said.when[0], schedule_words=said.when[1])
    return rewritten(measure, after)


# What the steps show


class Four(Struct, frozen=True, kw_only=True):
    """A row of the table threat | objective | vulnerability | objective (S3.22)."""

    threat: Threat
    wants: tuple[Objective, ...] = ()
    vulnerability: Vulnerability | None = None
    even_so: tuple[Objective, ...] = ()
    first: bool = True
    """Whether the threat and its objectives stand in this row, or in one above."""


def four_columns(plan: Plan) -> tuple[Four, ...]:
    """Each selected threat with its objectives, each vulnerability linked to it with its own. Linear."""
    even_so: dict[str, list[Objective]] = {}
    for objective in plan.objectives:
        if objective.vulnerability:
            even_so.setdefault(objective.vulnerability, []).append(objective)
    rows: list[Four] = []
    for threat in selected(plan):
        weak = tuple(one for one in plan.vulnerabilities if _is_linked(one, threat.id)) or (None,)
        wants = comprehensive_of(plan, threat.id)
        for place, one in enumerate(weak):
            specific = tuple(even_so.get(one.id, ())) if one else ()
            rows.append(Four(threat=threat, wants=wants, vulnerability=one, even_so=specific, first=place == 0))
    return tuple(rows)


def selected(plan: Plan) -> tuple[Threat, ...]:
    return tuple(threat for threat in plan.threats if threat.selected)


def linked(plan: Plan, kind: type[Weighed], threat: str) -> tuple[Weighed, ...]:
    return tuple(item for item in _of(plan, kind) if _is_linked(item, threat))


def _is_linked(item: Weighed, threat: str) -> bool:
    return any(link.threat == threat for link in item.links)


def comprehensive_of(plan: Plan, threat: str) -> tuple[Objective, ...]:
    return tuple(o for o in plan.objectives if o.level is Level.COMPREHENSIVE and o.threat == threat)


def in_hand(plan: Plan) -> tuple[Objective, ...]:
    """Objectives about the selected threats, in the order of the table; then those that name no threat at all."""
    found: dict[str, Objective] = {}
    for row in four_columns(plan):
        found.update((o.id, o) for o in (*row.wants, *row.even_so))
    loose = (o for o in plan.objectives if o.threat is None and o.vulnerability is None)
    return (*found.values(), *(o for o in loose if o.id not in found))


def serving(plan: Plan, objective: str) -> tuple[Measure, ...]:
    return tuple(m for m in plan.measures if objective in m.objectives and m.status is not Status.DROPPED)


def kept(plan: Plan) -> tuple[Measure, ...]:
    return tuple(m for m in plan.measures if m.status is not Status.DROPPED)


# Words on a page, and in the plan


def _of(plan: Plan, kind: type[Weighed]) -> tuple[Weighed, ...]:
    found: tuple[Weighed, ...] = getattr(plan, LISTS[kind])
    return found


def _same(one: str, other: str) -> bool:
    return _tidy(one).casefold() == _tidy(other).casefold()


def _tidy(text: str) -> str:
    """As a field of one line gives it back."""
    return " ".join(text.split())


def _reworded(plan: Plan, kind: type[Objective] | type[Measure], said: Iterable[Reworded]) -> Plan:
    """Where somebody else found other words for the same line meanwhile, theirs stay and these stand beside them."""
    for one in said:
        there = index(plan).get(one.id)
        if one.now == one.was or not isinstance(there, kind):
            continue
        if _tidy(there.text) == _tidy(one.was):
            plan = with_item(plan, replace(there, text=one.now)) if one.now else without_item(plan, one.id)
        elif one.now and one.now != _tidy(there.text):
            plan = with_item(plan, replace(there, id=new_id(plan, kind), text=one.now))
    return plan
