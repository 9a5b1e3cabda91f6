"""What the worker keeps of an alert: the alert, what it was raised from, and the links it gave out."""

from datetime import datetime

import msgspec

from amparo.domain.alert.envelope import Envelope, Words
from amparo.domain.alert.model import Alert
from amparo.domain.part import Id, Part


class ContactLink(Part, frozen=True, kw_only=True):
    contact: Id
    link: bytes


class Missed(Part, frozen=True, kw_only=True):
    """When a check-in ran out, by the wall clock and by the running time."""

    at: datetime
    awake: float


class Kept(Part, frozen=True, kw_only=True):
    """A snapshot: what is published later does not change an alert that runs."""

    alert: Alert
    envelope: Envelope
    words: Words = Words()
    links: tuple[ContactLink, ...] = ()
    missed: Missed | None = None

    def link_of(self, contact: str) -> bytes:
        """Empty for somebody who has none."""
        return next((each.link for each in self.links if each.contact == contact), b"")


_reader = msgspec.json.Decoder(Kept)


def written(kept: Kept) -> bytes:
    return msgspec.json.encode(kept)


def read(content: bytes) -> Kept:
    return _reader.decode(content)
