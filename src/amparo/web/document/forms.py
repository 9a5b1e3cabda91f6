"""The form of one part of a document, made from the table of fields, and the part made from the form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from msgspec import Struct
from msgspec.structs import replace

from amparo.web.document import inputs
from amparo.web.document.asked import Asked, How
from amparo.web.document.compound import BLANK_ROWS, said_or_usual
from amparo.web.document.kind import Asking, Kind
from amparo.web.document.posted import strict

BUTTONS = ("seen", "first", "rows", "up", "down")
ROW = re.compile(r"([a-z_]{1,40})-(\d{1,3})-")
COMPOUND = frozenset({How.INSIDE, How.ROWS, How.MONEY, How.SCHEDULE, How.LINKS, How.STEPS})
BY_NUMBER = frozenset({How.ROWS, How.STEPS})


@dataclass(frozen=True)
class Group:
    """One question of the form: its fields, and the template that lays them out."""

    asked: Asked
    legend: str
    fields: tuple[forms.BoundField, ...]
    rows: tuple[tuple[forms.BoundField, ...], ...] = ()

    @property
    def template(self) -> str:
        return f"document/inputs/{self.asked.how if self.asked.how in COMPOUND else 'simple'}.html"

    @property
    def id(self) -> str:
        return f"id_{self.asked.name}"

    @property
    def wrong(self) -> bool:
        return any(field.errors for field in self.fields)


class PartForm(forms.Form):
    """`initial` holds the part as it is, or what a link suggested for a new one."""

    def __init__(
        self,
        at: Asking,
        data: QueryDict | None = None,
        suggested: Mapping[str, Any] | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        super().__init__(data)
        self.at = at
        table = at.of.table[at.struct]
        self.asked = table if only is None else tuple(asked for asked in table if asked.name in only)
        for asked in self.asked:
            self._add(asked)
        self.initial.update(suggested or {})
        strict(self, *BUTTONS)

    def _add(self, asked: Asked) -> None:
        if compound := self.at.of.compound.get(asked.how):
            self.fields |= compound.fields(asked.name, self.at)
            self.initial.update(compound.shown(asked.name, self.at.value(asked.name), self.at))
        else:
            self.fields[asked.name] = inputs.SIMPLE[asked.how](asked, self.at)
            self.initial[asked.name] = inputs.shown(asked.how, self.at.value(asked.name), self.at.document)

    def clean(self) -> dict[str, Any]:
        """What a value of several fields asks of them together, said at the field that lacks it."""
        for asked in self.asked:
            if asked.how in COMPOUND and not self._wrong(asked):
                try:
                    self.at.of.compound[asked.how].read(asked.name, self.cleaned_data, self.at)
                except forms.ValidationError as fault:
                    self.add_error(None, fault)
        return self.cleaned_data

    def _wrong(self, asked: Asked) -> bool:
        return any(name in self.errors for name in self.fields if name.startswith(asked.name))

    def groups(self, *, more: bool) -> list[Group]:
        return [self._group(asked) for asked in self.asked if asked.more is more]

    def main(self) -> list[Group]:
        return self.groups(more=False)

    def folded(self) -> list[Group]:
        return self.groups(more=True)

    def _group(self, asked: Asked) -> Group:
        own = [
            self[name]
            for name in self.fields
            if name == asked.name or name.startswith((f"{asked.name}_", f"{asked.name}-"))
        ]
        if asked.how not in COMPOUND:
            own = [self[asked.name]]
        return Group(asked, self.at.label(asked.name), tuple(own), _rows(asked, own))

    # What was filled in

    def values(self, people: Mapping[str, str]) -> dict[str, Any]:
        """The value of each field; `people`: name in small letters -> id."""
        values: dict[str, Any] = {}
        for asked in self.asked:
            if compound := self.at.of.compound.get(asked.how):
                values[asked.name] = compound.read(asked.name, self.cleaned_data, self.at)
            else:
                values[asked.name] = inputs.read(asked.how, self.cleaned_data[asked.name])
            if asked.how is How.WHO and values[asked.name]:
                values[asked.name] = people[values[asked.name].casefold()]
        return values

    def newcomers(self) -> tuple[str, ...]:
        """Names nobody in the plan has yet."""
        known = people_by_name(self.at.document)
        names = [self.cleaned_data[asked.name] for asked in self.asked if asked.how is How.WHO]
        return tuple(dict.fromkeys(name for name in names if name and name.casefold() not in known))

    def part(self, people: Mapping[str, str]) -> Any:
        """The item as it shall be: the old one with what was changed, or a new one whose id is given later."""
        said = said_or_usual(self.at.struct, self.values(people))
        values = said | self.at.of.follows(self.at.struct, said)
        if self.at.item is None:
            made = self.at.struct(id="new", **_spoken(values))
            return self.at.of.finished(made, made)
        return self.at.of.finished(self.at.item, replace(self.at.item, **values))

    def document(self) -> Any:
        """For the document's own fields."""
        assert isinstance(self.at.item, self.at.of.model)
        values = self.values(people_by_name(self.at.document))
        return replace(self.at.item, **said_or_usual(self.at.of.model, values))


