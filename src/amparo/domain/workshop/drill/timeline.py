"""The drill along its clock, one lane for each part in the game: what was seen, who rang whom, what was asked, the tokens,
and hatched where something was missing. Computed from the log, whenever it is looked at."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from amparo.domain.workshop.drill.gaps import Gap, gaps
from amparo.domain.workshop.drill.model import Drill, Entry, Place
from amparo.domain.workshop.drill.phones import CameBack, key_of, not_noticed
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
    Happened.TIME_OUT,
)
FOR_ALL = (Happened.NEWS, Happened.NOTE, Happened.HELD, Happened.RESTED, Happened.AGAIN)
ORDER: Mapping[Role, int] = {role: number for number, role in enumerate(Role)}


class Lane(Struct, frozen=True, kw_only=True):
    """`place` is none for the lane of the whole room, and of a contact of a practice, who has a `number` there."""

    place: Place | None
    marks: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    number: int = 0


class Timeline(Struct, frozen=True, kw_only=True):
    seconds: int
    lanes: tuple[Lane, ...]
    gaps: tuple[Gap, ...]


def timeline(drill: Drill, now: datetime, back: tuple[CameBack, ...] = ()) -> Timeline:
    """`back`: what came back from real phones, where there were any."""
    end = max([drill.seconds(now), *(_end(one, now) for one in back)])
    found = tuple(sorted((*gaps(drill, now), *not_noticed(back, end)), key=lambda gap: (gap.since, gap.key)))
    marks: dict[str, list[Entry]] = {}
    for entry in drill.log:
        marks.setdefault(_lane_of(entry), []).append(entry)
    room = Lane(
        place=None,
        marks=tuple(marks.get("", ())),
        gaps=tuple(gap for gap in found if not (gap.place or gap.team or gap.number)),
    )
    lanes = (room, *(_lane(place, marks, found) for place in in_order(drill)), *(_phone(one, found) for one in back))
    return Timeline(seconds=end, lanes=lanes, gaps=found)


def _end(one: CameBack, now: datetime) -> int:
    """Until whoever was called has answered, or their hours are over."""
    if one.acted is not None or one.practice.raised_at is None:
        return one.acted or 0
    return one.practice.second + int((min(now, one.practice.closes) - one.practice.raised_at).total_seconds())


def _phone(one: CameBack, found: tuple[Gap, ...]) -> Lane:
    raised = None if one.never_left else one.practice.second
    times = ((Happened.RAISED, raised), (Happened.SEEN, one.noticed), (Happened.DONE, one.acted))
    marks = tuple(Entry(second=max(0, second), what=what) for what, second in times if second is not None)
    gaps_of_it = tuple(gap for gap in found if gap.key == key_of(one))
    return Lane(place=None, marks=marks, gaps=gaps_of_it, number=one.number)


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
