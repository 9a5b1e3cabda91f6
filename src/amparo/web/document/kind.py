"""A kind of document, as the pages know it; and what is being asked about one of its parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from msgspec import Struct

from amparo.actions.desk import Desk
from amparo.domain.checks import Finding, Questions
from amparo.domain.difference import differences
from amparo.web.document.asked import How, Table
from amparo.wording.differences import Said, say_changes
from amparo.wording.fields import say_field

Fields = dict[str, forms.Field]
Cleaned = Mapping[str, Any]
Values = dict[str, Any]


@dataclass(frozen=True)
class Compound:
    """A value that takes several fields; their names begin with its own: `cost_amount`."""

    fields: Callable[[str, "Asking"], Fields]
    shown: Callable[[str, Any, "Asking"], Values]
    read: Callable[[str, Cleaned, "Asking"], Any]


def _as_it_is(_before: Any, after: Any) -> Any:
    return after


@dataclass(frozen=True)
class Kind:
    """One kind of document. `name` begins its routes and is the folder of its own templates.

    `words`: what its pages say where they would otherwise be the same. `abouts`: pages about the document as a whole,
    each with the fields it asks for, all from `table[model]`.
    """

    name: str
    model: type[Struct]
    desk: Desk[Any]
    lists: Mapping[type[Any], str]
    table: Table
    compound: Mapping[How, Compound]
    abouts: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str | Promise]
    tabs: Mapping[str, str | Promise]
    moved: Callable[[Any, str, int], Any]
    falls_with: Callable[[Any, str], Sequence[str]]
    pointers: Callable[[Any], Any]
    back: Callable[[Any, UUID, str], str]
    """Where somebody comes from who writes in a part of this list; for "", in the document as a whole."""
    questions: Questions[Any, Any]
    found: Callable[[Any, UUID, Any], Sequence[Finding]]
    """What is asked about a document today, as the person who looks knows it."""
    mending: Callable[[Any, Finding, Any, UUID], str]
    """The address of the form in which a finding can be mended, opened at the right field."""
    taken: Callable[[Any, Finding, str], Any] = lambda document, _finding, _way: document
    """The document after a way out of a finding that was touched beside its form."""
    shown_on: Mapping[str, str] = field(default_factory=dict)
    """List -> the page beside which its lists and forms stand."""
    follows: Callable[[type[Struct], Values], Values] = lambda *_about: {}
    """Fields of a part that are not asked, because they follow from those that are."""
    finished: Callable[[Any, Any], Any] = _as_it_is
    """What follows from a change of a part, before and after."""
    newcomer: Callable[[str], Any] | None = None
    """A new person of this name."""
    looks: Callable[[Any, date, str], Mapping[str, Sequence[str]]] = lambda *_about: {}
    """Item -> questions that are still open about it."""
    beside: Callable[[Any, str], Mapping[str, Any]] = lambda *_about: {}
    """What else the page of an item shows; the last argument is the language."""
    blank: Callable[[type[Struct], Any, str], Values] = lambda *_about: {}
    """What stands in the form of a new part before anybody wrote in it."""

    @property
    def listed(self) -> dict[str, type[Any]]:
        return {part: struct for struct, part in self.lists.items()}

    def differences(self, before: Any, after: Any, language: str) -> list[Said]:
        """Between two versions, in words."""
        return list(say_changes(differences(before, after, self.lists.values()), before, after, language))

    def repeated(self, struct: type[Struct]) -> dict[str, str]:
        """The repeated parts of this one -> the field by which a row of theirs is known."""
        found = {}
        for asked in self.table[struct]:
            if asked.how is How.STEPS:
                found[asked.name] = "what"
            elif asked.how is How.ROWS:
                found[asked.name] = next(one.name for one in self.table[cast(type[Struct], asked.of)] if one.required)
        return found


@dataclass(frozen=True)
class Asking:
    """About what is asked: a part of type `struct`, in which document, in which language, of which item."""

    of: Kind
    struct: type[Struct]
    document: Any
    language: str
    item: Struct | None
    rows: Mapping[str, int] = field(default_factory=dict)
    """How many rows a repeated part has on the form that came back."""

    def label(self, name: str, struct: type[Struct] | None = None) -> str:
        return say_field(struct or self.struct, name, self.language)

    def value(self, name: str) -> Any:
        return getattr(self.item, name, None)

    def items(self, part: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = getattr(self.document, part)
        return tuple(one for one in found if one.id != getattr(self.item, "id", None))
