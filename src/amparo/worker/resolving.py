"""From a note to what it means: which alert, which contact, whose words. What means nothing any more changes nothing."""

from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from amparo.domain.alert import notes
from amparo.domain.alert.events import (
    Answer,
    CaseMoved,
    Did,
    Event,
    Meaning,
    Opened,
    PositionTold,
    PracticeEnded,
    Settled,
    ShareGiven,
    StopTouched,
    WordsSaid,
)
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import Note, Pressed, Receipted
from amparo.domain.alert.terms import Case, Sentence, Verified
from amparo.domain.pact.terms import EvidenceKind
from amparo.sealing.link import Link
from amparo.store.turning import outbox
from amparo.store.turning.ledger import Ledger
from amparo.worker import hearing, pressing, stepping, watching
from amparo.worker.duty import Duty
from amparo.worker.seeing import saw, saw_answer
from amparo.worker.thinking import Thought

SHARE_BYTES_MAX = 128
ByLink = notes.Opened | notes.Answered | notes.Did | notes.Moved | notes.ShareGiven
ByPhone = notes.Stopped | notes.Located
Word = TypeVar("Word", bound=StrEnum)


def resolve(note: Note, thought: Thought, at: datetime, ledger: Ledger, duty: Duty) -> None:
    """Do in the ledger what follows from a note. `at`: when it was accepted. NotNow where nothing follows."""
    match note:
        case Pressed():
            pressing.press(note, ledger, duty)
        case notes.Stopped() | notes.Located():
            _by_phone(note, at, ledger, duty)
        case notes.Said():
            _said(note, thought, ledger, duty)
        case notes.PracticeEnded():
            _practice_ended(note, ledger, duty)
        case notes.CheckedIn():
            watching.checked_in(note, thought.meaning, ledger, duty)
        case notes.Heard():
            hearing.heard(note, thought, ledger, duty)
        case Receipted():
            _receipted(note, ledger, duty)
        case _:
            _by_link(note, ledger, duty)


def _by_phone(note: ByPhone, at: datetime, ledger: Ledger, duty: Duty) -> None:
    held = ledger.of_press(note.press_key)
    if held is None:
        raise NotNow
    event: Event
    if isinstance(note, notes.Stopped):
        event = StopTouched(press=note.press, press_key=note.press_key, at=at)
    else:
        event = PositionTold(press=note.press, press_key=note.press_key, position=note.position, text=note.text)
    stepping.follow(ledger, held, event, duty)


def _said(note: notes.Said, thought: Thought, ledger: Ledger, duty: Duty) -> None:
    if note.check_in:
        watching.said(note, thought.meaning, ledger, duty)
        return
    held = ledger.open_of(UUID(note.envelope), practice=False) or ledger.open_of(UUID(note.envelope), practice=True)
    if held is None:
        raise NotNow
    stepping.follow(ledger, held, WordsSaid(meaning=thought.meaning or Meaning.NEITHER), duty)


def _practice_ended(note: notes.PracticeEnded, ledger: Ledger, duty: Duty) -> None:
    held = ledger.alert(UUID(note.alert))
    if held is None:
        raise NotNow
    stepping.follow(ledger, held, PracticeEnded(), duty)


def _by_link(note: ByLink, ledger: Ledger, duty: Duty) -> None:
    held = ledger.of_view(note.view)
    contact = (
        next((each.contact for each in held.kept.links if Link(each.link).row_id == note.view), "") if held else ""
    )
    if held is None or not contact:
        raise NotNow
    before = held.kept.alert
    stepping.follow(ledger, held, _event(note, contact), duty)
    if isinstance(note, notes.ShareGiven):
        stepping.free_by_quorum(ledger, held, duty)
    if isinstance(note, notes.Answered):
        saw_answer(ledger, held, contact)
    if isinstance(note, notes.Opened) and before.one(contact).opened_at is None:
        saw(ledger, held, EvidenceKind.PAGE_OPENED, contact)


def _event(note: ByLink, contact: str) -> Event:
    match note:
        case notes.Opened():
            return Opened(contact=contact)
        case notes.Answered():
            return Answer(contact=contact, can=note.can)
        case notes.ShareGiven():
            if len(note.share) > SHARE_BYTES_MAX:
                raise NotNow
            return ShareGiven(contact=contact, share=note.share)
        case notes.Moved():
            return CaseMoved(
                contact=contact,
                to=_one_of(Case, note.to),
                verified=_one_of(Verified, note.verified) if note.verified else None,
                confidence=note.confidence,
                reason=note.reason,
            )
        case notes.Did():
            sentence = _one_of(Sentence, note.sentence) if note.sentence else None
            return Did(
                contact=contact,
                deed=note.deed,
                task=note.task,
                sentence=sentence,
                text=note.text,
                proof=note.proof,
                to=note.to,
            )


def _one_of(words: type[Word], untrusted: str) -> Word:
    """What the page offered, and nothing else."""
    try:
        return words(untrusted)
    except ValueError:
        raise NotNow from None


def _receipted(note: Receipted, ledger: Ledger, duty: Duty) -> None:
    """Gateways repeat themselves, and may speak of messages nobody remembers."""
    about = outbox.receipted(duty.key, note.way.value, note.external_id)
    if about is None or note.receipt is notes.Receipt.SENT:
        return
    held = ledger.alert(about.alert) if about.alert else None  # locked before its messages are, as everywhere
    outbox.received(about.id, note.receipt.value, ledger.now)
    content, delivered = about.content, note.receipt is notes.Receipt.DELIVERED
    if held and (not delivered or outbox.all_delivered(content, duty.key)):
        stepping.follow(ledger, held, Settled(key=content.message, receipt=note.receipt), duty)
        kind = EvidenceKind.MESSAGE_DELIVERED if delivered else EvidenceKind.MESSAGE_FAILED
        saw(ledger, held, kind, content.contact, way=note.way)
