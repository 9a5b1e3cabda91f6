"""What people do about alerts, noted for the worker: sealed to it at once, on the disk before anybody is told "received"."""

from datetime import datetime
from hashlib import sha256

import msgspec
from django.db import connection
from django.db.transaction import atomic

from amparo.domain.alert.notes import Note
from amparo.sealing import letter
from amparo.store import bell, worker
from amparo.store.labels import INBOX

INSERT = "INSERT INTO inbox (key, sealed, urgent, tries, at) VALUES (%s, %s, %s, 0, %s) ON CONFLICT (key) DO NOTHING"


def note(note: Note, *, key: str, now: datetime, urgent: bool = False) -> None:
    """Accepted when this returns, and not before. While it waits, another note with the same `key` is the same note.

    `urgent`: a press, or what stops one; the worker takes it before everything else.
    """
    mac = key_of(key)
    sealed = letter.write(msgspec.json.encode(note), worker.public(), INBOX, mac)
    at = connection.ops.adapt_datetimefield_value(now)
    with atomic(durable=True):
        with connection.cursor() as cursor:  # in SQL, because it is quick: somebody holds a button
            cursor.execute(INSERT, [mac, sealed, urgent, at])
        bell.ring()


def key_of(key: str) -> bytes:
    return sha256(key.encode()).digest()
