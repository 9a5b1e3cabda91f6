"""A check-in, from the plan to the next one. Like the alert it is pure: both clocks are arguments.

    a  armed           (nothing)             -> PLANNED             for its next time
    b  time passes     PLANNED               -> OPEN                an hour before it is due
                       PLANNED, OPEN         -> ASKED               it is due: the owner is asked first, over every reach
                       ASKED                 -> ASKED               half the grace is over: asked once more
                       ASKED                 -> MISSED              the grace is over: the caller raises the alert
    c  checks in       OPEN, ASKED           -> MET                 one touch, or the agreed words
       under duress    OPEN, ASKED           -> MET_UNDER_DURESS    looks like MET; the caller warns the lead
       wrong words     OPEN, ASKED           stays                  looks like MET; the owner will be asked
    d  more time       PLANNED, OPEN, ASKED  -> PLANNED             one touch; so many times for one check-in
    e  a later leg     PLANNED, OPEN, ASKED  -> MET                 who arrives there has passed here
    f  an earlier leg  PLANNED, OPEN         -> PLANNED             put off there is put off here

What is met or missed stays so; the next time of a recurring one is armed anew. Two clocks are read: the wall's, and the
seconds this installation has been awake. Either is enough to ask and to miss; only both together open a pack.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec.structs import replace

from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Meaning
from amparo.domain.alert.model import Message, NotNow
from amparo.domain.alert.occurrences import next_due
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.model import CheckIn
from amparo.domain.part import Id, Part

OPEN_MINUTES = 60
ASKS = 2
EXTENSIONS_MAX = 6


class CheckInState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    ASKED = "asked"
    MET = "met"
    MET_UNDER_DURESS = "met-under-duress"
    MISSED = "missed"


WAITING = frozenset({CheckInState.PLANNED, CheckInState.OPEN})
RUNNING = WAITING | {CheckInState.ASKED}
MAY_CHECK_IN = frozenset({CheckInState.OPEN, CheckInState.ASKED})


class Moment(Part, frozen=True, kw_only=True):
    """Both clocks at once. `awake`: the seconds the worker has been running; no clock can set it."""

    wall: datetime
    awake: float

    def later(self, by: timedelta) -> "Moment":
        return Moment(wall=self.wall + by, awake=self.awake + by.total_seconds())


class Armed(Part, frozen=True, kw_only=True):
    """One check-in that is waited for. `planned_at`: as planned, whatever was put off since; `next`: when time acts."""

    check_in: Id
    state: CheckInState = CheckInState.PLANNED
    planned_at: datetime
    due: Moment
    next: Moment | None
    extensions: int = 0
    asks: int = 0
    both_clocks: bool = False
    """Missed, and both clocks say so."""

    @property
    def shown(self) -> CheckInState:
        """What the owner's side is shown, whoever looks on."""
        return CheckInState.MET if self.state is CheckInState.MET_UNDER_DURESS else self.state


def arm(check_in: CheckIn, now: Moment) -> Armed | None:
    """Arrow a. None: there is no next time."""
    return _armed(check_in, next_due(check_in, now.wall), now)


def arm_next(check_in: CheckIn, last: Armed, now: Moment) -> Armed | None:
    """Arrow a again, after one was met or missed. Times that were slept over are not asked about one after another."""
    return _armed(check_in, next_due(check_in, max(last.planned_at, now.wall)), now)


def _armed(check_in: CheckIn, due_at: datetime | None, now: Moment) -> Armed | None:
    if due_at is None:
        return None
    due = now.later(due_at - now.wall)
    return Armed(check_in=check_in.id, planned_at=due_at, due=due, next=due)


def time_passed(armed: Armed, check_in: CheckIn, envelope: Envelope, now: Moment) -> tuple[Armed, tuple[Message, ...]]:
    """Arrow b. The messages ask the owner; when the state comes back as MISSED, the caller raises the alert."""
    if armed.state not in RUNNING:
        raise NotNow
    armed = opened(armed, now)
    if armed.next is None or not _either(armed.next, now):
        return armed, ()
    grace = timedelta(minutes=check_in.grace_minutes)
    if armed.asks < ASKS:
        return _asked(armed, grace, now), _questions(armed, envelope)
    # The grace counts from the question: after a night asleep the owner is still asked before anybody is called. Both
    # clocks agree only when the grace is over as it was planned, too: a clock put forward must open nothing early.
    both = _both(armed.next, now) and _both(armed.due.later(grace), now)
    return replace(armed, state=CheckInState.MISSED, next=None, both_clocks=both), ()


