"""Text messages that came to the gateway: answers of contacts, of the owner, of people asked after a workshop; codes.

A number proves nothing.

What a contact's number sends is taken for an answer, since that is how people answer; it opens nothing. A code is
checked and works once.
"""

from collections.abc import Iterator
from uuid import UUID

from amparo.domain.alert.events import Answer, Did, Event, Meaning
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import By, Deed, Heard, Pressed
from amparo.domain.alert.terms import Sentence
from amparo.store.turning import codes, outbox
from amparo.store.turning.ledger import Held, Ledger
from amparo.store.turning.outbox import Asked
from amparo.wording.replies import Reply, meaning, progress, references, wants_no_more
from amparo.worker import pressing, reminding, stepping, watching
from amparo.worker.duty import Duty
from amparo.worker.seeing import saw_answer
from amparo.worker.thinking import Thought


def heard(note: Heard, thought: Thought, ledger: Ledger, duty: Duty) -> None:
    if thought.code and codes.use(thought.code, ledger.now):
        _raise(note, thought.code, thought.release, ledger, duty)
        return
    asked = outbox.to_address(duty.key, note.untrusted_sender)
    held, contact = _running(note, asked, ledger) or (None, "")
    if held:
        _contact_says(note, held, contact, ledger, duty)
    elif _wants_no_more(note, thought, asked, duty):
        reminding.no_more(note, duty)
    elif _is_about_a_step(note, asked, duty):
        reminding.answered(note, asked[0], ledger, duty)
    else:
        _owner_says(note, thought, asked, ledger, duty)


def _raise(note: Heard, code: codes.Found, release: bytes, ledger: Ledger, duty: Duty) -> None:
    pressed = Pressed(envelope=str(code.pact), press=f"{note.way.value}/{code.row}", by=By.SMS, at=note.at)
    held = pressing.press(pressed, ledger, duty)
    if held:
        stepping.free_by_code(ledger, held, release, duty)


def _running(note: Heard, asked: tuple[Asked, ...], ledger: Ledger) -> tuple[Held, str] | None:
    """The alert this answers: the one whose reference they quote, else the newest that called them."""
    found = [(held, each.content.contact) for each, held in _alerts(asked, ledger) if held.kept.alert.open]
    quoted = references(note.untrusted_text)
    by_reference = [each for each in found if each[0].kept.alert.reference in quoted]
    return next(iter([*by_reference, *found]), None)


def _alerts(asked: tuple[Asked, ...], ledger: Ledger) -> Iterator[tuple[Asked, Held]]:
    for each in asked:
        held = ledger.alert(each.alert) if each.alert and each.content.contact else None
        if held:
            yield each, held


def _contact_says(note: Heard, held: Held, contact: str, ledger: Ledger, duty: Duty) -> None:
    language = held.kept.envelope.call(contact).language
    reply = meaning(note.untrusted_text, language)
    if reply and _overtaken(note, held, contact):
        raise NotNow
    stepping.follow(ledger, held, _event(note, contact, reply), duty)
    if reply:
        saw_answer(ledger, held, contact)


def _overtaken(note: Heard, held: Held, contact: str) -> bool:
    """They have said something since they wrote this: a gateway tells things twice, also after people changed their mind."""
    one = held.kept.alert.one(contact)
    return one.answered_at is not None and note.at < one.since


def _event(note: Heard, contact: str, reply: Reply | None) -> Event:
    match reply:
        case Reply.CAN:
            return Answer(contact=contact, can=True)
        case Reply.CANNOT:
            return Answer(contact=contact, can=False)
        case Reply.LEAD:
            return Did(contact=contact, deed=Deed.LEAD)
        case None:  # their own words: for whoever leads
            return Did(contact=contact, deed=Deed.LEARNED, sentence=Sentence.OWN, text=note.untrusted_text)


def _is_about_a_step(note: Heard, asked: tuple[Asked, ...], duty: Duty) -> bool:
    """One character, and that question came last. Whoever is being asked whether all is well answers that, and agreed words
    are heard whatever was asked since: anybody can leave anybody's number at a workshop."""
    if not asked or not asked[0].content.follow_up or progress(note.untrusted_text) is None:
        return False
    return not _is_awaited(asked, duty)


def _wants_no_more(note: Heard, thought: Thought, asked: tuple[Asked, ...], duty: Duty) -> bool:
    """Said where a question about a next step was sent, whatever came after it; agreed words are no such wish."""
    question = next((each.content for each in asked if each.content.follow_up), None)
    if question is None or not wants_no_more(note.untrusted_text, question.language):
        return False
    return thought.meaning not in (Meaning.ALL_CLEAR, Meaning.DURESS) and not _is_awaited(asked, duty)


def _is_awaited(asked: tuple[Asked, ...], duty: Duty) -> bool:
    """Whether the owner is being asked at this moment if all is well."""
    question = next((each.content for each in asked if each.content.check_in), None)
    return question is not None and watching.awaits(UUID(question.check_in), UUID(question.pact), duty)


def _owner_says(note: Heard, thought: Thought, asked: tuple[Asked, ...], ledger: Ledger, duty: Duty) -> None:
    """1: all is well. 2: more time. Anything else is taken for the agreed words."""
    question = next((each for each in asked if each.content.check_in), None)
    if question is None:
        raise NotNow
    reply = meaning(note.untrusted_text, question.content.language)
    row, pact = UUID(question.content.check_in), UUID(question.content.pact)
    said = None if reply in (Reply.CAN, Reply.CANNOT) else thought.meaning
    watching.answered(row, pact, ledger, duty, said=said, extend=reply is Reply.CANNOT)
