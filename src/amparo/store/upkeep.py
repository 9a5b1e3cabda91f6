"""What the clock does to the rows, and to the file that holds them."""

from datetime import datetime

from django.db import OperationalError, connection

from amparo.store import events, firstrun, misses, sessions


def tidy(now: datetime) -> int:
    """Take away what has ended; how many rows that were."""
    gone = sessions.reap(now) + firstrun.forget_old(now) + misses.forget_old(now) + events.forget_old(now)
    if connection.vendor == "sqlite":
        _cut_the_log()
    return gone


def _cut_the_log() -> None:
    """What was deleted stays readable in SQLite's write-ahead log until the log is cut."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except OperationalError:  # somebody is reading; next time
            return
