"""What time does to an alert. Everything that is due happens, in one order, and what follows counts from now.

A clock that was put forward makes all of it happen at once, in order, and nothing twice. One that was put back takes the
deadlines with it: nothing that was five minutes away is a day away.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert import leading
from amparo.domain.alert.answering import call_reserves
from amparo.domain.alert.case import call_everybody, entered
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import CheckInMissed
from amparo.domain.alert.model import (
    ANSWERS,
    LONG_INTERVAL_HOURS,
    LONG_ROUNDS_MAX,
    RESTING,
    Alert,
    Called,
    Deadlines,
)
from amparo.domain.alert.reaching import call, calls, tell, tell_what_waited
from amparo.domain.alert.terms import Case
from amparo.domain.alert.views import Entry


def set_back(alert: Alert, now: datetime) -> Alert:
    """Remember the clock; where it was put back, the deadlines go back with it."""
    back = alert.seen_at - now
    alert = replace(alert, seen_at=now)
    if back <= timedelta(0):
        return alert
    return replace(
        alert,
        deadlines=_earlier(alert.deadlines, back),
        called=tuple(_told_earlier(each, back) for each in alert.called),
        tries=tuple(each - back for each in alert.tries),
    )


def _earlier(deadlines: Deadlines, back: timedelta) -> Deadlines:
    def moved(each: datetime | None) -> datetime | None:
        return None if each is None else each - back

    return Deadlines(
        stop=moved(deadlines.stop),
        again=moved(deadlines.again),
        lead=moved(deadlines.lead),
        nobody=moved(deadlines.nobody),
        calling=moved(deadlines.calling),
    )


def _told_earlier(one: Called, back: timedelta) -> Called:
    return one if one.told_at is None else replace(one, told_at=one.told_at - back)


def time_passed(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Arrow h."""
    if _due(alert.deadlines.stop, now):
        alert = (_window_ends if alert.case is Case.PRESSED else _called_anew)(alert, envelope, now)
    if alert.case is Case.PRESSED:
        return alert
    alert = _calling_ends(alert, now) if _due(alert.deadlines.calling, now) else alert
    alert = call_reserves(alert, envelope, now) if _due(alert.deadlines.nobody, now) else alert
    alert = leading.silent(alert, envelope, now) if _due(alert.deadlines.lead, now) else alert
    alert = _again(alert, envelope, now) if _due(alert.deadlines.again, now) else alert
    return tell_what_waited(alert, envelope, now)


def _due(deadline: datetime | None, now: datetime) -> bool:
    return deadline is not None and deadline <= now


def _window_ends(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    alert = replace(entered(alert, Case.UNVERIFIED, now), deadlines=started(envelope, now))
    return leading.ask_first(call_everybody(alert, envelope, now), envelope, now)


def _called_anew(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """A second press after words that looked like an all-clear: whoever does not know yet is called, the others again."""
    deadlines = replace(started(envelope, now), lead=alert.deadlines.lead)
    alert = _again(replace(alert, silent=False, deadlines=deadlines), envelope, now)
    alert = call_everybody(alert, envelope, now) if calls(alert) else alert
    return tell(alert, envelope, "pressed-again", now, by="", held_back=False)


def check_in_missed(alert: Alert, envelope: Envelope, event: CheckInMissed, now: datetime) -> Alert:
    """Arrow r. A doubt that only the lead knew of is none any more, once a check-in is missed on top of it."""
    alert = replace(alert, missed=True, both_clocks=alert.both_clocks or event.both_clocks)
    alert = alert.noted(Entry(at=now, what="check-in-missed", text=event.title))
    if alert.silent and calls(alert):
        alert = replace(alert, deadlines=replace(started(envelope, now), lead=alert.deadlines.lead))
        alert = call_everybody(alert, envelope, now)
    return tell(alert, envelope, "check-in-missed", now, by="")


def started(envelope: Envelope, now: datetime) -> Deadlines:
    design = envelope.design
    return Deadlines(
        again=now + timedelta(minutes=design.again_minutes),
        nobody=now + timedelta(minutes=design.nobody_minutes),
        calling=now + timedelta(hours=design.call_for_hours),
    )


def _calling_ends(alert: Alert, now: datetime) -> Alert:
    alert = replace(alert, deadlines=replace(alert.deadlines, calling=None))
    return alert.noted(Entry(at=now, what="calling-ended"))


def _again(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Call those who have not answered. Once the calling has ended, rarely, and then no more; the case stays open."""
    if calls(alert) and alert.long_rounds < LONG_ROUNDS_MAX:
        for each in alert.called:
            if each.called and each.reached not in ANSWERS:
                alert = call(alert, envelope, each.contact, now)
    long = alert.deadlines.calling is None or alert.case in RESTING
    wait = timedelta(hours=LONG_INTERVAL_HOURS) if long else timedelta(minutes=envelope.design.again_minutes)
    rounds = alert.long_rounds + (alert.deadlines.calling is None)
    return replace(alert, long_rounds=rounds, deadlines=replace(alert.deadlines, again=now + wait))
