"""Keys as values that cannot be mixed up, printed or put into a cache."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, NoReturn, Self, TypeAlias

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from amparo.sealing.faults import WrongKey

Random: TypeAlias = Callable[[int], bytes]
"""So many bytes nobody can foresee. Anything but the operating system's generator is for test vectors only."""
OS_RANDOM: Random = os.urandom

KEY_BYTES = 32


class Secret:
    """Refuses to be pickled or copied: no cache, no queue, no stored session."""

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never stored by pickling")


@dataclass(frozen=True, eq=False)
class Key(Secret):
    """Secret bytes of one purpose. Its text never shows them."""

    raw: bytes = field(repr=False)
    LENGTH: ClassVar[int] = KEY_BYTES

    def __post_init__(self) -> None:
        if len(self.raw) != self.LENGTH:
            raise WrongKey

    @classmethod
    def new(cls, random: Random = OS_RANDOM) -> Self:
        return cls(random(cls.LENGTH))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and type(other) is type(self) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash((type(self), self.raw))


class UserMasterKey(Key):
    """UMK: opens everything of one person; stays the same when the passphrase changes."""


class SlotKey(Key):
    """What Argon2id made of a passphrase; opens one of the four slots."""


class CompartmentKey(Key):
    """CK: one compartment in one epoch, known to each of its members."""


class DocumentKey(Key):
    """DEK: one version of one document."""


class AgreementKey(Key):
    """X25519: what others wrap to this person."""

    @cached_property
    def private(self) -> X25519PrivateKey:
        """As the library wants it. A worker opens thousands of letters with one key."""
        return X25519PrivateKey.from_private_bytes(self.raw)

    @cached_property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()


class SigningKey(Key):
    """Ed25519: what this person signs."""

    @property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.raw).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.raw).sign(message)
