"""128 bits that a person can copy by hand: seven groups of four letters and digits, with a checksum.

Crockford's base 32: no I, L, O or U; small letters, I or L for 1 and O for 0 are read all the same.
"""

from __future__ import annotations

from hashlib import sha256

from amparo.sealing.encoding import lp
from amparo.sealing.keys import Key
from amparo.sealing.typed import fold

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 16
CHECK_BITS = 12
GROUP = 4
SYMBOLS = (8 * SECRET_BYTES + CHECK_BITS) // 5
_READ = {symbol.lower(): value for value, symbol in enumerate(ALPHABET)} | {"i": 1, "l": 1, "o": 0}
_IGNORED = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u2212_.")


class Mistyped(Exception):
    """This is not what was printed: a letter is missing, too many or another one. Compare it group by group."""


class PaperSecret(Key):
    """128 secret bits meant for paper."""

    LENGTH = SECRET_BYTES

    def printed(self) -> str:
        """The secret for people, like `7QJ4-...`: 28 symbols, of which the last 12 bits are the checksum."""
        number = int.from_bytes(self.raw, "big") << CHECK_BITS | _check(self.raw)
        symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (SYMBOLS - 1), -1, -5))
        return "-".join(symbols[at : at + GROUP] for at in range(0, SYMBOLS, GROUP))

    def has_group(self, place: int, untrusted_group: str) -> bool:
        """Whether somebody who wrote it down typed the group at this place (from 0)."""
        return _symbols(untrusted_group) == _symbols(self.printed().split("-")[place])


class RecoveryKey(PaperSecret):
    """R: opens the account when the passphrase is forgotten. Shown once, stored nowhere readable."""


class FirstRunCode(PaperSecret):
    """Proves, once, that whoever opens the page also sees the machine that just started."""


def read_recovery_key(untrusted_text: str) -> RecoveryKey:
    """Mistyped when the checksum says that this was never printed; that is no hint about any account."""
    return RecoveryKey(_secret(untrusted_text))


def read_first_run_code(untrusted_text: str) -> FirstRunCode:
    return FirstRunCode(_secret(untrusted_text))


def _secret(untrusted_text: str) -> bytes:
    symbols = _symbols(untrusted_text)
    if len(symbols) != SYMBOLS:
        raise Mistyped
    number = 0
    for value in symbols:
        number = number << 5 | value
    secret, check = (number >> CHECK_BITS).to_bytes(SECRET_BYTES, "big"), number & (1 << CHECK_BITS) - 1
    if _check(secret) != check:
        raise Mistyped
    return secret


def _symbols(untrusted_text: str) -> list[int]:
    if len(untrusted_text) > 4 * SYMBOLS:
        raise Mistyped
    values = [_READ.get(character, -1) for character in fold(untrusted_text).translate(_IGNORED)]
    if -1 in values:
        raise Mistyped
    return values


def _check(secret: bytes) -> int:
    return int.from_bytes(sha256(lp("hrd1/paper-check", secret)).digest()[:2], "big") >> 16 - CHECK_BITS