def _either(moment: Moment, now: Moment) -> bool:
    return moment.wall <= now.wall or moment.awake <= now.awake


def _both(moment: Moment, now: Moment) -> bool:
    return moment.wall <= now.wall and moment.awake <= now.awake


def opened(armed: Armed, now: Moment) -> Armed:
    """It opens by itself; nobody has to wake for it."""
    before = timedelta(minutes=OPEN_MINUTES)
    if armed.state is CheckInState.PLANNED and _either(armed.due.later(-before), now):
        return replace(armed, state=CheckInState.OPEN)
    return armed


def _asked(armed: Armed, grace: timedelta, now: Moment) -> Armed:
    return replace(armed, state=CheckInState.ASKED, asks=armed.asks + 1, next=now.later(grace / ASKS))


def _questions(armed: Armed, envelope: Envelope) -> tuple[Message, ...]:
    number = armed.extensions * ASKS + armed.asks + 1
    when = f"{armed.planned_at:%Y%m%dT%H%M}"
    return tuple(
        Message(
            contact="",
            kind=MessageKind.ASK_OWNER,
            number=number,
            reach=reach,
            key=f"{envelope.pact}/{armed.check_in}/{when}/{number}/{reach}",
            practice=envelope.practice,
        )
        for reach in range(len(envelope.owner_reaches))
    )


def checked_in(armed: Armed, envelope: Envelope, now: Moment, said: Meaning | None = None) -> Armed:
    """Arrow c. `said` None: one touch, no words."""
    armed = opened(armed, now)
    if armed.state not in MAY_CHECK_IN:
        raise NotNow
    if said is Meaning.DURESS and envelope.design.duress:
        return replace(armed, state=CheckInState.MET_UNDER_DURESS, next=None)
    if said in (None, Meaning.ALL_CLEAR):
        return replace(armed, state=CheckInState.MET, next=None)
    return armed


def extended(armed: Armed, check_in: CheckIn, now: Moment) -> Armed:
    """Arrow d. From when it was due, or from now where that is already past."""
    if armed.state not in RUNNING or armed.extensions >= EXTENSIONS_MAX:
        raise NotNow
    more = timedelta(minutes=check_in.extend_minutes)
    return _put_off(armed, (now if _either(armed.due, now) else armed.due).later(more))


def _put_off(armed: Armed, due: Moment) -> Armed:
    return replace(armed, state=CheckInState.PLANNED, due=due, next=due, asks=0, extensions=armed.extensions + 1)


def passed_by(armed: Armed) -> Armed:
    """Arrow e."""
    if armed.state not in RUNNING:
        raise NotNow
    return replace(armed, state=CheckInState.MET, next=None)


def put_off(armed: Armed, by: timedelta) -> Armed:
    """Arrow f."""
    if armed.state not in WAITING:
        raise NotNow
    return replace(_put_off(armed, armed.due.later(by)), extensions=armed.extensions)


def legs_before(check_ins: tuple[CheckIn, ...], leg: CheckIn) -> tuple[CheckIn, ...]:
    """The earlier legs of the same journey, in order; of a check-in that is no leg, none."""
    return tuple(each for each in _journey(check_ins, leg) if (each.first, each.at) < (leg.first, leg.at))


def legs_after(check_ins: tuple[CheckIn, ...], leg: CheckIn) -> tuple[CheckIn, ...]:
    return tuple(each for each in _journey(check_ins, leg) if (each.first, each.at) > (leg.first, leg.at))


def _journey(check_ins: tuple[CheckIn, ...], leg: CheckIn) -> list[CheckIn]:
    legs = [each for each in check_ins if each.leg_of and each.leg_of == leg.leg_of]
    return sorted(legs, key=lambda each: (each.first, each.at))
