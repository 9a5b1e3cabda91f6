"""The case of the person, as the lead keeps it. Only who leads moves it, and says how it was verified and how sure.

    UNVERIFIED -> VERIFYING -> CONFIRMED -> ACTING -> LOCATED -> ACCESS -> SAFE, RELEASED, DECEASED -> AFTER_CARE
        |             |            |                                            -> STILL_HELD (long-term), and from there on
        +-------------+------------+--> FALSE_ALARM, kindly -> AFTER_CARE -> DEBRIEFED -> CLOSED

    any of them while open  -> SUSPENDED    going on endangers the contacts; nobody is called meanwhile
                            -> DOUBTED      an all-clear nobody believes; only who leads sees it
                            -> HANDED_OVER  an organisation has taken it on
    these three             -> back to where things stand, or to an end

Steps may be skipped forward: life does. What ends the calling, and what suspends it, wants a written reason, and so does
closing (I12). Located, safe and released are told to everybody at once; a doubt to nobody.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import CaseMoved
from amparo.domain.alert.model import LONG_INTERVAL_HOURS, OVER, RESTING, Alert, Deadlines, NotNow
from amparo.domain.alert.reaching import announce, call, tell
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.alert.views import Entry

SIDE = frozenset({Case.SUSPENDED, Case.DOUBTED, Case.HANDED_OVER})
ENDS = frozenset({Case.SAFE, Case.RELEASED, Case.DECEASED})
FAR = ENDS | {Case.LOCATED, Case.STILL_HELD}

MOVES: dict[Case, frozenset[Case]] = {
    Case.PRESSED: frozenset(),
    Case.UNVERIFIED: frozenset({Case.VERIFYING, Case.CONFIRMED, Case.FALSE_ALARM}) | FAR | SIDE,
    Case.VERIFYING: frozenset({Case.CONFIRMED, Case.FALSE_ALARM}) | FAR | SIDE,
    Case.CONFIRMED: frozenset({Case.ACTING, Case.ACCESS, Case.FALSE_ALARM}) | FAR | SIDE,
    Case.ACTING: frozenset({Case.ACCESS, Case.FALSE_ALARM}) | FAR | SIDE,
    Case.LOCATED: frozenset({Case.ACTING, Case.ACCESS, Case.STILL_HELD}) | ENDS | SIDE,
    Case.ACCESS: frozenset({Case.LOCATED, Case.STILL_HELD}) | ENDS | SIDE,
    Case.STILL_HELD: frozenset({Case.ACTING, Case.LOCATED, Case.ACCESS}) | ENDS | SIDE,
    Case.SUSPENDED: frozenset({Case.VERIFYING, Case.ACTING, Case.HANDED_OVER, Case.CLOSED}) | FAR,
    Case.DOUBTED: frozenset({Case.VERIFYING, Case.CONFIRMED, Case.FALSE_ALARM, Case.SUSPENDED, Case.HANDED_OVER}) | FAR,
    Case.HANDED_OVER: frozenset({Case.ACTING, Case.ACCESS, Case.CLOSED}) | FAR,
    Case.SAFE: frozenset({Case.AFTER_CARE, Case.CLOSED}),
    Case.RELEASED: frozenset({Case.AFTER_CARE, Case.CLOSED}),
    Case.DECEASED: frozenset({Case.AFTER_CARE, Case.CLOSED}),
    Case.FALSE_ALARM: frozenset({Case.AFTER_CARE, Case.DEBRIEFED, Case.CLOSED}),
    Case.AFTER_CARE: frozenset({Case.DEBRIEFED, Case.CLOSED}),
    Case.DEBRIEFED: frozenset({Case.CLOSED}),
    Case.STOPPED: frozenset(),
    Case.CLOSED: frozenset(),
}

NEEDS_REASON = ENDS | {Case.FALSE_ALARM, Case.SUSPENDED, Case.CLOSED}
TOLD_TO_ALL = {
    Case.LOCATED: MessageKind.OUTCOME,
    Case.SAFE: MessageKind.OUTCOME,
    Case.RELEASED: MessageKind.OUTCOME,
    Case.DECEASED: MessageKind.OUTCOME,
    Case.SUSPENDED: MessageKind.OUTCOME,
    Case.FALSE_ALARM: MessageKind.FALSE_ALARM,
}
TOLD_TO_NOBODY = frozenset({Case.DOUBTED, Case.DEBRIEFED, Case.CLOSED, Case.AFTER_CARE})


def moved(alert: Alert, envelope: Envelope, event: CaseMoved, now: datetime) -> Alert:
    if event.contact != alert.leads or event.to not in MOVES[alert.case]:
        raise NotNow
    if event.to in NEEDS_REASON and not event.reason.strip():
        raise NotNow
    was = alert.case
    alert = entered(alert, event.to, now).noted(_entry(envelope, event, now))
    alert = _told(alert, envelope, event, now)
    return _goes_on(alert, envelope, was, now) if alert.open else alert


def _entry(envelope: Envelope, event: CaseMoved, now: datetime) -> Entry:
    return Entry(
        at=now,
        what=event.to.value,
        who=envelope.call(event.contact).alias,
        verified=event.verified,
        confidence=event.confidence,
        text=event.reason,
    )


def entered(alert: Alert, to: Case, now: datetime) -> Alert:
    """The case stands there from now on; where that is an end, time does nothing more.

    And the release share is forgotten: kept longer, it would let a contact and the worker open the pack after a false
    alarm, with nobody in need.
    """
    before = (alert.before or alert.case) if to is Case.DOUBTED else None
    alert = replace(alert, case=to, case_at=now, before=before)
    if to not in OVER:
        return alert
    called = tuple(replace(each, held="") for each in alert.called)
    over = replace(alert, called=called, deadlines=Deadlines(), asked=None, ended_at=alert.ended_at or now)
    return replace(over, release=b"", shares=())


def _told(alert: Alert, envelope: Envelope, event: CaseMoved, now: datetime) -> Alert:
    if event.to in TOLD_TO_NOBODY:
        return alert
    kind = TOLD_TO_ALL.get(event.to)
    if kind is None:
        return tell(alert, envelope, event.to.value, now, by=event.contact)
    return announce(alert, envelope, kind, event.to.value, now)


def _goes_on(alert: Alert, envelope: Envelope, was: Case, now: datetime) -> Alert:
    """Rest makes the interval long; leaving it makes it short again, and a lead who was alone with it calls the others."""
    if alert.case in RESTING:
        rest = now + timedelta(hours=LONG_INTERVAL_HOURS)
        return replace(alert, deadlines=replace(alert.deadlines, again=rest, nobody=None))
    if was in RESTING:
        soon = now + timedelta(minutes=envelope.design.again_minutes)
        alert = replace(alert, deadlines=replace(alert.deadlines, again=soon))
    alone = alert.silent and alert.case is not Case.DOUBTED
    return call_everybody(alert, envelope, now) if alone else alert


def call_everybody(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Everybody who is no reserve and does not know yet."""
    alert = replace(alert, silent=False)
    for each in alert.called:
        if each.reached is Reached.WAITING and not each.reserve:
            alert = call(alert, envelope, each.contact, now)
    return alert
