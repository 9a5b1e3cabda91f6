"""One installation: its id, its key outside the database, and what both are for."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from amparo.sealing.encoding import lp
from amparo.sealing.keys import Key
from amparo.sealing.paper import FirstRunCode, Mistyped, read_first_run_code
from amparo.sealing.stretch import Pepper
from amparo.sealing.typed import fold


class InstanceKey(Key):
    """Kept in a file beside the database, not in it: without it, names cannot be guessed from the database."""


@dataclass(frozen=True)
class Instance:
    """Made at set-up; `id` is stored in the database, `key` and `pepper` in files outside it."""

    id: UUID
    key: InstanceKey
    pepper: Pepper | None = field(default=None)

    def name_mac(self, untrusted_name: str) -> bytes:
        """The 32 bytes by which an account is found, the same for every way of typing the name.

        WrongKey for a name longer than TYPED_CHARACTERS_MAX.
        """
        return self._mac("hrd1/name", fold(untrusted_name).encode("utf-8", "surrogatepass"))

    def door_mac(self, untrusted_words: str) -> bytes:
        """The 32 bytes by which an open room is found, the same for every way of typing its words, or WrongKey."""
        words = re.findall(r"[^\W\d_]+", fold(untrusted_words))
        return self._mac("hrd1/door", " ".join(words).encode("utf-8", "surrogatepass"))

    def stand_in(self, purpose: str, name_mac: bytes, length: int) -> bytes:
        """Bytes that look random and are the same each time, for accounts that do not exist."""
        blocks = -(-length // sha256().digest_size)
        return b"".join(self._mac("hrd1/stand-in", purpose, name_mac, block) for block in range(blocks))[:length]

    def first_run_hash(self, code: FirstRunCode) -> bytes:
        """What is stored instead of the code."""
        return self._mac("hrd1/first-run", code.raw)

    def is_first_run_code(self, untrusted_code: str, stored_hash: bytes) -> bool:
        """Whether this is the code behind the hash. That it is used once and expires is for the store to see to."""
        try:
            return hmac.compare_digest(self.first_run_hash(read_first_run_code(untrusted_code)), stored_hash)
        except Mistyped:
            return False

    def _mac(self, *purpose: str | bytes | int) -> bytes:
        return hmac.digest(self.key.raw, lp(*purpose), "sha256")
