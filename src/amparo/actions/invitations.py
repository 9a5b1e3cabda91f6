"""Asking people to be a contact through a link that needs no account, and taking in what they answered themselves."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.domain.pact.edits import contact_of
from amparo.domain.pact.invitation import Invitation, InvitationAnswer, Says, invitation_of, invited, taken_in
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem
from amparo.sealing.card import Card
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link
from amparo.store import invitations
from amparo.store.invitations import Reply
from amparo.store.keys import Keys
from amparo.store.pacts import PACTS
from amparo.store.shelf import Opened

KEPT = timedelta(days=400)
"""With the same link they step back later: it lasts longer than any PACT goes without being looked at."""


class NoSuchInvitation(Exception):
    """There is no invitation at this address, or not any more."""


@dataclass(frozen=True, repr=False)
class Asked:
    invitation: Invitation
    answered: bool


def invite(pact_id: UUID, contact_id: str, *, by: Member, keys: Keys, now: datetime) -> Link:
    """A link for this contact. One they had before opens nothing any more."""
    allow(by, Act.INVITE)
    pact = PACTS.read(pact_id, keys).document
    old, link = contact_of(pact, contact_id).invitation, Link.new()
    content = msgspec.json.encode(invitation_of(pact, str(pact_id), contact_id))
    invitations.offer(link, content, keys, ends_at=now + KEPT)
    name = b64encode(link.row_id).decode()
    PACTS.change(pact_id, keys, lambda here: invited(here, contact_id, name, now.date()), now.date())
    if old:
        invitations.withdraw(b64decode(old), by.id)
    return link


def newly_answered(pact_id: UUID, pact: Pact, *, by: Member, keys: Keys) -> tuple[Contact, ...]:
    """Whose answer came and does not stand in the PACT yet."""
    allow(by, Act.INVITE)
    after = _with_answers(pact_id, pact, invitations.of(keys))
    return tuple(now for now, then in zip(pact.contacts, after.contacts, strict=True) if now != then)


def take_in(pact_id: UUID, *, by: Member, keys: Keys, today: date) -> Opened[Pact]:
    """Every answer that came, into the PACT it is for; each once."""
    allow(by, Act.INVITE)
    replies = invitations.of(keys)
    return PACTS.change(pact_id, keys, lambda pact: _with_answers(pact_id, pact, replies), today)


def _with_answers(pact_id: UUID, pact: Pact, replies: Iterable[Reply]) -> Pact:
    for reply in replies:
        if reply.answer:
            pact = _with_answer(pact_id, pact, reply)
    return pact


def _with_answer(pact_id: UUID, pact: Pact, reply: Reply) -> Pact:
    """As it is where the answer is for another PACT, for somebody who is not in it any more, or came by an old link."""
    try:
        answer = msgspec.json.decode(reply.answer, type=InvitationAnswer)
        asked = contact_of(pact, answer.contact).invitation == b64encode(reply.id).decode()
        return taken_in(pact, answer) if asked and answer.pact == str(pact_id) else pact
    except (msgspec.MsgspecError, NoSuchItem, DoesNotHoldTogether):
        return pact


def read_invitation(untrusted_link: str, *, now: datetime) -> Asked:
    try:
        found = invitations.read(Link.read(untrusted_link), now=now)
        if found is None:
            raise NoSuchInvitation
        return Asked(msgspec.json.decode(found.content, type=Invitation), found.answered)
    except (WrongKey, msgspec.MsgspecError):
        raise NoSuchInvitation from None


def answer_invitation(
    untrusted_link: str,
    says: Says,
    *,
    now: datetime,
    link: bool | None = None,
    night_practice: bool | None = None,
    must_report: bool | None = None,
    limits: str = "",
    supporter: str = "",
    card: Card | None = None,
) -> None:
    """Sealed to whoever asked, in the place of an earlier answer."""
    asked = read_invitation(untrusted_link, now=now).invitation
    answer = InvitationAnswer(
        pact=asked.pact,
        contact=asked.contact,
        says=says,
        on=now.date(),
        link=link,
        night_practice=night_practice,
        must_report=must_report,
        limits=limits,
        supporter=supporter,
        card=b64encode(card.public).decode() if card else "",
    )
    if not invitations.answer(Link.read(untrusted_link), msgspec.json.encode(answer), now=now):
        raise NoSuchInvitation


def new_card(language: str) -> Card:
    """Twelve words for their paper, drawn here and kept nowhere."""
    return Card.new(language)
