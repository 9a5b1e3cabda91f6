"""Wake-ups between machines, carried by Procrastinate in the transaction that wrote the row. Ids only; never the record.

A wake-up that cannot be deferred costs a second: the sweep finds the row. So it never undoes what it was to tell of.
"""

import logging
from uuid import UUID

from django.db import Error
from django.db.transaction import atomic

INBOX = "amparo.inbox"
ALERT = "amparo.alert"
QUEUE = "amparo"

log = logging.getLogger(__name__)


def inbox() -> None:
    _defer(INBOX, lock=INBOX)


def alert(alert: UUID) -> None:
    _defer(ALERT, lock=f"{ALERT} {alert}", alert=str(alert))


def _defer(task: str, *, lock: str, **ids: str) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

    try:
        with atomic():  # a refused job must not spoil the transaction around it
            app.configure_task(task, queue=QUEUE, queueing_lock=lock).defer(**ids)
    except AlreadyEnqueued:  # one waiting wake-up is enough for all
        return
    except (ConnectorException, Error):
        log.warning("a wake-up was not deferred", extra={"event": task})
