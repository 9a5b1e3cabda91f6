"""A card's Markdown: its front matter, name by name, and what stands below. Nothing in it is trusted to be good YAML."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from amparo.domain.faults import NotADocument
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.card import LINES_MAX, LONG_TEXT_MAX, Card, Kept, Material, Per
from amparo.files.losses import Loss
from amparo.files.yamltext import read_form

NAME = re.compile(r"^([^\W\d][^\n:]{0,79}):(?:[ \t]+|$)", re.MULTILINE)
"""Whatever stands at the beginning of a line before a colon, slips of the pen included."""
FENCED = re.compile(r"\A﻿?\s*---[ \t]*\r?\n(.*?)^---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL | re.MULTILINE)
NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
SAYS_NOTHING = ("", "~", "null", "''", '""', "[]")
COUNTED = re.compile(r"(\d{1,4})\s+(.+)")
PER_HEAD = re.compile(r"(.+?)\s*\((\d{1,4})(?: per (person|group))?\)")


class NoCard(Exception):
    """These lines are no card: a card begins with its front matter."""


class CardRead(Struct, frozen=True):
    card: Card
    losses: tuple[Loss, ...] = ()


class FrontMatter:
    """`raw`: name -> what stands behind it, word for word. `taken`: what was understood; the rest is kept."""

    def __init__(self, untrusted: str) -> None:
        fenced = FENCED.match(untrusted.replace("\r\n", "\n"))
        if fenced is None:
            raise NoCard
        self.raw: dict[str, str] = {}
        self.body = fenced[2]
        self.taken: set[str] = set()
        self.times: Counter[str] = Counter()
        self.losses: list[Loss] = []
        self._take(fenced[1], fenced.string.count("\n", 0, fenced.start(1)) + 1)

    def _take(self, head: str, first_line: int) -> None:
        parts = NAME.split(head)
        line = first_line + parts[0].count("\n")
        for name, value in zip(parts[1::2], parts[2::2], strict=True):
            self._put(name, value.rstrip("\n"), line)
            line += value.count("\n")

    def _put(self, name: str, value: str, line: int) -> None:
        """The last one counts that says something, as on those sites; what else was said stays beside it, and is told."""
        before = self.raw.get(name)
        if before is None or before.strip() in SAYS_NOTHING:
            self.raw[name] = value
        elif value.strip() not in SAYS_NOTHING and value.strip() != before.strip():
            self.raw[self._beside(name)], self.raw[name] = before, value
        if before is not None:
            self.losses.append(Loss("name-twice", f"line {line}", name))

    def _beside(self, name: str) -> str:
        """A name that is free, found at once however often this one stands there."""
        while True:
            self.times[name] += 1
            free = f"{name} ({self.times[name] + 1})"
            if free not in self.raw:
                return free

    def value(self, name: str) -> Any:
        """As YAML reads it; as it stands where YAML cannot."""
        self.taken.add(name)
        raw = self.raw.get(name, "")
        try:
            form = read_form(f"{name}: {raw}")
        except NotADocument:
            return raw.strip().strip("\"'")
        return form.get(name) if isinstance(form, dict) else None

    def text(self, name: str, most: int = TEXT_MAX) -> str:
        value = self.value(name)
        joined = ", ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value)
        return self.short(joined.strip(), most, name)

    def texts(self, name: str, most: int = TEXT_MAX) -> tuple[str, ...]:
        value = self.value(name)
        some = value if isinstance(value, list) else [value]
        told = (str(each).strip() for each in some if each is not None and not isinstance(each, dict | list))
        return tuple(self.short(each, most, name) for each in told if each)[:LINES_MAX]

    def short(self, text: str, most: int, where: str) -> str:
        if len(text) <= most:
            return text
        self.losses.append(Loss("cut-short", where, text[most - 1 :][:60]))
        return text[: most - 1] + "…"

    def kept(self) -> tuple[Kept, ...]:
        left = [(name, raw) for name, raw in self.raw.items() if name not in self.taken][:LINES_MAX]
        return tuple(Kept(name=name[:LINE_MAX], value=self.short(raw, TEXT_MAX, name)) for name, raw in left)


def id_from(*names: str) -> str:
    """The first of these that leaves something an id can be made of."""
    for name in names:
        if made := NOT_IN_AN_ID.sub("-", name.lower()).strip("-0123456789")[:40].strip("-"):
            return made
    return "card"


def materials_in(text: str, short: Any) -> tuple[Material, ...]:
    """Divided at commas; "2 flipcharts", "paper (1 per person)" and "markers (2)" are counted."""
    return materials_of(re.split(r",|\n", text), short)


def materials_of(listed: Iterable[str], short: Any) -> tuple[Material, ...]:
    """One for each; lines that were only wrapped are joined."""
    parts = (" ".join(part.split()).strip(" .;") for part in listed)
    return tuple(_material(short(part, LINE_MAX, "materials")) for part in parts if part)[:LINES_MAX]


def _material(text: str) -> Material:
    if (found := PER_HEAD.fullmatch(text)) and int(found[2]):
        return Material(what=found[1], quantity=int(found[2]), per=Per(found[3] or "room"))
    if (found := COUNTED.fullmatch(text)) and int(found[1]):
        return Material(what=found[2], quantity=int(found[1]))
    return Material(what=text)


def say_material(material: Material, *, listed: bool = False) -> str:
    """`listed`: each on a line of its own, so that a comma divides nothing."""
    what = material.what if listed else material.what.replace(",", ";")
    if material.quantity is None:
        return what
    return f"{what} ({material.quantity}{'' if material.per is Per.ROOM else f' per {material.per}'})"


def fenced(lines: Mapping[str, str], body: str) -> bytes:
    head = "\n".join(f"{name}: {value}".rstrip() for name, value in lines.items())
    return f"---\n{head}\n---\n\n{body.strip()}\n".encode()


def quoted(value: object) -> str:
    """JSON is YAML: text in quotes, lists in brackets."""
    return json.dumps(value, ensure_ascii=False)


def looks_like_a_card(untrusted: str) -> FrontMatter | None:
    """The front matter, if there is one that names a card; a plan's table has none."""
    try:
        matter = FrontMatter(untrusted)
    except NoCard:
        return None
    return matter if "title" in matter.raw else None


def long_text(matter: FrontMatter, name: str) -> str:
    return matter.text(name, LONG_TEXT_MAX)
