"""128 bits that a person can copy by hand: groups of four letters and digits, with a checksum.

Crockford's base 32: no I, L, O or U; small letters, I or L for 1 and O for 0 are read all the same.
"""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar, Self

from amparo.sealing.encoding import lp
from amparo.sealing.keys import Key
from amparo.sealing.typed import fold

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 16
GROUP = 4
SYMBOLS_TYPED_MAX = 128
_READ = {symbol.lower(): value for value, symbol in enumerate(ALPHABET)} | {"i": 1, "l": 1, "o": 0}
_IGNORED = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u2212_.")


class Mistyped(Exception):
    """This is not what was printed: a letter is missing, too many or another one. Compare it group by group."""


class PaperSecret(Key):
    """128 secret bits meant for paper. Another CHECK_BITS is another length: no kind is ever read as another."""

    LENGTH = SECRET_BYTES
    CHECK_LABEL: ClassVar[str] = "hrd1/paper-check"
    CHECK_BITS: ClassVar[int] = 12

    def printed(self) -> str:
        """The secret for people, like `7QJ4-...`: groups of four symbols, of which the last bits are the checksum."""
        number = int.from_bytes(self.raw, "big") << self.CHECK_BITS | self._check()
        symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (self._symbols() - 1), -1, -5))
        return "-".join(symbols[at : at + GROUP] for at in range(0, len(symbols), GROUP))

    def has_group(self, place: int, untrusted_group: str) -> bool:
        """Whether somebody who wrote it down typed the group at this place (from 0)."""
        return read_symbols(untrusted_group) == read_symbols(self.printed().split("-")[place])

    @classmethod
    def typed(cls, untrusted_text: str) -> Self:
        """Mistyped when the checksum says that this was never printed; that is no hint about any account."""
        symbols = read_symbols(untrusted_text)
        if len(symbols) != cls._symbols():
            raise Mistyped
        number = 0
        for value in symbols:
            number = number << 5 | value
        secret = cls((number >> cls.CHECK_BITS).to_bytes(SECRET_BYTES, "big"))
        if secret._check() != number & (1 << cls.CHECK_BITS) - 1:
            raise Mistyped
        return secret

    @classmethod
    def _symbols(cls) -> int:
        return (8 * SECRET_BYTES + cls.CHECK_BITS) // 5

    def _check(self) -> int:
        digest = sha256(lp(self.CHECK_LABEL, self.raw)).digest()
        return int.from_bytes(digest, "big") >> 8 * len(digest) - self.CHECK_BITS


class RecoveryKey(PaperSecret):
    """R: opens the account when the passphrase is forgotten. Shown once, stored nowhere readable."""


class FirstRunCode(PaperSecret):
    """Proves, once, that whoever opens the page also sees the machine that just started."""


def read_recovery_key(untrusted_text: str) -> RecoveryKey:
    return RecoveryKey.typed(untrusted_text)


def read_first_run_code(untrusted_text: str) -> FirstRunCode:
    return FirstRunCode.typed(untrusted_text)


def read_symbols(untrusted_text: str) -> list[int]:
    """The value of each symbol, 0 to 31, however it was typed; Mistyped for anything else."""
    if len(untrusted_text) > SYMBOLS_TYPED_MAX:
        raise Mistyped
    values = [_READ.get(character, -1) for character in fold(untrusted_text).translate(_IGNORED)]
    if -1 in values:
        raise Mistyped
    return values
