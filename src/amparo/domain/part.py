"""What the pieces of every document are made of: plans, PACTs, and whatever is written down about an alert."""

from typing import Annotated

from msgspec import Meta, Struct

LINE_MAX = 300
TEXT_MAX = 4_000

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Line = Annotated[str, Meta(max_length=LINE_MAX)]
Text = Annotated[str, Meta(max_length=TEXT_MAX)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Zone = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_+\-/]{0,59}$")]
"""A time zone by its name in the time zone database."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every piece is made of; a key nobody knows is refused, never dropped in silence."""
