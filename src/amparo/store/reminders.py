"""Addresses that people left to be asked again at. Sealed to the worker: no page, and no key of a person, opens one."""

from datetime import date

import msgspec

from amparo.domain.workshop.followup import Reminder
from amparo.sealing import letter
from amparo.sealing.link import FollowUpLink
from amparo.store import bell, worker
from amparo.store.labels import REMINDER
from amparo.store.models import ReminderRow


def leave(link: FollowUpLink, reminder: Reminder, *, ask_on: date, again_on: date | None) -> None:
    sealed = letter.write(msgspec.json.encode(reminder), worker.public(), REMINDER, link.row_id)
    ReminderRow.objects.create(id=link.row_id, sealed=sealed, due_on=ask_on, again_on=again_on)


def waits(link: FollowUpLink) -> bool:
    return ReminderRow.objects.filter(id=link.row_id, over=False).exists()


def no_more(link: FollowUpLink) -> None:
    """The worker takes it away, and with it what it has sent there; until then nothing more leaves."""
    if ReminderRow.objects.filter(id=link.row_id).update(over=True):
        bell.ring()
