"""What a conversion could not carry: said, never silent."""

from msgspec import Struct


class Loss(Struct, frozen=True):
    """`code` is for `wording`; `where` a place (`measures.helpers`, `row 3, cost`); `text` what was there, or how many."""

    code: str
    where: str
    text: str


class Written(Struct, frozen=True):
    """A file's bytes, and what they could not carry."""

    content: bytes
    losses: tuple[Loss, ...] = ()
