"""One person into another group by hand, so that no answer tells whose private wish it was.

A refusal says that this person and somebody in that group do not sit together. With one person there it would name both;
with several, whoever then tries these one by one would find out. So before any wish is looked at it is asked what either
answer would tell, from what everybody may know: who sits together, sat together before, and was refused. Where fewer than
two people would be left who could be the reason, the move is not made, unasked and in the same words.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from amparo.domain.workshop.groups import Group, Grouping, Pair, Refusal

PERHAPS_LEAST = 2
"""People who could be the reason for a refusal, whatever is tried afterwards."""
SAT_MAX = 300

People = frozenset[str]
Pick = Callable[[Sequence[str]], Sequence[str]]
"""Two of these, by chance."""


class NoSuchGroup(Exception):
    """Nobody can be moved there: there is no such group."""


class Moved(NamedTuple):
    """`went`: whether they sit there now. The groups remember both answers."""

    grouping: Grouping
    went: bool


def moved(
    grouping: Grouping,
    person: str,
    to: str,
    apart: Iterable[Pair] = (),
    *,
    here: Collection[str],
    helpers: Collection[str] = (),
) -> Moved:
    """Also who came late. `here`: who is in the room; whoever left it wishes nothing any more."""
    group = next((one for one in grouping.groups if one.id == to), None)
    if group is None:
        raise NoSuchGroup
    there = frozenset(group.members) & frozenset(here) - {person}
    perhaps = (there - _met(grouping, person)) or there
    narrowed = tuple(_after(one, person, there) for one in grouping.refused)
    if _would_tell(grouping, perhaps, narrowed):
        return Moved(grouping, went=False)
    against = set(apart)
    if any(frozenset((person, other)) in against for other in there):
        refusal = Refusal(person=person, perhaps=tuple(sorted(perhaps)))
        return Moved(replace(grouping, refused=(*grouping.refused, refusal)), went=False)
    groups = tuple(_with(one, person, here=one.id == to) for one in grouping.groups)
    helped = all(any(one in helpers for one in group.members) for group in groups)
    sat = _remembered(grouping, groups)
    return Moved(replace(grouping, groups=groups, helped=helped, refused=narrowed, sat=sat), went=True)


def _would_tell(grouping: Grouping, perhaps: People, narrowed: tuple[Refusal, ...]) -> bool:
    """Whether a no would name the reason, or a yes the reason of an earlier no."""
    if perhaps and len(perhaps) < PERHAPS_LEAST:
        return True
    both = zip(grouping.refused, narrowed, strict=True)
    return any(after != before and len(after.perhaps) < PERHAPS_LEAST for before, after in both)


def _after(refusal: Refusal, person: str, company: People) -> Refusal:
    """Whoever sits together after all was not the reason."""
    theirs = frozenset({person} if refusal.person in company else ())
    out = company if refusal.person == person else theirs
    return replace(refusal, perhaps=tuple(one for one in refusal.perhaps if one not in out))


def _met(grouping: Grouping, person: str) -> People:
    """With whom they sit, or sat: nothing stood against it."""
    tables = (*(group.members for group in grouping.groups), *grouping.sat)
    return frozenset(one for table in tables if person in table for one in table)


def _remembered(grouping: Grouping, groups: Iterable[Group] = ()) -> tuple[tuple[str, ...], ...]:
    tables = (*grouping.sat, *(group.members for group in (*grouping.groups, *groups)))
    return tuple(dict.fromkeys(tuple(sorted(table)) for table in tables))[-SAT_MAX:]


def _with(group: Group, person: str, *, here: bool) -> Group:
    members = tuple(one for one in group.members if one != person)
    return replace(group, members=(*members, person) if here else members)


def still_apart(grouping: Grouping | None, here: Collection[str], pick: Pick) -> tuple[Pair, ...]:
    """For groups that are made anew: of each refusal two stay apart, whatever the reason was, so that two are left."""
    refused = grouping.refused if grouping else ()
    return tuple(
        frozenset((one.person, other))
        for one in refused
        for other in _two([other for other in one.perhaps if other in here], pick)
    )


def _two(perhaps: Sequence[str], pick: Pick) -> Sequence[str]:
    return pick(perhaps) if len(perhaps) > PERHAPS_LEAST else perhaps


def made_anew(before: Grouping | None, after: Grouping) -> Grouping:
    """What could be known of the groups before is still known."""
    if before is None:
        return after
    refused = before.refused
    for group in after.groups:
        for person in group.members:
            refused = tuple(_after(one, person, frozenset(group.members) - {person}) for one in refused)
    return replace(after, refused=refused, sat=_remembered(before))
