"""The plan as the rules see it: read once, each text once, who serves what looked up once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.checks.text import Words, reader, tokens
from amparo.domain.plan.checks.who import Who, who
from amparo.domain.plan.model import Capacity, Measure, Objective, Person, Plan, Threat, Vulnerability
from amparo.domain.plan.schedule import due_dates
from amparo.domain.plan.structure import POINTERS
from amparo.domain.plan.terms import Effect, Level, Mode, PersonKind, Status

WHOLE_PLAN = "plan"
"""Where something stands that belongs to no item."""


class Reading:
    """One plan, one day, one language. Everything here is worked out when first asked for, then kept."""

    def __init__(self, plan: Plan, today: date, lexicon: Lexicon) -> None:
        self.plan = plan
        self.today = today
        self.lexicon = lexicon
        self.reader = reader(lexicon)
        self.start = plan.written_on or today
        self._words: dict[str, Words] = {}
        self._who: dict[str, Who] = {}

    def words(self, text: str) -> Words:
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = self.reader.read(text)
        return known

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(item id or "plan", text) for every piece of free text."""
        return tuple(_texts(self.plan, WHOLE_PLAN))

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.plan.people}

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        return {objective.id: objective for objective in self.plan.objectives}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.plan.measures}

    @cached_property
    def kept(self) -> tuple[Measure, ...]:
        """Measures that were not dropped."""
        return tuple(m for m in self.plan.measures if m.status is not Status.DROPPED)

    @cached_property
    def open(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.plan.measures if measure.open)

    @cached_property
    def selected(self) -> tuple[Threat, ...]:
        return tuple(threat for threat in self.plan.threats if threat.selected)

    @cached_property
    def selected_ids(self) -> frozenset[str]:
        return frozenset(threat.id for threat in self.selected)

    @cached_property
    def due(self) -> Mapping[str, date]:
        """Measure id -> the (first) day it is due. A plan without a day counts from today."""
        return due_dates(self.plan, self.today)

    @cached_property
    def linked_threats(self) -> Mapping[str, frozenset[str]]:
        """Vulnerability or capacity id -> threats it matters for."""
        both: tuple[Vulnerability | Capacity, ...] = (*self.plan.vulnerabilities, *self.plan.capacities)
        return {item.id: frozenset(link.threat for link in item.links) for item in both}

    @cached_property
    def threats_of(self) -> Mapping[str, frozenset[str]]:
        """Objective id -> threats it is about: its own, its vulnerability's, else those of what it is part of."""
        known: dict[str, frozenset[str]] = {}
        for objective in self.plan.objectives:
            self._trace(objective.id, known)
        return known

    def _trace(self, objective_id: str, known: dict[str, frozenset[str]]) -> None:
        way: list[str] = []
        here: str | None = objective_id
        while here is not None and here in self.objectives and here not in known and here not in way:
            way.append(here)
            here = self.objectives[here].parent
        above = known.get(here, frozenset()) if here else frozenset()
        for step in reversed(way):
            objective = self.objectives[step]
            own = frozenset((objective.threat,)) if objective.threat else frozenset()
            own |= self.linked_threats.get(objective.vulnerability or "", frozenset())
            known[step] = above = own or above

    @cached_property
    def objectives_of(self) -> Mapping[str, tuple[Objective, ...]]:
        """Threat id -> objectives about it."""
        return _grouped((threat, o) for o in self.plan.objectives for threat in self.threats_of[o.id])

    @cached_property
    def measures_for(self) -> Mapping[str, tuple[Measure, ...]]:
        """Objective id -> measures that serve it and were not dropped."""
        return _grouped((objective, m) for m in self.kept for objective in m.objectives)

    @cached_property
    def measures_against(self) -> Mapping[str, tuple[Measure, ...]]:
        """Threat id -> measures that serve one of its objectives and were not dropped."""
        return _grouped(
            (threat, m)
            for m in self.kept
            for threat in dict.fromkeys(t for o in m.objectives for t in sorted(self.threats_of.get(o, ())))
        )

    def effect(self, objective: Objective) -> Effect | None:
        """Less likely or less harm: as the group says, else as the words say, else not known."""
        if objective.effect is not None:
            return objective.effect
        signs = self.words(objective.text).signs
        if "harm" in signs:
            return Effect.IMPACT
        return Effect.LIKELIHOOD if "likely" in signs else None

    @cached_property
    def comprehensive(self) -> tuple[Objective, ...]:
        return tuple(o for o in self.plan.objectives if o.level is Level.COMPREHENSIVE)

    def reactive(self, measure: Measure) -> bool:
        """Something to do once it has happened: said so, or it reads so."""
        if measure.mode is not None:
            return measure.mode is not Mode.PREVENTIVE
        return bool(measure.trigger) or "once-happened" in self.words(measure.text).signs

    def preventive(self, measure: Measure) -> bool:
        """Anything nobody called purely reactive may well prevent."""
        return measure.mode is not Mode.REACTIVE

    def who(self, text: str) -> Who:
        known = self._who.get(text)
        if known is None:
            known = self._who[text] = who(text, self.reader, self.aliases)
        return known

    @cached_property
    def aliases(self) -> frozenset[str]:
        return frozenset(" ".join(tokens(person.alias)) for person in self.plan.people)

    def owner_trouble(self, measure: Measure) -> Who | None:
        """Why nobody can be asked about this measure; None if one person answers for it, or nobody is named."""
        person = self.people.get(measure.owner or "")
        if person is None:
            found = self.who(measure.owner_words) if measure.owner_words.strip() else Who.ONE
            return None if found is Who.ONE else found
        if person.kind is PersonKind.OUTSIDE:
            return Who.OUTSIDE
        found = self.who(person.alias)
        if person.kind is PersonKind.GROUP and found is Who.ONE:
            return Who.GROUP
        return None if found is Who.ONE else found

    def owner_name(self, measure: Measure) -> str:
        person = self.people.get(measure.owner or "")
        return person.alias if person else measure.owner_words.strip()


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _texts(part: Struct, where: str) -> Iterator[tuple[str, str]]:
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if type(value) is str:
            if value and name != "id":
                yield where, value
        elif isinstance(value, Struct):
            yield from _texts(value, where)
        elif isinstance(value, tuple) and value and name != "left_as_is":
            for inner in value:
                if isinstance(inner, Struct):
                    yield from _texts(inner, getattr(inner, "id", where))
                elif name not in POINTERS.get(type(part), ()):
                    yield where, str(inner)
