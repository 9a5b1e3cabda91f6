"""Word lists of the `diceware` package: plain data, never an own list."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from amparo.sealing.keys import Random
from amparo.sealing.typed import fold

LISTS = MappingProxyType({"en": "en_eff", "es": "es", "fr": "fr"})
"""Language code -> name of its list. A language that is not here is offered Latin English words, or digits."""
FALLBACK = "en"
SPELLED_WORDS = 6
_DICE = re.compile(r"^[1-6]+\s+")


def words_in(language: str) -> tuple[str, ...]:
    """The different words of a language's list, in the order of the list; English where there is none."""
    return _listed(LISTS.get(language, LISTS[FALLBACK]))


@cache  # three lists, 1.5 MB once all have been read; folding one takes as long as an Argon2id
def _listed(name: str) -> tuple[str, ...]:
    text = (files("diceware") / "wordlists" / f"wordlist_{name}.txt").read_text("utf-8")
    return tuple(dict.fromkeys(fold(_DICE.sub("", line)) for line in text.splitlines() if line.strip()))


def spell(digest: bytes, language: str = FALLBACK) -> tuple[str, ...]:
    """Six words for a hash, to be read aloud and compared. The last word is the lowest digit in base len(list)."""
    words, number, spelled = words_in(language), int.from_bytes(digest, "big"), []
    for _ in range(SPELLED_WORDS):
        number, place = divmod(number, len(words))
        spelled.append(words[place])
    return tuple(reversed(spelled))


def pick(choices: int, random: Random) -> int:
    """A number below `choices`, each equally likely: draws that would favour small numbers are thrown away."""
    bits = choices.bit_length()
    while True:
        number = int.from_bytes(random(4), "big") >> (32 - bits)
        if number < choices:
            return number
