"""Sealed documents, version by version: opened and closed here, so that nobody above meets a sealed byte."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError
from django.db.models import OuterRef, Subquery
from django.db.transaction import atomic

from amparo.sealing.document import Place, Sealed, head_of, seal, unseal
from amparo.store.keys import Keys
from amparo.store.models import DocumentRow, OrganisationRow, VersionRow

TRIES = 4


class NoSuchDocument(Exception):
    """There is nothing here. Perhaps it was erased."""


class Faster(Exception):
    """Somebody else saved this version number a moment ago."""


@dataclass(frozen=True)
class VersionLine:
    """What is known of a version without opening it."""

    version: int
    author: UUID
    day: date


@dataclass(frozen=True, repr=False)
class Version:
    """One version as stored, and where it belongs."""

    line: VersionLine
    place: Place
    sealed: Sealed


def start(document: UUID, content: bytes, keys: Keys, day: date, *, compartment: UUID | None = None) -> VersionLine:
    """Version 1 of a new document, in the compartment of the whole organisation unless told otherwise."""
    organisation = keys.organisation.id
    place = Place(compartment or _common(organisation), document)
    sealed = seal(content, place, after=None, author=keys.keyring, organisation=keys.organisation)
    with atomic():
        DocumentRow.objects.create(id=document, organisation_id=organisation, compartment=place.compartment)
        return _insert(place, sealed, organisation, day)


def follow(last: Version, content: bytes, keys: Keys, day: date) -> VersionLine:
    """The version after `last`, or Faster."""
    sealed = seal(content, last.place, after=last.sealed, author=keys.keyring, organisation=keys.organisation)
    try:
        with atomic():
            return _insert(last.place, sealed, keys.organisation.id, day)
    except IntegrityError:  # (document, version) is unique; or the document has just been erased
        raise Faster from None


def turns(document: UUID) -> Iterator[AbstractContextManager[object]]:
    """One context for each try to change a document: the first beside everybody else, the later ones alone.

    Nearly always nobody else is there and nobody should wait; but who was overtaken once is not overtaken again.
    """
    yield nullcontext()
    for _ in range(TRIES - 1):
        yield _alone(document)


@contextmanager
def _alone(document: UUID) -> Iterator[None]:
    with atomic():  # with SQLite this alone lets nobody else write; elsewhere the row is what others wait for
        DocumentRow.objects.select_for_update().filter(id=document).first()
        yield


def newest(document: UUID, keys: Keys) -> Version:
    return _one(document, keys)


def at(document: UUID, version: int, keys: Keys) -> Version:
    return _one(document, keys, version=version)


def all_newest(keys: Keys) -> Iterator[tuple[UUID, Version]]:
    """The newest version of each document of the organisation that these keys can open, last changed first."""
    same = VersionRow.objects.filter(document=OuterRef("document")).order_by("-version")
    rows = VersionRow.objects.filter(organisation=keys.organisation.id, version=Subquery(same.values("version")[:1]))
    mine = {compartment for compartment, _ in keys.organisation.keys}
    for row in rows.filter(document__compartment__in=mine).select_related("document").order_by("-id"):
        yield row.document_id, _version(row)


def lines(document: UUID, organisation: UUID) -> tuple[VersionLine, ...]:
    """Newest first."""
    rows = VersionRow.objects.filter(document=document, organisation=organisation).order_by("-version")
    return tuple(VersionLine(*each) for each in rows.values_list("version", "author", "day"))


def opened(version: Version, keys: Keys) -> bytes:
    return unseal(version.sealed, version.place, keys.organisation)


def heads(keys: Keys) -> tuple[tuple[UUID, bytes], ...]:
    """Each document with the hash of its newest version."""
    return tuple((document, head_of(each.sealed, each.place, keys.organisation)) for document, each in all_newest(keys))


def erase(document: UUID, organisation: UUID) -> None:
    """The document with all its versions. `secure_delete` overwrites them; the worker then cuts the write-ahead log."""
    DocumentRow.objects.filter(id=document, organisation=organisation).delete()


def newest_about(keys: Keys) -> Version:
    """The document that says what this place is used for."""
    organisation = OrganisationRow.objects.filter(id=keys.organisation.id)
    return _one(Subquery(organisation.values("about")[:1]), keys)


def _common(organisation: UUID) -> UUID:
    return OrganisationRow.objects.values_list("compartment", flat=True).get(id=organisation)


def _one(document: UUID | Subquery, keys: Keys, **which: int) -> Version:
    rows = VersionRow.objects.filter(document=document, organisation=keys.organisation.id, **which)
    row = rows.select_related("document").order_by("-version").first()
    if row is None:
        raise NoSuchDocument
    return _version(row)


def _insert(place: Place, sealed: Sealed, organisation: UUID, day: date) -> VersionLine:
    VersionRow.objects.create(
        organisation_id=organisation,
        document_id=place.document,
        version=sealed.version,
        epoch=sealed.epoch,
        author=sealed.author,
        prev_hash=sealed.prev_hash,
        wrap=sealed.wrap,
        signature=sealed.signature,
        blob=sealed.blob,
        size=len(sealed.blob),
        day=day,
    )
    return VersionLine(sealed.version, sealed.author, day)


def _version(row: VersionRow) -> Version:
    sealed = Sealed(
        version=row.version,
        epoch=row.epoch,
        author=row.author,
        prev_hash=bytes(row.prev_hash),
        wrap=bytes(row.wrap),
        signature=bytes(row.signature),
        blob=bytes(row.blob),
    )
    return Version(
        VersionLine(row.version, row.author, row.day), Place(row.document.compartment, row.document_id), sealed
    )
