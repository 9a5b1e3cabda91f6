"""Addresses to be asked again at, as the worker opens them. One that goes takes along the messages that went to it."""

from dataclasses import dataclass
from datetime import date

import msgspec
from django.db.models import Q

from amparo.domain.workshop.followup import Reminder
from amparo.sealing.faults import WrongKey
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import REMINDER
from amparo.store.models import FollowUpRow, OutboxRow, ReminderRow
from amparo.store.turning import outbox

TEXTS_MAX = 9


@dataclass(frozen=True, repr=False)
class Due:
    """A row, locked. `times`: how often it was asked. `question`: the mac of the link, which the question is found by."""

    question: bytes
    times: int
    again_on: date | None
    over: bool
    reminder: Reminder


def due(today: date, most: int) -> tuple[bytes, ...]:
    rows = ReminderRow.objects.filter(Q(due_on__lte=today) | Q(over=True)).order_by("due_on", "id")
    return tuple(bytes(each) for each in rows.values_list("id", flat=True)[:most])


def locked(question: bytes, key: WorkerKey) -> Due | None:
    """None where another worker is looking at it, or it is gone. WrongKey for one that somebody spoiled."""
    row = ReminderRow.objects.filter(id=question).select_for_update(skip_locked=True).first()
    if row is None:
        return None
    return Due(question, row.times, row.again_on, row.over, _opened(question, bytes(row.sealed), key))


def at_address(address: str, key: WorkerKey) -> tuple[bytes, ...]:
    """Every question that was asked or will be asked there. All rows are opened: nothing else tells whose they are."""
    thread = outbox.thread_of(key, address)
    rows = ReminderRow.objects.values_list("id", "sealed").iterator()
    return tuple(bytes(row) for row, sealed in rows if _thread_of(bytes(row), bytes(sealed), key) == thread)


def _thread_of(question: bytes, sealed: bytes, key: WorkerKey) -> bytes | None:
    try:
        return outbox.thread_of(key, _opened(question, sealed, key).address)
    except (WrongKey, msgspec.MsgspecError):  # somebody spoiled it
        return None


def _opened(question: bytes, sealed: bytes, key: WorkerKey) -> Reminder:
    return msgspec.json.decode(key.read(sealed, REMINDER, question), type=Reminder)


def asked(due: Due, *, next_on: date, again_on: date | None) -> None:
    ReminderRow.objects.filter(id=due.question).update(times=due.times + 1, due_on=next_on, again_on=again_on)


def put_off(question: bytes, until: date) -> None:
    """One that cannot be read; it goes when its question does."""
    row = ReminderRow.objects.filter(id=question)
    if FollowUpRow.objects.filter(id=question).exists():
        row.update(due_on=until, over=False)
    else:
        row.delete()


def message(question: bytes, time: int) -> str:
    """The key of the message that asks for the first or the second time: whoever makes it, it is one."""
    return f"reminder/{question.hex()}/{time}"


def take_away(question: bytes, key: WorkerKey) -> None:
    """The address, wherever it stands: in its row, and in what was sent to it."""
    ReminderRow.objects.filter(id=question).delete()  # first: it waits for whoever is just writing the message
    texts = (f"{message(question, time)}/{number}" for time in (1, 2) for number in range(TEXTS_MAX))
    OutboxRow.objects.filter(key__in=[outbox.mac_of(text, key) for text in texts]).delete()
