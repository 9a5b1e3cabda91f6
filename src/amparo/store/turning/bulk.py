"""Many rows of one table written in one go. The ORM's own way costs more than the database does, and alerts come in crowds."""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import Field

from amparo.store.models import Row


def write(rows: Sequence[Row], *, unique: str, instead: tuple[str, ...] = ()) -> None:
    """Insert them; one that is there already gets the columns `instead`, or stays as it is where there are none."""
    if not rows:
        return
    fields, statement = _prepared(type(rows[0]), unique, instead)
    values = [[each.get_db_prep_save(getattr(row, each.attname), connection) for each in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


@cache
def _prepared(
    model: type[Row], unique: str, instead: tuple[str, ...]
) -> tuple[tuple["Field[object, object]", ...], str]:
    meta = model._meta  # noqa: SLF001 - Django's own name for what it documents
    fields = tuple(each for each in meta.concrete_fields if each.get_internal_type() != "BigAutoField")
    columns = ", ".join(each.column or "" for each in fields)
    then = ", ".join(f"{name} = excluded.{name}" for name in instead)
    conflict = f"DO UPDATE SET {then}" if then else "DO NOTHING"
    places = ", ".join(["%s"] * len(fields))
    # Names of our own tables and columns; every value is a parameter.
    return fields, f"INSERT INTO {meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT ({unique}) {conflict}"  # noqa: S608
