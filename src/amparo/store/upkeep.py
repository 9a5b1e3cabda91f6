"""What the clock does to the rows, and to the file that holds them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.management import call_command
from django.db import DatabaseError, connection

from amparo.store import ended, erasing, events, firstrun, misses
from amparo.store.faults import CannotStore

BUILDING = 0x616D7061726F
"""The number of an advisory lock nobody else uses."""


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time: several that start together would build the same tables."""
    if connection.vendor != "postgresql":
        yield
        return
    try:
        connection.ensure_connection()
    except DatabaseError:
        raise CannotStore from None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [BUILDING])


def migrate() -> None:
    """Bring the rows to the form this version of Amparo knows."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (DatabaseError, sqlite3.Error, OSError):
        raise CannotStore from None


def tidy(now: datetime) -> int:
    """Take away what has ended; how many rows that were."""
    gone = ended.reap(now) + firstrun.forget_old(now) + misses.forget_old(now) + events.forget_old(now)
    gone += erasing.erase_due(now)
    if connection.vendor == "sqlite":
        erasing.cut_the_log()
    return gone
