"""Security events: what happened and roughly when, never by what name, from where or with which words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.transaction import atomic

from amparo.store.models import EventRow

ROUNDED_TO_SECONDS = 600
KEPT = timedelta(days=400)
SHOWN_MAX = 50


class What(StrEnum):
    """Each has a sentence on the account page."""

    ACCOUNT_MADE = "account-made"
    SIGNED_IN = "signed-in"
    WRONG_WORDS = "wrong-words"
    PASSPHRASE_CHANGED = "passphrase-changed"  # noqa: S105 - the name of an event
    RECOVERY_KEY_MADE = "recovery-key-made"
    RECOVERED = "recovered"
    OTHERS_SIGNED_OUT = "others-signed-out"
    REFUSED = "refused"
    DID_NOT_OPEN = "did-not-open"
    EXPORTED = "exported"
    ERASED = "erased"
    ROOM_ERASED = "room-erased"
    """And every file was searched: nothing of it is left."""
    ROOM_ERASED_UNSEEN = "room-erased-unseen"
    ROOM_LEFT_TRACES = "room-left-traces"


@dataclass(frozen=True)
class Event:
    at: datetime
    what: What


def note(what: What, whom: UUID | None, now: datetime) -> None:
    """Write it down, in a transaction of its own: what is undone around it must not undo this (durable refuses)."""
    at = datetime.fromtimestamp(now.timestamp() // ROUNDED_TO_SECONDS * ROUNDED_TO_SECONDS, now.tzinfo)
    with atomic(durable=True):
        EventRow.objects.create(what=what.value, whom=whom, at=at)


def of(whom: UUID) -> tuple[Event, ...]:
    """The newest ones about a person, newest first."""
    rows = EventRow.objects.filter(whom=whom).order_by("-id")[:SHOWN_MAX]
    return tuple(Event(row.at, What(row.what)) for row in rows)


def forget_old(now: datetime) -> int:
    return EventRow.objects.filter(at__lt=now - KEPT).delete()[0]
