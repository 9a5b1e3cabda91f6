"""A contact's card: twelve words on paper that open their part of the pack, typed at night on any phone.

Eleven words are drawn, the twelfth is a checksum: so whoever mistypes is told that it was a slip, and does not believe
that the card is no longer good. Eleven words of more than 7,700 are 142 bits; no stretching is needed, and the checksum
helps nobody who guesses. The words are plain letters; accents and capitals do not matter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Self

from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, AgreementKey, Random, Secret
from amparo.sealing.paper import Mistyped
from amparo.sealing.primitives import derive
from amparo.sealing.typed import fold
from amparo.sealing.words import FALLBACK, LISTS, pick, words_in

CARD_WORDS = 12


class MistypedCard(Mistyped):
    """These are not the words of a card. `strange`: the places, from 0, of words that stand in no list."""

    def __init__(self, strange: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.strange = strange


@dataclass(frozen=True, eq=False)
class Card(Secret):
    """Made by `new` or `read_card` only. The words are for paper; the public half goes into the PACT."""

    words: tuple[str, ...] = field(repr=False)

    @classmethod
    def new(cls, language: str = FALLBACK, random: Random = OS_RANDOM) -> Self:
        """In the contact's language, or English words where it has no list."""
        words = card_words(language)
        drawn = tuple(words[pick(len(words), random)] for _ in range(CARD_WORDS - 1))
        return cls((*drawn, _check(drawn, words)))

    @cached_property
    def agreement(self) -> AgreementKey:
        return AgreementKey(derive(" ".join(self.words).encode(), b"hrd1/card"))

    @cached_property
    def public(self) -> bytes:
        """X25519, 32 bytes: what the contact's shares are sealed to."""
        return self.agreement.public


def read_card(untrusted_text: str) -> Card:
    """The card, in whichever language it was printed, or MistypedCard."""
    words, known = _typed(untrusted_text), set[str]()
    for language in LISTS:
        listed = card_words(language)
        if len(words) == CARD_WORDS and set(words) <= set(listed) and _check(words[:-1], listed) == words[-1]:
            return Card(words)
        known |= set(words) & set(listed)
    raise MistypedCard(tuple(place for place, word in enumerate(words) if word not in known))


def card_words(language: str) -> tuple[str, ...]:
    """The words of a language's list that are nothing but letters a to z."""
    return tuple(word for word in words_in(language) if word.isascii() and word.isalpha())


def _typed(untrusted_text: str) -> tuple[str, ...]:
    try:
        decomposed = unicodedata.normalize("NFD", fold(untrusted_text))
    except WrongKey:
        raise MistypedCard from None
    plain = (character for character in decomposed if not unicodedata.combining(character))
    return tuple("".join(character if character.isalpha() else " " for character in plain).split())


def _check(drawn: tuple[str, ...], words: tuple[str, ...]) -> str:
    return words[int.from_bytes(sha256(lp("hrd1/card-check", *drawn)).digest(), "big") % len(words)]
