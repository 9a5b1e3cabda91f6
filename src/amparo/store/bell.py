"""Wakes the worker when a row was written for it. It only saves time: a worker that was not woken looks by itself soon.

On one machine an event in memory; between several, PostgreSQL carries it in the transaction that wrote the row.
"""

from threading import Event

from django.db import connection, transaction

RUNG = Event()
"""Set when the worker in this process has something to do."""


def ring() -> None:
    """Call inside the transaction: nobody is woken for a row that was taken back."""
    if connection.vendor == "postgresql":
        from amparo.store import wakeups

        wakeups.inbox()
    transaction.on_commit(RUNG.set)
