"""What a contact does. A drawing of one contact; how far messages got (queued ... opened) is in `reaching.py`.

a  says "I can"         anybody who was called, also after any other answer          -> CAN
b  says "I cannot"      anybody who was called, but who has stood down               -> CANNOT
c  takes a task on      anybody who was called, but who has stood down               -> ACTING
d  done, with proof     CAN, ACTING, BLOCKED                                         -> DONE
e  blocked, needs ...   CAN, ACTING, DONE                                            -> BLOCKED
f  tells what is known  anybody who was called                                       stays
g  stands down          anybody who was called and has not                           -> STOOD_DOWN
h  leads, hands over    see `leading.py`
"""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from amparo.domain.alert import leading
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Answer, Did
from amparo.domain.alert.model import ANSWERS, HELPING, Alert, Called, NotNow
from amparo.domain.alert.notes import Deed
from amparo.domain.alert.reaching import HOW_FAR, call, calls, tell
from amparo.domain.alert.terms import Reached
from amparo.domain.alert.views import Entry

CALLED = frozenset(Reached) - {Reached.WAITING}
MAY: dict[Deed, frozenset[Reached]] = {
    Deed.ACT: CALLED - {Reached.STOOD_DOWN},
    Deed.DONE: frozenset({Reached.CAN, Reached.ACTING, Reached.BLOCKED}),
    Deed.BLOCKED: frozenset({Reached.CAN, Reached.ACTING, Reached.DONE}),
    Deed.LEARNED: CALLED,
    Deed.LEAD: CALLED - {Reached.STOOD_DOWN},
    Deed.HAND_OVER: CALLED - {Reached.STOOD_DOWN, Reached.CANNOT},
    Deed.STAND_DOWN: CALLED - {Reached.STOOD_DOWN},
}


def opened(alert: Alert, contact: str, now: datetime) -> Alert:
    """Their page was fetched. A preview does that too: it is shown, and is no answer."""
    one = alert.one(contact)
    if one.reached is Reached.WAITING:
        raise NotNow
    one = replace(one, opened_at=one.opened_at or now)
    if one.reached in HOW_FAR and one.reached is not Reached.OPENED:
        one = replace(one, reached=Reached.OPENED, since=now)
    return alert.with_one(one)


def answered(alert: Alert, envelope: Envelope, event: Answer, now: datetime) -> Alert:
    one = alert.one(event.contact)
    if one.reached is Reached.WAITING or (one.reached is Reached.STOOD_DOWN and not event.can):
        raise NotNow
    return (_can if event.can else _cannot)(alert, envelope, one, now)


def _can(alert: Alert, envelope: Envelope, one: Called, now: datetime) -> Alert:
    if one.reached in HELPING:
        # Said again. It changes nothing, but it is how somebody who was asked to lead later may accept by text message.
        return leading.said_they_can(alert, envelope, one.contact, now) if alert.asked == one.contact else alert
    alert = _said(alert, envelope, one, Reached.CAN, "answered-can", now)
    alert = replace(alert, deadlines=replace(alert.deadlines, nobody=None))
    alert = tell(alert, envelope, "answered-can", now, by=one.contact)
    return leading.said_they_can(alert, envelope, one.contact, now)


def _cannot(alert: Alert, envelope: Envelope, one: Called, now: datetime) -> Alert:
    if one.reached is Reached.CANNOT:
        return alert
    alert = _said(alert, envelope, one, Reached.CANNOT, "answered-cannot", now)
    alert = tell(alert, envelope, "answered-cannot", now, by=one.contact)
    return _one_less(alert, envelope, one.contact, now)


def _said(alert: Alert, envelope: Envelope, one: Called, reached: Reached, what: str, now: datetime) -> Alert:
    changed = replace(one, reached=reached, since=now, answered_at=one.answered_at or now, held="")
    return alert.with_one(changed).noted(Entry(at=now, what=what, who=envelope.call(one.contact).alias))


def _one_less(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    """Somebody is out: another leads, and once all who were called are out the reserves are not kept waiting."""
    alert = leading.gone(alert, envelope, contact, now)
    if all(each.reached in leading.GONE for each in alert.called if each.called):
        return call_reserves(alert, envelope, now)
    return alert


def call_reserves(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    alert = replace(alert, deadlines=replace(alert.deadlines, nobody=None))
    waiting = [each.contact for each in alert.called if not each.called]
    if not waiting or not calls(alert) or alert.silent:
        return alert
    for contact in waiting:
        alert = call(alert, envelope, contact, now)
    return alert.noted(Entry(at=now, what="reserves-called"))


def did(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    one = alert.one(event.contact)
    if one.reached not in MAY[event.deed]:
        raise NotNow
    return DEEDS[event.deed](alert, envelope, event, now)


def _acts(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    alert = _at_work(alert, envelope, event, Reached.ACTING, "acting", now)
    return leading.said_they_can(alert, envelope, event.contact, now)


def _done(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    return _at_work(alert, envelope, event, Reached.DONE, "done", now)


def _blocked(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    return _at_work(alert, envelope, event, Reached.BLOCKED, "blocked", now)


def _at_work(alert: Alert, envelope: Envelope, event: Did, reached: Reached, what: str, now: datetime) -> Alert:
    if not 0 <= event.task <= len(envelope.call(event.contact).steps):
        raise NotNow
    one = alert.one(event.contact)
    changed = replace(
        one,
        reached=reached,
        since=now,
        answered_at=one.answered_at or now,
        task=event.task or one.task,
        needs=event.text if reached is Reached.BLOCKED else "",
        proof=event.proof or one.proof,
    )
    alert = replace(alert.with_one(changed), deadlines=replace(alert.deadlines, nobody=None))
    return tell(_noted(alert, envelope, event, what, now), envelope, what, now, by=event.contact)


def _noted(alert: Alert, envelope: Envelope, event: Did, what: str, now: datetime) -> Alert:
    alias = envelope.call(event.contact).alias
    return alert.noted(Entry(at=now, what=what, who=alias, sentence=event.sentence, text=event.text or event.proof))


def _learned(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    alert = _noted(alert, envelope, event, "learned", now)
    return tell(alert, envelope, "learned", now, by=event.contact)


def _leads(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    alert = leading.accepts(alert, envelope, event.contact, now)
    one = alert.one(event.contact)
    if one.reached in HELPING:
        return alert
    changed = replace(one, reached=Reached.CAN, since=now, answered_at=one.answered_at or now)
    return replace(alert.with_one(changed), deadlines=replace(alert.deadlines, nobody=None))


def _hands_over(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    return leading.hands_over(alert, envelope, event.contact, event.to, now)


def _stands_down(alert: Alert, envelope: Envelope, event: Did, now: datetime) -> Alert:
    one = alert.one(event.contact)
    alert = _said(alert, envelope, one, Reached.STOOD_DOWN, "stood-down", now)
    alert = tell(alert, envelope, "stood-down", now, by=event.contact)
    return _one_less(alert, envelope, event.contact, now)


DEEDS: dict[Deed, Callable[[Alert, Envelope, Did, datetime], Alert]] = {
    Deed.ACT: _acts,
    Deed.DONE: _done,
    Deed.BLOCKED: _blocked,
    Deed.LEARNED: _learned,
    Deed.LEAD: _leads,
    Deed.HAND_OVER: _hands_over,
    Deed.STAND_DOWN: _stands_down,
}

assert set(MAY) == set(DEEDS) == set(Deed)
assert ANSWERS | frozenset(HOW_FAR) == frozenset(Reached)
