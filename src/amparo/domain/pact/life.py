"""Two life cycles. No arrow reads a clock; each returns the next value or refuses with NotNow.

Contact
    ask        PROPOSED, ASKED, DECLINED, WITHDRAWN          -> ASKED      again, if need be
    accept     ASKED                                         -> ACCEPTED   themselves, or in person as the owner tells it
    decline    ASKED                                         -> DECLINED
    brief      ACCEPTED, BRIEFED, REHEARSED, ACTIVE          -> BRIEFED    told what to do; who is further stays there
    rehearse   BRIEFED, REHEARSED, ACTIVE                    -> REHEARSED  answered a practice; who is active stays so
    activate   REHEARSED                                     -> ACTIVE     with a yes, a task, and what it needs (I9)
    rest       ACCEPTED, BRIEFED, REHEARSED, ACTIVE          -> RESTING    for a while
    come_back  RESTING                                       -> ACCEPTED   to be briefed anew
    withdraw   ASKED, ACCEPTED, BRIEFED, REHEARSED, ACTIVE,
               RESTING                                       -> WITHDRAWN  at will, without reasons

PACT (what it is on a day follows from what was written down, so nothing can go stale unnoticed)
    SKETCHED -> CONTACTS_ASKED -> AGREED -> INFORMED -> REHEARSED -> READY -> DUE_FOR_REVIEW -> STALE
    any change to what a rehearsal stands on drops it below REHEARSED, since the mark of that rehearsal no longer fits
    any of these -> ENDED when its end was recorded
"""

from collections.abc import Iterator, Mapping, Set
from datetime import date
from enum import StrEnum
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from amparo.domain.pact.edits import held_together, with_item
from amparo.domain.pact.model import Contact, Pact, Rehearsal
from amparo.domain.pact.structure import LAYOUT, Item, index, may_be_active
from amparo.domain.pact.terms import Answered, ContactState, RehearsalKind
from amparo.domain.plan.model import Ending, Review
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Fate, Unit
from amparo.domain.refusals import NeedsReason, NotNow

REVIEW_MONTHS = 3
STALE_AFTER_MONTHS = 3
"""After the day on which a review was due."""
MARK_BYTES = 8

S = ContactState
SAID_YES = {S.ACCEPTED, S.BRIEFED, S.REHEARSED, S.ACTIVE}
"""Those whom an alert reaches."""

# Contact

CONTACT_FROM: Mapping[str, Set[ContactState]] = {
    "ask": {S.PROPOSED, S.ASKED, S.DECLINED, S.WITHDRAWN},
    "accept": {S.ASKED},
    "decline": {S.ASKED},
    "brief": SAID_YES,
    "rehearse": {S.BRIEFED, S.REHEARSED, S.ACTIVE},
    "activate": {S.REHEARSED},
    "rest": SAID_YES,
    "come_back": {S.RESTING},
    "withdraw": SAID_YES | {S.ASKED, S.RESTING},
}


def _to(contact: Contact, act: str, state: ContactState) -> Contact:
    if contact.state not in CONTACT_FROM[act]:
        raise NotNow
    return replace(contact, state=state)


def ask(contact: Contact, on: date) -> Contact:
    """Asked, or asked again: an earlier answer no longer counts."""
    return replace(_to(contact, "ask", S.ASKED), asked_on=on, answered_on=None, answered=None)


def accept(contact: Contact, how: Answered, on: date) -> Contact:
    return replace(_to(contact, "accept", S.ACCEPTED), answered=how, answered_on=on)


def decline(contact: Contact, how: Answered, on: date) -> Contact:
    return replace(_to(contact, "decline", S.DECLINED), answered=how, answered_on=on)


def brief(contact: Contact, on: date) -> Contact:
    further = contact.state in (S.REHEARSED, S.ACTIVE)
    return replace(contact if further else _to(contact, "brief", S.BRIEFED), briefed_on=on)


