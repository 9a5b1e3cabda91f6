"""A town in which alerts happen: Rosa's circle published, a worker with its key, and a notebook for every gateway."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

import msgspec
from msgspec.structs import replace

from amparo.channels.notebook import Book, Notebook, Noted
from amparo.channels.outcome import Channel
from amparo.domain.alert.envelope import Envelope, Greeting, Words
from amparo.domain.alert.notes import Answered, By, CheckedIn, Heard, Note, Pressed, Said, Stopped
from amparo.domain.alert.views import Board, CallView, PressView
from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.publishing import envelope_of
from amparo.domain.pact.terms import Way
from amparo.sealing import verifier
from amparo.sealing.link import Link, PressKey
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import boards, envelopes, inbox, views
from amparo.store.turning import heart
from amparo.worker.turn import turn
from tests.circle import rosas_circle
from tests.inside import NOW, TODAY, Somebody

ADDRESS = "https://plan.example"
ALL_CLEAR, DURESS = "blue heron", "grey heron"


@dataclass
class Town:
    rosa: Somebody
    key: WorkerKey
    pact: UUID = field(default_factory=uuid4)
    book: Book = field(default_factory=Book)
    now: datetime = NOW
    address: str = ADDRESS
    awake: float | None = None
    send: dict[str, Channel] = field(default_factory=dict)
    press_key: PressKey = field(default_factory=PressKey.new)

    def __post_init__(self) -> None:
        self.send = self.send or {way.value: Notebook(way, self.book) for way in Way}

    def publishes(self, check_ins: tuple[CheckIn, ...] = (), **design: object) -> Envelope:
        pact = replace(rosas_circle(), check_ins=check_ins)
        pact = replace(pact, design=replace(pact.design, **design))
        envelope = envelope_of(pact, owner=str(self.rosa.by.id), version=1, pact_id=str(self.pact))
        by = self.rosa.keys.keyring.signing
        owned = {"organisation": self.rosa.keys.organisation.id, "owner": self.rosa.by.id, "by": by}
        envelopes.publish(envelope, **owned, now=self.now)
        words = Words(
            greetings=(Greeting(contact="noor", word="tamarind"),),
            all_clear=agreed(ALL_CLEAR),
            duress=agreed(DURESS),
        )
        envelopes.put_words(self.pact, words, self.rosa.by.id, by=by)
        return envelope

    def notes(self, note: Note, *, urgent: bool = True) -> None:
        inbox.note(note, key=uuid4().hex, now=self.now, urgent=urgent)

    def presses(self, press: str = "first", **more: object) -> None:
        fields = {"envelope": str(self.pact), "press": press, "by": By.BUTTON, "at": self.now}
        self.notes(Pressed(**{**fields, "press_key": self.press_key.raw, **more}))

    def stops(self, press: str = "first") -> None:
        self.notes(Stopped(envelope=str(self.pact), press=press, press_key=self.press_key.raw, at=self.now))

    def says(self, words: str, check_in: str = "") -> None:
        self.notes(Said(envelope=str(self.pact), words=words, at=self.now, check_in=check_in))

    def checks_in(self, **more: object) -> None:
        self.notes(CheckedIn(envelope=str(self.pact), at=self.now, **more))

    def answers(self, contact: str, *, can: bool) -> None:
        self.notes(Answered(view=self.link(contact).row_id, can=can, at=self.now))

    def texts(self, number: str, text: str, way: Way = Way.SMS) -> None:
        self.notes(Heard(way=way, untrusted_sender=number, untrusted_text=text, at=self.now, message=uuid4().hex))

    def turns(self, **later: float) -> None:
        """Time passes, and the worker does what is to be done then."""
        passes = timedelta(**later)
        self.now += passes
        if self.awake is not None:
            self.awake += passes.total_seconds()
        turn(self.now, key=self.key, send=self.send, address=self.address, awake=self.awake)

    def heard(self, address: str = "") -> list[Noted]:
        return [each for each in self.book.messages() if not address or each.address == address]

    def link(self, contact: str) -> Link:
        """From a message, as the contact would have it."""
        alert = self.kept()
        return Link(alert.link_of(contact))

    def kept(self):  # what the worker alone can open
        from amparo.store.labels import ALERT
        from amparo.store.models import AlertRow
        from amparo.store.turning import kept

        row = AlertRow.objects.order_by("day", "open").last()
        return kept.read(self.key.kept(bytes(row.sealed), ALERT, row.id, row.version))

    def page(self, contact: str) -> CallView | None:
        content = views.read(self.link(contact), now=self.now)
        return msgspec.json.decode(content, type=CallView) if content else None

    def phone(self) -> PressView | None:
        content = views.read(self.press_key, now=self.now)
        return msgspec.json.decode(content, type=PressView) if content else None

    def boards(self) -> tuple[Board, ...]:
        return boards.of(self.rosa.keys)


@cache
def agreed(word: str) -> bytes:
    """Made once: each is a quarter of a second of Argon2id."""
    return verifier.make(word)


def founded(rosa: Somebody) -> Town:
    key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(key.public, TODAY)
    return Town(rosa, key)
