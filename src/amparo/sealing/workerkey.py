"""The worker's key: the only module that opens what is sealed to the worker.

Nothing that serves pages may import it. The key comes from 128 bits on paper, so that a worker can be set up again on
another machine and read what was published to it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Self

from amparo.sealing import letter, signed
from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import Field, lp
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, AgreementKey, Key, Random, Secret
from amparo.sealing.paper import PaperSecret
from amparo.sealing.primitives import derive


class WorkerSecret(PaperSecret):
    """What the worker is set up with: eight groups of four, one more than a recovery key, so neither passes as the other."""

    CHECK_LABEL: ClassVar[str] = "hrd1/worker-check"
    CHECK_BITS: ClassVar[int] = 32


def read_worker_secret(untrusted_text: str) -> WorkerSecret:
    """Mistyped when this was never printed as a worker's secret."""
    return WorkerSecret.typed(untrusted_text)


class KeepingKey(Key):
    """Seals what the worker keeps for itself."""


class MacKey(Key):
    """Finds rows again without saying what they are about."""


@dataclass(frozen=True, repr=False, eq=False)
class WorkerKey(Secret):
    """All that the worker can open, and nothing else."""

    agreement: AgreementKey
    keeping: KeepingKey = field(repr=False)
    macs: MacKey = field(repr=False)

    @classmethod
    def from_secret(cls, secret: WorkerSecret) -> Self:
        whole = derive(secret.raw, b"hrd1/worker", length=3 * KEY_BYTES)
        agreement, keeping, macs = (whole[at : at + KEY_BYTES] for at in range(0, len(whole), KEY_BYTES))
        return cls(AgreementKey(agreement), KeepingKey(keeping), MacKey(macs))

    @cached_property
    def public(self) -> bytes:
        """To whom letters to the worker are written, 32 bytes."""
        return self.agreement.public

    def read(self, untrusted: bytes, *context: Field) -> bytes:
        """A letter to the worker, or WrongKey."""
        return letter.read(untrusted, self.agreement, *context)

    def read_signed(self, untrusted: bytes, writer: bytes, *context: Field) -> bytes:
        """A letter to the worker by the holder of `writer` (Ed25519), or WrongKey."""
        return signed.read(untrusted, self.agreement, writer, *context)

    def keep(self, content: bytes, *context: Field, random: Random = OS_RANDOM) -> bytes:
        """The worker's own: a blob nobody else opens, and only in this place."""
        return close_blob(self.keeping.raw, content, lp("hrd1/kept", *context), random)

    def kept(self, untrusted: bytes, *context: Field) -> bytes:
        """What `keep` sealed, or WrongKey."""
        return open_blob(self.keeping.raw, untrusted, lp("hrd1/kept", *context))

    def mac(self, *fields: Field) -> bytes:
        """32 bytes, the same for the same fields; they lead back to nothing for whoever lacks the key."""
        return hmac.digest(self.macs.raw, lp("hrd1/worker-mac", *fields), "sha256")
