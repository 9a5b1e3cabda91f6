"""How a document hangs together: which of its lists hold items, and which fields of which parts point at them.

One table for each kind of document. Reading, editing and removing all walk it, so a new pointer is declared once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.refusals import NoSuchItem

CYCLES_TOLD_MAX = 20
STEM_MAX = 34

Whole = TypeVar("Whole", bound=Struct)
Item = TypeVar("Item", bound=Struct)


class Layout(Generic[Whole, Item]):
    """`lists`: kind of item -> its list. `pointers`: part -> its field -> kind of item pointed at. `prefixes` of new ids.

    The edits here do not look whether the whole still holds; whoever calls them does (`faults_of` and what else must).
    """

    def __init__(
        self,
        lists: Mapping[type[Item], str],
        pointers: Mapping[type[Struct], Mapping[str, type[Item]]],
        prefixes: Mapping[str, str],
    ) -> None:
        self.lists = lists
        self.targets = pointers
        self.prefixes = {name: name[0] for name in lists.values()} | dict(prefixes)

    # Reading

    def items(self, whole: Whole) -> Iterator[Item]:
        """Every item with an id, list by list."""
        for name in self.lists.values():
            yield from getattr(whole, name)

    def index(self, whole: Whole) -> dict[str, Item]:
        """Id -> item. With a repeated id the last one wins; `faults_of` tells of the others."""
        return {id_of(item): item for item in self.items(whole)}

    def pointers(self, whole: Struct) -> Iterator[tuple[str, str, type[Item]]]:
        """(path, id pointed at, what it should be) for every pointer in the document."""
        for path, part in walk(whole):
            for name, kind in self.targets.get(type(part), {}).items():
                value = getattr(part, name)
                here = f"{path}.{name}" if path else name
                if isinstance(value, str):
                    yield here, value, kind
                elif value:
                    yield from ((f"{here}[{place}]", target, kind) for place, target in enumerate(value))

    def faults_of(self, whole: Whole) -> Iterator[Fault]:
        """Repeated ids, pointers at nothing, pointers at something of another kind. Linear."""
        known = {id_of(item): type(item) for item in self.items(whole)}
        yield from self._repeated_ids(whole)
        for path, target, kind in self.pointers(whole):
            if target not in known:
                yield Fault(code=FaultCode.BROKEN_REFERENCE, path=path, found=target, expected=kind_word(kind))
            elif known[target] is not kind:
                found = f"{target} ({kind_word(known[target])})"
                yield Fault(code=FaultCode.WRONG_KIND, path=path, found=found, expected=kind_word(kind))

    def _repeated_ids(self, whole: Whole) -> Iterator[Fault]:
        seen: set[str] = set()
        for name in self.lists.values():
            for place, item in enumerate(getattr(whole, name)):
                if item.id in seen:
                    yield Fault(code=FaultCode.REPEATED_ID, path=f"{name}[{place}].id", found=item.id)
                seen.add(item.id)

    # Editing

    def new_id(self, whole: Whole, kind: type[Item]) -> str:
        """A short id nobody has used in this document: `m7`."""
        name = self.lists[kind]
        taken = {id_of(item) for item in self.items(whole)}
        number = len(getattr(whole, name)) + 1
        while f"{self.prefixes[name]}{number}" in taken:
            number += 1
        return f"{self.prefixes[name]}{number}"

    def with_item(self, whole: Whole, item: Item) -> Whole:
        """The item added at the end of its list, or put in the place of the one with its id."""
        name = self.lists[type(item)]
        there: tuple[Item, ...] = getattr(whole, name)
        if any(id_of(old) == id_of(item) for old in there):
            return replace(whole, **{name: tuple(item if id_of(old) == id_of(item) else old for old in there)})
        return replace(whole, **{name: (*there, item)})

    def standing_on(self, whole: Whole, item_id: str) -> tuple[str, ...]:
        """Ids of the items that cannot be without this one: what they must point at is it."""
        if item_id not in self.index(whole):
            raise NoSuchItem(item_id)
        return tuple(id_of(item) for item in self.items(whole) if self._lost(item, {item_id: None}))

    def without(self, whole: Whole, gone: Collection[str]) -> Whole:
        """The document without these items, without any mention of them and without the parts that stood on them."""
        kept = {name: tuple(i for i in getattr(whole, name) if i.id not in gone) for name in self.lists.values()}
        left: Whole = self._repointed(replace(whole, **kept), dict.fromkeys(gone))
        return left

    def moved(self, whole: Whole, item_id: str, places: int) -> Whole:
        """The item moved up (negative) or down its list by so many places, at most to the end."""
        item = self.index(whole).get(item_id)
        if item is None:
            raise NoSuchItem(item_id)
        name = self.lists[type(item)]
        others = [other for other in getattr(whole, name) if other.id != item_id]
        place = next(n for n, other in enumerate(getattr(whole, name)) if other.id == item_id)
        others.insert(max(0, min(len(others), place + places)), item)
        return replace(whole, **{name: tuple(others)})

    def joined(self, whole: Whole, other: Whole, same: Mapping[str, str] | None = None) -> Whole:
        """The other document's items added to this one, under new ids where an id is taken.

        `same`: items of the other that are here already, with their ids here; what points at them points at these.
        """
        known = same or {}
        renamed = self._renamed(whole, other, known)
        here = set(known.values())
        lists = {
            name: (*getattr(whole, name), *(item for item in getattr(renamed, name) if id_of(item) not in here))
            for name in self.lists.values()
        }
        return replace(whole, **lists)

    def _renamed(self, whole: Whole, other: Whole, same: Mapping[str, str]) -> Whole:
        here = self.index(whole).keys()
        taken = set(here) | self.index(other).keys()
        names: dict[str, str | None] = dict(same)
        for item_id in [each for item in self.items(other) if (each := id_of(item)) in here and each not in same]:
            names[item_id] = _free(item_id, taken)
            taken.add(str(names[item_id]))
        renamed: Whole = self._repointed(other, names)
        return renamed

    def _repointed(self, part: Any, names: Mapping[str, str | None]) -> Any:
        """The same part with every id renamed as told; None means gone, and what had to point at it goes too."""
        changes: dict[str, Any] = {}
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if isinstance(value, Struct):
                changes[name] = self._repointed(value, names)
            elif isinstance(value, tuple) and value and isinstance(value[0], Struct):
                changes[name] = tuple(self._repointed(inner, names) for inner in value if not self._lost(inner, names))
        own = ("id",) if type(part) in self.lists else ()
        for name in (*own, *self.targets.get(type(part), ())):
            value = getattr(part, name, None)
            if isinstance(value, str):
                changes[name] = names.get(value, value)
            elif isinstance(value, tuple):
                changes[name] = tuple(new for old in value if (new := names.get(old, old)) is not None)
        changed = {name: value for name, value in changes.items() if value != getattr(part, name)}
        return replace(part, **changed) if changed else part

    def _lost(self, part: Struct, names: Mapping[str, str | None]) -> bool:
        musts = (name for name in self.targets.get(type(part), ()) if name in _required(type(part)))
        return any(names.get(target := getattr(part, name), target) is None for name in musts)


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


def rings(after: Mapping[str, tuple[str, ...]], path: str) -> Iterator[Fault]:
    """The same as faults of the list at `path`."""
    for ring in cycles(after):
        yield Fault(code=FaultCode.CYCLE, path=path, found=" -> ".join(ring))


def id_of(item: Struct) -> str:
    """The id of an item; the type system does not know that every item of a list has one."""
    name: str = item.id  # type: ignore[attr-defined]
    return name


def kind_word(kind: type[Struct]) -> str:
    """`context-note` for ContextNote: the raw word that a fault carries."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def _free(taken_id: str, taken: Collection[str]) -> str:
    number = 2
    stem = taken_id[:STEM_MAX]
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


@cache
def _names(part: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part))


@cache
def _required(part: type[Struct]) -> frozenset[str]:
    return frozenset(field.name for field in fields(part) if field.required)
