"""Edits: PACT in, next PACT out. Each leaves a PACT that holds together, or refuses.

An edit that was overtaken by somebody else's simply runs again on the newer PACT.
"""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from amparo.domain.pact.model import Contact, Delivery, Fact, Pact
from amparo.domain.pact.structure import LAYOUT, Item, faults_of, index, items, may_be_active
from amparo.domain.pact.terms import ContactState
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import DoesNotHoldTogether, MixedWorlds, NoSuchItem, NotNow

GONE = {ContactState.DECLINED, ContactState.WITHDRAWN}

new_id = LAYOUT.new_id
moved = LAYOUT.moved
falls_with = LAYOUT.standing_on
"""Ids of what goes when this goes: the tasks of a contact."""


def with_item(pact: Pact, item: Item) -> Pact:
    """The item added at the end of its list, or put in the place of the one with its id."""
    before = index(pact).get(item.id)
    if isinstance(item, Fact) and isinstance(before, Fact):
        item = _rewritten(before, item)
    return held_together(LAYOUT.with_item(pact, item))


def _rewritten(before: Fact, after: Fact) -> Fact:
    """Another text is in nobody's hands yet: what was delivered has to be delivered anew, unless it just was."""
    if after.text == before.text:
        return after
    stale = tuple(
        replace(each, delivered_on=None, confirmed_on=None) if each in before.deliveries else each
        for each in after.deliveries
    )
    return replace(after, deliveries=stale)


def without_item(pact: Pact, item_id: str) -> Pact:
    """The PACT without the item, without what cannot stand without it, and without any mention of either."""
    return held_together(LAYOUT.without(pact, {item_id, *falls_with(pact, item_id)}))


def held_together(pact: Pact) -> Pact:
    """The PACT itself, if it holds together. Who is no longer there does not lead, and who lacks something is not active."""
    pact = _settled(pact)
    if faults := faults_of(pact):
        raise DoesNotHoldTogether(faults)
    return pact


def _settled(pact: Pact) -> Pact:
    gone = {contact.id for contact in pact.contacts if contact.state in GONE}
    lead = None if pact.lead in gone else pact.lead
    deputy = None if pact.deputy in gone else pact.deputy
    contacts = tuple(_still_active(pact, contact) for contact in pact.contacts)
    return replace(pact, lead=lead, deputy=deputy, contacts=contacts)


def _still_active(pact: Pact, contact: Contact) -> Contact:
    """I9 holds on every day, not only on the one on which the contact became active."""
    if contact.state is ContactState.ACTIVE and not may_be_active(pact, contact):
        return replace(contact, state=ContactState.REHEARSED)
    return contact


def with_kind(pact: Pact, kind: WorkspaceKind) -> Pact:
    """A PACT without content may still become another kind; one with content may not (I14)."""
    written = any(not isinstance(item, Fact) or item.text or item.deliveries for item in items(pact))
    if written and kind is not pact.workspace.kind:
        raise MixedWorlds
    return replace(pact, workspace=replace(pact.workspace, kind=kind))


def settled(before: Pact, after: Pact) -> Pact:
    """The PACT with its own fields changed, refused if a real case became an invented one or the other way round."""
    with_kind(before, after.workspace.kind)
    return held_together(after)


# Who leads


def with_lead(pact: Pact, contact_id: str | None) -> Pact:
    """One lead at most. The deputy who becomes lead is deputy no longer."""
    _possible(pact, contact_id)
    deputy = None if contact_id and pact.deputy == contact_id else pact.deputy
    return held_together(replace(pact, lead=contact_id, deputy=deputy))


def with_deputy(pact: Pact, contact_id: str | None) -> Pact:
    """Somebody else than the lead."""
    _possible(pact, contact_id)
    return held_together(replace(pact, deputy=contact_id))


def _possible(pact: Pact, contact_id: str | None) -> None:
    if contact_id is not None and contact_of(pact, contact_id).state in GONE:
        raise NotNow


# Facts in people's hands


def to_deliver(pact: Pact, fact_id: str, contact_id: str, how: str = "", due_on: date | None = None) -> Pact:
    """This contact is to have this fact, so and by then."""
    return _with_delivery(pact, fact_id, contact_id, lambda old: replace(old, how=how, due_on=due_on))


def delivered(pact: Pact, fact_id: str, contact_id: str, on: date, expires_on: date | None = None) -> Pact:
    """It is in their hands. What was confirmed before was another delivery."""
    return _with_delivery(
        pact, fact_id, contact_id, lambda old: replace(old, delivered_on=on, expires_on=expires_on, confirmed_on=None)
    )


def confirmed(pact: Pact, fact_id: str, contact_id: str, on: date) -> Pact:
    """They said so themselves. Nobody confirms what was not delivered."""

    def confirm(old: Delivery) -> Delivery:
        if old.delivered_on is None or on < old.delivered_on:
            raise NotNow
        return replace(old, confirmed_on=on)

    return _with_delivery(pact, fact_id, contact_id, confirm)


def not_for(pact: Pact, fact_id: str, contact_id: str) -> Pact:
    """This contact need not have this fact after all."""
    fact = fact_of(pact, fact_id)
    kept = tuple(delivery for delivery in fact.deliveries if delivery.contact != contact_id)
    return with_item(pact, replace(fact, deliveries=kept))


def with_fact_text(pact: Pact, fact_id: str, text: str, checked_on: date) -> Pact:
    """What the fact says now."""
    return with_item(pact, replace(fact_of(pact, fact_id), text=text, checked_on=checked_on))


def _with_delivery(pact: Pact, fact_id: str, contact_id: str, change: Callable[[Delivery], Delivery]) -> Pact:
    fact = fact_of(pact, fact_id)
    contact_of(pact, contact_id)
    there = any(delivery.contact == contact_id for delivery in fact.deliveries)
    old = fact.deliveries if there else (*fact.deliveries, Delivery(contact=contact_id))
    deliveries = tuple(change(each) if each.contact == contact_id else each for each in old)
    return with_item(pact, replace(fact, deliveries=deliveries))


# Finding


def contact_of(pact: Pact, contact_id: str) -> Contact:
    """The contact with this id, or NoSuchItem."""
    match index(pact).get(contact_id):
        case Contact() as contact:
            return contact
        case _:
            raise NoSuchItem(contact_id)


def fact_of(pact: Pact, fact_id: str) -> Fact:
    """The fact with this id, or NoSuchItem."""
    match index(pact).get(fact_id):
        case Fact() as fact:
            return fact
        case _:
            raise NoSuchItem(fact_id)
