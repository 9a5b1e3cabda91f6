"""Who leads. At most one contact does, and everybody who takes part hears of a change at once.

asked (the lead, then the deputy)  -- says "I can", or accepts           -->  leads
asked                              -- silent too long, or cannot         -->  the next one is asked; after them
                                                                              whoever said "I can" first leads
leads                              -- gives it to somebody, who accepts  -->  they lead
leads                              -- cannot any more, stands down       -->  the next one is asked
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert.case import call_everybody
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.model import HELPING, Alert, NotNow
from amparo.domain.alert.reaching import call, send, tell
from amparo.domain.alert.terms import MessageKind, Reached
from amparo.domain.alert.views import Entry

GONE = frozenset({Reached.CANNOT, Reached.STOOD_DOWN})


def ask_first(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """The lead is asked by the call itself, which says so."""
    return _asked(alert, envelope, envelope.lead, now)


def ask(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    if not alert.one(contact).called:
        alert = call(alert, envelope, contact, now)
    alert = send(alert, envelope, contact, MessageKind.YOU_LEAD, now)
    return _asked(alert, envelope, contact, now)


def _asked(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    silent_at = now + timedelta(minutes=envelope.design.lead_silent_minutes)
    ever_asked = alert.ever_asked if contact in alert.ever_asked else (*alert.ever_asked, contact)
    deadlines = replace(alert.deadlines, lead=silent_at)
    alert = replace(alert, asked=contact, ever_asked=ever_asked, deadlines=deadlines)
    return alert.noted(Entry(at=now, what="asked-to-lead", who=envelope.call(contact).alias))


def silent(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Whoever was asked has not said anything."""
    was_asked = alert.asked
    alert = replace(alert, asked=None, deadlines=replace(alert.deadlines, lead=None))
    return alert if alert.leads else _find_one(alert, envelope, now, not_again=was_asked)


def gone(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    """Somebody cannot, or stands down: if they lead or were asked to, the next one is asked at once."""
    if contact not in (alert.leads, alert.asked):
        return alert
    still_leads = alert.leads if alert.leads != contact else None
    alert = replace(alert, leads=still_leads, asked=None, deadlines=replace(alert.deadlines, lead=None))
    return alert if still_leads else _find_one(alert, envelope, now, not_again=contact)


def _find_one(alert: Alert, envelope: Envelope, now: datetime, *, not_again: str | None) -> Alert:
    deputy = envelope.deputy
    if deputy and deputy != not_again and deputy not in alert.ever_asked and _here(alert, deputy):
        return ask(alert, envelope, deputy, now)
    able = [each for each in alert.called if each.reached in HELPING and each.contact != not_again]
    if not able and alert.silent:
        return call_everybody(alert, envelope, now)  # a warning that reached nobody is an alert
    if not able:
        return alert  # whoever says first that they can will lead
    first = min(able, key=lambda each: each.answered_at or now).contact
    return takes_lead(send(alert, envelope, first, MessageKind.YOU_LEAD, now), envelope, first, now)


def _here(alert: Alert, contact: str) -> bool:
    return alert.one(contact).reached not in GONE


def nearest(alert: Alert, envelope: Envelope) -> str | None:
    """Whoever leads, or else would: the one asked, the lead, the deputy, whoever helps. Nobody who cannot or has left."""
    helping = [each.contact for each in alert.called if each.reached in HELPING]
    in_order = (alert.leads, alert.asked, envelope.lead, envelope.deputy, *helping)
    return next((each for each in in_order if each and _here(alert, each)), None)


def said_they_can(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    """The one who was asked leads by saying so; where nobody leads and nobody is asked, the first who can."""
    if alert.asked == contact:
        return takes_lead(alert, envelope, contact, now)
    if alert.leads is None and alert.asked is None:
        return takes_lead(send(alert, envelope, contact, MessageKind.YOU_LEAD, now), envelope, contact, now)
    return alert


def accepts(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    """Whoever was asked; the lead and the deputy at any time; anybody who helps, while nobody leads."""
    free = alert.leads is None and alert.one(contact).reached in HELPING
    if alert.leads == contact or not (free or contact in (alert.asked, envelope.lead, envelope.deputy)):
        raise NotNow
    return takes_lead(alert, envelope, contact, now)


def hands_over(alert: Alert, envelope: Envelope, contact: str, to: str | None, now: datetime) -> Alert:
    """Until the other one accepts, the first one leads."""
    if alert.leads != contact or to is None or to in (contact, alert.asked):
        raise NotNow
    if not alert.one(to).called or not _here(alert, to):
        raise NotNow
    return ask(alert, envelope, to, now)


def takes_lead(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    alert = replace(alert, leads=contact, asked=None, deadlines=replace(alert.deadlines, lead=None))
    alert = alert.noted(Entry(at=now, what="leads", who=envelope.call(contact).alias))
    return tell(alert, envelope, "leads", now, by=contact, held_back=False)
