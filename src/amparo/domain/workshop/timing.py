"""Where a session stands, since when, and how late it is. Pure: the time is an argument.

begin        (nothing)  -> the first step
following    a step     -> the next one that was not given up; after the last one, over
back         a step     -> the one before, as it stood: a slip of the finger costs nothing
pause        runs       -> stands still; what passes is not counted
resume       stands     -> runs
add_minutes  a step     -> has so much more time, or less; the session is so much later, or earlier
beat         runs       -> as before; after a silence nobody chose, it asks where to go on
go_on        asked      -> as it stood before the silence
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import field
from msgspec.structs import replace

from amparo.domain.part import Line, Part
from amparo.domain.refusals import NotNow
from amparo.domain.workshop import agenda as agenda_of
from amparo.domain.workshop.agenda import agenda
from amparo.domain.workshop.around import NOTHING, coming, held_up, laid
from amparo.domain.workshop.card import PAUSES, Need, Step, StepKind
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import key_of

NEVER_OFFERED = frozenset({StepKind.BREAK, StepKind.MEAL, StepKind.CLOSING, StepKind.DEBRIEF})
UNSAID_MINUTES = 10
"""What a step takes of which nobody has said it."""
SILENCE_SECONDS_MAX = 180
ADDED_MINUTES_MAX = 60


class Slot(Part, frozen=True, kw_only=True):
    """One line of the running order: a step of a card, or a break. `key`: `card/step`, or the id of the break."""

    key: Line
    title: Line
    kind: StepKind
    need: Need
    minutes: int
    least: int
    reporters: int = 0

    @property
    def card(self) -> str:
        return self.key.partition("/")[0]

    @property
    def offered(self) -> bool:
        return self.kind not in NEVER_OFFERED and (self.need is not Need.MUST or self.least < self.minutes)


class Place(Part, frozen=True, kw_only=True):
    """Which step, since when, and how long it stood still."""

    at: int
    since: datetime
    held_seconds: int = 0


class Progress(Part, frozen=True, kw_only=True):
    """`minutes`: steps that last other than planned; 0: given up. `silent_since`: a silence that nobody chose."""

    started_at: datetime | None = None
    place: Place | None = None
    before: Place | None = None
    paused_at: datetime | None = None
    minutes: dict[str, int] = field(default_factory=dict)
    moved_minutes: int = 0
    seen_at: datetime | None = None
    silent_since: datetime | None = None
    over_at: datetime | None = None

    @property
    def runs(self) -> bool:
        return self.place is not None and self.over_at is None

    @property
    def stands(self) -> bool:
        return self.runs and self.paused_at is not None


class Placed(Part, frozen=True, kw_only=True):
    """A line of the running order with its times, as they look now."""

    slot: Slot
    begins: datetime
    ends: datetime


def order(session: Session) -> tuple[Slot, ...]:
    """The agenda, with what can be given up of each line."""
    steps = {key_of(card, step): step for card in session.cards for step in card.steps}
    return tuple(_slot(line, steps.get(line.key)) for line in agenda(session))


def _slot(line: agenda_of.Slot, step: Step | None) -> Slot:
    minutes = UNSAID_MINUTES if line.minutes is None else line.minutes
    least = 0 if line.need is Need.IF_TIME and step and step.least is None else min(line.least or minutes, minutes)
    reporters = step.reporters if step else 0
    return Slot(
        key=line.key,
        title=line.title,
        kind=line.kind,
        need=line.need,
        minutes=minutes,
        least=least,
        reporters=reporters or 0,
    )


def accumulated(session: Session) -> tuple[tuple[Slot, int], ...]:
    """Each line with the minutes that have passed when it ends: the second column of a facilitator's table."""
    passed, found = 0, []
    for slot in order(session):
        passed += slot.minutes
        found.append((slot, passed))
    return tuple(found)


def begin(session: Session, progress: Progress, now: datetime) -> Progress:
    if progress.place is not None or not order(session):
        raise NotNow
    return replace(progress, started_at=now, place=Place(at=0, since=now), seen_at=now)


def following(session: Session, progress: Progress, now: datetime) -> Progress:
    """The next step that was not given up. Who presses Next runs again, whatever stood still."""
    place = here(progress)
    slots = order(session)
    held = replace(resumed(progress, now), before=here(resumed(progress, now)), seen_at=now, silent_since=None)
    for at in range(place.at + 1, len(slots)):
        if length(slots[at], progress):
            return replace(held, place=Place(at=at, since=now))
    return replace(held, over_at=now)


def back(progress: Progress) -> Progress:
    if progress.before is None:
        raise NotNow
    return replace(progress, place=progress.before, before=None, paused_at=None, over_at=None)


def pause(progress: Progress, now: datetime) -> Progress:
    here(progress)
    return progress if progress.paused_at else replace(progress, paused_at=now, seen_at=now)


def resumed(progress: Progress, now: datetime) -> Progress:
    if progress.paused_at is None:
        return progress
    stood = _seconds(now - progress.paused_at)
    return replace(_held(progress, stood), paused_at=None, seen_at=now)


