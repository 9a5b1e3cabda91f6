"""What a conversion could not carry: said, never silent."""

from msgspec import Struct


class Loss(Struct, frozen=True):
    """`code` is for `wording`; `text` is what was there, or how many.

    `where` is a place in a table (`table 2, row 14, column Costs`), lines of a text (`lines 3-9`), a field of the plan
    (`measures.helpers`), or empty where nobody can tell.
    """

    code: str
    where: str
    text: str


class Written(Struct, frozen=True):
    """A file's bytes, and what they could not carry."""

    content: bytes
    losses: tuple[Loss, ...] = ()
