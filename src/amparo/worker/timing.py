"""What the clock does: check-ins that are due, and alerts that time has something to do with. So many in one transaction."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from amparo.domain.alert.events import TimePassed
from amparo.domain.alert.model import NotNow
from amparo.store.together import together
from amparo.store.turning import peek, watch
from amparo.store.turning.ledger import Ledger
from amparo.worker import stepping, watching
from amparo.worker.duty import Duty

BATCH = 64
PUT_OFF = timedelta(seconds=30)

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
            looked = sum(_alert(alert, ledger, duty) for alert in alerts)
            ledger.close()
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
    except Exception:
        log.exception("a check-in could not be looked at")
        watch.put_off(row, now, awake, PUT_OFF)
        return 0
    return 1


def _alert(alert: UUID, ledger: Ledger, duty: Duty) -> int:
    held = ledger.held.get(alert)
    if held is None:  # another worker looks at it
        return 0
    try:
        stepping.follow(ledger, held, TimePassed(), duty)
        stepping.free_by_worker(ledger, held, duty)
    except NotNow:
        return 0
    return 1
