"""The ways of asking. A kind of document has one table that says for each of its parts what is asked, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from django.utils.functional import Promise
from msgspec import Struct


class How(StrEnum):
    LINE = auto()
    TEXT = auto()
    LINES = auto()
    """Several short texts, one on each line."""
    DAY = auto()
    TIME = auto()
    """As a wall clock shows it."""
    WEEKDAYS = auto()
    ZONE = auto()
    LANGUAGE = auto()
    NUMBER = auto()
    WHOLE = auto()
    """A whole number from `least` to `most`."""
    CHOICE = auto()
    """One of `of`, an enumeration; as cards."""
    CHOICES = auto()
    """Some of `of`, an enumeration."""
    RANK = auto()
    YES = auto()
    YES_NO = auto()
    """Yes, no, or not known."""
    WHO = auto()
    """A person by name, known or new."""
    ONE = auto()
    """One item of the list `of`."""
    SEVERAL = auto()
    """Items of the list `of`."""
    INSIDE = auto()
    """The part inside, of the type `of`: its own fields from the same table."""
    ROWS = auto()
    """Parts inside, of the type `of`: one row of fields each. A row is there when its required field is filled."""
    MONEY = auto()
    SCHEDULE = auto()
    LINKS = auto()
    """For each threat: whether, how much, why, when last looked at."""
    STEPS = auto()


@dataclass(frozen=True)
class Asked:
    """`name` is the field of the model. What is `more` is folded away until somebody wants it."""

    name: str
    how: How
    of: type[Enum] | type[Struct] | str | None = None
    hint: str | Promise = ""
    required: bool = False
    more: bool = False
    least: int = 0
    most: int = 10_000


Table: TypeAlias = Mapping[type[Struct], tuple[Asked, ...]]
