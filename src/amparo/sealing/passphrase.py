"""Passphrases: generated ones of at least 77 bits, and own ones that are checked before they are accepted.

Only `generate` and `own` make a `Passphrase`, so an account cannot be given an unchecked one. Signing in takes plain
text. All passphrases are compared in the one form of `typed.fold`: capitals and extra blanks do not matter, and an own
passphrase is judged in that form too, so that nothing is promised which folding takes away.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from amparo.sealing.keys import OS_RANDOM, Random, Secret
from amparo.sealing.typed import TYPED_CHARACTERS_MAX, fold
from amparo.sealing.words import FALLBACK, LISTS, pick, words_in

BITS_MIN = 77.0
DIGITS_PER_GROUP = 4
OWN_CHARACTERS_MIN = 15
PLAIN_WORDS_MIN = 5
LIST_WORDS_MIN = 6
LETTERS_OF_A_WORD_MIN, LETTERS_OF_A_WORD_MAX = 4, 12
# zxcvbn takes seconds on long texts written to slow it down; the beginning alone must already be strong enough.
JUDGED_CHARACTERS_MAX = 32
ZXCVBN_SCORE_MIN = 4
CONTEXT_WORDS_MAX = 100
_UNTYPABLE = {"Cc", "Cn", "Co", "Cs"}


@dataclass(frozen=True, eq=False)
class Passphrase(Secret):
    """A passphrase that was found strong enough, in its one form."""

    text: str = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.split())

    def has_word(self, place: int, untrusted_word: str) -> bool:
        """Whether somebody who wrote it down typed the word at this place (from 0): the two-word confirmation."""
        return fold(untrusted_word) == self.words[place]


class PassphraseRefused(Exception):
    """This passphrase is not accepted; `code` says why."""

    code: ClassVar[str]


class TooShort(PassphraseRefused):
    """An own passphrase has at least 15 characters."""

    code = "passphrase-too-short"


class TooLong(PassphraseRefused):
    """Nobody types this many characters twice."""

    code = "passphrase-too-long"


class TooFewWords(PassphraseRefused):
    """Plain words need to be many: five different ones of four letters or more, six where a word list has them all."""

    code = "passphrase-too-few-words"


class TooGuessable(PassphraseRefused):
    """Known passwords, names, dates, keyboard rows or repetitions: a program guesses this one early."""

    code = "passphrase-too-guessable"


class NotTypable(PassphraseRefused):
    """It has a character that another keyboard or another system may not be able to write."""

    code = "passphrase-not-typable"


class Kind(StrEnum):
    WORDS = "words"
    LATIN_WORDS = "latin-words"
    DIGITS = "digits"


def kinds(language: str) -> tuple[Kind, ...]:
    """What can be offered to a reader of this language, the first by default."""
    return (Kind.WORDS if language in LISTS else Kind.LATIN_WORDS, Kind.DIGITS)


def generate(language: str, kind: Kind = Kind.WORDS, random: Random = OS_RANDOM) -> Passphrase:
    """At least 77 bits from the language's list (six words of more than 7,300), English words, or groups of digits."""
    if kind is Kind.DIGITS:
        count = _needed(10**DIGITS_PER_GROUP)
        return Passphrase(" ".join(f"{pick(10**DIGITS_PER_GROUP, random):0{DIGITS_PER_GROUP}}" for _ in range(count)))
    words = words_in(FALLBACK if kind is Kind.LATIN_WORDS else language)
    return Passphrase(" ".join(words[pick(len(words), random)] for _ in range(_needed(len(words)))))


def drawn(untrusted_text: str) -> Passphrase:
    """Words or digits that `generate` may have drawn, on their way back from a form; TooFewWords for anything else.

    They are not judged as chosen ones are: a draw that holds a short word, or one word twice, is as hard to guess.
    """
    text = fold(untrusted_text[:TYPED_CHARACTERS_MAX])
    tokens = text.split()
    digits = all(len(token) == DIGITS_PER_GROUP and token.isdigit() for token in tokens)
    of_lists = [words_in(language) for language in LISTS if set(tokens) <= set(words_in(language))]
    choices = 10**DIGITS_PER_GROUP if digits else max(map(len, of_lists), default=0)
    if choices < 2 or len(set(tokens)) < _needed(choices) - 1:  # one may come twice; two do in no draw in a million
        raise TooFewWords
    return Passphrase(text)


def _needed(choices: int) -> int:
    return math.ceil(BITS_MIN / math.log2(choices))


def own(untrusted_text: str, context: Iterable[str] = ()) -> Passphrase:
    """A passphrase somebody chose, or a PassphraseRefused. `context`: names that an adversary would try first."""
    if len(untrusted_text) > TYPED_CHARACTERS_MAX:
        raise TooLong
    if _UNTYPABLE & set(map(unicodedata.category, untrusted_text)):
        raise NotTypable
    text = fold(untrusted_text)
    if len(text) > TYPED_CHARACTERS_MAX:  # one character may fold to eighteen
        raise TooLong
    if len(text) < OWN_CHARACTERS_MIN:
        raise TooShort
    _refuse_guessable(text, context)
    return Passphrase(text)


def _refuse_guessable(text: str, context: Iterable[str]) -> None:
    # zxcvbn knows English words only; a list word in any of our languages is one of about 8,000 guesses.
    listed = dict.fromkeys((word for language in LISTS for word in words_in(language)), 8_192)
    nearby = _context_words(context)
    if _score(text[:JUDGED_CHARACTERS_MAX], listed, nearby) < ZXCVBN_SCORE_MIN:
        raise TooGuessable
    tokens = text.split()
    words = {token for token in tokens if len(token) >= LETTERS_OF_A_WORD_MIN and not token.isdigit()}
    plain = all(len(token) <= LETTERS_OF_A_WORD_MAX and (token.isalpha() or token.isdigit()) for token in tokens)
    if plain and len(words) < (LIST_WORDS_MIN if words <= {*listed, *nearby} else PLAIN_WORDS_MIN):
        raise TooFewWords


def _context_words(context: Iterable[str]) -> list[str]:
    folded = ["amparo", *(fold(name[:TYPED_CHARACTERS_MAX]) for name in list(context)[:CONTEXT_WORDS_MAX])]
    return [*folded, *(word for name in folded for word in name.split())]


def _score(text: str, listed: dict[str, int], context: list[str]) -> int:
    """zxcvbn's 0-4. Put together here because zxcvbn() keeps the last person's context in a table of the whole process.

    Imported late: its tables take 15 MB that a server without new accounts never needs.
    """
    from zxcvbn import matching, scoring, time_estimates  # type: ignore[import-untyped]

    known = {**matching.RANKED_DICTIONARIES, "listed": listed, "context": matching.build_ranked_dict(context)}
    best = scoring.most_guessable_match_sequence(text, matching.omnimatch(text, known))
    return int(time_estimates.guesses_to_score(best["guesses"]))
