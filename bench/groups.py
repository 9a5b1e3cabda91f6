"""Groups for forty people with six private wishes: how long the slowest of many makings takes. No wish may be broken."""

from itertools import combinations
from random import Random

from amparo.domain.workshop.groups import Group, Organisations, Someone, make
from bench.rows import Row, seconds

PEOPLE, WISHES, ROOMS = 40, 6, 60
SECONDS_MAX = 1.0
SCENARIOS = ("arrest", "break-in", "threats")


def run() -> list[Row]:
    slowest = max(_made(Random(number)) for number in range(ROOMS))
    return [Row(f"groups of {PEOPLE} with {WISHES} wishes, slowest of {ROOMS}", slowest, "s", "limit", SECONDS_MAX)]


def _made(chance: Random) -> float:
    people = [
        Someone(id=f"p{n}", scenario=SCENARIOS[n % 3], organisation=f"o{n % 8}", helper=n % 5 == 0)
        for n in range(PEOPLE)
    ]
    chance.shuffle(people)
    apart = [frozenset((one.id, other.id)) for one, other in (chance.sample(people, 2) for _ in range(WISHES))]
    groups: list[Group] = []
    took = seconds(lambda: groups.extend(make(people, apart, organisations=chance.choice(list(Organisations))).groups))
    together = {frozenset(two) for group in groups for two in combinations(group.members, 2)}
    assert not together & set(apart), "a wish was broken"
    assert sum(len(group.members) for group in groups) == PEOPLE
    return took
