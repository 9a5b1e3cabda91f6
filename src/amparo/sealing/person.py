"""Who somebody is to the others: two public keys under one signature, and six words to compare face to face."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Self
from uuid import UUID

from amparo.sealing.encoding import SUITE, lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import AgreementKey, SigningKey
from amparo.sealing.primitives import SIGNATURE_BYTES, verify
from amparo.sealing.words import FALLBACK, spell


@dataclass(frozen=True)
class PublicRecord:
    """Stored as suite1 || user16 || X25519 public key 32 || Ed25519 public key 32 || self-signature 64.

    An instance of this class has been verified: it exists only with a right signature.
    """

    user: UUID
    agreement: bytes
    signing: bytes
    signature: bytes
    LENGTH: ClassVar[int] = 1 + 16 + 32 + 32 + SIGNATURE_BYTES

    def __post_init__(self) -> None:
        verify(self.signing, self.signature, self._claim(self.user, self.agreement, self.signing))

    @classmethod
    def of(cls, user: UUID, agreement: AgreementKey, signing: SigningKey) -> Self:
        claim = cls._claim(user, agreement.public, signing.public)
        return cls(user, agreement.public, signing.public, signing.sign(claim))

    @classmethod
    def read(cls, untrusted: bytes) -> Self:
        if len(untrusted) != cls.LENGTH or untrusted[:1] != SUITE:
            raise WrongKey
        return cls(UUID(bytes=untrusted[1:17]), untrusted[17:49], untrusted[49:81], untrusted[81:])

    def stored(self) -> bytes:
        return SUITE + self.user.bytes + self.agreement + self.signing + self.signature

    def fingerprint(self, language: str = FALLBACK) -> tuple[str, ...]:
        """Six words. Both people must read them in the same language."""
        return spell(sha256(lp("hrd1/fingerprint", self.user, self.agreement, self.signing)).digest(), language)

    @staticmethod
    def _claim(user: UUID, agreement: bytes, signing: bytes) -> bytes:
        return lp("hrd1/public", user, agreement, signing)
