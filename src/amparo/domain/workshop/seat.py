"""Somebody who takes part, as the room knows them: a made-up name, and what groups are made from. No name, no phone."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Language, Line, Part

WISHES_MAX = 5


class SeatCard(Part, frozen=True, kw_only=True):
    """`pseudonym`: two words drawn for today. Wishes are kept by whoever makes groups, and shown to nobody."""

    pseudonym: Line
    language: Language = "en"
    group: Annotated[int, Meta(ge=1, le=200)] | None = None
    organisation: Line = ""
    """The code of one of the room's organisations."""
    situation: Line = ""
    """What they would work on, so that groups can be made of similar ones."""
    not_with: Annotated[tuple[Line, ...], Meta(max_length=WISHES_MAX)] = ()
    """Pseudonyms they would rather not sit with."""
    not_me: bool = False
    """They would rather not report to the others."""
    helper: bool = False
    """They help others in their group with their phones."""
    asks: bool = False
    """They asked whoever leads for help. Nobody else is told."""
