"""Agreed words that are checked and never read: all-clear, duress, passwords of contacts.

A word is short, so whoever holds a verifier can guess it at one Argon2id a guess. That is why verifiers are themselves
sealed to the worker; alone they protect only a long word.
"""

from __future__ import annotations

import hmac

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, Random
from amparo.sealing.primitives import derive
from amparo.sealing.stretch import FLOOR, SALT_BYTES, Cost, stretch
from amparo.sealing.typed import fold

VERIFIER_BYTES = Cost.LENGTH + SALT_BYTES + KEY_BYTES
_SALT = slice(Cost.LENGTH, Cost.LENGTH + SALT_BYTES)


class NoWord(Exception):
    """Blanks alone are no word: an empty answer must never be the agreed one."""


def make(word: str, cost: Cost = FLOOR, random: Random = OS_RANDOM) -> bytes:
    """cost13 || salt16 || 32 bytes that recognise the word. WrongKey above TYPED_CHARACTERS_MAX."""
    if not fold(word):
        raise NoWord
    salt, paid = random(SALT_BYTES), cost.within_limits()
    return paid.stored() + salt + _recognised(word, salt, paid)


def matches(stored: bytes, untrusted: str) -> bool:
    """Whether this is the agreed word, however it was typed. Costs one Argon2id; Busy when too many are waiting."""
    if len(stored) != VERIFIER_BYTES:
        return False
    try:
        typed = _recognised(untrusted, stored[_SALT], Cost.read_paid(stored[: Cost.LENGTH]))
    except WrongKey:
        return False
    return hmac.compare_digest(typed, stored[_SALT.stop :])


def same(stored: bytes, word: str) -> bool:
    """Whether a second word would be taken for the first: a duress word must not be the all-clear word."""
    return matches(stored, word)


def _recognised(word: str, salt: bytes, cost: Cost) -> bytes:
    return derive(stretch(word, salt, cost), b"hrd1/verifier")
