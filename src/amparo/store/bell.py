"""Wakes the worker when a row was written for it. It only saves time: a worker that was not woken looks by itself soon.

On one machine an event in memory; between several, PostgreSQL carries it in the transaction that wrote the row.
"""

from collections.abc import Collection
from threading import Event
from uuid import UUID

from django.db import connection, transaction

ALERTS_NAMED_MAX = 4
"""For more of them at once, one wake-up that names none is as good."""

RUNG = Event()
"""Set when the worker in this process has something to do."""


def ring(alerts: Collection[UUID] = ()) -> None:
    """Call inside the transaction: nobody is woken for a row that was taken back. `alerts`: those it is about."""
    if connection.vendor == "postgresql":
        from amparo.store import wakeups

        if 0 < len(alerts) <= ALERTS_NAMED_MAX:
            for alert in alerts:
                wakeups.alert(alert)
        else:
            wakeups.inbox()
    transaction.on_commit(RUNG.set)
