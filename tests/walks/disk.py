"""What lies on the disk of a laptop: every file of a folder, searched for what people typed, in whatever writing."""

import json
import sqlite3
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from html import escape
from pathlib import Path
from urllib.parse import quote, quote_plus
from uuid import UUID

from amparo.domain.plan.checks.text import folded
from amparo.store.database import SQLITE

LEAST = 6
"""Shorter words would be found by chance in what is sealed."""
PIECE = 16
CODED_LEAST = 12
ROOM_TABLES = ("room", "seat", "thing")
LATER_TABLES = ("follow_up",)


def files_of(*folders: Path) -> tuple[Path, ...]:
    return tuple(path for folder in folders for path in folder.rglob("*") if path.is_file())


def read_in_clear(texts: Iterable[str], *folders: Path) -> list[tuple[str, str]]:
    """Which text stands in which file: as it was typed, in small letters, without accents, escaped, or in base64."""
    lines = {line for text in texts for line in text.splitlines() if len(line) >= LEAST}
    assert lines
    written = {form: line for line in lines for form in _written(line)}
    coded = {form: line for line in lines for form in _coded(line)}
    found = []
    for file in files_of(*folders):
        content = file.read_bytes()
        found += [(line, file.name) for line in {*_standing(content.lower(), written), *_standing(content, coded)}]
    return found


def _standing(content: bytes, forms: Mapping[bytes, str]) -> Iterator[str]:
    """One way through the file, however many texts there are: most places begin none of them."""
    begun: dict[bytes, list[bytes]] = {}
    for form in forms:
        begun.setdefault(form[:LEAST], []).append(form)
    for at in range(len(content) - LEAST + 1):
        for form in begun.get(content[at : at + LEAST], ()):
            if content.startswith(form, at):
                yield forms[form]


def _written(text: str) -> Iterator[bytes]:
    """Letters outside of ASCII keep their size where bytes are made small, so both are looked for."""
    forms = {text, text.casefold(), text.upper(), folded(text), escape(text), json.dumps(text)[1:-1]}
    forms |= {quote(text), quote_plus(text), json.dumps(text.casefold())[1:-1]}
    for form in forms:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield form.encode(encoding).lower()


def _coded(text: str) -> Iterator[bytes]:
    """Base64 of what stands at any place of something longer: without the letters its neighbours have a part in."""
    for before in range(3):
        for code in (b64encode, urlsafe_b64encode):
            said = text.encode()
            whole = code(b"\0" * before + said)
            inner = whole[-(-before * 8 // 6) : (before + len(said)) * 8 // 6]
            if len(inner) >= CODED_LEAST:
                yield inner


def rows_of(data: Path, *tables: str) -> set[bytes]:
    """By what each row is known, as the file holds it, and pieces of what is sealed in it."""
    found = set()
    with closing(sqlite3.connect(f"file:{data / SQLITE}?mode=ro", uri=True)) as database:
        for table in tables:
            for key, sealed in database.execute(f"SELECT id, {sealed_column(table)} FROM {table}"):
                found |= {*_ids(key), bytes(sealed)[-PIECE:]}
    return found


def sealed_column(table: str) -> str:
    return "state" if table == "room" else "sealed"


def _ids(key: str | bytes) -> tuple[bytes, ...]:
    """A UUID is written as its 32 letters; it could also lie there as it is printed, or as bytes."""
    if isinstance(key, bytes):
        return key, key.hex().encode()
    it = UUID(key)
    return key.encode(), str(it).encode(), it.bytes


def traces_of(rows: Iterable[bytes], *folders: Path) -> list[str]:
    """The files in which any of these rows still lies."""
    looked_for = tuple(rows)
    assert looked_for
    contents = {file.name: file.read_bytes() for file in files_of(*folders)}
    return [name for name, content in contents.items() if any(row in content for row in looked_for)]
