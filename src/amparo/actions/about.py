"""What concerns a document as a whole: its name, its days, its money, whose it is."""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from amparo.actions.allow import allow
from amparo.actions.desk import Desk, mark_of
from amparo.actions.people import Member
from amparo.domain.part import Part
from amparo.store.keys import Keys
from amparo.store.shelf import Opened

D = TypeVar("D", bound=Part)


class AboutChangedMeanwhile(Exception):
    """Somebody else changed the same page while you were writing."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


def about_mark(document: Part, names: Collection[str]) -> str:
    """The same as long as nobody changed what this page is about: these fields of the document."""
    return mark_of(replace(type(document)(), **{name: getattr(document, name) for name in names}))


def edit_about(
    desk: Desk[D], document_id: UUID, names: Collection[str], mine: D, *, seen: str, by: Member, keys: Keys, today: date
) -> Opened[D]:
    """These fields of the document as in `mine`; everything else stays whatever it is by now."""
    allow(by, desk.acts.change)

    def edit(document: D) -> D:
        if about_mark(document, names) != seen:
            raise AboutChangedMeanwhile(document)
        return desk.edits.settled(document, replace(document, **{name: getattr(mine, name) for name in names}))

    return desk.shelf.change(document_id, keys, edit, today)
