"""How a running order goes around what the clock decides. One rule: the agenda before the day and the console on it agree.

A step waits for a prayer that falls on it, and goes on behind it; a break that falls on it takes it in.
"""

from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from typing import TypeAlias

from amparo.domain.workshop.session import FixedPoint

Stretch: TypeAlias = tuple[timedelta, timedelta]
"""From when until when, counted from the start."""

NOTHING = timedelta()
DAY = timedelta(days=1)


def coming(points: Iterable[FixedPoint], start: time) -> Iterator[tuple[FixedPoint, timedelta]]:
    """Each, and how long after `start`; below nothing for one that is going on, and tomorrow's for one that is over."""
    for point in points:
        wait = (_of_day(point.at) - _of_day(start)) % DAY
        goes_on = wait + timedelta(minutes=point.minutes) > DAY
        yield point, wait - DAY if goes_on else wait


def held_up(points: Iterable[FixedPoint], start: time) -> list[Stretch]:
    """When prayers and the like take the room, in their order; a last bus takes none of it."""
    found = ((point, at) for point, at in coming(points, start) if point.minutes and not point.hard)
    return sorted((at, at + timedelta(minutes=point.minutes)) for point, at in found)


def laid(lines: Iterable[tuple[timedelta, bool]], waits: Iterable[Stretch]) -> Iterator[Stretch]:
    """When each line begins and ends. `lines`: how long it lasts, and whether it is a break. The first begins at once."""
    waiting = list(waits)
    at = NOTHING
    for place, (length, rest) in enumerate(lines):
        while place and not rest and waiting and waiting[0][0] <= at:
            at = max(at, waiting.pop(0)[1])
        until = at + length
        while waiting and waiting[0][0] < until:
            begins, over = waiting.pop(0)
            until = max(until, over) if rest else until + (over - max(begins, NOTHING))
        yield at, until
        at = until


def _of_day(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond)
