"""The plain form of each kind of document: what stands in a JSON or YAML file and, sealed, in the database.

    {"amparo": "plan", "version": 1, "title": ..., "threats": [...], ...}
    {"amparo": "pact", "version": 1, "title": ..., "contacts": [...], ...}
    {"amparo": "next-steps", "version": 1, "title": ..., "steps": [...], ...}
    {"amparo": "session", "version": 1, "title": ..., "cards": [...], ...}
    {"amparo": "card", "version": 1, "id": ..., "title": ..., "steps": [...], ...}

`read_document` takes what a JSON or YAML reader returned. It upgrades old versions, and refuses anything it does not
understand with ALL faults at once: each with its path, what was found and what was expected.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from amparo.domain.faults import Fault, FaultCode, NotADocument
from amparo.domain.misfits import misfits, shown
from amparo.domain.pact import structure as pact_structure
from amparo.domain.pact.model import Pact
from amparo.domain.plan import structure as plan_structure
from amparo.domain.plan.model import Plan
from amparo.domain.workshop import nextsteps
from amparo.domain.workshop import structure as session_structure
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.nextsteps import NextSteps
from amparo.domain.workshop.session import Session

FAULTS_TOLD_MAX = 200

D = TypeVar("D", bound=Struct)
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
Document = Plan | Pact | Session | Card | NextSteps


class Kind(Struct, Generic[D], frozen=True, kw_only=True, eq=False):
    """`name`: what the plain form says it is. `upgrades`: version n -> what makes version n + 1 of its plain form; a
    stored document is never rewritten by hand."""

    name: str
    whole: type[D]
    faults_of: Callable[[D], tuple[Fault, ...]]
    title: str
    version: int = 1
    upgrades: Mapping[int, Upgrade] = {}


PLAN = Kind(name="plan", whole=Plan, faults_of=plan_structure.faults_of, title="Amparo security plan")
PACT = Kind(name="pact", whole=Pact, faults_of=pact_structure.faults_of, title="Amparo PACT")
NEXT_STEPS = Kind(name="next-steps", whole=NextSteps, faults_of=nextsteps.faults_of, title="Amparo next steps")
SESSION = Kind(
    name="session", whole=Session, faults_of=session_structure.faults_of, title="Amparo session of a workshop"
)
CARD = Kind(name="card", whole=Card, faults_of=session_structure.faults_of_card, title="Amparo session card")
KINDS: Mapping[str, Kind[Any]] = {kind.name: kind for kind in (PLAN, PACT, SESSION, CARD, NEXT_STEPS)}


def read_document(untrusted: object) -> Document:
    """The document in a plain form, by what it says it is; or NotADocument with everything that is wrong."""
    said = untrusted.get("amparo") if isinstance(untrusted, dict) else None
    kind = KINDS.get(said) if isinstance(said, str) else None
    if kind is None:
        raise _another(untrusted, ", ".join(KINDS))
    document: Document = read_as(kind, untrusted)
    return document


def read_plan(untrusted: object) -> Plan:
    return read_as(PLAN, untrusted)


def read_pact(untrusted: object) -> Pact:
    return read_as(PACT, untrusted)


def read_session(untrusted: object) -> Session:
    return read_as(SESSION, untrusted)


def read_card(untrusted: object) -> Card:
    return read_as(CARD, untrusted)


def read_as(kind: Kind[D], untrusted: object) -> D:
    """The document of this kind in a plain form, or NotADocument with everything that is wrong."""
    form = _upgraded(kind, untrusted)
    try:
        whole = msgspec.convert(form, kind.whole)
    except (msgspec.ValidationError, ValueError, OverflowError):
        raise NotADocument(_told(misfits(form, kind.whole, ""))) from None
    if faults := kind.faults_of(whole):
        raise NotADocument(_told(iter(faults)))
    return whole


def kind_of(document: Struct) -> Kind[Any]:
    return next(kind for kind in KINDS.values() if isinstance(document, kind.whole))


def plain(document: Document) -> dict[str, Any]:
    """The plain form: dicts, lists, text, numbers, booleans; days as "2026-11-20", money as "12.50", times as "07:30:00"."""
    kind = kind_of(document)
    return {"amparo": kind.name, "version": kind.version, **msgspec.to_builtins(document)}


def schema(kind: Kind[Any] = PLAN) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the plain form."""
    inner = msgspec.json.schema(kind.whole)
    definitions: dict[str, Any] = inner["$defs"]
    top = definitions[kind.whole.__name__]
    envelope = {"amparo": {"const": kind.name}, "version": {"const": kind.version}}
    top["properties"] = {**envelope, **top["properties"]}
    top["required"] = ["amparo", "version", *top.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.title, **inner}


def _upgraded(kind: Kind[Any], untrusted: object) -> dict[str, Any]:
    if not isinstance(untrusted, dict) or untrusted.get("amparo") != kind.name:
        raise _another(untrusted, kind.name)
    version = untrusted.get("version")
    newest = str(kind.version)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        fault = Fault(code=FaultCode.WRONG_TYPE, path="version", found=shown(version), expected=newest)
        raise NotADocument((fault,))
    if version > kind.version:
        fault = Fault(code=FaultCode.NEWER_VERSION, path="version", found=str(version), expected=newest)
        raise NotADocument((fault,))
    form = {key: value for key, value in untrusted.items() if key not in ("amparo", "version")}
    for older in range(version, kind.version):
        form = kind.upgrades[older](form)
    return form


def _another(untrusted: object, expected: str) -> NotADocument:
    found = shown(untrusted.get("amparo", untrusted) if isinstance(untrusted, dict) else untrusted)
    return NotADocument((Fault(code=FaultCode.NOT_A_DOCUMENT, path="amparo", found=found, expected=expected),))


def _told(faults: Iterator[Fault]) -> tuple[Fault, ...]:
    told = tuple(islice(faults, FAULTS_TOLD_MAX))
    assert told, "a document that does not convert has a fault"
    return told
