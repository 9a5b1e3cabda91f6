"""A document of any kind as JSON or YAML bytes: the same document twice.

Reading takes bytes from anybody. Whatever is wrong with them comes out as `NotADocument`, never as another
exception, and never after more work than the limits below allow.
"""

import codecs
import json
import re
from typing import Any, NoReturn

import msgspec

from amparo.domain import document
from amparo.domain.document import Document, plain
from amparo.domain.faults import FaultCode, NotADocument
from amparo.domain.pact.model import Pact
from amparo.domain.plan.model import Plan
from amparo.files.refusing import DEPTH_MAX, refuse

SIZE_MAX_BYTES = 32 * 1024 * 1024
SUFFIXES = ("json", "yaml", "yml")

SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_document(untrusted: bytes, suffix: str) -> Document:
    """The document in these bytes, by what it says it is; `suffix` is one of SUFFIXES, with or without its dot."""
    return document.read_document(read_form(untrusted, suffix))


def read_plan(untrusted: bytes, suffix: str) -> Plan:
    """The same where only a plan will do."""
    return document.read_plan(read_form(untrusted, suffix))


def read_pact(untrusted: bytes, suffix: str) -> Pact:
    """The same where only a PACT will do."""
    return document.read_pact(read_form(untrusted, suffix))


def read_form(untrusted: bytes, suffix: str) -> object:
    """Dicts, lists, text, numbers and booleans as they stand in the bytes; nothing is known yet about their meaning."""
    text = _decoded(untrusted)
    return _from_json(text) if suffix.lstrip(".").lower() == "json" else _from_yaml(text)


def write_document(written: Document, suffix: str) -> bytes:
    """The mirror of `read_document`."""
    return write_json(written) if suffix == "json" else write_yaml(written)


def write_json(written: Document) -> bytes:
    """Indented UTF-8; the same document always gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(plain(written)), indent=2) + b"\n"


def write_yaml(written: Document) -> bytes:
    """Block style in the order of the model; texts of several lines stay readable as lines."""
    from amparo.files import yamltext  # only here and below: a JSON document does not wait for a YAML reader

    return yamltext.write_form(plain(written))


def _decoded(untrusted: bytes) -> str:
    if len(untrusted) > SIZE_MAX_BYTES:
        refuse(FaultCode.TOO_BIG, "", len(untrusted), str(SIZE_MAX_BYTES))
    wide = untrusted.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return untrusted.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = untrusted.count(b"\n", 0, error.start) + 1
        refuse(FaultCode.NOT_TEXT, f"{line}:1", untrusted[error.start : error.start + 1].hex(), "UTF-8")


class _RepeatedKey(Exception):
    """A mapping names a key twice; which of the two was meant, nobody can know."""


def _from_json(text: str) -> object:
    try:
        form = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_constant)
        if SURROGATE.search(text):
            json.dumps(form, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        refuse(FaultCode.BAD_SYNTAX, f"{error.lineno}:{error.colno}", text[error.pos : error.pos + 20])
    except _RepeatedKey as error:
        refuse(FaultCode.REPEATED_KEY, _place_of_repeated_key(text), error.args[0])
    except RecursionError:
        refuse(FaultCode.TOO_DEEP, "", "", str(DEPTH_MAX))
    except ValueError:  # a number of thousands of digits, NaN, or half a surrogate pair
        refuse(FaultCode.BAD_SYNTAX, "1:1", text[:20])
    _keep_shallow(form)
    return form


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKey(next(key for key in keys if keys.count(key) > 1))
    return mapping


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _place_of_repeated_key(text: str) -> str:
    """JSON is nearly always YAML too, and the YAML reader knows places; only taken once a key is known to be repeated."""
    try:
        _from_yaml(text)
    except NotADocument as refusal:
        return refusal.faults[0].path if refusal.faults[0].code is FaultCode.REPEATED_KEY else ""
    return ""


def _keep_shallow(form: object) -> None:
    level = [form]
    for _ in range(DEPTH_MAX):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    refuse(FaultCode.TOO_DEEP, "", "", str(DEPTH_MAX))


def _inside(outer: object) -> list[Any]:
    values = outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ()
    return [value for value in values if isinstance(value, dict | list)]


def _from_yaml(text: str) -> object:
    from amparo.files import yamltext

    return yamltext.read_form(text)
