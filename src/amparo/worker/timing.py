"""What the clock does: check-ins that are due, and alerts that time has something to do with. So many in one transaction."""

import logging
from datetime import datetime
from uuid import UUID

from amparo.domain.alert.events import TimePassed
from amparo.domain.alert.model import NotNow
from amparo.store.together import together
from amparo.store.turning import peek, watch
from amparo.store.turning.ledger import Ledger
from amparo.worker import stepping, watching
from amparo.worker.duty import Duty

BATCH = 64

log = logging.getLogger(__name__)


def look_at_check_ins(now: datetime, awake: float, duty: Duty) -> int:
    """How many were looked at. Each in a transaction of its own: one that cannot be read holds up no other."""
    rows = watch.due(now, awake, BATCH)
    return sum(_check_in(row, now, awake, duty) for row in rows)


def look_at_alerts(now: datetime, awake: float, duty: Duty) -> int:
    alerts = peek.due(now, awake, BATCH)
    if not alerts:
        return 0
    with together():
        ledger = Ledger(duty.key, now, awake)
        ledger.alerts(alerts)
        looked = sum(_alert(alert, ledger, duty) for alert in alerts)
        ledger.close()
    return looked


def _check_in(row: UUID, now: datetime, awake: float, duty: Duty) -> int:
    try:
        with together():
            ledger = Ledger(duty.key, now, awake)
            watching.look([row], ledger, duty)
            ledger.close()
    except Exception:
        log.exception("a check-in could not be looked at")
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
    except Exception:
        log.exception("an alert could not be looked at")
        return 0
    return 1
