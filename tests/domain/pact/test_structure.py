"""What keeps a PACT from hanging together, each with its place."""

from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from amparo.domain.pact.addresses import dialled, plausible
from amparo.domain.pact.model import (
    Channel,
    CheckIn,
    Contact,
    Delivery,
    Demand,
    Fact,
    KeyFigure,
    Pact,
    Rehearsal,
    RehearsalAnswer,
    Task,
)
from amparo.domain.pact.structure import LISTS, POINTERS, faults_of
from amparo.domain.pact.terms import Cadence, ContactState, FactKind, RehearsalKind, Scenario, Way
from tests.circle import rosas_circle

NOOR = Contact(id="noor", alias="Noor")
LEILA = Contact(id="leila", alias="Leila")


def faults(pact: Pact) -> list[tuple[str, str]]:
    return [(fault.code.value, fault.path) for fault in faults_of(pact)]


def circle(**fields: Any) -> Pact:
    return Pact(contacts=(NOOR, LEILA), **fields)


def test_rosas_pact_hangs_together() -> None:
    assert faults(rosas_circle()) == []


def test_an_id_is_taken_once_whatever_the_list() -> None:
    assert faults(circle(facts=(Fact(id="noor", kind=FactKind.WHO),))) == [("repeated-id", "facts[0].id")]


def test_a_task_is_somebodys_and_needs_facts_that_are_there() -> None:
    task = Task(id="t1", contact="mateo", text="Ring the lawyer", needs=("leila",))
    assert faults(circle(tasks=(task,))) == [
        ("broken-reference", "tasks[0].contact"),
        ("wrong-kind", "tasks[0].needs[0]"),
    ]


def test_tasks_never_wait_for_each_other_in_a_ring() -> None:
    one = Task(id="t1", contact="noor", text="Ring the lawyer", after=("t2",))
    two = Task(id="t2", contact="leila", text="Tell the family", after=("t1",))
    assert faults(circle(tasks=(one, two))) == [("cycle", "tasks")]


def test_the_lead_is_a_contact_and_does_not_stand_in_for_herself() -> None:
    assert faults(circle(lead="rosa")) == [("broken-reference", "lead")]
    assert faults(circle(lead="noor", deputy="noor")) == [("lead-is-deputy", "deputy")]


def test_a_pact_is_for_one_situation() -> None:
    assert faults(circle(scenario=Scenario.ARREST, scenario_words="or a raid")) == [("two-scenarios", "scenario_words")]
    assert faults(circle(scenario=Scenario.OWN, scenario_words="The dam is opened")) == []


def test_a_demand_is_answered_or_left_open() -> None:
    demand = Demand(text="Who is she?", answered_by="f1", left_open="Later")
    figure = KeyFigure(id="k1", alias="The coalition", demands=(demand,))
    pact = circle(facts=(Fact(id="f1", kind=FactKind.WHO),), key_figures=(figure,))
    assert faults(pact) == [("answered-and-open", "key_figures[0].demands[0].left_open")]


def test_nobody_gets_one_fact_twice_or_answers_one_practice_twice() -> None:
    fact = Fact(id="f1", kind=FactKind.WHO, deliveries=(Delivery(contact="noor"), Delivery(contact="noor")))
    practice = Rehearsal(
        id="r1",
        kind=RehearsalKind.DRY_RUN,
        on=date(2026, 11, 10),
        answers=(RehearsalAnswer(contact="leila"), RehearsalAnswer(contact="leila", minutes=3)),
    )
    assert faults(circle(facts=(fact,), rehearsals=(practice,))) == [
        ("repeated-contact", "facts[0].deliveries"),
        ("repeated-contact", "rehearsals[0].answers"),
    ]


