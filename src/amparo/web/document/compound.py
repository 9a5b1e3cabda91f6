"""Parts inside a part: one of them, or rows of them, each asked for as the same table says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields as struct_fields
from msgspec.structs import replace as changed

from amparo.web.document import inputs
from amparo.web.document.asked import Asked, How
from amparo.web.document.kind import Asking, Cleaned, Compound, Fields, Values

BLANK_ROWS = 2
ROWS_MAX = 60


def _inner(name: str, at: Asking) -> tuple[type[Struct], tuple[Asked, ...], Asking]:
    """The type of what is inside, what is asked about it, and how to call it."""
    struct = next(asked.of for asked in at.of.table[at.struct] if asked.name == name)
    assert isinstance(struct, type)
    assert issubclass(struct, Struct)
    return struct, at.of.table[struct], replace(at, struct=struct)


# One part inside


def _inside_fields(name: str, at: Asking) -> Fields:
    _struct, table, inner = _inner(name, at)
    return {f"{name}_{asked.name}": inputs.SIMPLE[asked.how](asked, inner) for asked in table}


def _inside_shown(name: str, part: Struct | None, at: Asking) -> Values:
    struct, table, _ask = _inner(name, at)
    known = part or struct()
    return {f"{name}_{asked.name}": inputs.shown(asked.how, getattr(known, asked.name), at.document) for asked in table}


def _inside_read(name: str, cleaned: Cleaned, at: Asking) -> Struct:
    struct, table, _ask = _inner(name, at)
    known = at.value(name) or struct()
    said = {asked.name: inputs.read(asked.how, cleaned[f"{name}_{asked.name}"]) for asked in table}
    return changed(known, **said_or_usual(struct, said))


def said_or_usual(struct: type[Struct], said: Mapping[str, Any]) -> Values:
    """What was left empty is what the model takes when nobody says anything: no day ticked is every day."""
    usual = {field.name: field.default for field in struct_fields(struct)}
    return {
        name: usual[name] if value in (None, ()) and usual[name] is not NODEFAULT else value
        for name, value in said.items()
    }


# Rows of parts


def row_count(name: str, at: Asking) -> int:
    return min(ROWS_MAX, at.rows.get(name, len(at.value(name) or ()) + BLANK_ROWS))


def _rows_fields(name: str, at: Asking) -> Fields:
    _struct, table, inner = _inner(name, at)
    return {
        f"{name}-{number}-{asked.name}": _cell(asked, inner) for number in range(row_count(name, at)) for asked in table
    }


def _cell(asked: Asked, at: Asking) -> forms.Field:
    """In a row there is no room for cards, and only a row that is filled has required fields."""
    field = inputs.SIMPLE[asked.how](replace(asked, required=False), at)
    if asked.how is How.CHOICE:
        field.widget = forms.Select(choices=_in_a_list(field))
    return field


def _in_a_list(field: Any) -> list[tuple[str, str]]:
    return [("", "—"), *(choice for choice in field.choices if choice[0])]


def _rows_shown(name: str, parts: Sequence[Struct] | None, at: Asking) -> Values:
    _struct, table, _ask = _inner(name, at)
    shown: Values = {}
    for number, part in enumerate(parts or ()):
        for asked in table:
            value = getattr(part, asked.name)
            shown[f"{name}-{number}-{asked.name}"] = inputs.shown(asked.how, value, at.document)
    return shown


def _rows_read(name: str, cleaned: Cleaned, at: Asking) -> tuple[Struct, ...]:
    struct, table, _ask = _inner(name, at)
    found = []
    for number in range(row_count(name, at)):
        start = f"{name}-{number}"
        said = {asked.name: inputs.read(asked.how, cleaned[f"{start}-{asked.name}"]) for asked in table}
        missing = [asked.name for asked in table if asked.required and said[asked.name] in (None, "")]
        if not missing:
            found.append(struct(**said_or_usual(struct, said)))
        elif _begun(table, said):
            raise forms.ValidationError({f"{start}-{missing[0]}": _("Fill this in, or empty the row.")})
    return tuple(found)


def _begun(table: Sequence[Asked], said: Mapping[str, Any]) -> bool:
    """Somebody wrote in this row; a box that is ticked, or a list that stands on something, does not say so."""
    return any(
        said[asked.name] not in (None, "", ())
        for asked in table
        if asked.how in (How.LINE, How.TEXT, How.DAY, How.TIME, How.WHOLE, How.CHOICE, How.ONE)
    )


INNER: Mapping[How, Compound] = {
    How.INSIDE: Compound(_inside_fields, _inside_shown, _inside_read),
    How.ROWS: Compound(_rows_fields, _rows_shown, _rows_read),
}
