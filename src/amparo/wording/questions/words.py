"""The words of one rule."""

from typing import NamedTuple


class Words(NamedTuple):
    """`title` names the matter, `why` says why it matters, `question` asks the group; `repair` labels the one step."""

    title: str
    why: str
    question: str
    repair: str = ""
