"""The answers of the first questions about my three people. Answered again, each changes what it began, and adds nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.pact import life
from amparo.domain.pact.beginning import Say, offered_tasks, with_offered_task
from amparo.domain.pact.edits import (
    held_together,
    new_id,
    with_deputy,
    with_fact_text,
    with_item,
    with_lead,
    without_item,
)
from amparo.domain.pact.model import Channel, Consent, Contact, Pact, Task
from amparo.domain.pact.publishing import tasks_of
from amparo.domain.pact.terms import Answered, Audience, ContactState, Way
from amparo.domain.part import LINE_MAX

PEOPLE = 3


class Asked(StrEnum):
    """How far the conversation with somebody is."""

    NOT_YET = "not-yet"
    ASKED = "asked"
    YES = "yes"


class Person(Struct, frozen=True, kw_only=True):
    """What is said about one of the three. Without a name there is nobody."""

    name: str = ""
    reach: str = ""
    does: str = ""
    asked: Asked = Asked.NOT_YET


def with_people(pact: Pact, people: Sequence[Person], say: Say, on: date) -> Pact:
    """The first contacts of the PACT are these; whoever comes after them stays."""
    there = pact.contacts[: len(people)]
    for place, person in enumerate(people):
        old = there[place] if place < len(there) else None
        pact = _with_person(pact, old, person, say, on)
    return pact


def _with_person(pact: Pact, old: Contact | None, person: Person, say: Say, on: date) -> Pact:
    if not person.name:
        return without_item(pact, old.id) if old else pact
    contact = old or Contact(
        id=new_id(pact, Contact), alias=person.name, language=pact.workspace.language, time_zone=pact.time_zone
    )
    contact = _asked(replace(contact, alias=person.name, channels=_channels(contact, person.reach)), person.asked, on)
    return _doing(with_item(pact, contact), contact, person.does, say)


def _channels(contact: Contact, reach: str) -> tuple[Channel, ...]:
    """What was said is the first way to reach them; other ways stay behind it."""
    kept = contact.channels[1:]
    if not reach or (contact.channels and contact.channels[0].address == reach):
        return contact.channels if reach else kept
    return (Channel(way=way_of(reach), address=reach), *kept)


def way_of(address: str) -> Way:
    """A number gets text messages; where there is an @ it is e-mail."""
    if "://" in address:
        return Way.OTHER
    return Way.EMAIL if "@" in address else Way.SMS


def _asked(contact: Contact, asked: Asked, on: date) -> Contact:
    """Forward only: what was answered before is not taken back here."""
    if asked is not Asked.NOT_YET and contact.state is ContactState.PROPOSED:
        contact = life.ask(contact, on)
    if asked is Asked.YES and contact.state is ContactState.ASKED:
        contact = life.accept(contact, Answered.IN_PERSON, on)
    return contact


def asked_of(contact: Contact) -> Asked:
    match contact.state:
        case ContactState.PROPOSED:
            return Asked.NOT_YET
        case ContactState.ASKED | ContactState.DECLINED | ContactState.WITHDRAWN:
            return Asked.ASKED
    return Asked.YES


def _doing(pact: Pact, contact: Contact, does: str, say: Say) -> Pact:
    """Their first task is this: one of those on offer with all that belongs to it, or one in the owner's own words."""
    tasks = tasks_of(pact, contact.id)
    if not does or (tasks and tasks[0].text == does):
        return pact
    if tasks:
        return with_item(pact, replace(tasks[0], text=does, first_step=does[:LINE_MAX]))
    for act in offered_tasks(pact, say):
        if say(act.code) == does:
            return with_offered_task(pact, contact.id, act, say)
    return with_item(pact, Task(id=new_id(pact, Task), contact=contact.id, text=does, first_step=does[:LINE_MAX]))


def with_leads(pact: Pact, lead: str | None, deputy: str | None) -> Pact:
    pact = with_lead(with_deputy(pact, None), lead)
    return with_deputy(pact, deputy) if deputy else pact


def with_naming(pact: Pact, *, name: bool | None, photo: bool | None, towards: Collection[Audience], on: date) -> Pact:
    """A yes or no for each audience. A yes holds towards those that were named; a no, and what was not said, for all."""
    there: Mapping[Audience, Consent] = {consent.audience: consent for consent in pact.consents}
    for audience in Audience:
        old = there.get(audience) or Consent(id=new_id(pact, Consent), audience=audience)
        said = {"name": _towards(name, audience, towards), "photo": _towards(photo, audience, towards)}
        if any(value is not None for value in said.values()):
            pact = with_item(pact, replace(old, **said, given_on=on))
    return pact


def _towards(said: bool | None, audience: Audience, towards: Collection[Audience]) -> bool | None:
    return said and audience in towards if said is not None else None


def with_facts(pact: Pact, texts: Mapping[str, str], on: date) -> Pact:
    """What was written for each fact, by its id; what was left as it was keeps its day."""
    for fact in pact.facts:
        text = texts.get(fact.id, fact.text)
        if text != fact.text:
            pact = with_fact_text(pact, fact.id, text, on)
    return held_together(pact)
