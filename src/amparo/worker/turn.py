"""One turn of the worker. It holds no key of anybody: it can take away what has ended, and open nothing."""

import logging
from datetime import datetime

from amparo.store import upkeep

log = logging.getLogger(__name__)


def turn(now: datetime) -> None:
    """Sessions, codes and counts that have ended go, and with them their traces in the database's log file."""
    gone = upkeep.tidy(now)
    if gone:
        log.info("rows that had ended were taken away", extra={"count": gone})
