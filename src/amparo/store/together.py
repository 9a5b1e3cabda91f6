"""One transaction, for the floor that decides what belongs in one."""

from contextlib import AbstractContextManager

from django.db import DatabaseError, OperationalError, close_old_connections, connection
from django.db.transaction import atomic

Clash = DatabaseError
"""What ends a transaction that met another one; nothing of it was kept."""
Away = OperationalError
"""The kind of them that says nothing about what was to be written: a lock that took too long, a database that is gone."""


def together() -> AbstractContextManager[None]:
    """All of what is done inside, or nothing of it."""
    return atomic()


def afresh() -> None:
    """After a fault: the next query finds out whether the database is there again."""
    connection.close()
    close_old_connections()
