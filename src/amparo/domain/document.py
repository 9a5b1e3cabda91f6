"""The plain form of a plan: what stands in a JSON or YAML file and, sealed, in the database.

    {"amparo": "plan", "version": 1, "title": ..., "threats": [...], ...}

`read_plan` takes what a JSON or YAML reader returned. It upgrades old versions, and refuses anything it does not
understand with ALL faults at once: each with its path, what was found and what was expected.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from itertools import islice
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from amparo.domain.faults import Fault, FaultCode, NotADocument
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import faults_of

KIND = "plan"
VERSION = 1
FOUND_SHOWN_MAX = 60
FAULTS_TOLD_MAX = 200

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version n -> the function that makes version n + 1 of the plain form. A stored document is never rewritten by hand."""


def read_plan(untrusted: object) -> Plan:
    """The plan in a plain form, or NotADocument with everything that is wrong."""
    fields_only = _upgraded(untrusted)
    try:
        plan = msgspec.convert(fields_only, Plan)
    except (msgspec.ValidationError, ValueError, OverflowError):
        raise NotADocument(_told(_misfits(fields_only, Plan, ""))) from None
    if faults := faults_of(plan):
        raise NotADocument(_told(iter(faults)))
    return plan


def plain(plan: Plan) -> dict[str, Any]:
    """The plain form of a plan: dicts, lists, text, numbers, booleans; days as "2026-11-20", money as "12.50"."""
    return {"amparo": KIND, "version": VERSION, **msgspec.to_builtins(plan)}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the plain form."""
    inner = msgspec.json.schema(Plan)
    definitions: dict[str, Any] = inner["$defs"]
    top = definitions["Plan"]
    envelope = {"amparo": {"const": KIND}, "version": {"const": VERSION}}
    top["properties"] = {**envelope, **top["properties"]}
    top["required"] = ["amparo", "version", *top.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Amparo security plan", **inner}


def _upgraded(untrusted: object) -> dict[str, Any]:
    if not isinstance(untrusted, dict) or untrusted.get("amparo") != KIND:
        found = shown(untrusted.get("amparo", untrusted) if isinstance(untrusted, dict) else untrusted)
        raise NotADocument((Fault(code=FaultCode.NOT_A_DOCUMENT, path="amparo", found=found, expected=KIND),))
    version = untrusted.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotADocument(
            (Fault(code=FaultCode.WRONG_TYPE, path="version", found=shown(version), expected=str(VERSION)),)
        )
    if version > VERSION:
        raise NotADocument(
            (Fault(code=FaultCode.NEWER_VERSION, path="version", found=str(version), expected=str(VERSION)),)
        )
    form = {key: value for key, value in untrusted.items() if key not in ("amparo", "version")}
    for older in range(version, VERSION):
        form = UPGRADES[older](form)
    return form


def _told(faults: Iterator[Fault]) -> tuple[Fault, ...]:
    told = tuple(islice(faults, FAULTS_TOLD_MAX))
    assert told, "a document that does not convert has a fault"
    return told


def _misfits(value: object, expected: Any, path: str) -> Iterator[Fault]:
    """Every place where the plain value does not fit the type; slower than msgspec, which stops at the first."""
    bare = get_args(expected)[0] if get_origin(expected) is Annotated else expected
    options = get_args(bare) if get_origin(bare) in (Union, types.UnionType) else (bare,)
    if value is None and type(None) in options:
        return
    options = tuple(option for option in options if option is not type(None))
    if isinstance(options[0], type) and issubclass(options[0], Struct):
        yield from _struct_misfits(value, options, path)
    elif get_origin(bare) is tuple:
        yield from _list_misfits(value, expected, get_args(bare)[0], path)
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
            yield from _misfits(value[field.name], hints[field.name], _at(path, field.name))
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
        yield from _misfits(each, inner, f"{path}[{place}]")


def _leaf_misfits(value: object, expected: Any, bare: Any, path: str) -> Iterator[Fault]:
    try:
        msgspec.convert(value, expected)
    except (msgspec.ValidationError, ValueError, OverflowError):
        longest = _longest(bare if get_origin(bare) is Annotated else expected)
        if isinstance(value, str) and longest is not None and len(value) > longest:
            yield Fault(code=FaultCode.TOO_LONG, path=path, found=str(len(value)), expected=str(longest))
        else:
            code = FaultCode.NOT_ALLOWED if _is_enum(bare) else FaultCode.WRONG_TYPE
            yield Fault(code=code, path=path, found=shown(value), expected=expectation(expected))


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
        return "id" if pattern else expectation(get_args(expected)[0])
    if get_origin(expected) in (Union, types.UnionType):
        return expectation(next(option for option in get_args(expected) if option is not type(None)))
    if _is_enum(expected):
        return ", ".join(str(member.value) for member in expected)
    words = {str: "text", date: "date", bool: "yes-no", int: "number", float: "number", Decimal: "number"}
    return words.get(expected, "mapping" if get_origin(expected) is not tuple else "list")


def shown(value: object) -> str:
    """What was found, short enough to read in a sentence."""
    text = "" if value is None else str(value)
    return text if len(text) <= FOUND_SHOWN_MAX else f"{text[: FOUND_SHOWN_MAX - 1]}…"


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
