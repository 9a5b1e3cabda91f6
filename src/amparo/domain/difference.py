"""What changed between two versions of a document, item by item and field by field, so that people can read it."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Change(Struct, frozen=True, kw_only=True):
    """`part`: the list it stands in, or "" for the document itself. `before` and `after` are values of the model.

    added and removed: the item; changed: the two values of one field; moved: its place in the list, counted from 1.
    """

    kind: ChangeKind
    part: str
    item: str = ""
    field: str = ""
    before: object = None
    after: object = None


def differences(before: Struct, after: Struct, lists: Collection[str]) -> tuple[Change, ...]:
    """Everything that changed: the document itself first, then list by list in the order of the newer version.

    `lists`: the fields of the document that hold items, each with an id.
    """
    return (
        *_fields("", "", before, after, skip=frozenset(lists)),
        *(change for part in lists for change in of_list(part, getattr(before, part), getattr(after, part))),
    )


def of_list(part: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """What changed in a list of items that have ids."""
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    for item in before:
        if item.id not in new:
            yield Change(kind=ChangeKind.REMOVED, part=part, item=item.id, before=item)
    for item in after:
        if item.id not in old:
            yield Change(kind=ChangeKind.ADDED, part=part, item=item.id, after=item)
        elif item != old[item.id]:
            yield from of_item(part, old[item.id], item)
    yield from _moves(part, [i.id for i in before if i.id in new], [i.id for i in after if i.id in old])


def of_item(part: str, before: Any, after: Any) -> Iterator[Change]:
    """What changed in one item of a list, field by field."""
    return _fields(part, after.id, before, after, skip=frozenset({"id"}))


def _fields(part: str, item: str, before: Struct, after: Struct, *, skip: frozenset[str]) -> Iterator[Change]:
    for name in before.__struct_fields__:
        was, now = getattr(before, name), getattr(after, name)
        if name not in skip and was != now:
            yield Change(kind=ChangeKind.CHANGED, part=part, item=item, field=name, before=was, after=now)


def _moves(part: str, before: list[str], after: list[str]) -> Iterator[Change]:
    """The fewest items that must have moved: all but a longest run that kept its order."""
    places = {item: place for place, item in enumerate(before, 1)}
    stayed = _longest_rise([places[item] for item in after])
    for place, item in enumerate(after, 1):
        if places[item] not in stayed:
            yield Change(kind=ChangeKind.MOVED, part=part, item=item, before=places[item], after=place)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """A longest rising subsequence of distinct numbers, by patience sorting."""
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        under[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    rise: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        rise.add(last)
        last = under[last]
    return rise
