"""A difference between two versions in sentences: what was added, removed, moved or changed, and from what to what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeGuard

from msgspec import Struct

from amparo.domain.difference import Change, ChangeKind, of_list
from amparo.domain.layout import Layout
from amparo.domain.pact import structure as pact_structure
from amparo.domain.pact.model import CheckIn, Consent, Fact, Pact, Rehearsal
from amparo.domain.plan import structure as plan_structure
from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Plan, Within
from amparo.domain.plan.terms import Rank
from amparo.domain.workshop import structure as session_structure
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.session import Session
from amparo.wording.catalogue import N_, SOURCE_LANGUAGE, gettext_in
from amparo.wording.fields import say_field, say_one
from amparo.wording.terms import say_amount, say_cost, say_day, say_impact, say_likelihood, say_schedule, say_term

LAYOUTS: Mapping[type[Struct], Layout[Any, Any]] = {
    Plan: plan_structure.LAYOUT,
    Pact: pact_structure.LAYOUT,
    Session: session_structure.LAYOUT,
}
HEADS = {
    ChangeKind.ADDED: N_("Added"),
    ChangeKind.REMOVED: N_("Removed"),
    ChangeKind.CHANGED: N_("Changed"),
    ChangeKind.MOVED: N_("Moved"),
}
Document = Plan | Pact | Session
NOTHING = N_("nothing")
BETWEEN = " · "
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


def say_changes(changes: Iterable[Change], before: Document, after: Document, language: str) -> Iterator[Said]:
    words = _Words(before, language), _Words(after, language)
    for change in changes:
        if change.kind is ChangeKind.CHANGED and _has_ids(change.before) and _has_ids(change.after):
            yield from _inside(change, *words)
        else:
            yield _said(change, *words)


def name_of(item: Struct, language: str = SOURCE_LANGUAGE) -> str:
    """What people call this item: its text, alias or title; or what it is about, in the reader's language."""
    match item:
        case Fact(title=title, kind=kind):
            return title or say_term(kind, language)
        case Consent(audience=audience):
            return say_term(audience, language)
        case Rehearsal(kind=rehearsed, on=on):
            return f"{say_term(rehearsed, language)}, {say_day(on, language)}"
        case Card(title=title):
            return title
        case CheckIn(title="", place="", at=at):
            return at.isoformat("minutes")
    for field in ("text", "alias", "title", "whom", "place"):
        if name := getattr(item, field, ""):
            return str(name)
    return ""


def _said(change: Change, before: "_Words", after: "_Words") -> Said:
    language = after.language
    what = after.named(change.item) or before.named(change.item)
    if not what and change.part:
        what = say_one(change.part, language)
    head = gettext_in(language, HEADS[change.kind])
    if change.kind is not ChangeKind.CHANGED:
        return Said(change.kind, head, what)
    kind = after.kinds[change.part] if change.part else after.whole
    field = say_field(kind, change.field, language)
    if change.field in UNSAID:
        return Said(change.kind, head, what, field)
    was = before.value(kind, change.field, change.before)
    now = after.value(kind, change.field, change.after)
    return Said(change.kind, head, what, field, was, now)


def _has_ids(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple) and all(hasattr(item, "id") for item in value)


def _inside(change: Change, before: "_Words", after: "_Words") -> Iterator[Said]:
    """What changed in the parts of an item, such as the steps of a card: each by the names of both."""
    was, now = change.before, change.after
    assert isinstance(was, tuple)
    assert isinstance(now, tuple)
    names = {item.id: name_of(item, after.language) for item in (*was, *now)}
    language, whose = after.language, after.named(change.item)
    for inner in of_list(change.field, was, now):
        what = BETWEEN.join(filter(None, (whose, names[inner.item])))
        head = gettext_in(language, HEADS[inner.kind])
        if inner.kind is not ChangeKind.CHANGED:
            yield Said(inner.kind, head, what)
            continue
        kind = type(next(item for item in now if item.id == inner.item))
        values = before.value(kind, inner.field, inner.before), after.value(kind, inner.field, inner.after)
        yield Said(inner.kind, head, what, say_field(kind, inner.field, language), *values)


class _Words:
    """Values of one version in words: ids become the names of what they point at."""

    def __init__(self, document: Document, language: str) -> None:
        self.whole = type(document)
        layout = LAYOUTS[self.whole]
        self.kinds = {name: kind for kind, name in layout.lists.items()}
        self.targets = layout.targets
        self.items = layout.index(document)
        self.language = language

    def named(self, item_id: str) -> str:
        return name_of(self.items[item_id], self.language) if item_id in self.items else ""

    def value(self, kind: type[Struct], field: str, value: object) -> str:
        return self._value(kind, field, value) or gettext_in(self.language, NOTHING)

    def _value(self, kind: type[Struct], field: str, value: object) -> str:
        match value:
            case None | "" | ():
                return ""
            case tuple():
                return "; ".join(filter(None, (self._value(kind, field, inner) for inner in value)))
            case str() if not isinstance(value, Enum):
                return self.named(value) or value if field in self.targets.get(kind, {}) else value
        return self._plain(field, value)

    def _plain(self, field: str, value: object) -> str:
        match value:
            case bool():
                return gettext_in(self.language, N_("yes") if value else N_("no"))
            case Rank():
                return (say_impact if field == "impact" else say_likelihood)(value, self.language)
            case Enum():
                return say_term(value, self.language)
            case time():
                return value.isoformat("minutes")
            case date():
                return say_day(value, self.language)
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
