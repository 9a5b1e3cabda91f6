"""The part of YAML a document needs: mappings, lists and scalars, as in YAML 1.2.

Read from parser events, not through a ready-made loader: so aliases (which can blow ten lines up into gigabytes),
tags and repeated keys are refused where they stand, and `no` or `2026-11-02` stay the text somebody wrote.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from amparo.domain.faults import FaultCode
from amparo.files.refusing import DEPTH_MAX, refuse

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,39})")
BROKEN = re.compile(r"[-+]?[0-9]{1,40}\.[0-9]{0,40}(?:[eE][-+][0-9]{1,3})?")
CONSTANTS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
LINE_WIDTH = 100
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def read_form(text: str) -> object:
    """What the text says, or NotADocument with line and column."""
    events = yaml.parse(text, Loader=_LOADER)
    try:
        return _document(events)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        refuse(FaultCode.BAD_SYNTAX, place, getattr(error, "problem", None) or "")


def _document(events: Iterator[Any]) -> object:
    form: object = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                refuse(FaultCode.NOT_PLAIN, _place(event), "---")
            form = _built(events)
    return form


def _built(events: Iterator[Any]) -> object:
    """One document from its events; `open_ones` are the mappings and lists we are inside of, each with its next key."""
    open_ones: list[list[Any]] = []
    for event in events:
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            open_ones.append([{} if kind is yaml.MappingStartEvent else [], None, event])
            _vouch_for(event, len(open_ones))
            continue
        value, begun = open_ones.pop()[::2] if kind in ENDS else (_scalar(event), event)
        if not open_ones:
            return value
        _put(open_ones[-1], value, begun)
    raise AssertionError("a document has an end")


def _vouch_for(event: Any, depth: int) -> None:
    if event.anchor or event.tag:
        refuse(FaultCode.NOT_PLAIN, _place(event), f"&{event.anchor}" if event.anchor else event.tag)
    if depth > DEPTH_MAX:
        refuse(FaultCode.TOO_DEEP, _place(event), "", str(DEPTH_MAX))


def _put(frame: list[Any], value: Any, event: Any) -> None:
    holder, key, _ = frame
    if type(holder) is list:
        holder.append(value)
    elif key is None:
        if type(event) is not yaml.ScalarEvent:
            refuse(FaultCode.NOT_PLAIN, _place(event), "?")
        if event.value in holder:
            refuse(FaultCode.REPEATED_KEY, _place(event), event.value)
        frame[1] = event.value
    else:
        holder[key] = value
        frame[1] = None


def _scalar(event: Any) -> Any:
    if type(event) is not yaml.ScalarEvent:  # an alias; nothing else can stand here
        refuse(FaultCode.NOT_PLAIN, _place(event), f"*{event.anchor}")
    if event.anchor or event.tag:
        refuse(FaultCode.NOT_PLAIN, _place(event), f"&{event.anchor}" if event.anchor else event.tag)
    text: str = event.value
    if not event.implicit[0]:  # quoted: text, whatever it looks like
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if BROKEN.fullmatch(text) else text


def _place(event: Any) -> str:
    return f"{event.start_mark.line + 1}:{event.start_mark.column + 1}"


class _Dumper(_DUMPER):  # type: ignore[misc]
    """Writes what `read_form` reads: no anchors, lines as lines."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the dumper's own signature
        return True


def _text(dumper: Any, text: str) -> Any:
    lines = text.split("\n")
    tidy = (
        len(lines) > 1 and all(line == line.strip() and line.isprintable() for line in lines) and lines[0] and lines[-1]
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if tidy else None)


_Dumper.add_representer(str, _text)


def write_form(form: object) -> bytes:
    written: bytes = yaml.dump(
        form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, encoding="utf-8", width=LINE_WIDTH
    )
    return written
