"""Asking somebody to be a contact through a link, and what becomes of their answer. They answer themselves, without account."""

from datetime import date
from enum import StrEnum
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from amparo.domain.pact import life
from amparo.domain.pact.edits import contact_of, with_item
from amparo.domain.pact.life import CONTACT_FROM
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.pact.publishing import tasks_of
from amparo.domain.pact.terms import Answered, ContactState
from amparo.domain.part import Id, Language, Line, Part, Text

ASKED_MAX = 12
MARK_BYTES = 8


class Says(StrEnum):
    YES = "yes"
    NO = "no"
    LATER = "later"
    """They want to talk first."""
    WITHDRAW = "withdraw"


class Invitation(Part, frozen=True, kw_only=True):
    """What is asked of one person: by whom, and what they would do. Nobody else is named in it."""

    pact: Line
    contact: Id
    alias: Line
    about: Line
    language: Language = "en"
    asked: tuple[Text, ...] = ()
    leads: bool = False
    practice: bool = False


class InvitationAnswer(Part, frozen=True, kw_only=True):
    """What they say. `card`: the public half of the card they made, base64; the words never leave their paper."""

    pact: Line
    contact: Id
    says: Says
    on: date
    link: bool | None = None
    night_practice: bool | None = None
    must_report: bool | None = None
    limits: Text = ""
    supporter: Line = ""
    card: Line = ""


def invitation_of(pact: Pact, pact_id: str, contact_id: str) -> Invitation:
    contact = contact_of(pact, contact_id)
    return Invitation(
        pact=pact_id,
        contact=contact_id,
        alias=contact.alias,
        about=pact.owner_alias,
        language=contact.language,
        asked=tuple(task.text for task in tasks_of(pact, contact_id))[:ASKED_MAX],
        leads=contact_id in (pact.lead, pact.deputy),
    )


def invited(pact: Pact, contact_id: str, invitation: str, on: date) -> Pact:
    """Asked by this invitation; one that came before counts no more. Who said yes already stays where they are."""
    contact = contact_of(pact, contact_id)
    if contact.state in CONTACT_FROM["ask"]:
        contact = life.ask(contact, on)
    return with_item(pact, replace(contact, invitation=invitation, invitation_read=""))


def mark_of(answer: InvitationAnswer) -> str:
    return blake2b(msgspec.json.encode(answer), digest_size=MARK_BYTES).hexdigest()


def taken_in(pact: Pact, answer: InvitationAnswer) -> Pact:
    """The answer, once. What the owner changes afterwards stays changed."""
    contact = contact_of(pact, answer.contact)
    if contact.invitation_read == mark_of(answer):
        return pact
    contact = _moved(contact, answer)
    if answer.says in (Says.YES, Says.LATER):
        contact = _told(contact, answer)
    return with_item(pact, replace(contact, invitation_read=mark_of(answer)))


def _moved(contact: Contact, answer: InvitationAnswer) -> Contact:
    match answer.says:
        case Says.YES if contact.state in CONTACT_FROM["accept"]:
            return life.accept(contact, Answered.INVITATION, answer.on)
        case Says.YES if contact.state in life.SAID_YES | {ContactState.RESTING}:
            return replace(contact, answered=Answered.INVITATION, answered_on=answer.on)
        case Says.NO if contact.state in CONTACT_FROM["decline"]:
            return life.decline(contact, Answered.INVITATION, answer.on)
        case Says.NO | Says.WITHDRAW if contact.state in CONTACT_FROM["withdraw"]:
            return life.withdraw(contact)
    return contact


def _told(contact: Contact, answer: InvitationAnswer) -> Contact:
    said: dict[str, object] = {
        "link": answer.link,
        "night_practice": answer.night_practice,
        "must_report": answer.must_report,
        "limits": answer.limits or None,
        "supporter": answer.supporter or None,
    }
    if answer.card:
        said |= {"card": answer.card, "card_made_on": answer.on}
    return replace(contact, **{name: value for name, value in said.items() if value is not None})