def add_minutes(session: Session, progress: Progress, more: int) -> Progress:
    """More, or fewer when it is below nothing; what runs now is never given up by it."""
    slot = order(session)[here(progress).at]
    minutes = min(length(slot, progress) + more, slot.minutes + ADDED_MINUTES_MAX)
    if minutes < 1:
        raise NotNow
    return replace(progress, minutes={**progress.minutes, slot.key: minutes})


def spares(session: Session, progress: Progress, minutes: int, now: datetime) -> bool:
    """Whether the present step has so much time left, and some besides."""
    return progress.runs and left_seconds(session, progress, now) > minutes * 60


def beat(progress: Progress, now: datetime) -> Progress:
    """The console is looked at. After a long silence it has to ask: the machine slept, or had no power."""
    if not progress.runs or progress.silent_since or progress.seen_at is None:
        return replace(progress, seen_at=now)
    silent = not progress.stands and _seconds(now - progress.seen_at) > SILENCE_SECONDS_MAX
    return replace(progress, seen_at=now, silent_since=progress.seen_at if silent else None)


def silence(progress: Progress, now: datetime) -> datetime | None:
    """Since when nobody was there, if that is to be asked about: also after a power cut, when nothing could be noted."""
    if progress.silent_since or not progress.runs or progress.stands or progress.seen_at is None:
        return progress.silent_since
    return progress.seen_at if _seconds(now - progress.seen_at) > SILENCE_SECONDS_MAX else None


def go_on(progress: Progress, now: datetime) -> Progress:
    """As it stood before the silence: what passed meanwhile is not counted."""
    since = silence(progress, now)
    if since is None:
        raise NotNow
    return replace(_held(progress, _seconds(now - since)), silent_since=None, seen_at=now)


def went_on(progress: Progress, now: datetime) -> Progress:
    """The room went on without the machine: the time counts."""
    return replace(progress, silent_since=None, seen_at=now)


def _held(progress: Progress, seconds: int) -> Progress:
    place = here(progress)
    return replace(progress, place=replace(place, held_seconds=place.held_seconds + max(seconds, 0)))


def here(progress: Progress) -> Place:
    """Where it stands; NotNow before it began and when it is over."""
    if progress.place is None or progress.over_at is not None:
        raise NotNow
    return progress.place


def length(slot: Slot, progress: Progress) -> int:
    """How many minutes it lasts now; 0: given up."""
    return progress.minutes.get(slot.key, slot.minutes)


def left_seconds(session: Session, progress: Progress, now: datetime) -> int:
    """What is left of the present step; below nothing when it runs over."""
    place = here(progress)
    planned = length(order(session)[place.at], progress) * 60
    until = progress.paused_at or now
    held = max(place.held_seconds, _fixed_within(session, place.since, until))
    return planned - _seconds(until - place.since) + held


def ahead(session: Session, progress: Progress, now: datetime) -> tuple[Placed, ...]:
    """The present step and what follows, with times as they look now; before it began, the plan from now."""
    slots = order(session)
    if progress.over_at is not None:
        return ()
    if progress.place is None:
        return _laid(session, now, [(slot, length(slot, progress) * 60) for slot in slots])
    at = progress.place.at
    present = (slots[at], max(left_seconds(session, progress, now), 0))
    rest = [(slot, length(slot, progress) * 60) for slot in slots[at + 1 :] if length(slot, progress)]
    return _laid(session, now, [present, *rest])


def ends(session: Session, progress: Progress, now: datetime) -> datetime:
    """When it ends, as it looks now."""
    if progress.over_at is not None:
        return progress.over_at
    return max((placed.ends for placed in ahead(session, progress, now)), default=now)


def planned_end(session: Session, progress: Progress, now: datetime) -> datetime:
    """When it was to end: as planned from the moment it began, and where the end was moved to since."""
    start = progress.started_at or now
    laid = _laid(session, start, [(slot, slot.minutes * 60) for slot in order(session)])
    return max((placed.ends for placed in laid), default=start) + timedelta(minutes=progress.moved_minutes)


def late(session: Session, progress: Progress, now: datetime) -> int:
    """Seconds; below nothing when there is time to spare."""
    return _seconds(ends(session, progress, now) - planned_end(session, progress, now))


def too_long_for(session: Session, progress: Progress, now: datetime) -> int:
    """Minutes by which the last bus or a curfew would be missed; 0: none is."""
    start = progress.started_at or now
    limits = [start + wait for one, wait in coming(session.fixed, start.time()) if one.hard]
    over = [_seconds(ends(session, progress, now) - limit) for limit in limits]
    return max(0, -(-max(over, default=0) // 60))


def _laid(session: Session, start: datetime, lengths: Sequence[tuple[Slot, int]]) -> tuple[Placed, ...]:
    """One after the other, and around what the clock decides."""
    lines = [(timedelta(seconds=seconds), slot.kind in PAUSES) for slot, seconds in lengths]
    stretches = laid(lines, held_up(session.fixed, start.time()))
    return tuple(
        Placed(slot=slot, begins=start + begins, ends=start + until)
        for (slot, _), (begins, until) in zip(lengths, stretches, strict=True)
    )


def _fixed_within(session: Session, since: datetime, until: datetime) -> int:
    """Seconds of what the clock decides that lie between the two."""
    passed = until - since
    within = [min(passed, over) - max(NOTHING, begins) for begins, over in held_up(session.fixed, since.time())]
    return sum(max(_seconds(one), 0) for one in within)


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
