"""The drill along its clock, one lane for each part in the game: what was seen, who rang whom, what was asked, the tokens,
and hatched where something was missing. Computed from the log, whenever it is looked at."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from amparo.domain.workshop.drill.gaps import Gap, gaps
from amparo.domain.workshop.drill.model import Drill, Entry, Place
from amparo.domain.workshop.drill.terms import GapKind, Happened, Role

MARKED = (
    Happened.RAISED,
    Happened.SEEN,
    Happened.CALLED,
    Happened.LEADS,
    Happened.ASKED,
    Happened.DONE,
    Happened.TOKEN,
    Happened.FREED,
)
FOR_ALL = (Happened.NEWS, Happened.NOTE, Happened.HELD, Happened.RESTED, Happened.AGAIN)
ORDER: Mapping[Role, int] = {role: number for number, role in enumerate(Role)}


class Lane(Struct, frozen=True, kw_only=True):
    """`place` is none for the lane of the whole room."""

    place: Place | None
    marks: tuple[Entry, ...]
    gaps: tuple[Gap, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    seconds: int
    lanes: tuple[Lane, ...]
    gaps: tuple[Gap, ...]


def timeline(drill: Drill, now: datetime) -> Timeline:
    found = gaps(drill, now)
    marks: dict[str, list[Entry]] = {}
    for entry in drill.log:
        marks.setdefault(_lane_of(entry), []).append(entry)
    room = Lane(
        place=None, marks=tuple(marks.get("", ())), gaps=tuple(gap for gap in found if not (gap.place or gap.team))
    )
    lanes = (room, *(_lane(place, marks, found) for place in in_order(drill)))
    return Timeline(seconds=drill.seconds(now), lanes=lanes, gaps=found)


def in_order(drill: Drill) -> list[Place]:
    """Team by team, each defender first; then who belongs to all. Whoever only watches has no lane."""
    shown = (place for place in drill.places if place.role is not Role.WATCHER)
    return sorted(shown, key=lambda place: (place.team == 0, place.team, ORDER[place.role], place.id))


def _lane_of(entry: Entry) -> str:
    return "" if entry.what in FOR_ALL else entry.place or ""


def _lane(place: Place, marks: Mapping[str, list[Entry]], found: tuple[Gap, ...]) -> Lane:
    mine = [entry for entry in marks.get(place.id, ()) if entry.what in MARKED]
    led = place.role is Role.DEFENDER
    of_mine = (
        gap
        for gap in found
        if gap.place == place.id or (led and gap.kind is GapKind.NOBODY_LED and gap.team == place.team)
    )
    return Lane(place=place, marks=tuple(mine), gaps=tuple(of_mine))
