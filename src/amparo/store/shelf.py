"""Documents of one kind, kept as sealed versions. Above this room a plan is just a plan, and a PACT just a PACT."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

from amparo.domain.part import Part
from amparo.sealing.faults import WrongKey
from amparo.store import documents
from amparo.store.documents import Faster, NoSuchDocument, Version, VersionLine
from amparo.store.keys import Keys

D = TypeVar("D", bound=Part)


class NoSuchVersion(Exception):
    """This document has no version with that number."""


class Overtaken(Exception):
    """Others kept saving at the same moment. Nothing was lost, and nothing was saved: please try once more."""


class MovedOn(Exception):
    """It was changed after you looked at it. Look at it again first."""


@dataclass(frozen=True)
class Opened(Generic[D]):
    """One version of a document, opened."""

    document: D
    version: int
    author: UUID
    day: date


@dataclass(frozen=True)
class Shelf(Generic[D]):
    """Where documents of one kind stand. `kind` is what their plain form says they are; other kinds are not here."""

    kind: str
    read_plain: Callable[[object], D]
    plain: Callable[[D], dict[str, Any]]

    def create(self, document_id: UUID, document: D, keys: Keys, day: date) -> Opened[D]:
        return _with(document, documents.start(document_id, self._written(document), keys, day))

    def read(self, document_id: UUID, keys: Keys) -> Opened[D]:
        return self._opened(documents.newest(document_id, keys), keys)

    def read_version(self, document_id: UUID, version: int, keys: Keys) -> Opened[D]:
        try:
            return self._opened(documents.at(document_id, version, keys), keys)
        except NoSuchDocument:
            self.read(document_id, keys)
            raise NoSuchVersion from None

    def read_all(self, keys: Keys) -> Iterator[tuple[UUID, Opened[D] | None]]:
        """Every one these keys open, last changed first; None where bytes were changed, so that the others still open.

        What does not open does not say of which kind it is: every shelf counts it.
        """
        for document, version in documents.all_newest(keys):
            try:
                yield document, self._opened(version, keys)
            except NoSuchDocument:
                continue
            except WrongKey:
                yield document, None

    def change(
        self, document_id: UUID, keys: Keys, edit: Callable[[D], D], day: date, *, seen: int | None = None
    ) -> Opened[D]:
        """Open it, edit it, seal it again and save it; start over if another was faster.

        `edit` may run more than once, so it must do nothing but return what was edited. An edit that changes nothing
        saves nothing. With `seen`, the newest version must be that one, now and when it is saved: MovedOn otherwise.
        """
        for turn in documents.turns(document_id):
            with turn:
                last = documents.newest(document_id, keys)
                if seen not in (None, last.line.version):
                    raise MovedOn
                before = self._opened(last, keys)
                after = edit(before.document)
                if after == before.document:
                    return before
                try:
                    return _with(after, documents.follow(last, self._written(after), keys, day))
                except Faster:
                    continue
        raise Overtaken

    def erase(self, document_id: UUID, keys: Keys, *, seen: int) -> None:
        if self.read(document_id, keys).version != seen:
            raise MovedOn
        documents.erase(document_id, keys.organisation.id)

    def _opened(self, version: Version, keys: Keys) -> Opened[D]:
        form = msgspec.json.decode(documents.opened(version, keys))
        if form.get("amparo") != self.kind:
            raise NoSuchDocument
        return _with(self.read_plain(form), version.line)

    def _written(self, document: D) -> bytes:
        return msgspec.json.encode(self.plain(document))


def _with(document: D, line: VersionLine) -> Opened[D]:
    return Opened(document, line.version, line.author, line.day)
