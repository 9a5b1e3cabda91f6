"""What people do with documents of one kind: plans and PACTs alike."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.domain.part import Part
from amparo.store import documents, events
from amparo.store.documents import VersionLine
from amparo.store.events import What
from amparo.store.keys import Keys
from amparo.store.shelf import Opened, Shelf
from amparo.store.together import together

D = TypeVar("D", bound=Part)

MARK_BYTES = 16


class ChangedMeanwhile(Exception):
    """Somebody else changed or removed the same thing while you were writing. Here are both: which one shall stand?"""

    def __init__(self, theirs: Any | None, mine: Any | None) -> None:
        super().__init__("changed meanwhile")  # never the items: a traceback may be printed
        self.theirs = theirs
        self.mine = mine


class NothingToUndo(Exception):
    """This is how it began; there is nothing before it."""


@dataclass(frozen=True)
class Line(Generic[D]):
    """A document in a list of documents."""

    id: UUID
    title: str
    version: int
    day: date
    document: D


@dataclass(frozen=True)
class Acts:
    """What the table of who-may-what calls the same five things for one kind of document."""

    start: Act
    read: Act
    change: Act
    export: Act
    erase: Act


@dataclass(frozen=True)
class Edits(Generic[D]):
    """The domain's edits of one kind of document. Items are whatever parts have an id of their own.

    `settled`: the document before and after its own fields were changed -> the latter, if that holds together.
    """

    new_id: Callable[[D, Any], str]
    with_item: Callable[[D, Any], D]
    without_item: Callable[[D, str], D]
    index: Callable[[D], Mapping[str, Any]]
    settled: Callable[[D, D], D]


def _nothing(_document_id: UUID, _document: Any, _by: Member, _keys: Keys) -> None:
    return


@dataclass(frozen=True)
class Desk(Generic[D]):
    """Reading, writing, undoing, taking along and erasing documents of one kind.

    `let_go`: what else goes when one is erased.
    """

    shelf: Shelf[D]
    edits: Edits[D]
    acts: Acts
    let_go: Callable[[UUID, D, Member, Keys], None] = field(default_factory=lambda: _nothing)

    def all_of(self, *, by: Member, keys: Keys) -> tuple[Line[D], ...]:
        """Every one this person opens, last changed first."""
        allow(by, self.acts.read)
        found = ((document_id, each) for document_id, each in self.shelf.read_all(keys) if each)
        return tuple(
            Line(document_id, str(getattr(each.document, "title", "")), each.version, each.day, each.document)
            for document_id, each in found
        )

    def unopened(self, *, by: Member, keys: Keys) -> int:
        """How many do not open any more, because somebody or something changed the stored bytes."""
        allow(by, self.acts.read)
        return sum(each is None for _, each in self.shelf.read_all(keys))

    def start(self, document_id: UUID, document: D, *, by: Member, keys: Keys, today: date) -> Opened[D]:
        allow(by, self.acts.start)
        return self.shelf.create(document_id, document, keys, today)

    def read(self, document_id: UUID, *, by: Member, keys: Keys) -> Opened[D]:
        allow(by, self.acts.read)
        return self.shelf.read(document_id, keys)

    def read_version(self, document_id: UUID, version: int, *, by: Member, keys: Keys) -> Opened[D]:
        allow(by, self.acts.read)
        return self.shelf.read_version(document_id, version, keys)

    def versions(self, document_id: UUID, *, by: Member, keys: Keys) -> tuple[VersionLine, ...]:
        """Number, author and day of each version, newest first."""
        allow(by, self.acts.read)
        self.shelf.read(document_id, keys)
        return documents.lines(document_id, by.organisation)

    def change(self, document_id: UUID, edit: Callable[[D], D], *, by: Member, keys: Keys, today: date) -> Opened[D]:
        """`edit` may run more than once, so it must only return what was edited. What it raises comes through."""
        allow(by, self.acts.change)
        return self.shelf.change(document_id, keys, edit, today)

    def add_item(self, document_id: UUID, item: Any, *, by: Member, keys: Keys, today: date) -> tuple[Opened[D], str]:
        """The item under an id of its own: two people who add at the same moment both keep what they added."""
        allow(by, self.acts.change)
        given: list[str] = []

        def edit(document: D) -> D:
            given[:] = [self.edits.new_id(document, type(item))]
            return self.edits.with_item(document, replace(item, id=given[0]))

        return self.shelf.change(document_id, keys, edit, today), given[0]

    def edit_item(self, document_id: UUID, item: Any, *, seen: str, by: Member, keys: Keys, today: date) -> Opened[D]:
        """`seen`: the mark of the item as it was when this person began to write."""
        allow(by, self.acts.change)

        def edit(document: D) -> D:
            self._refuse_if_changed(document, item.id, seen, mine=item)
            return self.edits.with_item(document, item)

        return self.shelf.change(document_id, keys, edit, today)

    def remove_item(
        self, document_id: UUID, item_id: str, *, seen: str, by: Member, keys: Keys, today: date
    ) -> Opened[D]:
        allow(by, self.acts.change)

        def edit(document: D) -> D:
            self._refuse_if_changed(document, item_id, seen, mine=None)
            return self.edits.without_item(document, item_id)

        return self.shelf.change(document_id, keys, edit, today)

    def undo(self, document_id: UUID, *, seen: int, by: Member, keys: Keys, today: date) -> Opened[D]:
        """What stood before version `seen` becomes the newest version; nothing is taken away."""
        allow(by, self.acts.change)
        if seen <= 1:
            raise NothingToUndo
        return self.restore(document_id, seen - 1, seen=seen, by=by, keys=keys, today=today)

    def restore(self, document_id: UUID, version: int, *, seen: int, by: Member, keys: Keys, today: date) -> Opened[D]:
        """What stood in an old version becomes the newest version."""
        allow(by, self.acts.change)
        old = self.shelf.read_version(document_id, version, keys)
        return self.shelf.change(document_id, keys, lambda _newest: old.document, today, seen=seen)

    def export(self, document_id: UUID, *, by: Member, keys: Keys, now: datetime) -> Opened[D]:
        """The document, for a file that anybody can read."""
        allow(by, self.acts.export)
        opened = self.shelf.read(document_id, keys)
        events.note(What.EXPORTED, by.id, now)
        return opened

    def erase(self, document_id: UUID, *, seen: int, by: Member, keys: Keys, now: datetime) -> None:
        """The document and every version of it."""
        allow(by, self.acts.erase)
        document = self.shelf.read(document_id, keys).document
        with together():
            self.let_go(document_id, document, by, keys)
            self.shelf.erase(document_id, keys, seen=seen)
        events.note(What.ERASED, by.id, now)

    def _refuse_if_changed(self, document: D, item_id: str, seen: str, *, mine: Any | None) -> None:
        theirs = self.edits.index(document).get(item_id)
        if theirs is None or mark_of(theirs) != seen:
            raise ChangedMeanwhile(theirs, mine)


def mark_of(part: Part) -> str:
    """22 characters that are the same as long as the part is."""
    digest = sha256(msgspec.json.encode(part, order="sorted")).digest()
    return urlsafe_b64encode(digest[:MARK_BYTES]).rstrip(b"=").decode()
