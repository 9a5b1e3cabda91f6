"""Groups of four or five, the threats dealt to them, and who reports back.

Chance is the order in which people are handed in: the roof shuffles them. Who does not want to work with whom is kept
always, or the numbers are refused; everything else is a wish, and the next best is taken. What is refused comes with
ways out, and none of them says whose wish it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations

from msgspec.structs import replace

from amparo.domain.part import Id, Line, Part

LEAST, MOST = 4, 5
PEOPLE_MAX = 200
SMALLEST = 3
"""Of two people who could not be a group everybody would know why."""
TRIES_MAX = 20_000
"""How many seats are tried before private wishes are said not to fit."""
SWEEPS_MAX = 12
REPORTERS_LEAST, REPORTERS_MOST = 2, 4

Pair = frozenset[str]


class Organisations(StrEnum):
    EITHER = "either"
    TOGETHER = "together"
    APART = "apart"


class Someone(Part, frozen=True, kw_only=True):
    """One person, by their seat. `helper`: can help others with a phone. `hidden`: does not report back; nobody sees it."""

    id: Line
    scenario: Line = ""
    organisation: Line = ""
    helper: bool = False
    hidden: bool = False


class Group(Part, frozen=True, kw_only=True):
    id: Id
    members: tuple[Line, ...]
    scenario: Line = ""
    """What most of them have in common."""
    threats: tuple[Line, ...] = ()


class Refusal(Part, frozen=True, kw_only=True):
    """Somebody was not moved by hand. `perhaps`: with whom, as far as anybody can know."""

    person: Line
    perhaps: tuple[Line, ...]


class Grouping(Part, frozen=True, kw_only=True):
    """All private wishes are kept. `helped`: somebody who can help sits in each group."""

    groups: tuple[Group, ...]
    helped: bool = False
    doubled: bool = False
    mark: Line = ""
    """Stays when somebody changes the group: what was shown at a table goes on lying there. Made anew, they are others."""
    refused: tuple[Refusal, ...] = ()
    sat: tuple[tuple[Line, ...], ...] = ()
    """Who sat together before somebody was moved, or the groups were made anew."""

    def of(self, person: str) -> Group | None:
        return next((group for group in self.groups if person in group.members), None)


class WayOutKind(StrEnum):
    WHOLE = "whole"
    SMALLER = "smaller"
    LARGER = "larger"
    JOIN = "join"
    """The facilitator sits down with them."""


class WayOut(Part, frozen=True, kw_only=True):
    kind: WayOutKind
    sizes: tuple[int, ...]


class CannotBeDone(Exception):
    """These numbers, or what people asked for, do not make groups of four or five."""

    def __init__(self, ways_out: tuple[WayOut, ...], *, wishes: bool = False) -> None:
        super().__init__(ways_out)
        self.ways_out = ways_out
        self.wishes = wishes


def sizes_of(people: int, least: int = LEAST, most: int = MOST) -> tuple[int, ...]:
    """As few groups as hold them, as even as can be: 18 -> 5 5 4 4. Empty where it cannot be."""
    groups = -(-people // most)
    if not groups or people < groups * least:
        return ()
    each, over = divmod(people, groups)
    return (each + 1,) * over + (each,) * (groups - over)


def ways_out(people: int, *, most: int = MOST) -> tuple[WayOut, ...]:
    found = (
        WayOut(kind=WayOutKind.SMALLER, sizes=sizes_of(people, LEAST - 1, most)),
        WayOut(kind=WayOutKind.LARGER, sizes=sizes_of(people, LEAST, most + 1)),
        WayOut(kind=WayOutKind.JOIN, sizes=sizes_of(people + 1)),
        WayOut(kind=WayOutKind.WHOLE, sizes=(people,) if people <= most + 2 and _are_enough((people,)) else ()),
    )
    plain = sizes_of(people)
    return tuple(way for at, way in enumerate(found) if way.sizes and way.sizes not in [plain, *_before(found, at)])


def _are_enough(sizes: tuple[int, ...]) -> bool:
    return sizes == (1,) or min(sizes, default=0) >= SMALLEST


def _before(found: Sequence[WayOut], at: int) -> list[tuple[int, ...]]:
    return [way.sizes for way in found[:at] if way.kind is not WayOutKind.JOIN]


def make(
    people: Sequence[Someone],
    apart: Iterable[Pair] = (),
    *,
    organisations: Organisations = Organisations.EITHER,
    similar: bool = True,
    sizes: tuple[int, ...] = (),
) -> Grouping:
    """Groups of these people, in the order chance gave them; CannotBeDone with ways out.

    `apart`: pairs who do not sit together, whatever the reason. `sizes`: a way out that was chosen.
    """
    known = {one.id for one in people}
    pairs = frozenset(pair for pair in apart if len(pair) == 2 and pair <= known)
    chosen = sizes or sizes_of(len(people))
    if sum(chosen) == len(people) + 1:
        chosen = (*chosen[:-1], chosen[-1] - 1)
    if len(people) > PEOPLE_MAX or not _are_enough(chosen) or sum(chosen) != len(people):
        raise CannotBeDone(ways_out(len(people)))
    rules = _Rules(people, pairs, organisations, similar)
    seated = _seated(rules, chosen)
    if seated is None:
        raise CannotBeDone(ways_out(len(people)), wishes=True)
    _improve(rules, seated)
    return _named(rules, seated)


class _Rules:
    """What people asked for, ready to be counted quickly."""

    def __init__(
        self, people: Sequence[Someone], pairs: frozenset[Pair], organisations: Organisations, similar: bool
    ) -> None:
        self.people = people
        self.pairs = pairs
        self.organisations = organisations
        self.similar = similar
        self.by_id = {one.id: one for one in people}
        self.shunned: dict[str, set[str]] = {one.id: set() for one in people}
        for one, other in map(tuple, pairs):
            self.shunned[one].add(other)
            self.shunned[other].add(one)
        self.unlike = {frozenset((a.id, b.id)): self._unlike(a, b) for a, b in combinations(people, 2)}

    def _unlike(self, one: Someone, other: Someone) -> int:
        """How much is lost when these two sit together."""
        lost = int(self.similar and one.scenario != other.scenario)
        same = bool(one.organisation) and one.organisation == other.organisation
        if self.organisations is Organisations.APART and same:
            lost += 10
        if self.organisations is Organisations.TOGETHER and not same:
            lost += 10
        return lost

    def welcome(self, person: str, group: Iterable[str]) -> bool:
        return self.shunned[person].isdisjoint(group)

    def lost(self, group: Sequence[str]) -> int:
        without_help = 0 if any(self.by_id[one].helper for one in group) else 100
        return without_help + sum(self.unlike[frozenset(pair)] for pair in combinations(group, 2))


def _seated(rules: _Rules, sizes: tuple[int, ...]) -> list[list[str]] | None:
    """Everybody a seat so that no private wish is broken; whoever is hardest to seat first. None where none was found."""
    harder = sorted(rules.people, key=lambda one: (-len(rules.shunned[one.id]), one.organisation, one.scenario))
    groups: list[list[str]] = [[] for _ in sizes]
    tries = iter(range(TRIES_MAX))
    return groups if _seat([one.id for one in harder], groups, sizes, rules, tries) else None


def _seat(
    waiting: list[str], groups: list[list[str]], sizes: tuple[int, ...], rules: _Rules, tries: Iterator[int]
) -> bool:
    """The next one to the group that suits them best; back again if somebody after them finds no seat."""
    if not waiting:
        return True
    first, rest = waiting[0], waiting[1:]
    for at in sorted(_open(groups, sizes, first, rules), key=lambda at: _suits(first, groups[at], rules)):
        if next(tries, None) is None:
            return False
        groups[at].append(first)
        if _seat(rest, groups, sizes, rules, tries):
            return True
        groups[at].remove(first)
    return False


def _open(groups: list[list[str]], sizes: tuple[int, ...], person: str, rules: _Rules) -> list[int]:
    """Groups with a free seat; of several that stand empty and are of one size, the first."""
    found, empty = [], set()
    for at, group in enumerate(groups):
        if len(group) >= sizes[at] or not rules.welcome(person, group):
            continue
        if not group:
            if sizes[at] in empty:
                continue
            empty.add(sizes[at])
        found.append(at)
    return found


def _suits(person: str, group: list[str], rules: _Rules) -> int:
    return sum(rules.unlike[frozenset((person, other))] * 2 - 1 for other in group)


def _improve(rules: _Rules, groups: list[list[str]]) -> None:
    """Let two people change seats as long as something is won by it; never against a private wish."""
    for _ in range(SWEEPS_MAX):
        better = [_swap(rules, one, other) for one, other in combinations(groups, 2)]
        if not any(better):
            return


def _swap(rules: _Rules, one: list[str], other: list[str]) -> bool:
    better = False
    lost = rules.lost(one) + rules.lost(other)
    for here in range(len(one)):
        for there in range(len(other)):
            a, b = one[here], other[there]
            if not (rules.welcome(b, _without(one, a)) and rules.welcome(a, _without(other, b))):
                continue
            one[here], other[there] = b, a
            now = rules.lost(one) + rules.lost(other)
            if now < lost:
                lost, better = now, True
            else:
                one[here], other[there] = a, b
    return better


def _without(group: list[str], person: str) -> list[str]:
    return [one for one in group if one != person]


def _named(rules: _Rules, seated: list[list[str]]) -> Grouping:
    groups = tuple(
        Group(id=f"g{at}", members=tuple(members), scenario=_shared(rules, members))
        for at, members in enumerate(seated, start=1)
    )
    helped = all(any(rules.by_id[one].helper for one in group.members) for group in groups)
    return Grouping(groups=groups, helped=helped)


def _shared(rules: _Rules, members: Sequence[str]) -> str:
    said = [rules.by_id[one].scenario for one in members if rules.by_id[one].scenario]
    return max(said, key=said.count) if said else ""


def deal(threats: Sequence[str], grouping: Grouping, *, doubled: bool = False) -> Grouping:
    """The threats to the groups, as even as can be; twice each, to compare, if wished.

    With fewer threats than groups they go round again, so that nobody sits with empty hands.
    """
    groups = len(grouping.groups)
    cards = list(threats)
    if not cards or not groups:
        return _dealt(grouping, {}, doubled=False)
    twice = doubled and groups > 1
    if twice:
        cards = [card for card in cards for _ in (0, 1)]
    rounds = -(-groups // len(cards))
    hands: dict[int, list[str]] = {at: [] for at in range(groups)}
    for at, card in enumerate(cards * rounds if rounds > 1 else cards):
        if at < max(groups, len(cards)):
            hands[at % groups].append(card)
    return _dealt(grouping, hands, doubled=twice)


def dealt_ahead(threats: Sequence[str], groups: int) -> tuple[tuple[str, ...], ...]:
    """The cards of each of so many groups, before anybody sits in one."""
    empty = tuple(Group(id=f"g{number}", members=()) for number in range(1, groups + 1))
    return tuple(group.threats for group in deal(threats, Grouping(groups=empty)).groups)


def _dealt(grouping: Grouping, hands: Mapping[int, list[str]], *, doubled: bool) -> Grouping:
    groups = tuple(
        Group(id=group.id, members=group.members, scenario=group.scenario, threats=tuple(hands.get(at, ())))
        for at, group in enumerate(grouping.groups)
    )
    return replace(grouping, groups=groups, doubled=doubled)


def reporters(
    people: Sequence[Someone],
    count: int,
    *,
    grouping: Grouping | None = None,
    already: Iterable[str] = (),
    keep: Sequence[str] = (),
) -> tuple[str, ...]:
    """Two to four who report back: from different situations, then from different groups; nobody twice.

    `keep`: who stays when one of them is swapped for somebody else. Who does not want to is never among them, and
    nobody can see whether that is why.
    """
    spoken = set(already)
    wanted = max(REPORTERS_LEAST, min(count, REPORTERS_MOST))
    by_id = {one.id: one for one in people}
    chosen = [by_id[one] for one in keep if one in by_id]
    waiting = [one for one in people if not one.hidden and one.id not in spoken and one.id not in keep]
    while waiting and len(chosen) < wanted:
        following = min(waiting, key=lambda one: _alike(one, chosen, grouping))
        waiting.remove(following)
        chosen.append(following)
    return tuple(one.id for one in chosen)


def _alike(one: Someone, chosen: Sequence[Someone], grouping: Grouping | None) -> tuple[int, int]:
    group = grouping.of(one.id) if grouping else None
    same_group = sum(group is not None and other.id in group.members for other in chosen)
    return sum(one.scenario == other.scenario for other in chosen), same_group
