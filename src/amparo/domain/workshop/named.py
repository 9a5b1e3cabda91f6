"""What may still give somebody away in what is to leave: names of that day, addresses, numbers, and words in capitals.

It finds no name at the beginning of a sentence, and none in a script without capitals unless it was given that day. So it is
a list to look through, never a promise; people read the whole before it leaves.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from amparo.domain.plan.checks.text import folded
from amparo.domain.workshop.nextsteps import TEXTS, Item, NextSteps, items

NAME_MIN = 2
FOUND_MAX = 200
ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[^\s@<>]+@[^\s@<>]+|(?<!\w)@\w{2,}|\+?\d[\d\s().-]{5,}\d")
WORD = re.compile(r"[^\W\d_][\w-]*")
BEGINS = re.compile(r"(?:^|[.!?:;…¿¡“”\"«»\n])\s*$")
TITLE = ""


class Standing(Struct, frozen=True):
    """`words` as they stand in this item; the item "" is the title."""

    item: str
    words: str


def standing(whole: NextSteps, known: tuple[str, ...] = ()) -> tuple[Standing, ...]:
    """Each once for each item it stands in. `known`: names given that day. Linear in the text."""
    texts = {TITLE: whole.title} | {item.id: _said(item) for item in items(whole)}
    names = tuple({folded(name.strip()): name.strip() for name in known if len(name.strip()) >= NAME_MIN}.items())
    found = [(item, words) for item, text in texts.items() for words in _found(text, names)]
    return tuple(Standing(item, words) for item, words in dict.fromkeys(found))[:FOUND_MAX]


def _said(item: Item) -> str:
    """Without who promised it: that stands there only where the group decided so."""
    return "\n".join(filter(None, (getattr(item, name, "") for name in TEXTS if name != "by")))


def _found(text: str, names: tuple[tuple[str, str], ...]) -> Iterator[str]:
    said = folded(text)
    yield from (name for key, name in names if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", said))
    yield from (match.group().strip(" .") for match in ADDRESSES.finditer(text))
    yield from _capitals(text)


def _capitals(text: str) -> Iterator[str]:
    """Runs of words with a capital, not counting the first of a sentence. "I" is nobody's name."""
    run: list[str] = []
    end = 0
    for match in WORD.finditer(text):
        word = match.group()
        capital = word[0].isupper() and len(word) >= NAME_MIN
        if run and (not capital or text[end : match.start()].strip(" ")):
            yield " ".join(run)
            run = []
        if capital and not BEGINS.search(text[max(0, match.start() - 4) : match.start()]):
            run.append(word)
        end = match.end()
    if run:
        yield " ".join(run)
