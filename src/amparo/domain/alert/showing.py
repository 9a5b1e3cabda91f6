"""What each person may see of an alert: a contact, whoever leads, the phone that pressed, the owner.

The owner's side never shows wrong words, a doubt or duress, and after words that look like an all-clear it stays as it
was at that moment. The other contacts never see a doubt either: it is the lead's to carry.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert.case import MOVES
from amparo.domain.alert.envelope import Call, Envelope
from amparo.domain.alert.model import ANSWERS, Alert, Called
from amparo.domain.alert.release import shares_missing
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.alert.views import Board, CallView, Entry, PressView, Sent, Standing

NEWS_SHOWN_MAX = 10
AFTER_THE_END_HOURS = 24
LEAD_AFTER_THE_END_DAYS = 30

UNSAID = frozenset({"words-wrong", "duress", Case.DOUBTED.value})
"""What neither the owner's side nor the other contacts are shown."""
OUTCOMES_SHOWN = frozenset(
    {"all-clear", *(each.value for each in (Case.SAFE, Case.RELEASED, Case.FALSE_ALARM, Case.DECEASED))}
)
OF_THE_CASE = frozenset(each.value for each in Case)


def call_view(alert: Alert, envelope: Envelope, contact: str, now: datetime) -> CallView:
    """All of one contact's page, whole."""
    one, call = alert.one(contact), envelope.call(contact)
    leads = alert.leads == contact
    takes_part = leads or one.reached is not Reached.STOOD_DOWN
    view = CallView(
        alert=alert.id,
        reference=alert.reference,
        call=call,
        raised_at=alert.raised_at,
        at=now,
        case=alert.case if _knows_the_doubt(alert, contact) else shown_case(alert),
        mine=one.reached,
        lead=alert.leads or alert.asked or envelope.lead,
        i_lead=leads,
        asked_to_lead=alert.asked == contact,
        number=one.number,
        standings=_standings(alert, envelope, call, leads) if takes_part else (),
        news=_news(alert, call, takes_part),
        odd=not alert.open and not one.got_call,
        practice=alert.practice,
        over=not alert.open,
    )
    view = _with_pack(view, alert, envelope) if takes_part and alert.open else view
    return _with_board(view, alert) if leads else view


def _knows_the_doubt(alert: Alert, contact: str) -> bool:
    warned = alert.silent and contact in alert.ever_asked
    return warned or contact in (alert.leads, alert.asked)


def shown_case(alert: Alert) -> Case:
    return alert.before if alert.case is Case.DOUBTED and alert.before is not None else alert.case


def _with_pack(view: CallView, alert: Alert, envelope: Envelope) -> CallView:
    view = replace(view, position=alert.position)
    if not view.call.opens_pack:
        return view
    return replace(view, release=alert.release, release_waits_for=shares_missing(alert, envelope))


def _with_board(view: CallView, alert: Alert) -> CallView:
    may = tuple(each for each in Case if each in MOVES[alert.case])
    return replace(view, board=True, log=tuple(reversed(alert.log)), may=may)


def _standings(alert: Alert, envelope: Envelope, call: Call, leads: bool) -> tuple[Standing, ...]:
    """Everybody who was called, the lead first. Whoever must not know the others sees how many, and no alias."""
    named = leads or bool(call.others)
    called = [each for each in _in_order(alert, envelope) if each.called]
    return tuple(_standing(alert, envelope, each, named=named or each.contact == call.contact) for each in called)


def _standing(alert: Alert, envelope: Envelope, one: Called, *, named: bool) -> Standing:
    call = envelope.call(one.contact)
    return Standing(
        contact=one.contact,
        alias=call.alias if named else "",
        reached=one.reached,
        since=one.since,
        leads=alert.leads == one.contact,
        task=call.steps[one.task - 1].do if one.task else "",
        needs=one.needs,
        proof=one.proof,
    )


def _in_order(alert: Alert, envelope: Envelope) -> list[Called]:
    """The order of the circle: the lead, the deputy, the others, the reserves."""
    first = {envelope.lead: 0, envelope.deputy: 1}
    return sorted(alert.called, key=lambda each: (first.get(each.contact, 2), each.reserve))


