"""How something leaves a room: for somebody what is theirs, for readers who were not there what the group agreed to.

Five ways, and none of them is better than another.
"""

from datetime import date
from enum import StrEnum

from amparo.domain.part import Line, Part
from amparo.domain.workshop.nextsteps import Readers


class Way(StrEnum):
    AGE = "age"
    VOICE = "voice"
    AMPARO = "amparo"
    PAPER = "paper"
    NOTHING = "nothing"


class Leaving(Part, frozen=True, kw_only=True):
    """The record of one copy. `words` and `name` stand here only until the words were told by voice.

    `readers`: whom it was written up for; none where somebody took home what is theirs. `number`: which of their sealed
    copies the words open.
    """

    way: Way
    on: date
    name: Line = ""
    words: Line = ""
    readers: Readers | None = None
    number: int = 0


class SealedCopy(Part, frozen=True, kw_only=True):
    """A sealed file that waits on the page of whoever sealed it. `words`: how many are told by voice to open it; none where a
    key opens it."""

    number: int
    content: bytes
    words: int = 0
