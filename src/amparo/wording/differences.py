"""A difference between two versions in sentences: what was added, removed, moved or changed, and from what to what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from amparo.domain.difference import Change, ChangeKind
from amparo.domain.pact import structure as of_pacts
from amparo.domain.pact.model import Pact
from amparo.domain.plan import structure as of_plans
from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Plan, Within
from amparo.domain.plan.terms import Rank
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.fields import say_field, say_one
from amparo.wording.naming import name_in
from amparo.wording.terms import say_amount, say_cost, say_day, say_impact, say_likelihood, say_schedule, say_term

KINDS: Mapping[str, type[Struct]] = {
    list_name: kind for lists in (of_plans.LISTS, of_pacts.LISTS) for kind, list_name in lists.items()
}
POINTERS: Mapping[type[Struct], Mapping[str, object]] = {**of_plans.POINTERS, **of_pacts.POINTERS}
HEADS = {
    ChangeKind.ADDED: N_("Added"),
    ChangeKind.REMOVED: N_("Removed"),
    ChangeKind.CHANGED: N_("Changed"),
    ChangeKind.MOVED: N_("Moved"),
}
NOTHING = N_("nothing")
UNSAID = frozenset({"left_as_is", "published_mark", "worker", "card", "mark"})
"""Marks and keys mean nothing to a reader: that it changed is enough."""


class Said(Struct, frozen=True):
    """One change in words. `field`, `before` and `after` are empty where the head says it all."""

    kind: ChangeKind
    head: str
    what: str
    field: str = ""
    before: str = ""
    after: str = ""


def say_changes(changes: Iterable[Change], before: Plan | Pact, after: Plan | Pact, language: str) -> Iterator[Said]:
    words = _Words(before, language), _Words(after, language)
    for change in changes:
        yield _said(change, *words)


def _said(change: Change, before: "_Words", after: "_Words") -> Said:
    language = after.language
    what = after.named(change.item) or before.named(change.item)
    if not what and change.part:
        what = say_one(change.part, language)
    head = gettext_in(language, HEADS[change.kind])
    if change.kind is not ChangeKind.CHANGED:
        return Said(change.kind, head, what)
    kind = KINDS[change.part] if change.part else after.whole
    field = say_field(kind, change.field, language)
    if change.field in UNSAID:
        return Said(change.kind, head, what, field)
    was = before.value(kind, change.field, change.before)
    now = after.value(kind, change.field, change.after)
    return Said(change.kind, head, what, field, was, now)


class _Words:
    """Values of one version in words: ids become the names of what they point at."""

    def __init__(self, document: Plan | Pact, language: str) -> None:
        self.whole = type(document)
        self.items: Mapping[str, Struct] = (
            of_plans.index(document) if isinstance(document, Plan) else of_pacts.index(document)
        )
        self.language = language

    def named(self, item_id: str) -> str:
        return name_in(self.items[item_id], self.language) if item_id in self.items else ""

    def value(self, kind: type[Struct], field: str, value: object) -> str:
        return self._value(kind, field, value) or gettext_in(self.language, NOTHING)

    def _value(self, kind: type[Struct], field: str, value: object) -> str:
        match value:
            case None | "" | ():
                return ""
            case tuple():
                return "; ".join(filter(None, (self._value(kind, field, inner) for inner in value)))
            case str() if not isinstance(value, Enum):
                return self.named(value) or value if field in POINTERS.get(kind, {}) else value
        return self._plain(field, value)

    def _plain(self, field: str, value: object) -> str:
        match value:
            case bool():
                return gettext_in(self.language, N_("yes") if value else N_("no"))
            case Rank():
                return (say_impact if field == "impact" else say_likelihood)(value, self.language)
            case Enum():
                return say_term(value, self.language)
            case date():
                return say_day(value, self.language)
            case time():
                return f"{value:%H:%M}"
            case int() | float() | Decimal():
                return say_amount(Decimal(str(value)), self.language)
            case Cost():
                return say_cost(value, self.language)
            case ByDate() | Within() | Every() | AtOnce():
                return say_schedule(value, self.language)
            case Struct():
                names = value.__struct_fields__
                return ", ".join(filter(None, (self._value(type(value), n, getattr(value, n)) for n in names)))
        raise AssertionError(field)
