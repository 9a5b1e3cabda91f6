"""Many rows of one table written in one go. The ORM's own way costs more than the database does, and alerts come in crowds."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, ForeignKey

from amparo.store.models import Row

Columns = Mapping[str, Any]
"""Of one row, by name; what is missing gets the column's default."""


def write(model: type[Row], rows: Sequence[Columns], *, unique: str, instead: tuple[str, ...] = ()) -> None:
    """Insert them; one that is there already gets the columns `instead`, or stays as it is where there are none."""
    if not rows:
        return
    statement, defaults, adapted = _prepared(model, unique, instead)
    values = [tuple(adapt(row.get(name, default)) for name, default, adapt in adapted) for row in rows]
    assert all(row.keys() <= defaults for row in rows)
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


@cache
def _prepared(
    model: type[Row], unique: str, instead: tuple[str, ...]
) -> tuple[str, frozenset[str], tuple[tuple[str, Any, Callable[[Any], Any]], ...]]:
    meta = model._meta  # noqa: SLF001 - Django's own name for what it documents
    fields = tuple(each for each in meta.concrete_fields if each.get_internal_type() != "BigAutoField")
    columns = ", ".join(each.column or "" for each in fields)
    then = ", ".join(f"{name} = excluded.{name}" for name in instead)
    conflict = f"DO UPDATE SET {then}" if then else "DO NOTHING"
    places = ", ".join(["%s"] * len(fields))
    # Names of our own tables and columns; every value is a parameter.
    statement = f"INSERT INTO {meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT ({unique}) {conflict}"  # noqa: S608
    adapted = tuple((each.attname, each.get_default(), _adapting(each)) for each in fields)
    return statement, frozenset(each.attname for each in fields), adapted


def _adapting(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    """How the database wants values of this column; found out once, not for each of them."""
    of = field.target_field if isinstance(field, ForeignKey) else field
    match of.get_internal_type():
        case "UUIDField" if not connection.features.has_native_uuid_field:
            return lambda value: value and value.hex
        case "DateTimeField":
            return connection.ops.adapt_datetimefield_value
        case "DateField":
            return connection.ops.adapt_datefield_value
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