def rehearse(contact: Contact) -> Contact:
    return contact if contact.state is S.ACTIVE else _to(contact, "rehearse", S.REHEARSED)


def activate(contact: Contact, pact: Pact) -> Contact:
    """Everything is in their hands (I9): their yes is on record, they have a task, and what it needs was delivered."""
    active = _to(contact, "activate", S.ACTIVE)
    if not may_be_active(pact, contact):
        raise NotNow
    return active


def rest(contact: Contact) -> Contact:
    return _to(contact, "rest", S.RESTING)


def come_back(contact: Contact) -> Contact:
    return _to(contact, "come_back", S.ACCEPTED)


def withdraw(contact: Contact) -> Contact:
    return _to(contact, "withdraw", S.WITHDRAWN)


# PACT


class PactState(StrEnum):
    SKETCHED = "sketched"
    CONTACTS_ASKED = "contacts-asked"
    AGREED = "agreed"
    INFORMED = "informed"
    REHEARSED = "rehearsed"
    READY = "ready"
    DUE_FOR_REVIEW = "due-for-review"
    STALE = "stale"
    ENDED = "ended"


def state(pact: Pact, today: date, *, blocked: bool = False) -> PactState:
    """Where the PACT stands on a day. While a question of readiness blocks it, nothing calls it ready."""
    if pact.ended is not None:
        return PactState.ENDED
    if pact.scenario is None or all(contact.state is S.PROPOSED for contact in pact.contacts):
        return PactState.SKETCHED
    rehearsal = standing_rehearsal(pact, today)
    if not leads(pact) or (rehearsal is None and _waits_for_answers(pact)):
        return PactState.CONTACTS_ASKED
    if not informed(pact, today):
        return PactState.AGREED
    if rehearsal is None:
        return PactState.INFORMED
    after = _after_rehearsal(pact, rehearsal, today)
    return PactState.REHEARSED if blocked and after is PactState.READY else after


def _after_rehearsal(pact: Pact, rehearsal: Rehearsal, today: date) -> PactState:
    if not fit(pact) or rehearsal.kind is RehearsalKind.TABLE_TALK:
        return PactState.REHEARSED
    due = _due_on(pact, rehearsal)
    if due > today:
        return PactState.READY
    stale = later(due, STALE_AFTER_MONTHS, Unit.MONTH) < today
    return PactState.STALE if stale else PactState.DUE_FOR_REVIEW


def called(pact: Pact) -> tuple[Contact, ...]:
    """Whom an alert reaches, in the order of the circle: those who said yes and are not resting."""
    return tuple(contact for contact in pact.contacts if contact.state in SAID_YES)


def leads(pact: Pact) -> bool:
    """Whether there is a lead who said yes."""
    return any(contact.id == pact.lead for contact in called(pact))


def _waits_for_answers(pact: Pact) -> bool:
    return any(contact.state in (S.PROPOSED, S.ASKED) for contact in pact.contacts)


def informed(pact: Pact, today: date) -> bool:
    """Everybody who is called was told, has a first step and holds what it needs: delivered, confirmed, true (S1.12)."""
    stepped = {task.contact for task in pact.tasks if task.first_step.strip()}
    told = all(contact.state is not S.ACCEPTED for contact in called(pact))
    return told and all(contact.id in stepped and not lacking(pact, contact.id, today) for contact in called(pact))


def lacking(pact: Pact, contact_id: str, today: date) -> tuple[str, ...]:
    """Ids of the facts that the tasks of this contact need and that they do not hold, or not any more."""
    needed = dict.fromkeys(fact for task in pact.tasks if task.contact == contact_id for fact in task.needs)
    held = {
        fact.id
        for fact in pact.facts
        for each in fact.deliveries
        if each.contact == contact_id and each.delivered_on and each.confirmed_on
        if each.expires_on is None or each.expires_on > today
    }
    return tuple(fact for fact in needed if fact not in held)


