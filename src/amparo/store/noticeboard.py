"""Tells whoever shows a room that something in it changed: at once in this process, by a count in the row elsewhere."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from amparo.store.labels import EVERYBODY
from amparo.store.models import RoomRow

Told = Callable[[UUID, str], None]
"""A room, and whom it concerns: everybody, or a group as `group-2`."""

_listening: list[Told] = []
_parting: list[Callable[[UUID], None]] = []


def listen(told: Told) -> None:
    """Called from any thread, after the change is on the disk; it must return at once."""
    _listening.append(told)


def unlisten(told: Told) -> None:
    _listening.remove(told)


def when_gone(parting: Callable[[UUID], None]) -> None:
    """Called from any thread when a room was erased, also on its day by the worker; it must return at once."""
    _parting.append(parting)


def gone(room: UUID) -> None:
    for parting in tuple(_parting):
        parting(room)
    tell(room)


def ring(room: UUID, audience: str = EVERYBODY) -> None:
    """Call inside the transaction: nobody is told of what was taken back."""
    RoomRow.objects.filter(id=room).update(changes=F("changes") + 1)
    transaction.on_commit(lambda: tell(room, audience))


def tell(room: UUID, audience: str = EVERYBODY) -> None:
    for told in tuple(_listening):
        told(room, audience)


def changes(rooms: Collection[UUID]) -> dict[UUID, int]:
    """How often anything changed in each of them that is open: another server compares it with what it saw last."""
    return dict(RoomRow.objects.filter(id__in=rooms, open=True).values_list("id", "changes"))


def is_shared() -> bool:
    """Whether other servers may write where this one reads."""
    return connection.vendor == "postgresql"
