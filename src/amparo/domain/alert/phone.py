"""What the phone that pressed may still do: stop in time, press again, say where it is. Always with the key of its press."""

from datetime import datetime, timedelta
from hmac import compare_digest

from msgspec.structs import replace

from amparo.domain.alert.case import entered
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import PositionTold, PressedAgain, StopTouched
from amparo.domain.alert.model import PRESSES_MAX, Alert, Anew, Facade, NotNow, Press
from amparo.domain.alert.notes import Position
from amparo.domain.alert.reaching import tell
from amparo.domain.alert.showing import board_now, pressed_now
from amparo.domain.alert.terms import Case
from amparo.domain.alert.views import Entry


def stopped(alert: Alert, envelope: Envelope, event: StopTouched, now: datetime) -> Alert:
    """Arrow d. What came in time counts, also when it is looked at a moment later."""
    in_time = alert.deadlines.stop is not None and event.at <= alert.deadlines.stop
    if not in_time or not _holds(alert, event.press, event.press_key):
        raise NotNow
    if alert.anew:
        return _as_if_stopped(alert, envelope, now)
    return entered(alert, Case.STOPPED, now).noted(Entry(at=now, what="stopped"))


def _as_if_stopped(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """The second press is taken back; the doubt it was pressed into stays."""
    shown = Facade(
        press=replace(pressed_now(alert, envelope, now), stopped=True, over=True),
        board=replace(board_now(alert, envelope, now), case=Case.STOPPED),
    )
    return replace(alert, facade=shown, deadlines=replace(alert.deadlines, stop=None))


def _holds(alert: Alert, press: str, untrusted_key: bytes) -> bool:
    keys = [each.key for each in alert.presses if each.press == press and each.key]
    return any(compare_digest(key, untrusted_key) for key in keys)


def pressed_again(alert: Alert, envelope: Envelope, event: PressedAgain, now: datetime) -> Alert:
    """Arrow i. A second phone may stop it and read how it goes as well, with its own key."""
    alert = _moved(alert, event.position)
    if any(each.press == event.press for each in alert.presses):
        return alert
    looks_over = alert.facade is not None or (alert.silent and alert.anew is None)
    if not looks_over and len(alert.presses) >= PRESSES_MAX:
        return alert
    alert = _anew(alert, envelope, event, now) if looks_over else alert
    one_more = Press(press=event.press, key=event.press_key, at=now)
    alert = replace(alert, presses=(*alert.presses, one_more)[-PRESSES_MAX:])
    return alert.noted(Entry(at=now, what="pressed-again"))


def _anew(alert: Alert, envelope: Envelope, event: PressedAgain, now: datetime) -> Alert:
    """After words that only looked like an all-clear, the phone sees a new alert with a new window to stop it."""
    stop = now + timedelta(seconds=envelope.design.stop_seconds)
    anew = Anew(at=now, reference=event.reference)
    shown = alert.facade.press if alert.facade else None
    earlier = tuple(replace(each, shown=each.shown or shown) for each in alert.presses)
    deadlines = replace(alert.deadlines, stop=stop)
    return replace(alert, facade=None, anew=anew, presses=earlier, deadlines=deadlines)


def position_told(alert: Alert, envelope: Envelope, event: PositionTold, now: datetime) -> Alert:
    """Arrow j."""
    if not _holds(alert, event.press, event.press_key):
        raise NotNow
    alert = _moved(alert, event.position)
    if event.text:
        alert = alert.noted(Entry(at=now, what="owner-said", text=event.text))
    return tell(alert, envelope, "owner-said" if event.text else "position", now, by="")


def _moved(alert: Alert, position: Position | None) -> Alert:
    """The newest fix stands, also when an older one arrives after it."""
    older = position is None or (alert.position is not None and position.at < alert.position.at)
    return alert if older else replace(alert, position=position)
