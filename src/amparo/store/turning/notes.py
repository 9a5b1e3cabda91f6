"""The inbox as the worker reads it: urgent notes first, each taken away in the transaction that keeps what followed."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db import connection
from django.db.models import F
from django.db.transaction import atomic

from amparo.domain.alert.notes import Note
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import INBOX
from amparo.store.models import InboxRow
from amparo.store.worker import READ_TRIES

TRIED_AGAIN = timedelta(days=1)

_reader: msgspec.json.Decoder[Note] = msgspec.json.Decoder(Note)


@dataclass(frozen=True, repr=False)
class Waiting:
    """A note as it lies there. `at`: when it was accepted."""

    id: int
    key: bytes
    sealed: bytes
    urgent: bool
    at: datetime


@contextmanager
def batch(most: int, *, but: Collection[int] = ()) -> Iterator[tuple[Waiting, ...]]:
    """So many notes. Where others read the same inbox they pass these by until the context ends.

    On SQLite nothing is locked meanwhile: there is one reader, and whoever writes a note must not wait for it.
    """
    alone = nullcontext() if connection.vendor == "sqlite" else atomic()
    with alone:
        rows = InboxRow.objects.filter(tries__lt=READ_TRIES).order_by("-urgent", "id")
        rows = rows.exclude(id__in=but) if but else rows
        yield tuple(
            Waiting(row.id, bytes(row.key), bytes(row.sealed), row.urgent, row.at)
            for row in rows.select_for_update(skip_locked=True)[:most]
        )


def read(waiting: Waiting, key: WorkerKey) -> Note:
    """What it says; WrongKey or a msgspec error for one that was not written by these pages."""
    content = key.read(waiting.sealed, INBOX, waiting.key)
    return _reader.decode(content)


def oldest_urgent() -> datetime | None:
    """When the oldest press, stop or word was accepted that nobody has dealt with yet."""
    rows = InboxRow.objects.filter(urgent=True, tries__lt=READ_TRIES).order_by("at")
    return rows.values_list("at", flat=True).first()


def once_more(now: datetime) -> int:
    """At a start, what was put aside in the last day is tried again: this may be the version that can read it."""
    return InboxRow.objects.filter(tries__gte=READ_TRIES, at__gt=now - TRIED_AGAIN).update(tries=0)


def still_there(notes: Iterable[Waiting]) -> set[int]:
    """Locked: those nobody else has dealt with meanwhile."""
    rows = InboxRow.objects.filter(id__in=[each.id for each in notes]).select_for_update(skip_locked=True)
    return set(rows.values_list("id", flat=True))


def take_away(notes: Iterable[Waiting]) -> None:
    InboxRow.objects.filter(id__in=[each.id for each in notes]).delete()


def failed(notes: Iterable[Waiting]) -> None:
    """Once more, later; after so many times it is put aside and counted."""
    InboxRow.objects.filter(id__in=[each.id for each in notes]).update(tries=F("tries") + 1)
