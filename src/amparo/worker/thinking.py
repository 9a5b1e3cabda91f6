"""What takes a second to find out: whether words are the agreed ones, and which PACT a code is for.

It is found out before the transaction and beside the turns: no press waits for it. Only notes that need it come here.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amparo.domain.alert.envelope import Words
from amparo.domain.alert.events import Meaning
from amparo.domain.alert.notes import CheckedIn, Heard, Note, Said
from amparo.domain.alert.words import may_say
from amparo.sealing import verifier
from amparo.sealing.paper import Mistyped
from amparo.sealing.triggercode import TriggerCode
from amparo.store.turning import codes, outbox, peek, published
from amparo.store.turning.codes import Found
from amparo.wording.replies import meaning
from amparo.worker.duty import Duty

TRIES_PER_HOUR = 5
SENDERS_MAX = 1_000


@dataclass(frozen=True, repr=False)
class Thought:
    meaning: Meaning | None = None
    code: Found | None = None
    release: bytes = b""


NO_THOUGHT = Thought()


class Tries:
    """How often one sender tried words or codes in the last hour. In memory: a restart gives nobody many more."""

    def __init__(self) -> None:
        self._of: dict[bytes, deque[datetime]] = {}

    def one_more(self, whose: bytes, now: datetime) -> bool:
        """Whether this try is looked at."""
        tries = self._of.setdefault(whose, deque(maxlen=TRIES_PER_HOUR))
        # A try from the future was made by a clock that was wrong: it must not lock anybody out until then.
        if len(tries) == TRIES_PER_HOUR and timedelta(0) <= now - tries[0] < timedelta(hours=1):
            return False
        tries.append(now)
        while len(self._of) > SENDERS_MAX:
            del self._of[next(iter(self._of))]
        return True


def needs_thought(note: Note) -> bool:
    match note:
        case Said():
            return True
        case CheckedIn():
            return bool(note.words)
        case Heard():
            return code_in(note.untrusted_text) is not None or meaning(note.untrusted_text, "en") is None
    return False


def think(note: Note, duty: Duty, tries: Tries, now: datetime) -> Thought:
    """Reads rows without a lock, and changes nothing."""
    match note:
        case Said() if not note.check_in:
            return Thought(meaning=_in_alert(note, duty, now))
        case Said() | CheckedIn():
            return Thought(meaning=_at_check_in(UUID(note.envelope), note.words, duty, tries, now))
        case Heard():
            return _of_message(note, duty, tries, now)
    return NO_THOUGHT


def code_in(untrusted_text: str) -> TriggerCode | None:
    """The code a message consists of, if it is one."""
    try:
        return TriggerCode.read(untrusted_text.strip())
    except Mistyped:
        return None


def _in_alert(note: Said, duty: Duty, now: datetime) -> Meaning:
    kept = peek.running(UUID(note.envelope), duty.key)
    if kept is None or not may_say(kept.alert, now):
        return Meaning.NEITHER
    return _meaning(kept.words, note.words)


def _at_check_in(pact: UUID, untrusted_words: str, duty: Duty, tries: Tries, now: datetime) -> Meaning:
    opened = published.read(pact, duty.key)
    if opened is None or not tries.one_more(pact.bytes, now):
        return Meaning.NEITHER
    return _meaning(opened.words, untrusted_words)


def _of_message(note: Heard, duty: Duty, tries: Tries, now: datetime) -> Thought:
    code, thread = code_in(note.untrusted_text), outbox.thread_of(duty.key, note.untrusted_sender)
    # A number is easily forged: only a try that was paid for counts, or five texts would lock its owner's code out.
    found = codes.find(code, duty.key, lambda: tries.one_more(thread, now)) if code else None
    if code and found:
        return Thought(code=found, release=published.freed_by_code(found.pact, code))
    question = next(
        (each for each in outbox.to_address(duty.key, note.untrusted_sender) if each.content.check_in), None
    )
    if question is None:
        return NO_THOUGHT
    return Thought(meaning=_at_check_in(UUID(question.content.pact), note.untrusted_text, duty, tries, now))


def _meaning(words: Words, untrusted: str) -> Meaning:
    """Both are always compared: how long it takes says nothing about which one it was."""
    all_clear, duress = (verifier.matches(stored, untrusted) for stored in (words.all_clear, words.duress))
    if duress:
        return Meaning.DURESS
    return Meaning.ALL_CLEAR if all_clear else Meaning.NEITHER
