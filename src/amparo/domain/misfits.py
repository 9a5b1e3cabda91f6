"""Every place where a plain value does not fit its type; slower than msgspec, which stops at the first."""

import types
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.part import Id, Language, Zone

FOUND_SHOWN_MAX = 60

WORDS: Mapping[Any, str] = {
    str: "text",
    date: "date",
    time: "time",
    bool: "yes-no",
    int: "number",
    float: "number",
    Decimal: "number",
}


def _pattern(kind: Any) -> str:
    pattern: str = kind.__metadata__[0].pattern
    return pattern


PATTERNS: Mapping[str, str] = {_pattern(Id): "id", _pattern(Language): "language", _pattern(Zone): "time-zone"}


def misfits(value: object, expected: Any, path: str) -> Iterator[Fault]:
    """One fault for each place, in the order of the type."""
    bare = get_args(expected)[0] if get_origin(expected) is Annotated else expected
    options = get_args(bare) if get_origin(bare) in (Union, types.UnionType) else (bare,)
    if value is None and type(None) in options:
        return
    options = tuple(option for option in options if option is not type(None))
    if isinstance(options[0], type) and issubclass(options[0], Struct):
        yield from _struct_misfits(value, options, path)
    elif get_origin(options[0]) is tuple:
        yield from _list_misfits(value, expected, get_args(options[0])[0], path)
    else:
        yield from _leaf_misfits(value, expected, options[0], path)


def _struct_misfits(value: object, options: tuple[type[Struct], ...], path: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(code=FaultCode.WRONG_TYPE, path=path, found=shown(value), expected="mapping")
        return
    struct, tag = _chosen(value, options)
    if struct is None:
        kinds = ", ".join(str(option.__struct_config__.tag) for option in options)
        code = FaultCode.NOT_ALLOWED if "kind" in value else FaultCode.MISSING_KEY
        yield Fault(code=code, path=_at(path, "kind"), found=shown(value.get("kind")), expected=kinds)
        return
    yield from _field_misfits({k: v for k, v in value.items() if k != tag}, struct, path)


def _chosen(value: dict[Any, Any], options: tuple[type[Struct], ...]) -> tuple[type[Struct] | None, str | None]:
    for option in options:
        tag_field = option.__struct_config__.tag_field
        if tag_field is None or value.get(tag_field) == option.__struct_config__.tag:
            return option, tag_field
    return None, None


def _field_misfits(value: dict[Any, Any], struct: type[Struct], path: str) -> Iterator[Fault]:
    hints = _hints(struct)
    for key in value:
        if key not in hints:
            near = get_close_matches(str(key), hints, n=1) or hints
            yield Fault(
                code=FaultCode.UNKNOWN_KEY, path=_at(path, str(key)), found=shown(key), expected=", ".join(near)
            )
    for field in fields(struct):
        if field.name in value:
            yield from misfits(value[field.name], hints[field.name], _at(path, field.name))
        elif field.required:
            yield Fault(code=FaultCode.MISSING_KEY, path=_at(path, field.name), expected=expectation(hints[field.name]))


@cache
def _hints(struct: type[Struct]) -> Mapping[str, Any]:
    return get_type_hints(struct, include_extras=True)


def _list_misfits(value: object, expected: Any, inner: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, list | tuple):
        yield Fault(code=FaultCode.WRONG_TYPE, path=path, found=shown(value), expected="list")
        return
    longest = _longest(expected)
    if longest is not None and len(value) > longest:
        yield Fault(code=FaultCode.TOO_LONG, path=path, found=str(len(value)), expected=str(longest))
        return
    for place, each in enumerate(value):
        yield from misfits(each, inner, f"{path}[{place}]")


def _leaf_misfits(value: object, expected: Any, bare: Any, path: str) -> Iterator[Fault]:
    try:
        msgspec.convert(value, expected)
    except (msgspec.ValidationError, ValueError, OverflowError):
        longest = _longest(bare if get_origin(bare) is Annotated else expected)
        if isinstance(value, str) and longest is not None and len(value) > longest:
            yield Fault(code=FaultCode.TOO_LONG, path=path, found=str(len(value)), expected=str(longest))
        else:
            code = FaultCode.NOT_ALLOWED if _is_enum(bare) else FaultCode.WRONG_TYPE
            code = FaultCode.OUT_OF_RANGE if _is_such_a_number(value, bare) else code
            yield Fault(code=code, path=path, found=shown(value), expected=expectation(expected))


def _is_such_a_number(value: object, bare: Any) -> bool:
    """Of the right kind, and so too small or too large."""
    kind = get_args(bare)[0] if get_origin(bare) is Annotated else bare
    return (kind is int and type(value) is int) or (kind is float and type(value) in (int, float))


def _longest(expected: Any) -> int | None:
    for note in getattr(expected, "__metadata__", ()):
        if isinstance(note, msgspec.Meta) and note.max_length is not None:
            return note.max_length
    return None


def _is_enum(bare: Any) -> bool:
    return isinstance(bare, type) and issubclass(bare, Enum)


def expectation(expected: Any) -> str:
    """A raw word for what a type takes: `text`, `date`, `number`, `id`, `yes-no`, or the allowed values."""
    if get_origin(expected) is Annotated:
        pattern = next((n.pattern for n in expected.__metadata__ if isinstance(n, msgspec.Meta) and n.pattern), None)
        return PATTERNS.get(pattern, "text") if pattern else expectation(get_args(expected)[0])
    if get_origin(expected) in (Union, types.UnionType):
        return expectation(next(option for option in get_args(expected) if option is not type(None)))
    if _is_enum(expected):
        return ", ".join(str(member.value) for member in expected)
    return WORDS.get(expected, "mapping" if get_origin(expected) is not tuple else "list")


def shown(value: object) -> str:
    """What was found, short enough to read in a sentence."""
    text = "" if value is None else str(value)
    return text if len(text) <= FOUND_SHOWN_MAX else f"{text[: FOUND_SHOWN_MAX - 1]}…"


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
