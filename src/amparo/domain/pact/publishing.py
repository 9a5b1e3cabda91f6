"""What is published to the worker, made from a PACT: exactly what an alert needs, and nothing of the pack."""

from collections.abc import Iterator
from enum import StrEnum
from graphlib import TopologicalSorter
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from amparo.domain.alert.envelope import STEPS_MAX, Call, CallStep, Envelope, Reach, Ring
from amparo.domain.pact.addresses import dialled
from amparo.domain.pact.life import called, leads
from amparo.domain.pact.model import Channel, Contact, Pact, Task
from amparo.domain.pact.pack import pack_content
from amparo.domain.pact.terms import Way

MARK_BYTES = 8


class Missing(StrEnum):
    """What keeps a PACT from being published."""

    CONTACT = "contact"
    NAME = "name"
    """Of the owner: at night nobody should read that somebody needs help, and not who."""
    LEAD = "lead"
    STEP = "step"
    REACH = "reach"


class CannotPublish(Exception):
    """An alert made from this would leave somebody alone: nobody to call, nobody who leads, or a contact with nothing to do.

    `contacts`: ids of those it is about; nobody learns of danger with nothing to do (S1.28).
    """

    def __init__(self, missing: Missing, contacts: tuple[str, ...] = ()) -> None:
        super().__init__(missing, contacts)
        self.missing = missing
        self.contacts = contacts


def envelope_of(pact: Pact, *, owner: str, version: int, practice: bool = False, pact_id: str = "") -> Envelope:
    """The PACT as the worker is to know it. `pact_id`, `version`: under which the store keeps what it was made from."""
    calls = tuple(call_of(pact, contact) for contact in in_order(pact))
    _refuse_gaps(pact, calls)
    assert pact.lead is not None, "a circle that leads has a lead"
    return Envelope(
        pact=pact_id,
        version=version,
        owner=owner,
        scenario=pact.scenario,
        language=pact.workspace.language,
        time_zone=pact.time_zone,
        owner_reaches=_reaches(pact.owner_channels),
        lead=pact.lead,
        deputy=pact.deputy if any(call.contact == pact.deputy for call in calls) else None,
        design=pact.design,
        calls=calls,
        check_ins=pact.check_ins,
        practice=practice,
    )


def in_order(pact: Pact) -> tuple[Contact, ...]:
    """Whom an alert reaches: the lead, the deputy, the others as they stand, the reserves."""
    return tuple(sorted(called(pact), key=lambda c: (c.id != pact.lead, c.id != pact.deputy, c.reserve)))


def _refuse_gaps(pact: Pact, calls: tuple[Call, ...]) -> None:
    if not calls:
        raise CannotPublish(Missing.CONTACT)
    if not pact.owner_alias.strip():
        raise CannotPublish(Missing.NAME)
    if not leads(pact):
        raise CannotPublish(Missing.LEAD)
    if stepless := tuple(call.contact for call in calls if not call.steps):
        raise CannotPublish(Missing.STEP, stepless)
    if unreached := tuple(call.contact for call in calls if not call.reaches):
        raise CannotPublish(Missing.REACH, unreached)


def call_of(pact: Pact, contact: Contact) -> Call:
    """All that this contact is shown when the alert comes, whether or not the PACT can be published yet."""
    return Call(
        contact=contact.id,
        alias=contact.alias,
        about=pact.owner_alias,
        language=contact.language,
        time_zone=contact.time_zone,
        reaches=_reaches(contact.channels),
        ask=pact.design.ask,
        link=contact.link is True,
        reserve=contact.reserve,
        steps=_steps(pact, contact),
        avoid=tuple(dict.fromkeys(task.avoid for task in tasks_of(pact, contact.id) if task.avoid.strip())),
        others=_others(pact, contact),
        after_care=pact.after_care.words,
        after_care_number=pact.after_care.number,
        opens_pack=bool(contact.card),
    )


def tasks_of(pact: Pact, contact_id: str) -> tuple[Task, ...]:
    """The tasks of one contact: what comes after another task, their own or somebody else's, comes later."""
    known = {task.id for task in pact.tasks}
    sorter = TopologicalSorter({task.id: [before for before in task.after if before in known] for task in pact.tasks})
    sorter.prepare()
    depth: dict[str, int] = {}
    level = 0
    while sorter.is_active():
        ready = sorter.get_ready()
        depth |= dict.fromkeys(ready, level)
        sorter.done(*ready)
        level += 1
    return tuple(sorted((t for t in pact.tasks if t.contact == contact_id), key=lambda task: depth[task.id]))


def _steps(pact: Pact, contact: Contact) -> tuple[CallStep, ...]:
    steps = (
        CallStep(do=task.first_step, say=task.say, ring=task.ring)
        for task in tasks_of(pact, contact.id)
        if task.first_step.strip()
    )
    return tuple(steps)[:STEPS_MAX]


def _reaches(channels: tuple[Channel, ...]) -> tuple[Reach, ...]:
    """In the order the contact wants; a number that is only rung is no way for a message."""
    return tuple(
        Reach(way=channel.way, address=dialled(channel.way, channel.address))
        for channel in channels
        if channel.way is not Way.CALL
    )


def _others(pact: Pact, contact: Contact) -> tuple[Ring, ...]:
    """Only for those who know the others; whoever must not, or with whom it was not settled, sees nobody (R12)."""
    if contact.knows_others is not True:
        return ()
    return tuple(Ring(alias=o.alias, number=number_of(o)) for o in in_order(pact) if o.id != contact.id)


def number_of(contact: Contact) -> str:
    """The number to ring somebody on: one given for calls before one given for messages; as it was written."""
    return next(iter((*_numbers(contact, Way.CALL), *_numbers(contact, Way.SMS))), "")


def _numbers(contact: Contact, way: Way) -> Iterator[str]:
    return (channel.address for channel in contact.channels if channel.way is way)


# Whether what is published is still what is written


def mark_of(envelope: Envelope, pact: Pact) -> str:
    """A short mark of what is handed over: what an envelope says, whoever it belongs to and whichever version it was made
    from; and what is sealed beside it, to whose cards."""
    bare = replace(envelope, pact="", owner="", version=0, practice=False)
    cards = tuple((contact.id, contact.card) for contact in called(pact) if contact.card)
    sealed = (cards, pack_content(pact)) if cards else ()
    return blake2b(msgspec.json.encode((bare, sealed)), digest_size=MARK_BYTES).hexdigest()


def behind(pact: Pact) -> bool:
    """Whether something was published and an alert would now say, or open, other than the PACT does."""
    if not pact.published_mark:
        return False
    try:
        return mark_of(envelope_of(pact, owner="", version=0), pact) != pact.published_mark
    except CannotPublish:
        return True
