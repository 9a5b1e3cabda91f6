"""Who points at whom in a PACT, and whether the whole still holds together (I7 to I10)."""

import base64
import binascii
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.layout import Layout, rings
from amparo.domain.pact.addresses import EXPECTED, plausible
from amparo.domain.pact.model import (
    Act,
    Channel,
    CheckIn,
    Consent,
    Contact,
    Delivery,
    Demand,
    Fact,
    HomeTalk,
    KeyFigure,
    Pact,
    Police,
    Rehearsal,
    RehearsalAnswer,
    Task,
)
from amparo.domain.pact.terms import Cadence, ContactState, Scenario

Item = Contact | Task | Fact | KeyFigure | Consent | CheckIn | HomeTalk | Act | Rehearsal

LISTS: Mapping[type[Item], str] = {
    Contact: "contacts",
    Task: "tasks",
    Fact: "facts",
    KeyFigure: "key_figures",
    Consent: "consents",
    CheckIn: "check_ins",
    HomeTalk: "home_talks",
    Act: "acts",
    Rehearsal: "rehearsals",
}

POINTERS: Mapping[type[Struct], Mapping[str, type[Item]]] = {
    Pact: {"lead": Contact, "deputy": Contact},
    Task: {"contact": Contact, "needs": Fact, "key_figure": KeyFigure, "after": Task},
    Delivery: {"contact": Contact},
    Demand: {"answered_by": Fact},
    Police: {"decides": Contact},
    RehearsalAnswer: {"contact": Contact},
}
PREFIXES = {"consents": "y", "check_ins": "i"}

LAYOUT: Layout[Pact, Item] = Layout(LISTS, POINTERS, PREFIXES)
items = LAYOUT.items
index = LAYOUT.index
pointers = LAYOUT.pointers

CARD_BYTES = 32
ZONES_KEPT = 600


def faults_of(pact: Pact) -> tuple[Fault, ...]:
    """Everything that keeps the PACT from hanging together. Linear."""
    return (
        *LAYOUT.faults_of(pact),
        *rings({task.id: task.after for task in pact.tasks}, "tasks"),
        *_bad_lead(pact),
        *_two_scenarios(pact),
        *_answered_and_open(pact),
        *_named_twice(pact),
        *_active_too_soon(pact),
        *_bad_addresses(pact),
        *_bad_cards(pact),
        *_bad_zones(pact),
        *_bad_check_ins(pact),
    )


def may_be_active(pact: Pact, contact: Contact) -> bool:
    """I9: their yes is on record, they have a task, and whatever their tasks need was delivered to them."""
    tasks = [task for task in pact.tasks if task.contact == contact.id]
    needed = {fact for task in tasks for fact in task.needs}
    delivered = {
        fact.id
        for fact in pact.facts
        for delivery in fact.deliveries
        if delivery.contact == contact.id and delivery.delivered_on
    }
    said_yes = contact.answered is not None and contact.answered_on is not None
    return said_yes and bool(tasks) and needed <= delivered


def _bad_lead(pact: Pact) -> Iterator[Fault]:
    """I7; that there is at most one lead, the shape says; that the lead is a contact, the pointers."""
    if pact.deputy is not None and pact.deputy == pact.lead:
        yield Fault(code=FaultCode.LEAD_IS_DEPUTY, path="deputy", found=pact.deputy)


def _two_scenarios(pact: Pact) -> Iterator[Fault]:
    """I8: own words name a situation of one's own, never a second one."""
    if pact.scenario_words and pact.scenario is not Scenario.OWN:
        yield Fault(code=FaultCode.TWO_SCENARIOS, path="scenario_words", found=pact.scenario_words)


def _answered_and_open(pact: Pact) -> Iterator[Fault]:
    """I10: a demand is answered by a fact or left open on purpose, not both."""
    for place, figure in enumerate(pact.key_figures):
        for number, demand in enumerate(figure.demands):
            if demand.answered_by and demand.left_open:
                path = f"key_figures[{place}].demands[{number}].left_open"
                yield Fault(code=FaultCode.ANSWERED_AND_OPEN, path=path, found=demand.answered_by)


def _named_twice(pact: Pact) -> Iterator[Fault]:
    for place, fact in enumerate(pact.facts):
        yield from _repeated((d.contact for d in fact.deliveries), f"facts[{place}].deliveries")
    for place, rehearsal in enumerate(pact.rehearsals):
        yield from _repeated((a.contact for a in rehearsal.answers), f"rehearsals[{place}].answers")


def _repeated(contacts: Iterable[str], path: str) -> Iterator[Fault]:
    for contact, times in Counter(contacts).items():
        if times > 1:
            yield Fault(code=FaultCode.REPEATED_CONTACT, path=path, found=contact)


def _active_too_soon(pact: Pact) -> Iterator[Fault]:
    for place, contact in enumerate(pact.contacts):
        if contact.state is ContactState.ACTIVE and not may_be_active(pact, contact):
            yield Fault(code=FaultCode.ACTIVE_TOO_SOON, path=f"contacts[{place}].state", found=contact.id)


def _bad_addresses(pact: Pact) -> Iterator[Fault]:
    for path, channel in _channels(pact):
        if not plausible(channel.way, channel.address):
            code, expected = FaultCode.BAD_ADDRESS, EXPECTED[channel.way]
            yield Fault(code=code, path=f"{path}.address", found=channel.address[:60], expected=expected)


def _channels(pact: Pact) -> Iterator[tuple[str, Channel]]:
    for place, channel in enumerate(pact.owner_channels):
        yield f"owner_channels[{place}]", channel
    for place, contact in enumerate(pact.contacts):
        for number, channel in enumerate(contact.channels):
            yield f"contacts[{place}].channels[{number}]", channel


def _bad_cards(pact: Pact) -> Iterator[Fault]:
    for place, contact in enumerate(pact.contacts):
        if contact.card and not _card(contact.card):
            path = f"contacts[{place}].card"
            yield Fault(code=FaultCode.WRONG_TYPE, path=path, found=contact.card[:60], expected="card")


def _card(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == CARD_BYTES
    except (binascii.Error, ValueError):
        return False


def _bad_zones(pact: Pact) -> Iterator[Fault]:
    named = [("time_zone", pact.time_zone)]
    named += [(f"contacts[{n}].time_zone", contact.time_zone) for n, contact in enumerate(pact.contacts)]
    named += [(f"check_ins[{n}].time_zone", check_in.time_zone) for n, check_in in enumerate(pact.check_ins)]
    for path, zone in named:
        if not is_zone(zone):
            yield Fault(code=FaultCode.WRONG_TYPE, path=path, found=zone, expected="time-zone")


@lru_cache(maxsize=ZONES_KEPT)
def is_zone(name: str) -> bool:
    """Whether the time zone database knows it; a clock in a zone nobody knows would stop an alert."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # no such file, a folder, a path that leads out, an unknown key
        return False
    return True


def zone_of(name: str) -> ZoneInfo:
    """UTC for a zone nobody knows."""
    return ZoneInfo(name if is_zone(name) else "UTC")


def _bad_check_ins(pact: Pact) -> Iterator[Fault]:
    for place, check_in in enumerate(pact.check_ins):
        path = f"check_ins[{place}]"
        if check_in.cadence is Cadence.WEEKLY and not check_in.days:
            yield Fault(code=FaultCode.MISSING_KEY, path=f"{path}.days", expected="list")
        if check_in.until is not None and check_in.until < check_in.first:
            yield Fault(code=FaultCode.OUT_OF_RANGE, path=f"{path}.until", found=check_in.until.isoformat())