def _spoken(values: dict[str, Any]) -> dict[str, Any]:
    """Without what was left empty, so that the model's own defaults hold."""
    return {name: value for name, value in values.items() if value is not None}


def _rows(asked: Asked, fields: Iterable[forms.BoundField]) -> tuple[tuple[forms.BoundField, ...], ...]:
    """Fields of one row together: `steps-3-who` belongs to row 3, `links-t1-reason` to row t1."""
    rows: dict[str, list[forms.BoundField]] = {}
    for field in fields:
        rest = field.name.removeprefix(f"{asked.name}-")
        if rest != field.name:
            begun = rest.partition("-")[0] if asked.how in BY_NUMBER else rest
            row = max((known for known in rows if rest.startswith(f"{known}-")), key=len, default=begun)
            rows.setdefault(row, []).append(field)
    return tuple(tuple(row) for row in rows.values())


def people_by_name(document: Any) -> dict[str, str]:
    people = getattr(document, "people", ())
    return {person.alias.casefold(): person.id for person in people} if isinstance(people, tuple) else {}


def asking(
    of: Kind, struct: type[Struct], document: Any, language: str, item: Struct | None, posted: QueryDict | None
) -> Asking:
    rows: dict[str, int] = {}
    repeated = of.repeated(struct)
    for key in posted or ():
        found = ROW.match(key)
        if found and found[1] in repeated:
            rows[found[1]] = max(rows.get(found[1], 0), int(found[2]) + 1)
    return Asking(of, struct, document, language, item, rows)


def rearranged(posted: QueryDict, repeated: Mapping[str, str]) -> QueryDict | None:
    """The form with rows added or two of them exchanged, when that is what was asked for; nothing is kept by it."""
    data = posted.copy()
    if name := data.get("rows"):
        if name not in repeated:
            return None
        numbers = (int(found[2]) for key in data if (found := ROW.match(key)) and found[1] == name)
        data[f"{name}-{max(numbers, default=-1) + BLANK_ROWS}-{repeated[name]}"] = ""
        return data
    for word, places in (("up", -1), ("down", 1)):
        if said := data.get(word, ""):
            name, _dash, row = said.partition("-")
            return _exchanged(data, name, row, places) if name in repeated else data
    return None


def _exchanged(data: QueryDict, name: str, row: str, places: int) -> QueryDict:
    if not row.isdigit() or int(row) + places < 0:
        return data
    one, other = f"{name}-{row}-", f"{name}-{int(row) + places}-"
    parts = {key.removeprefix(one) for key in data if key.startswith(one)}
    for part in parts:
        here, there = data.getlist(one + part), data.getlist(other + part)
        data.setlist(one + part, there)
        data.setlist(other + part, here)
    return data
