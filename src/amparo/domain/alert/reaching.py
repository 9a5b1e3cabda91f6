"""How a contact is reached: over which of their reaches, with which number, what when it fails, and how often with news."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Settled
from amparo.domain.alert.model import (
    ANSWERS,
    CALLING,
    HELPING,
    NEWS_MINUTES,
    OUTCOMES,
    RESTING,
    SENT_MAX,
    Alert,
    Called,
    Message,
    SentMessage,
)
from amparo.domain.alert.notes import Receipt
from amparo.domain.alert.terms import Case, MessageKind, Reached

HOW_FAR = (Reached.WAITING, Reached.NOT_REACHED, Reached.QUEUED, Reached.HANDED_OVER, Reached.DELIVERED, Reached.OPENED)
OF_RECEIPT = {
    Receipt.SENT: Reached.HANDED_OVER,
    Receipt.DELIVERED: Reached.DELIVERED,
    Receipt.FAILED: Reached.NOT_REACHED,
}


def call(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> Alert:
    """Ask for help, over the next of their reaches; the first time, and every time again."""
    one = alert.one(contact)
    kind = MessageKind.DURESS if alert.silent else MessageKind.AGAIN if one.number else MessageKind.CALL
    return send(alert, envelope, contact, kind, now, reach=one.reach + 1)


def announce(alert: Alert, envelope: Envelope, kind: MessageKind, what: str, now: datetime) -> Alert:
    """To everybody who was called, whatever they answered, and at once."""
    for each in alert.called:
        if each.called:
            alert = send(alert, envelope, each.contact, kind, now, what=what)
    return alert


def tell(alert: Alert, envelope: Envelope, what: str, now: datetime, *, by: str, held_back: bool = True) -> Alert:
    """News to the others who take part. What came too soon after the last news waits, and the newest of it is told."""
    for each in alert.called:
        if each.contact != by and wants_news(each):
            alert = _tell_one(alert, envelope, each, what, now, held_back=held_back)
    return alert


def wants_news(one: Called) -> bool:
    return one.reached not in (Reached.WAITING, Reached.NOT_REACHED, Reached.CANNOT, Reached.STOOD_DOWN)


def _tell_one(alert: Alert, envelope: Envelope, one: Called, what: str, now: datetime, *, held_back: bool) -> Alert:
    too_soon = one.told_at is not None and now < one.told_at + timedelta(minutes=NEWS_MINUTES)
    if held_back and too_soon:
        return alert.with_one(replace(one, held=what))
    if held_back:
        alert = alert.with_one(replace(one, held="", told_at=now))
    return send(alert, envelope, one.contact, MessageKind.NEWS, now, what=what)


def tell_what_waited(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    for each in alert.called:
        if each.news_at is not None and each.news_at <= now:
            alert = alert.with_one(replace(each, held=""))
            if wants_news(each):
                alert = _tell_one(alert, envelope, alert.one(each.contact), each.held, now, held_back=True)
    return alert


def send(
    alert: Alert,
    envelope: Envelope,
    contact: str,
    kind: MessageKind,
    now: datetime,
    *,
    reach: int | None = None,
    missed: int = 0,
    what: str = "",
) -> Alert:
    """One message, over `reach` or over the one last used; whoever has none is not reached, and the others see it."""
    one = alert.one(contact)
    ways = len(envelope.call(contact).reaches)
    if not ways:
        return alert.with_one(_moved(one, Reached.NOT_REACHED, now))
    message = Message(
        contact=contact,
        kind=kind,
        number=one.number + 1,
        reach=max(one.reach if reach is None else reach, 0) % ways,
        key=f"{alert.id}/{contact}/{one.number + 1}",
        reference=alert.reference,
        what=what,
        can=sum(each.reached in HELPING for each in alert.called),
        practice=alert.practice,
    )
    one = replace(_moved(one, Reached.QUEUED, now), number=message.number, reach=message.reach)
    sent = (*alert.sent, SentMessage(message=message, at=now, missed=missed))[-SENT_MAX:]
    return replace(alert.with_one(one), sent=sent, leaving=(*alert.leaving, message))


def _moved(one: Called, to: Reached, now: datetime) -> Called:
    """Further, never back: an answer stays an answer whatever a gateway says later."""
    if one.reached in ANSWERS or HOW_FAR.index(to) <= HOW_FAR.index(one.reached):
        return one
    return replace(one, reached=to, since=now)


def settled(alert: Alert, envelope: Envelope, event: Settled, now: datetime) -> Alert:
    """A receipt, or the end of one way. Of a message nobody remembers any more it changes nothing."""
    sent = next((each for each in alert.sent if each.message.key == event.key), None)
    state = OF_RECEIPT[event.receipt]
    if sent is None or sent.state in (state, Reached.DELIVERED):
        return alert
    if sent.state is Reached.NOT_REACHED and state is Reached.HANDED_OVER:
        return alert
    changed = replace(sent, state=state)
    alert = replace(alert, sent=tuple(changed if each is sent else each for each in alert.sent))
    if state is Reached.NOT_REACHED:
        return _failed(alert, envelope, sent, now)
    return _got_there(alert, sent, state, now)


def _got_there(alert: Alert, sent: SentMessage, state: Reached, now: datetime) -> Alert:
    one = alert.one(sent.message.contact)
    got_call = one.got_call or sent.message.kind in CALLING
    return alert.with_one(replace(_moved(one, state, now), got_call=got_call))


def _failed(alert: Alert, envelope: Envelope, sent: SentMessage, now: datetime) -> Alert:
    """The next of their reaches at once; after the last one they are not reached, until the next interval."""
    message = sent.message
    if not _still_wanted(alert, message):
        return alert
    if sent.missed + 1 < len(envelope.call(message.contact).reaches):
        return send(
            _back_to_queued(alert, message.contact, now),
            envelope,
            message.contact,
            message.kind,
            now,
            reach=message.reach + 1,
            missed=sent.missed + 1,
            what=message.what,
        )
    one = alert.one(message.contact)
    if one.reached in (Reached.QUEUED, Reached.HANDED_OVER):
        return alert.with_one(replace(one, reached=Reached.NOT_REACHED, since=now))
    return alert


def _back_to_queued(alert: Alert, contact: str, now: datetime) -> Alert:
    """A gateway took it and then gave up: it is on its way again, not with them."""
    one = alert.one(contact)
    if one.reached is Reached.HANDED_OVER:
        return alert.with_one(replace(one, reached=Reached.QUEUED, since=now))
    return alert


def _still_wanted(alert: Alert, message: Message) -> bool:
    if message.kind in OUTCOMES:
        return True
    one = alert.one(message.contact)
    if not alert.open or one.reached is Reached.STOOD_DOWN:
        return False
    if message.kind in (MessageKind.YOU_LEAD, MessageKind.DURESS) and message.contact in (alert.asked, alert.leads):
        return True
    if message.kind in CALLING:
        return calls(alert) and one.reached not in ANSWERS and _newest_call(alert, message)
    if message.kind is MessageKind.YOU_LEAD:
        return False
    return wants_news(one)


def _newest_call(alert: Alert, message: Message) -> bool:
    """An older call that fails late is overtaken by the one that came after it."""
    later = (each.message for each in alert.sent if each.message.number > message.number)
    return not any(each.contact == message.contact and each.kind in CALLING for each in later)


def calls(alert: Alert) -> bool:
    """Is anybody called at this moment of the case?"""
    return alert.open and alert.case not in RESTING and alert.case is not Case.PRESSED
