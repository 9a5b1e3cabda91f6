"""What the sealed pack holds: the facts outside actors ask for, what the owner agreed to, what to do about police and captors.

    {"amparo": "pack", "version": 1, "facts": [...], "consents": [...], "police": {...}, "captors": {...}}

Each contact's page shows the facts that are meant for that contact. Everything in here needs a contact's card and the
release share; nothing of it is ever published to the worker.
"""

from datetime import date
from typing import Any

import msgspec

from amparo.domain.faults import Fault, FaultCode, NotADocument
from amparo.domain.pact.model import Captors, Consent, Fact, Pact, Police
from amparo.domain.pact.terms import FactKind
from amparo.domain.part import Id, Line, Part, Text

KIND = "pack"
VERSION = 1


class PackFact(Part, frozen=True, kw_only=True):
    """A fact as a contact reads it. `contacts`: for whom it is meant."""

    kind: FactKind
    title: Line = ""
    text: Text = ""
    on_paper_where: Line = ""
    checked_on: date | None = None
    contacts: tuple[Id, ...] = ()


class Pack(Part, frozen=True, kw_only=True):
    facts: tuple[PackFact, ...] = ()
    consents: tuple[Consent, ...] = ()
    police: Police = Police()
    captors: Captors = Captors()

    def meant_for(self, contact: str) -> tuple[PackFact, ...]:
        return tuple(fact for fact in self.facts if contact in fact.contacts)


def pack_of(pact: Pact) -> Pack:
    """The facts that say something, or say on what paper it stands."""
    facts = (_fact(fact) for fact in pact.facts if fact.is_written)
    return Pack(facts=tuple(facts), consents=pact.consents, police=pact.police, captors=pact.captors)


def _fact(fact: Fact) -> PackFact:
    return PackFact(
        kind=fact.kind,
        title=fact.title,
        text=fact.text,
        on_paper_where=fact.on_paper_where,
        checked_on=fact.checked_on,
        contacts=tuple(delivery.contact for delivery in fact.deliveries),
    )


def pack_content(pact: Pact) -> dict[str, Any]:
    """The plain form of the pack, for sealing."""
    return {"amparo": KIND, "version": VERSION, **msgspec.to_builtins(pack_of(pact))}


def read_pack(untrusted: object) -> Pack:
    """The pack in a plain form that came out of the seal, or NotADocument."""
    form = dict(untrusted) if isinstance(untrusted, dict) else {}
    if form.pop("amparo", None) != KIND or form.pop("version", None) != VERSION:
        raise NotADocument((Fault(code=FaultCode.NOT_A_DOCUMENT, path="amparo", expected=KIND),))
    try:
        return msgspec.convert(form, Pack)
    except (msgspec.ValidationError, ValueError, OverflowError):
        raise NotADocument((Fault(code=FaultCode.NOT_A_DOCUMENT, path="facts", expected=KIND),)) from None
