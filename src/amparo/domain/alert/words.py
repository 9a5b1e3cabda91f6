"""The owner's words. Whoever watches the owner's screen learns nothing from them.

Right words, words under coercion, wrong words: the page answers the same. Where a duress word was agreed, what the owner
sees afterwards is computed once, as an all-clear would show it, and kept; so it cannot differ by a field or by a minute.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert import leading
from amparo.domain.alert.case import entered
from amparo.domain.alert.clock import started
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Meaning, WordsSaid
from amparo.domain.alert.model import TRIES_MAX, Alert, Facade
from amparo.domain.alert.reaching import announce, call, send
from amparo.domain.alert.showing import board_now, pressed_now
from amparo.domain.alert.terms import Case, MessageKind, Verified
from amparo.domain.alert.views import Entry

TRIES_HOURS = 1


def may_say(alert: Alert, now: datetime) -> bool:
    """Ask before any words are compared: after so many wrong ones within the hour none count, and nobody is told."""
    return len(_recent(alert, now)) < TRIES_MAX


def _recent(alert: Alert, now: datetime) -> tuple[datetime, ...]:
    return tuple(each for each in alert.tries if each > now - timedelta(hours=TRIES_HOURS))


def said(alert: Alert, envelope: Envelope, event: WordsSaid, now: datetime) -> Alert:
    """Arrows e, f, g."""
    if not may_say(alert, now):
        return alert
    if event.meaning is Meaning.ALL_CLEAR:
        return _with_facade(all_clear(alert, envelope, now, verified=Verified.WORDS), envelope, now)
    if event.meaning is Meaning.DURESS and envelope.design.duress:
        return _duress(alert, envelope, now)
    tries = (*_recent(alert, now), now)
    return replace(alert, tries=tries).noted(Entry(at=now, what="words-wrong"))


def all_clear(alert: Alert, envelope: Envelope, now: datetime, *, verified: Verified | None = None) -> Alert:
    entry = Entry(at=now, what="all-clear", verified=verified)
    if alert.case is Case.PRESSED:
        return entered(alert, Case.STOPPED, now).noted(entry)
    alert = entered(alert, Case.SAFE, now).noted(entry)
    return announce(alert, envelope, MessageKind.ALL_CLEAR, "all-clear", now)


def _with_facade(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    if not envelope.design.duress or alert.facade is not None:
        return alert
    return replace(alert, facade=Facade(press=pressed_now(alert, envelope, now), board=board_now(alert, envelope, now)))


def _duress(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    as_if = _with_facade(all_clear(alert, envelope, now, verified=Verified.WORDS), envelope, now)
    alert = replace(alert, facade=as_if.facade)
    if alert.case is Case.PRESSED:
        return warned(alert, envelope, now)
    if alert.case is Case.DOUBTED:
        return alert  # said again; they know
    alert = entered(alert, Case.DOUBTED, now).noted(Entry(at=now, what="duress", verified=Verified.WORDS))
    to_warn = leading.nearest(alert, envelope)
    return send(alert, envelope, to_warn, MessageKind.DURESS, now) if to_warn else alert


def warned(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Only the lead hears of it, is asked again while silent, then the deputy; what follows is theirs to decide."""
    alert = entered(replace(alert, case=Case.UNVERIFIED, silent=True), Case.DOUBTED, now)
    alert = replace(alert, deadlines=replace(started(envelope, now), nobody=None))
    alert = alert.noted(Entry(at=now, what="duress", verified=Verified.WORDS))
    return leading.ask_first(call(alert, envelope, envelope.lead, now), envelope, now)
