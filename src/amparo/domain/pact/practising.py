"""What is handed over for a practice: an alert like a real one, to those who agreed to it today and to nobody else."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from amparo.domain.alert.envelope import CallStep, Envelope
from amparo.domain.pact.edits import new_id, with_item
from amparo.domain.pact.model import Act, Contact, Evidence, Pact, Rehearsal, RehearsalAnswer
from amparo.domain.pact.publishing import call_of, envelope_of, in_order
from amparo.domain.pact.terms import EvidenceKind, RehearsalKind

ME = "me"
"""The owner, when they receive their own alert as a contact would."""


class CannotPractise(StrEnum):
    NOWHERE = "nowhere"
    """No way is known to reach the owner."""
    NOBODY = "nobody"
    """Nobody agreed to be part of it."""


class NotToday(Exception):
    def __init__(self, why: CannotPractise) -> None:
        super().__init__(why)
        self.why = why


def to_me(pact: Pact, *, owner: str, version: int, practice_id: str, step: str) -> Envelope:
    """One call, to the owner's own phone, as if they were the one who leads. `step`: what it asks them to do."""
    me = Contact(
        id=ME,
        alias=pact.owner_alias,
        language=pact.workspace.language,
        time_zone=pact.time_zone,
        channels=pact.owner_channels,
        link=True,
    )
    call = replace(call_of(pact, me), steps=(CallStep(do=step),))
    if not call.reaches:
        raise NotToday(CannotPractise.NOWHERE)
    return Envelope(
        pact=practice_id,
        version=version,
        owner=owner,
        scenario=pact.scenario,
        language=me.language,
        time_zone=me.time_zone,
        owner_reaches=call.reaches,
        lead=ME,
        design=pact.design,
        calls=(call,),
        practice=True,
    )


def with_those(pact: Pact, agreed: Collection[str], *, owner: str, version: int, practice_id: str) -> Envelope:
    """The real calls of those who agreed. Whoever is first in the circle leads, if the lead takes no part."""
    whole = envelope_of(pact, owner=owner, version=version, practice=True, pact_id=practice_id)
    order = [contact.id for contact in in_order(pact) if contact.id in agreed]
    if not order:
        raise NotToday(CannotPractise.NOBODY)
    calls = tuple(call for call in whole.calls if call.contact in order)
    deputy = whole.deputy if whole.deputy in order and whole.deputy != order[0] else None
    return replace(whole, lead=order[0], deputy=deputy, calls=calls, check_ins=())


def answers_of(evidence: Iterable[Evidence], contacts: Collection[str], since: date) -> tuple[RehearsalAnswer, ...]:
    """Who answered a practice since that day, and after how many minutes; the quickest answer of each."""
    minutes: dict[str, int | None] = dict.fromkeys(contacts)
    for seen in evidence:
        fits = seen.kind is EvidenceKind.PRACTICE_ANSWERED and seen.at.date() >= since and seen.contact in minutes
        if fits and seen.minutes is not None:
            before = minutes[seen.contact]
            minutes[seen.contact] = seen.minutes if before is None else min(before, seen.minutes)
    return tuple(RehearsalAnswer(contact=contact, minutes=after) for contact, after in minutes.items())


def rehearsal_of(pact: Pact, kind: RehearsalKind, answers: tuple[RehearsalAnswer, ...], on: date) -> Rehearsal:
    return Rehearsal(id=new_id(pact, Rehearsal), kind=kind, on=on, answers=answers)


def with_deed(pact: Pact, text: str, by: date | None) -> Pact:
    """Something that was learned becomes something to do, with a day (S1.19)."""
    return with_item(pact, Act(id=new_id(pact, Act), text=text, by=by))