def fit(pact: Pact) -> bool:
    """What else must stand before it may be called ready: all are active, consent is given, the phone is one's own."""
    consents = pact.consents and all(each.name is not None and each.given_on for each in pact.consents)
    active = all(contact.state is S.ACTIVE for contact in called(pact))
    return bool(consents) and active and pact.phone.mine_alone is True


def standing_rehearsal(pact: Pact, today: date) -> Rehearsal | None:
    """The newest rehearsal of the PACT as it is now (I11); one of how it was before counts for nothing."""
    mark = material_mark(pact)
    fitting = [rehearsal for rehearsal in pact.rehearsals if rehearsal.mark == mark and rehearsal.on <= today]
    return max(fitting, key=lambda each: (each.kind is not RehearsalKind.TABLE_TALK, each.on), default=None)


def due_on(pact: Pact, today: date) -> date | None:
    """The day by which somebody has to look at the whole again; None while there is nothing rehearsed to look at."""
    rehearsal = standing_rehearsal(pact, today)
    return None if rehearsal is None else _due_on(pact, rehearsal)


def _due_on(pact: Pact, rehearsal: Rehearsal) -> date:
    practised = later(rehearsal.on, REVIEW_MONTHS, Unit.MONTH)
    return min(practised, pact.review_on) if pact.review_on else practised


def material_mark(pact: Pact) -> str:
    """A short mark of all that a rehearsal stands on: change any of it, and what was rehearsed is another PACT."""
    return blake2b(msgspec.json.encode(tuple(_material(pact))), digest_size=MARK_BYTES).hexdigest()


def _material(pact: Pact) -> Iterator[object]:
    yield (pact.scenario, pact.scenario_words, pact.lead, pact.deputy, pact.design.ask)
    for contact in called(pact):
        yield (contact.id, contact.reserve, contact.link, contact.language)
        yield tuple((channel.way, channel.address) for channel in contact.channels)
        yield tuple((t.id, t.first_step, t.say, t.ring, t.after) for t in pact.tasks if t.contact == contact.id)


# What is recorded


def rehearsed(pact: Pact, rehearsal: Rehearsal) -> Pact:
    """A practice is recorded with the mark of the PACT as it is now. Who answered has rehearsed."""
    return _with_rehearsal(_going_on(pact), rehearsal)


def recorded(pact: Pact, item: Item) -> Pact:
    """An item as somebody wrote it; a practice that was not there yet counts as one of the PACT as it is now."""
    if isinstance(item, Rehearsal) and item.id not in index(pact):
        return _with_rehearsal(pact, item)
    return with_item(pact, item)


def _with_rehearsal(pact: Pact, rehearsal: Rehearsal) -> Pact:
    answered = {answer.contact for answer in rehearsal.answers if answer.minutes is not None}
    contacts = tuple(
        rehearse(contact) if contact.id in answered and contact.state in CONTACT_FROM["rehearse"] else contact
        for contact in pact.contacts
    )
    marked = replace(rehearsal, mark=material_mark(pact))
    return held_together(LAYOUT.with_item(replace(pact, contacts=contacts), marked))


def reviewed(pact: Pact, review: Review, next_on: date) -> Pact:
    """Somebody looked at the whole; the next look comes later."""
    if next_on <= review.on:
        raise NotNow
    return replace(_going_on(pact), reviews=(*pact.reviews, review), review_on=next_on)


def end(pact: Pact, fate: Fate, on: date, reason: str) -> Pact:
    if not reason.strip():
        raise NeedsReason
    return replace(_going_on(pact), ended=Ending(fate=fate, on=on, reason=reason))


def take_up_again(pact: Pact) -> Pact:
    """A PACT that was shelved goes on; nobody has practised it since, so its rehearsals count no more."""
    if pact.ended is None or pact.ended.fate is not Fate.SHELVED:
        raise NotNow
    return replace(pact, ended=None, rehearsals=tuple(replace(each, mark="") for each in pact.rehearsals))


def _going_on(pact: Pact) -> Pact:
    if pact.ended is not None:
        raise NotNow
    return pact
