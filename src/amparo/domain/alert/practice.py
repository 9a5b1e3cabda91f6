"""How a practice ends besides by words: its owner says so, or the hours its contacts agreed to are over. A real alert has
neither of these ends.
"""

from datetime import datetime

from amparo.domain.alert.case import entered
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.model import Alert, NotNow
from amparo.domain.alert.notes import Pressed
from amparo.domain.alert.terms import Case
from amparo.domain.alert.views import Entry
from amparo.domain.alert.words import all_clear


def comes_too_late(pressed: Pressed, now: datetime) -> bool:
    """It was to be found in the agreed hours, and was not: nobody is woken by it now."""
    return pressed.practice and pressed.until is not None and pressed.until <= now


def hours_are_over(alert: Alert, now: datetime) -> bool:
    return alert.open and alert.until is not None and alert.until <= now


def ended(alert: Alert, envelope: Envelope, now: datetime) -> Alert:
    """Arrow s. Told like an all-clear, but nobody knew the words."""
    if not alert.practice:
        raise NotNow
    return out_of_hours(alert, now) if hours_are_over(alert, now) else all_clear(alert, envelope, now)


def out_of_hours(alert: Alert, now: datetime) -> Alert:
    """Arrow t. Nobody is told: the news would come in an hour to which nobody agreed."""
    over = Case.STOPPED if alert.case is Case.PRESSED else Case.SAFE
    return entered(alert, over, now).noted(Entry(at=now, what="hours-over"))
