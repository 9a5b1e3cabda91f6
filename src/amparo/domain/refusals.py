"""How a document says no to a change: each is something a person can mend, and its docstring is the explanation."""

from amparo.domain.faults import Fault


class NotNow(Exception):
    """This step does not follow from where things stand."""


class NeedsReason(Exception):
    """Say why, in a few words: whoever reads it later will ask."""


class DoesNotHoldTogether(Exception):
    """This change would leave something pointing at nothing, or things waiting for each other in a ring."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


class NoSuchItem(Exception):
    """There is nothing with this id in the document; somebody may have removed it."""


class MixedWorlds(Exception):
    """Invented and real cases are never put into one document (I14)."""
