"""A step in the life of a part, as a button beside it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Step:
    """`asks`: "" for a plain button, "reason" for a reason in words, "because" for the reason a threat is chosen."""

    act: str
    words: str | Promise
    asks: str = ""
