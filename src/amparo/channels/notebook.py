"""Sends nothing anywhere: keeps every message as it would arrive. For the demo, where a page shows it, and for tests.

Web and worker share it because on a laptop they share a process; it is never a gateway for real contacts.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from amparo.channels.outcome import Outcome, Sent
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way

MESSAGES_MAX = 1_000


@dataclass(frozen=True)
class Noted:
    """One message as it would arrive."""

    way: Way
    address: str
    text: str
    subject: str
    reference: str


class Book:
    """What all notebooks of one process write into, bounded: the oldest message goes first."""

    def __init__(self, messages_max: int = MESSAGES_MAX) -> None:
        self._lock = Lock()
        self._noted: deque[Noted] = deque(maxlen=messages_max)
        self._unreceipted: Mapping[Way, deque[str]] = {way: deque(maxlen=messages_max) for way in Way}
        self._answers: Mapping[Way, deque[tuple[str, str, str]]] = {way: deque(maxlen=messages_max) for way in Way}
        self._answered = 0

    def note(self, noted: Noted) -> None:
        """The same reference twice is one message."""
        with self._lock:
            if not any(noted.reference == known.reference for known in self._noted):
                self._noted.append(noted)
                self._unreceipted[noted.way].append(noted.reference)

    def messages(self) -> tuple[Noted, ...]:
        """The oldest first."""
        with self._lock:
            return tuple(self._noted)

    def answer(self, way: Way, address: str, text: str) -> None:
        """Somebody who got a message writes back."""
        with self._lock:
            self._answered += 1
            self._answers[way].append((address, text, f"answer-{self._answered}"))

    def tear_out(self) -> None:
        with self._lock:
            self._noted.clear()
            for way in Way:
                self._unreceipted[way].clear()
                self._answers[way].clear()

    def collect(self, way: Way, now: datetime) -> tuple[Heard | Receipted, ...]:
        with self._lock:
            heard = [
                Heard(way=way, untrusted_sender=address, untrusted_text=text, at=now, message=message)
                for address, text, message in self._answers[way]
            ]
            receipts = [
                Receipted(way=way, external_id=reference, receipt=Receipt.DELIVERED, at=now)
                for reference in self._unreceipted[way]
            ]
            self._answers[way].clear()
            self._unreceipted[way].clear()
        return (*receipts, *heard)


BOOK = Book()


class Notebook:
    """One way of reaching people, into the book."""

    def __init__(self, way: Way = Way.SMS, book: Book = BOOK) -> None:
        self._way, self._book = way, book

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:
        self._book.note(Noted(self._way, address, text, subject, reference))
        return Sent(reference)

    def collect(self, now: datetime) -> tuple[Heard | Receipted, ...]:
        """Every message was delivered; whoever answered is heard."""
        return self._book.collect(self._way, now)