def test_nobody_is_active_without_a_yes_a_task_and_what_it_needs() -> None:
    pact = replace(rosas_circle(), rehearsals=())
    silent = tuple(replace(contact, answered=None, answered_on=None) for contact in pact.contacts)
    idle = tuple(task for task in pact.tasks if task.contact != "tam")
    listed = tuple(replace(fact, deliveries=()) for fact in pact.facts)
    assert [code for code, _ in faults(replace(pact, contacts=silent))] == ["active-too-soon"] * 3
    assert faults(replace(pact, tasks=idle)) == [("active-too-soon", "contacts[2].state")]
    assert [code for code, _ in faults(replace(pact, facts=listed))] == ["active-too-soon"] * 3
    assert faults(Pact(contacts=(replace(NOOR, state=ContactState.ACTIVE),))) == [
        ("active-too-soon", "contacts[0].state")
    ]


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (Way.SMS, "+34 600 00 00 02"),
        (Way.SMS, "(0600) 12-34-56"),
        (Way.SMS, "٠٦٠٠١٢٣٤٥٦"),
        (Way.CALL, "112"),
        (Way.EMAIL, "leila@clinic.example"),
        (Way.EMAIL, "leila@localhost"),
        (Way.SIGNAL, "+34 600 000 002"),
        (Way.SIGNAL, "noor_at_night.07"),
        (Way.OTHER, "ntfy://ntfy.example/noor"),
    ],
)
def test_an_address_that_may_be_one_is_taken(way: Way, address: str) -> None:
    assert plausible(way, address)


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (Way.SMS, ""),
        (Way.SMS, "Noor's number"),
        (Way.SMS, "12"),
        (Way.SMS, "+34 600 000 002, or 003"),
        (Way.CALL, "leila@clinic.example"),
        (Way.EMAIL, "+34 600 000 002"),
        (Way.EMAIL, "leila@clinic.example\nBcc: all@press.example"),
        (Way.EMAIL, "leila@clinic.example, tam@shelter.example"),
        (Way.SIGNAL, "600 000 002"),
        (Way.OTHER, "the noticeboard"),
        (Way.OTHER, "ntfy://ntfy.example/noor\x00"),
    ],
)
def test_an_address_that_cannot_be_one_is_told_with_its_place(way: Way, address: str) -> None:
    pact = Pact(contacts=(replace(NOOR, channels=(Channel(way=way, address=address),)),))
    assert faults(pact) == [("bad-address", "contacts[0].channels[0].address")]
    assert faults(Pact(owner_channels=(Channel(way=way, address=address),))) == [
        ("bad-address", "owner_channels[0].address")
    ]


def test_a_number_is_dialled_in_plain_digits() -> None:
    assert dialled(Way.SMS, " +34 600-00.00 02\u202c") == "+34600000002"
    assert dialled(Way.CALL, "٠٦٠٠ ١٢٣") == "0600123"
    assert dialled(Way.EMAIL, " leila@clinic.example ") == "leila@clinic.example"
    assert dialled(Way.SIGNAL, "noor.07") == "noor.07"


def test_a_card_has_the_size_of_a_key() -> None:
    assert faults(Pact(contacts=(replace(NOOR, card="AAAA"),))) == [("wrong-type", "contacts[0].card")]
    assert faults(Pact(contacts=(replace(NOOR, card="nine words of it"),))) == [("wrong-type", "contacts[0].card")]


@pytest.mark.parametrize("zone", ["Mars/Base", "Europe", "a/../../etc/passwd", "Europe/madrid-oeste"])
def test_a_clock_ticks_in_a_zone_that_exists(zone: str) -> None:
    assert faults(Pact(time_zone=zone, contacts=(replace(NOOR, time_zone=zone),))) == [
        ("wrong-type", "time_zone"),
        ("wrong-type", "contacts[0].time_zone"),
    ]


def test_a_check_in_comes_on_some_day_and_ends_after_it_began() -> None:
    weekly = CheckIn(id="i1", at=time(20), first=date(2026, 11, 2), cadence=Cadence.WEEKLY)
    ended = CheckIn(id="i2", at=time(20), first=date(2026, 11, 2), until=date(2026, 11, 1), time_zone="Mars/Base")
    assert faults(Pact(check_ins=(weekly, ended))) == [
        ("wrong-type", "check_ins[1].time_zone"),
        ("missing-key", "check_ins[0].days"),
        ("out-of-range", "check_ins[1].until"),
    ]


def test_every_list_of_items_and_every_pointer_is_in_the_table() -> None:
    assert {name for name in Pact.__struct_fields__ if name in LISTS.values()} == set(LISTS.values())
    assert all(name in part.__struct_fields__ for part, names in POINTERS.items() for name in names)
