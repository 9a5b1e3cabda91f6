"""One alert, from the press to the end. No arrow reads a clock, draws chance, sends or saves: it returns the next alert
and the messages that follow from it. An event that is not drawn for a case is refused (`NotNow`) and changes nothing.

    a  press             (nothing)                    -> PRESSED      the stop window runs; nobody has been told
                                                      -> UNVERIFIED   at once, where the window has no seconds
    b  missed            (nothing)                    -> UNVERIFIED   a check-in; its grace was the window
    c  duress            (nothing)                    -> DOUBTED      at a check-in; only the lead is warned
    d  stop              PRESSED                      -> STOPPED      one touch, in time, with the key of the press
                         pressed anew                 stays           in its window: looks stopped; see i
    e  all-clear         PRESSED                      -> STOPPED      nobody had been called
                         open                         -> SAFE         told to everybody who was called
    f  duress            PRESSED                      -> DOUBTED      the owner's side shows e; only the lead is warned
                         open                         -> DOUBTED      the owner's side shows e; the calling goes on
    g  neither           open                         stays           counted: after so many in an hour no words count
    h  time passes       PRESSED                      -> UNVERIFIED   the window ends: everybody but the reserves is called
                         open                         stays           call again; ask the deputy to lead; call the
                                                                      reserves; tell news that waited; end the calling
    i  pressed again     open                         stays           one alert; where they are now
                         open, looks over             stays           after f: to the phone a new alert with a new window,
                                                                      at whose end everybody is called, or called again
    j  position told     open                         stays           with the key of a press
    k  settled           every case                   stays           a way failed: the next one at once
    l  opened            open, called                 stays           shown, and no answer
    m  answered          open, called                 stays           tell the others; see `answering.py`, `leading.py`
    n  did               open, called                 stays           the same
    o  case moved        every case                   -> `case.py`    by who leads
    p  share given       open, called                 stays           one part of the release share
    q  released          open, PRESSED too            stays           the release share is free
    r  check-in missed   open, PRESSED too            stays           told; whoever was left out by a doubt is called
    s  practice ended    PRESSED                      -> STOPPED      by its owner; never a real alert
                         open                         -> SAFE         told to everybody who was called
    t  hours over        PRESSED                      -> STOPPED      of a practice, by time: those its contacts agreed to
                         open                         -> SAFE         nobody is told, and whatever else comes is refused

"Open" is every case in which somebody may still be called, PRESSED only where it is named beside it or in `i`, `j`, `g`.
An open alert always has a next thing that time will do; when it is over, it has none.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert import answering, phone, practice, words
from amparo.domain.alert.case import moved
from amparo.domain.alert.clock import check_in_missed, set_back, time_passed
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import (
    Answer,
    ByAContact,
    ByTheOwner,
    CaseMoved,
    CheckInMissed,
    Did,
    Event,
    Opened,
    PositionTold,
    PracticeEnded,
    PressedAgain,
    Released,
    Settled,
    ShareGiven,
    StopTouched,
    TimePassed,
    WordsSaid,
)
from amparo.domain.alert.model import OVER, Alert, Called, Deadlines, Message, NotNow, Press
from amparo.domain.alert.notes import By, Pressed
from amparo.domain.alert.reaching import settled
from amparo.domain.alert.release import released, share_given
from amparo.domain.alert.terms import Case
from amparo.domain.alert.views import Entry
from amparo.domain.pact.model import CheckIn

Step = tuple[Alert, tuple[Message, ...]]


def press(envelope: Envelope, pressed: Pressed, *, alert: str, reference: str, now: datetime) -> Step:
    """Arrow a. `alert` and `reference`: drawn by the caller, new for each alert."""
    raised = _raised(envelope, alert, reference, pressed.by, now)
    is_practice = envelope.practice or pressed.practice
    raised = replace(
        raised,
        practice=is_practice,
        until=pressed.until if is_practice else None,
        presses=(Press(press=pressed.press, key=pressed.press_key, at=now),) if pressed.press else (),
        position=pressed.position,
        deadlines=Deadlines(stop=now + timedelta(seconds=envelope.design.stop_seconds)),
    )
    raised = raised.noted(Entry(at=now, what="pressed"))
    return _leaving(time_passed(raised, envelope, now))


def missed(
    envelope: Envelope, check_in: CheckIn, *, alert: str, reference: str, now: datetime, both_clocks: bool = False
) -> Step:
    """Arrow b. `both_clocks`: they agree that it was missed, and only then may a pack open by it."""
    raised = _raised(envelope, alert, reference, By.CHECK_IN, now)
    raised = replace(raised, missed=True, both_clocks=both_clocks, deadlines=Deadlines(stop=now))
    raised = raised.noted(Entry(at=now, what="check-in-missed", text=check_in.title))
    return _leaving(time_passed(raised, envelope, now))


def duress(envelope: Envelope, *, alert: str, reference: str, now: datetime) -> Step:
    """Arrow c: words at a check-in that only looked as if all were well. To the owner there is no alert."""
    raised = _raised(envelope, alert, reference, By.CHECK_IN, now)
    return _leaving(words.warned(raised, envelope, now))


def _raised(envelope: Envelope, alert: str, reference: str, by: By, now: datetime) -> Alert:
    called = tuple(Called(contact=each.contact, reserve=each.reserve, since=now) for each in envelope.calls)
    return Alert(
        id=alert,
        pact=envelope.pact,
        reference=reference,
        by=by,
        raised_at=now,
        seen_at=now,
        case_at=now,
        practice=envelope.practice,
        called=called,
    )


def follow(alert: Alert, envelope: Envelope, event: Event, now: datetime) -> Step:
    """Every other arrow. Raises NotNow where it is not drawn."""
    too_late = practice.hours_are_over(alert, now) and not isinstance(event, AFTER_HOURS)
    if too_late or alert.case not in DRAWN[type(event)]:
        raise NotNow
    return _leaving(_next(set_back(alert, now), envelope, event, now))


def _next(alert: Alert, envelope: Envelope, event: Event, now: datetime) -> Alert:
    match event:
        case TimePassed() if practice.hours_are_over(alert, now):
            return practice.out_of_hours(alert, now)
        case TimePassed():
            return time_passed(alert, envelope, now)
        case CheckInMissed():
            return check_in_missed(alert, envelope, event, now)
        case Settled():
            return settled(alert, envelope, event, now)
        case Released():
            return released(alert, envelope, event, now)
        case PressedAgain() | StopTouched() | WordsSaid() | PracticeEnded() | PositionTold():
            return _by_the_owner(alert, envelope, event, now)
        case _:
            return _by_a_contact(alert, envelope, event, now)


def _by_the_owner(alert: Alert, envelope: Envelope, event: ByTheOwner, now: datetime) -> Alert:
    match event:
        case PressedAgain():
            return phone.pressed_again(alert, envelope, event, now)
        case StopTouched():
            return phone.stopped(alert, envelope, event, now)
        case WordsSaid():
            return words.said(alert, envelope, event, now)
        case PracticeEnded():
            return practice.ended(alert, envelope, now)
        case PositionTold():
            return phone.position_told(alert, envelope, event, now)


def _by_a_contact(alert: Alert, envelope: Envelope, event: ByAContact, now: datetime) -> Alert:
    match event:
        case Opened():
            return answering.opened(alert, event.contact, now)
        case Answer():
            return answering.answered(alert, envelope, event, now)
        case Did():
            return answering.did(alert, envelope, event, now)
        case CaseMoved():
            return moved(alert, envelope, event, now)
        case ShareGiven():
            return share_given(alert, envelope, event, now)


def _leaving(alert: Alert) -> Step:
    return replace(alert, leaving=()), alert.leaving


AFTER_HOURS = (TimePassed, PracticeEnded, Settled)
EVERY = frozenset(Case)
OPEN = EVERY - OVER
CALLED = OPEN - {Case.PRESSED}

DRAWN: dict[type[Event], frozenset[Case]] = {
    TimePassed: OPEN,
    CheckInMissed: OPEN,
    PressedAgain: OPEN,
    StopTouched: OPEN,
    WordsSaid: OPEN,
    PracticeEnded: OPEN,
    PositionTold: OPEN,
    Settled: EVERY,
    Opened: CALLED,
    Answer: CALLED,
    Did: CALLED,
    CaseMoved: EVERY - {Case.PRESSED, Case.STOPPED, Case.CLOSED},
    ShareGiven: CALLED,
    Released: OPEN,
}
