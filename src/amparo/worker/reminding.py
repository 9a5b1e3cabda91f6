"""Asking again, weeks after a workshop: on its day, once more when the group looks again, and then the address goes.

The messages leave like those of alerts: written to the outbox in the transaction that counts them, under a key that is the
same whoever writes them. They can wait for everything else.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import Heard
from amparo.domain.workshop import followup
from amparo.domain.workshop.followup import REPLIES_AWAITED, FollowUp
from amparo.domain.workshop.nextsteps import StepState
from amparo.sealing.link import FollowUpLink
from amparo.store import asking
from amparo.store.together import Away, together
from amparo.store.turning import outbox, reminders
from amparo.store.turning.ledger import Ledger
from amparo.store.turning.outbox import Asked, Content, Outgoing
from amparo.store.turning.reminders import Due
from amparo.wording.reminders import subject, texts
from amparo.wording.replies import progress
from amparo.worker.duty import Duty

BATCH = 32
ASKED_FROM_HOUR = 12
"""UTC: by day wherever people live, in the morning of the Americas and the evening of Asia."""
EXPIRES_AFTER = timedelta(days=7)
PUT_OFF = timedelta(days=1)
AT_ONE_ADDRESS_MAX = 3
"""Questions that wait for an answer there; a further one waits for its turn. Nobody proves that a number is theirs."""

log = logging.getLogger(__name__)


def look(now: datetime, duty: Duty) -> int:
    """How many were looked at. Each in a transaction of its own: one that cannot be read holds up no other."""
    today = now.date() if now.hour >= ASKED_FROM_HOUR else now.date() - timedelta(days=1)
    return sum(_look_at(question, now, duty) for question in reminders.due(today, BATCH))


def _look_at(question: bytes, now: datetime, duty: Duty) -> int:
    try:
        with together():
            due = reminders.locked(question, duty.key)
            if due is None:
                return 0
            _ask_or_end(due, now, duty)
    except Away:
        raise
    except Exception:
        log.exception("a reminder could not be looked at")
        reminders.put_off(question, now.date() + PUT_OFF)
    return 1


def _ask_or_end(due: Due, now: datetime, duty: Duty) -> None:
    today = now.date()
    was_last = due.times > 0 and due.again_on is None
    if due.over or was_last or asking.read(FollowUpLink.read(due.reminder.link), today=today) is None:
        reminders.take_away(due.question, duty.key)
        return
    if due.times == 0 and _enough_there(due, duty):
        reminders.put_off(due.question, today + PUT_OFF)
        return
    outbox.put(tuple(_messages(due, now, duty)), duty.key, now)
    again_on = due.again_on if due.times == 0 and due.again_on and due.again_on > today else None
    reminders.asked(due, next_on=again_on or today + REPLIES_AWAITED, again_on=again_on)


def _enough_there(due: Due, duty: Duty) -> bool:
    there = {each.content.follow_up for each in outbox.to_address(duty.key, due.reminder.address)}
    return len(there - {"", due.reminder.link}) >= AT_ONE_ADDRESS_MAX


def _messages(due: Due, now: datetime, duty: Duty) -> Iterator[Outgoing]:
    reminder = due.reminder
    link = f"{duty.address}/f/{reminder.link}/" if duty.address else ""
    said = texts(reminder.way, link, reminder.language)
    for number, text in enumerate(said):
        content = Content(
            address=reminder.address,
            text=text,
            subject=subject(reminder.language),
            language=reminder.language,
            message=reminders.message(due.question, due.times + 1),
            number=number,
            texts=len(said),
            follow_up=reminder.link,
        )
        expires = now + EXPIRES_AFTER
        yield Outgoing(None, reminder.way.value, "reminder", content, urgent=False, expires_at=expires)


def answered(note: Heard, asked: Asked, ledger: Ledger, duty: Duty) -> None:
    """One character. Done: nothing more is asked, and the address goes. Anything else than the three changes nothing."""
    link, state = FollowUpLink.read(asked.content.follow_up), progress(note.untrusted_text)
    question = asking.read(link, today=ledger.now.date())
    if state is None or question is None:
        raise NotNow
    about = msgspec.json.decode(question.content, type=FollowUp)
    came = followup.answered(about, state, words="", name="")
    asking.answer(link, msgspec.json.encode(came), today=ledger.now.date())
    if state is StepState.DONE:
        reminders.take_away(link.row_id, duty.key)


def no_more(note: Heard, duty: Duty) -> None:
    """Every question that was left for this address goes, and the address with it; an answer that was given stays."""
    for question in reminders.at_address(note.untrusted_sender, duty.key):
        reminders.take_away(question, duty.key)
