"""The words plan tables are written in: headings, times, money and people, one TOML file for each language.

`fold` decides what counts as the same word: no case, no accents, straight quotes, single spaces, nothing at the ends.
Every list comes folded, so that readers compare folded with folded.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

LANGUAGES = ("en", "es", "fr", "ar")

STRAIGHT = str.maketrans("’‘`´“”«»–—", "''''\"\"\"\"--")
AT_THE_ENDS = " .,;:!?¡¿*_\"'،؛"


class TimeWords(Struct, frozen=True, kw_only=True):
    """`numbers` word -> number, `units` word -> unit, `adverbs` word -> (count, unit), `months` word -> 1..12."""

    within: tuple[str, ...]
    after: tuple[str, ...]
    every: tuple[str, ...]
    every_other: tuple[str, ...]
    at_once: frozenset[str]
    on: tuple[str, ...]
    end_of: tuple[str, ...]
    of: tuple[str, ...]
    months: Mapping[str, int]
    ordinals: tuple[str, ...]
    day_first: bool
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    adverbs: Mapping[str, tuple[int, str]]


class MoneyWords(Struct, frozen=True, kw_only=True):
    """`currencies` word -> what stands in the plan. `each` makes a price a rate, which is not one sum."""

    free: frozenset[str]
    conditions: tuple[str, ...]
    each: tuple[str, ...]
    currencies: Mapping[str, str]


class PeopleWords(Struct, frozen=True, kw_only=True):
    """Nouns in `departments` make no person of their own: "information and communications officer" is one.

    After one of `links` ("of", "de") a part of a title goes on, and no other person begins.
    """

    roles: frozenset[str]
    departments: frozenset[str]
    groups: frozenset[str]
    group_starts: tuple[str, ...]
    outside: frozenset[str]
    joins: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]


class MarkWords(Struct, frozen=True, kw_only=True):
    """`same` repeats the cell above; `undecided` says that nobody has decided."""

    same: frozenset[str]
    undecided: frozenset[str]


class TableWords(Struct, frozen=True, kw_only=True):
    """`headings`: heading -> column kind."""

    headings: Mapping[str, str]
    time: TimeWords
    money: MoneyWords
    people: PeopleWords
    marks: MarkWords


def fold(text: str) -> str:
    """The text as words are compared: without case, accents, curly quotes and what hangs at the ends."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(STRAIGHT)) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split()).strip(AT_THE_ENDS)


@cache
def words(language: str) -> TableWords:
    """The words of one of LANGUAGES."""
    form = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))
    time, money = form["time"], form["money"]
    form["headings"] = _turned(form["headings"])
    time["numbers"] = {word: int(number) for word, number in _turned(time["numbers"]).items()}
    time["units"] = _turned(time["units"])
    time["months"] = {fold(w): n for n, names in enumerate(time["months"], start=1) for w in names.split()}
    money["currencies"] = {_folded_sign(word): name for word, name in _pairs(money["currencies"])}
    return msgspec.convert(_folded(form), TableWords)


def _pairs(by_name: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((word, name) for name, listed in by_name.items() for word in listed)


def _turned(by_name: Mapping[str, list[str]]) -> dict[str, str]:
    """Name -> words, turned round: folded word -> name. Of two names for one word the first wins."""
    turned: dict[str, str] = {}
    for word, name in _pairs(by_name):
        turned.setdefault(fold(word), name)
    return turned


def _folded_sign(word: str) -> str:
    return fold(word) or word


def _folded(form: Any) -> Any:
    """Every list of words folded; keys of tables too, values of tables as they are."""
    if isinstance(form, list):
        return [fold(word) if isinstance(word, str) else word for word in form]
    if not isinstance(form, dict):
        return form
    return {fold(key) if " " in key or not key.isascii() else key: _folded(value) for key, value in form.items()}
