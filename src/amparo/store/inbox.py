"""What people do about alerts, noted for the worker: sealed to it at once, on the disk before anybody is told "received"."""

from datetime import datetime
from hashlib import sha256

import msgspec
from django.db.transaction import atomic

from amparo.domain.alert.notes import Note
from amparo.sealing import letter
from amparo.store import bell, worker
from amparo.store.labels import INBOX
from amparo.store.models import InboxRow


def note(note: Note, *, key: str, now: datetime, urgent: bool = False) -> None:
    """Accepted when this returns, and not before. While it waits, another note with the same `key` is the same note.

    `urgent`: a press, or what stops one; the worker takes it before everything else.
    """
    mac = key_of(key)
    sealed = letter.write(msgspec.json.encode(note), worker.public(), INBOX, mac)
    row = InboxRow(key=mac, sealed=sealed, urgent=urgent, at=now)
    with atomic(durable=True):
        InboxRow.objects.bulk_create([row], ignore_conflicts=True)
        bell.ring()


def key_of(key: str) -> bytes:
    return sha256(key.encode()).digest()
