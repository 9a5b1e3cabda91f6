"""Who acts."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from amparo.sealing.membership import Role


class Purpose(StrEnum):
    """For whom this place is: the answer to the second question anybody is asked."""

    ME = "me"
    ORGANISATION = "organisation"
    WORKSHOP = "workshop"


@dataclass(frozen=True)
class Member:
    """A signed-in person. `fresh`: they typed their passphrase in the last ten minutes."""

    id: UUID
    organisation: UUID
    role: Role
    name: str
    purpose: Purpose
    recovery_key: bool
    fresh: bool


__all__ = ["Member", "Purpose", "Role"]
