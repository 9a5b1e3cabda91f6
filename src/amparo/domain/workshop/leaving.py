"""How somebody takes home what is theirs. Five ways, and none of them is better than another."""

from datetime import date
from enum import StrEnum

from amparo.domain.part import Line, Part


class Way(StrEnum):
    AGE = "age"
    VOICE = "voice"
    AMPARO = "amparo"
    PAPER = "paper"
    NOTHING = "nothing"


class Leaving(Part, frozen=True, kw_only=True):
    """The record of one copy. `words` and `name` stand here only until the words were told by voice."""

    way: Way
    on: date
    name: Line = ""
    words: Line = ""
