"""Three words that lead into a room: shown on the wall, typed on a phone. They let in, they open nothing.

Three words of more than 5,000 are 37 bits or more, tried one by one against a running server and good for a day.
"""

from __future__ import annotations

from amparo.sealing.card import card_words
from amparo.sealing.keys import OS_RANDOM, Random
from amparo.sealing.words import FALLBACK, pick

DOOR_WORDS = 3
LETTERS_MAX = 8


def draw(language: str = FALLBACK, random: Random = OS_RANDOM) -> tuple[str, ...]:
    """In the language's list, or English words where it has none; short ones, quick to type."""
    words = tuple(word for word in card_words(language) if len(word) <= LETTERS_MAX)
    return tuple(words[pick(len(words), random)] for _ in range(DOOR_WORDS))
