"""What a signed-in person opens with, as it is handed from the roof down to where a document is opened."""

from dataclasses import dataclass

from amparo.sealing.account import Keyring
from amparo.sealing.compartment import Organisation


@dataclass(frozen=True, repr=False)
class Keys:
    """One person's keys and the organisation they open. Lives as long as a request; never stored, logged or shown."""

    keyring: Keyring
    organisation: Organisation
