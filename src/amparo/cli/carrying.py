"""Files in and out of a command: which kind, whole or not at all, `-` for the standard streams."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from amparo.cli import Refusal
from amparo.domain.document import Document
from amparo.domain.faults import NotADocument
from amparo.domain.plan.model import Plan
from amparo.files.documents import SIZE_MAX_BYTES, read_document
from amparo.files.documents import SUFFIXES as DOCUMENTS
from amparo.files.losses import Loss
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.faults import say_fault

STANDARD_STREAM = "-"
TABLES = ("csv", "tsv", "xlsx", "docx", "md", "txt")
MAYBE_CARDS = ("md", "txt")
"""Front matter that names a card makes it one; else it is looked through for the table of a plan."""
READABLE = (*DOCUMENTS, *TABLES)

EMPTY_ONE = N_("'amparo new plan.yaml' writes an empty one")
NO_TABLE = {
    "no-table": N_("{file} cannot be read as a plan"),
    "too-big": N_("{file} is too big to be read as a plan"),
    "damaged": N_("{file} is damaged, or it is not what its name says"),
}
NO_TABLE_HINTS = {
    "no-table": EMPTY_ONE,
    "too-big": N_("divide it into several plans"),
    "damaged": N_("open it in the program it came from and save it again"),
}


def kind_of(file: str, named: str | None, language: str, kinds: tuple[str, ...]) -> str:
    """What sort of file this is: by what was named, else by its suffix."""
    suffix = named or Path(file).suffix.lstrip(".").lower()
    if suffix in kinds:
        return suffix
    if file == STANDARD_STREAM:
        error, hint = N_("a standard stream does not tell what it carries"), N_("name it with --from or --to: {kinds}")
    else:
        error, hint = N_("{file}: no kind of file that is known here"), N_("known by their suffix: {kinds}")
    said = gettext_in(language, hint).format(kinds=", ".join(kinds))
    raise Refusal(gettext_in(language, error).format(file=file), hint=said)


def read_in(file: str, kind: str, language: str, written_on: date | None = None) -> tuple[Document, tuple[Loss, ...]]:
    """The plan or PACT in a file, and what the table of a plan could not give."""
    streamed = file == STANDARD_STREAM
    untrusted = sys.stdin.buffer.read(SIZE_MAX_BYTES + 1) if streamed else bytes_in(file, SIZE_MAX_BYTES + 1, language)
    if kind in MAYBE_CARDS and (card := _card_in(untrusted)):
        return card
    if kind in TABLES:
        return _table_in(file, untrusted, kind, language, written_on)
    try:
        return read_document(untrusted, kind), ()
    except NotADocument as refusal:
        faults = (f"{file}: {say_fault(fault, language)}" for fault in refusal.faults)
        raise Refusal(*faults, hint=gettext_in(language, EMPTY_ONE)) from None


def _card_in(untrusted: bytes) -> tuple[Document, tuple[Loss, ...]] | None:
    from amparo.files.cards import read_markdown_card  # a document does not wait for the readers of cards

    found = read_markdown_card(untrusted)
    return (found.card, found.losses) if found else None


def _table_in(
    file: str, untrusted: bytes, kind: str, language: str, written_on: date | None
) -> tuple[Plan, tuple[Loss, ...]]:
    from amparo.files.table import NoTable, read_table  # a document does not wait for the table readers

    try:
        reading = read_table(untrusted, kind, language, written_on)
    except NoTable as refusal:
        error = gettext_in(language, NO_TABLE[refusal.reason]).format(file=file)
        raise Refusal(error, hint=gettext_in(language, NO_TABLE_HINTS[refusal.reason])) from None
    return reading.plan, reading.losses


def bytes_in(file: str, most: int, language: str) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        said = gettext_in(language, "{file} cannot be opened: {why}").format(file=file, why=error.strerror or error)
        hint = gettext_in(language, "look at the name and at who may read it")
        raise Refusal(said, hint=hint) from None


def write_whole(file: str, content: bytes, language: str, *, over: bool) -> None:
    """All of the file or nothing of it; what already stands there only goes if `over` says so."""
    if file == STANDARD_STREAM:
        sys.stdout.buffer.write(content)
        return
    path = Path(file)
    if path.exists() and not over:
        said = gettext_in(language, "{file} is already there").format(file=file)
        raise Refusal(said, hint=gettext_in(language, "choose another name; 'convert' writes over it with --force"))
    try:
        _replace(path, content)
    except OSError as error:
        said = gettext_in(language, "{file} cannot be written: {why}").format(file=file, why=error.strerror or error)
        raise Refusal(said, hint=gettext_in(language, "look at the folder and at who may write there")) from None


def _replace(path: Path, content: bytes) -> None:
    """Written beside its place and then moved there. Only its owner may read it: plans name people."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".amparo-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
