"""What the clock does: check-ins that are due, and alerts that time has something to do with. So many in one transaction."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from amparo.domain.alert.events import TimePassed
from amparo.domain.alert.model import Alert, NotNow
from amparo.store.together import Away, together
from amparo.store.turning import notes, peek, watch
from amparo.store.turning.ledger import Ledger
from amparo.worker import stepping, watching
from amparo.worker.duty import Duty

BATCH = 32
PUT_OFF = timedelta(seconds=30)

HEARD_OUT = timedelta(seconds=5)

log = logging.getLogger(__name__)


def look_at_check_ins(now: datetime, awake: float, duty: Duty) -> int:
    """How many were looked at. Each in a transaction of its own: one that cannot be read holds up no other."""
    rows = watch.due(now, awake, BATCH)
    return sum(_check_in(row, now, awake, duty) for row in rows)


def look_at_alerts(now: datetime, awake: float, duty: Duty) -> int:
    alerts = peek.due(now, awake, BATCH)
    return _look_at(alerts, now, awake, duty) if alerts else 0


def _look_at(alerts: Sequence[UUID], now: datetime, awake: float, duty: Duty) -> int:
    """All in one transaction; where that fails, one by one, and the one that fails is put off."""
    try:
        with together():
            ledger = Ledger(duty.key, now, awake)
            ledger.alerts(alerts)
            unheard = notes.oldest_urgent()
            looked = sum(_alert(alert, ledger, duty, unheard) for alert in alerts)
            ledger.close()
    except Away:  # no fault of any alert
        raise
    except Exception:
        if len(alerts) > 1:
            return sum(_look_at([each], now, awake, duty) for each in alerts)
        log.exception("what followed for an alert could not be kept")
        peek.put_off(alerts[0], now, awake, PUT_OFF)
        return 0
    return looked


def _check_in(row: UUID, now: datetime, awake: float, duty: Duty) -> int:
    try:
        with together():
            ledger = Ledger(duty.key, now, awake)
            watching.look([row], ledger, duty)
            ledger.close()
    except Away:
        raise
    except Exception:
        log.exception("a check-in could not be looked at")
        watch.put_off(row, now, awake, PUT_OFF)
        return 0
    return 1


def _alert(alert: UUID, ledger: Ledger, duty: Duty, unheard: datetime | None) -> int:
    held = ledger.held.get(alert)
    if held is None or _may_be_stopped(held.kept.alert, unheard, ledger.now):
        return 0
    try:
        stepping.follow(ledger, held, TimePassed(), duty)
        stepping.free_by_worker(ledger, held, duty)
    except NotNow:
        return 0
    return 1


def _may_be_stopped(alert: Alert, unheard: datetime | None, now: datetime) -> bool:
    """A stop that was accepted in time may lie behind many other notes; but nobody is made to wait for long."""
    stop = alert.deadlines.stop
    return stop is not None and unheard is not None and unheard <= stop and now < stop + HEARD_OUT
