"""In which hours of the week nobody, one, two or more contacts are likely to answer. A picture to talk about, no mark.

It stands on the hours each contact said, in their own time zone, corrected by what was seen: whoever did not answer
the last practice at night is not counted at night, and whoever did not answer by day is not counted by day.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from msgspec import Struct

from amparo.domain.pact.life import called
from amparo.domain.pact.model import Contact, Evidence, Hours, Pact
from amparo.domain.pact.structure import zone_of
from amparo.domain.pact.terms import EvidenceKind, RehearsalKind

DAYS, HOURS = 7, 24
WEEK_HOURS = DAYS * HOURS
LOOKED_AT_MINUTES = (0, 15, 30, 45)
"""An hour counts when all of it does; time zones and clock changes come in quarters."""
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)
TOO_LATE_MINUTES = 30
"""Whoever answered a practice later than this would not have been there when it mattered."""

MEASURED = {
    EvidenceKind.PRACTICE_ANSWERED: True,
    EvidenceKind.ALERT_ANSWERED: True,
    EvidenceKind.PRACTICE_UNANSWERED: False,
}
NOON = time(12, tzinfo=UTC)

Measured = Mapping[tuple[str, bool], bool]
"""(contact, at night) -> whether they answered the last time."""


class Gap(Struct, frozen=True, kw_only=True):
    """Hours in which nobody is likely to answer: on these days (Monday is 1), from an hour on, for so many hours."""

    days: tuple[int, ...]
    begin: int
    hours: int

    @property
    def code(self) -> str:
        if self.hours == WEEK_HOURS:
            return "nobody-ever"
        if self.hours > HOURS:
            return "nobody-for-days"
        return "nobody-every-day" if len(self.days) == DAYS else "nobody-on-days"

    @property
    def until(self) -> int:
        return (self.begin + self.hours) % HOURS

    @property
    def until_day(self) -> int:
        """The day on which the first of them ends."""
        return (self.days[0] - 1 + (self.begin + self.hours) // HOURS) % DAYS + 1


class Coverage(Struct, frozen=True, kw_only=True):
    """`counts[day][hour]`: how many are likely to answer, Monday first, by the clock of the PACT's owner."""

    counts: tuple[tuple[int, ...], ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Where nobody is; the same hours on several days are one gap."""
        days: dict[tuple[int, int], list[int]] = {}
        for place, hours in _runs([count for day in self.counts for count in day]):
            days.setdefault((place % HOURS, hours), []).append(place // HOURS + 1)
        return tuple(Gap(days=tuple(on), begin=begin, hours=hours) for (begin, hours), on in days.items())


def coverage(pact: Pact, day: date, evidence: Iterable[Evidence] = ()) -> Coverage:
    """The week in which `day` lies, so that clock changes of that week are told as they will be."""
    return Answerers(pact, evidence).in_week(day)


class Answerers:
    """Those whom an alert reaches, and when each is likely to answer: read once, asked for many moments."""

    def __init__(self, pact: Pact, evidence: Iterable[Evidence] = ()) -> None:
        self.zone = zone_of(pact.time_zone)
        self.contacts = tuple((contact, zone_of(contact.time_zone)) for contact in called(pact))
        self.zones = frozenset(zone for _contact, zone in self.contacts)
        self.measured = _measured(pact, evidence)

    def at(self, moment: datetime) -> int:
        """How many are likely to answer at this moment."""
        return len(self._at(moment))

    def in_week(self, day: date) -> Coverage:
        monday = day - timedelta(days=day.weekday())
        days = [monday + timedelta(days=number) for number in range(DAYS)]
        return Coverage(counts=tuple(tuple(self._all_through(day, hour) for hour in range(HOURS)) for day in days))

    def _all_through(self, day: date, hour: int) -> int:
        return len(frozenset.intersection(*(self._at(moment) for moment in _moments(day, hour, self.zone))))

    def _at(self, moment: datetime) -> frozenset[str]:
        clocks = {zone: moment.astimezone(zone) for zone in self.zones}
        return frozenset(contact.id for contact, zone in self.contacts if self._likely(contact, clocks[zone]))

    def _likely(self, contact: Contact, local: datetime) -> bool:
        answered = self.measured.get((contact.id, _at_night(local)), True)
        return answered and any(_within(hours, local) for hours in contact.hours)


def _moments(day: date, hour: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Quarters of an hour of the clock; an hour that comes twice is looked at twice."""
    walls = [datetime.combine(day, time(hour, minute), zone) for minute in LOOKED_AT_MINUTES]
    return tuple(dict.fromkeys(wall.replace(fold=fold).astimezone(UTC) for wall in walls for fold in (0, 1)))


def _within(hours: Hours, local: datetime) -> bool:
    """On a day it begins; or, over midnight, on the day after one."""
    now, today = local.time(), local.isoweekday()
    if hours.begin < hours.until:
        return today in hours.days and hours.begin <= now < hours.until
    yesterday = (today - 2) % DAYS + 1
    return (today in hours.days and now >= hours.begin) or (yesterday in hours.days and now < hours.until)


def _measured(pact: Pact, evidence: Iterable[Evidence]) -> Measured:
    """The last word counts, whoever kept it: the worker that saw it, or the owner who wrote a practice down."""
    return {key: answered for _at, key, answered in sorted((*_seen(pact, evidence), *_practised(pact)))}


def _seen(pact: Pact, evidence: Iterable[Evidence]) -> Iterator[tuple[datetime, tuple[str, bool], bool]]:
    zones = {contact.id: zone_of(contact.time_zone) for contact in pact.contacts}
    for one in evidence:
        if one.kind in MEASURED and one.contact in zones:
            in_time = one.minutes is None or one.minutes <= TOO_LATE_MINUTES
            night = _at_night(one.at.astimezone(zones[one.contact]))
            yield one.at, (one.contact, night), MEASURED[one.kind] and in_time


def _practised(pact: Pact) -> Iterator[tuple[datetime, tuple[str, bool], bool]]:
    for rehearsal in pact.rehearsals:
        if rehearsal.kind is not RehearsalKind.TABLE_TALK:
            for answer in rehearsal.answers:
                in_time = answer.minutes is not None and answer.minutes <= TOO_LATE_MINUTES
                yield datetime.combine(rehearsal.on, NOON), (answer.contact, rehearsal.at_night), in_time


def _at_night(local: datetime) -> bool:
    return local.time() >= NIGHT_BEGINS or local.time() < NIGHT_ENDS


def _runs(counts: list[int]) -> Iterator[tuple[int, int]]:
    """(first hour of the week, how many) of each run without anybody; Sunday night runs on into Monday."""
    if not any(counts):
        yield 0, WEEK_HOURS
        return
    start = next(place for place, count in enumerate(counts) if count)
    turned = [(start + step) % WEEK_HOURS for step in range(WEEK_HOURS)]
    for nobody, places in groupby(turned, key=lambda place: not counts[place]):
        if nobody:
            run = list(places)
            yield run[0], len(run)
