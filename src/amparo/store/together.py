"""One transaction, for the floor that decides what belongs in one."""

from contextlib import AbstractContextManager

from django.db.transaction import atomic


def together() -> AbstractContextManager[None]:
    """All of what is done inside, or nothing of it."""
    return atomic()