def _news(alert: Alert, call: Call, takes_part: bool) -> tuple[Entry, ...]:
    """Newest first. Why the case moved is for the lead; after standing down only the outcome is left."""
    said = [each for each in _sayable(alert.log) if takes_part or each.what in OUTCOMES_SHOWN]
    newest = said[: -NEWS_SHOWN_MAX - 1 : -1]
    return tuple(_for_others(each, named=bool(call.others)) for each in newest)


def _sayable(log: Iterable[Entry]) -> list[Entry]:
    return [each for each in log if each.what not in UNSAID]


def _for_others(entry: Entry, *, named: bool) -> Entry:
    text = "" if entry.what in OF_THE_CASE else entry.text
    return replace(entry, who=entry.who if named else "", text=text)


def press_view(alert: Alert, envelope: Envelope, now: datetime) -> PressView:
    """How far it got, and no name of anybody. After the owner's words it stays as it was then."""
    return alert.facade.press if alert.facade else pressed_now(alert, envelope, now)


def stands_still(alert: Alert) -> bool:
    """Whether the owner's side learns nothing more of it: after their words, and where they must see no alert at all."""
    return alert.facade is not None or (alert.silent and alert.anew is None)


def shown_since(alert: Alert) -> datetime:
    """Since when the alert runs, as the phone sees it that pressed last."""
    return alert.anew.at if alert.anew else alert.raised_at


def pressed_now(alert: Alert, envelope: Envelope, now: datetime) -> PressView:
    raised_at = shown_since(alert)
    order = [_since_anew(alert, each) for each in _in_order(alert, envelope)]
    return PressView(
        reference=alert.anew.reference if alert.anew else alert.reference,
        raised_at=raised_at,
        at=now,
        stop_until=raised_at + timedelta(seconds=envelope.design.stop_seconds),
        stopped=alert.case is Case.STOPPED,
        over=not alert.open,
        contacts=tuple(each.reached for each in order),
        answered_at=tuple(each.answered_at if each.reached in ANSWERS else None for each in order),
        practice=alert.practice,
    )


def _since_anew(alert: Alert, one: Called) -> Called:
    """To a phone that pressed anew nobody has answered before it did; nobody is called while it can stop."""
    if alert.anew is None or (one.since > alert.anew.at and alert.deadlines.stop is None):
        return one
    waiting = one.reserve or alert.deadlines.stop is not None
    return replace(one, reached=Reached.WAITING if waiting else Reached.QUEUED)


def board(alert: Alert, envelope: Envelope, now: datetime) -> Board | None:
    """The owner's copy. None: words were said at a check-in that looked met, and for the owner there is no alert."""
    if alert.facade:
        return alert.facade.board
    return None if alert.silent and not alert.anew else board_now(alert, envelope, now)


def board_now(alert: Alert, envelope: Envelope, now: datetime) -> Board:
    return Board(
        alert=alert.id,
        pact=alert.pact,
        reference=alert.reference,
        raised_at=alert.raised_at,
        at=now,
        case=shown_case(alert),
        practice=alert.practice,
        standings=tuple(_standing(alert, envelope, each, named=True) for each in _in_order(alert, envelope)),
        log=tuple(_sayable(alert.log)),
        sent=_sent(alert, envelope),
        position=alert.position,
    )


def _sent(alert: Alert, envelope: Envelope) -> tuple[Sent, ...]:
    return tuple(
        Sent(
            contact=each.message.contact,
            kind=each.message.kind,
            at=each.at,
            way=envelope.call(each.message.contact).reaches[each.message.reach].way.value,
            state=each.state.value,
        )
        for each in alert.sent
        if each.message.kind is not MessageKind.DURESS
    )


def page_ends_at(alert: Alert, contact: str) -> datetime | None:
    """When a contact's page is gone: a day after the end, for whoever leads once the case is closed, or after a month."""
    if alert.ended_at is None:
        return None
    if alert.leads == contact and alert.case is not Case.CLOSED:
        return alert.ended_at + timedelta(days=LEAD_AFTER_THE_END_DAYS)
    return max(alert.ended_at, alert.case_at) + timedelta(hours=AFTER_THE_END_HOURS)
