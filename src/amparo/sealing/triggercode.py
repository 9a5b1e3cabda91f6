"""Ten letters and digits by which an alert is raised from any phone's text messages, once.

50 bits are few: a guess costs one Argon2id, and a code is thrown away when it was used. What is closed under a code is
also how the code is recognised: it is the one that opens it.
"""

from __future__ import annotations

from typing import Self

from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import Field, lp
from amparo.sealing.keys import OS_RANDOM, Key, Random
from amparo.sealing.paper import ALPHABET, Mistyped, read_symbols
from amparo.sealing.primitives import derive
from amparo.sealing.stretch import FLOOR, SALT_BYTES, Cost, stretch

SYMBOLS = 10
GROUP = 5
_SALT = slice(Cost.LENGTH, Cost.LENGTH + SALT_BYTES)


class TriggerCode(Key):
    """Its bytes are its ten symbols."""

    LENGTH = SYMBOLS

    @classmethod
    def new(cls, random: Random = OS_RANDOM) -> Self:
        return cls(bytes(ord(ALPHABET[byte & 31]) for byte in random(SYMBOLS)))

    @classmethod
    def read(cls, untrusted_text: str) -> Self:
        """In small letters, with or without the dash, I or L for 1 and O for 0; Mistyped for anything else."""
        symbols = read_symbols(untrusted_text)
        if len(symbols) != SYMBOLS:
            raise Mistyped
        return cls(bytes(ord(ALPHABET[value]) for value in symbols))

    def printed(self) -> str:
        """Like `7QJ4K-9M2XA`."""
        text = self.raw.decode()
        return f"{text[:GROUP]}-{text[GROUP:]}"

    def close(self, content: bytes, cost: Cost = FLOOR, *context: Field, random: Random = OS_RANDOM) -> bytes:
        """cost13 || salt16 || blob. One Argon2id."""
        salt, paid = random(SALT_BYTES), cost.within_limits()
        return paid.stored() + salt + close_blob(self._key(salt, paid), content, lp("hrd1/code", *context), random)

    def open(self, untrusted: bytes, *context: Field) -> bytes:
        """What `close` sealed, or WrongKey. One Argon2id; Busy when too many are waiting."""
        cost = Cost.read_paid(untrusted[: Cost.LENGTH])
        return open_blob(self._key(untrusted[_SALT], cost), untrusted[_SALT.stop :], lp("hrd1/code", *context))

    def _key(self, salt: bytes, cost: Cost) -> bytes:
        return derive(stretch(self.raw.decode(), salt, cost), b"hrd1/code")
