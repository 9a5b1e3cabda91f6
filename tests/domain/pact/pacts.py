"""Any PACT that hangs together, for tests that look at all of them."""

from base64 import b64encode
from datetime import date
from typing import Any

from hypothesis import strategies as st

from amparo.domain.pact.edits import held_together
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
    Hours,
    KeyFigure,
    Pact,
    Police,
    Rehearsal,
    RehearsalAnswer,
    Task,
)
from amparo.domain.pact.terms import (
    Answered,
    Audience,
    Cadence,
    ContactState,
    FactKind,
    PoliceStance,
    RehearsalKind,
    Scenario,
    Way,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAY = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
CLOCK = st.times().map(lambda clock: clock.replace(microsecond=0))
YES_NO = st.none() | st.booleans()
ZONE = st.sampled_from(["UTC", "Europe/Madrid", "Asia/Ho_Chi_Minh", "America/Guatemala"])
CHANNEL = st.sampled_from(
    [
        Channel(way=Way.SMS, address="+34 600 000 002"),
        Channel(way=Way.CALL, address="112", note="At night"),
        Channel(way=Way.EMAIL, address="leila@clinic.example"),
        Channel(way=Way.OTHER, address="ntfy://ntfy.example/tam"),
    ]
)
HOURS = st.builds(
    Hours, begin=CLOCK, until=CLOCK, days=st.sets(st.integers(1, 7)).map(lambda days: tuple(sorted(days)))
)


def some(thing: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(thing, max_size=2).map(tuple)


def ids(prefix: str, count: int) -> st.SearchStrategy[tuple[str, ...]]:
    known = [f"{prefix}{number}" for number in range(count)]
    return st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple) if known else st.just(())


def a_contact(name: str) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        id=st.just(name),
        alias=TEXT,
        time_zone=ZONE,
        channels=some(CHANNEL),
        hours=some(HOURS),
        state=st.sampled_from(ContactState),
        answered=st.none() | st.sampled_from(Answered),
        answered_on=DAY,
        knows_others=YES_NO,
        reserve=st.booleans(),
        link=YES_NO,
        minutes_away=st.none() | st.integers(0, 1_000),
        card=st.sampled_from(["", b64encode(bytes(32)).decode()]),
    )


@st.composite
def pacts(draw: st.DrawFn) -> Pact:
    """Tasks come after earlier ones only; who lacks something is not active: so it holds together by its making."""
    people, facts, tasks = draw(st.integers(0, 4)), draw(st.integers(0, 4)), draw(st.integers(0, 4))
    known = [f"c{number}" for number in range(people)]
    one = st.sampled_from(known) if known else st.nothing()
    scenario = draw(st.none() | st.sampled_from(Scenario))
    lead, deputy = draw(st.permutations([*known, None, None]))[:2]
    whole = Pact(
        title=draw(TEXT),
        scenario=scenario,
        scenario_words=draw(TEXT) if scenario is Scenario.OWN else "",
        time_zone=draw(ZONE),
        lead=lead,
        deputy=deputy,
        contacts=tuple(draw(a_contact(name)) for name in known),
        facts=tuple(draw(a_fact(f"f{number}", known)) for number in range(facts)),
        tasks=tuple(draw(a_task(number, one, facts)) for number in range(tasks if known else 0)),
        key_figures=draw(some_figures(facts)),
        consents=draw(numbered("y", Consent, audience=st.sampled_from(Audience), name=YES_NO, given_on=DAY)),
        check_ins=draw(
            numbered("i", CheckIn, at=CLOCK, first=st.dates(), cadence=st.just(Cadence.DAILY), time_zone=ZONE)
        ),
        home_talks=draw(numbered("h", HomeTalk, whom=TEXT, on=DAY)),
        acts=draw(numbered("a", Act, text=TEXT, by=DAY, done_on=DAY)),
        rehearsals=draw(some_rehearsals(known)),
        police=Police(stance=draw(st.none() | st.sampled_from(PoliceStance)), decides=lead),
        review_on=draw(DAY),
    )
    return held_together(whole)


def numbered(prefix: str, part: type, /, **fields: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    name = st.sampled_from([f"{prefix}{number}" for number in range(3)])
    return st.lists(st.builds(part, id=name, **fields), max_size=2, unique_by=lambda each: each.id).map(tuple)


def a_fact(name: str, contacts: list[str]) -> st.SearchStrategy[Fact]:
    delivery = st.builds(
        Delivery,
        contact=st.sampled_from(contacts) if contacts else st.nothing(),
        how=TEXT,
        delivered_on=DAY,
        confirmed_on=DAY,
    )
    deliveries = st.lists(delivery, max_size=2, unique_by=lambda each: each.contact) if contacts else st.just([])
    return st.builds(
        Fact, id=st.just(name), kind=st.sampled_from(FactKind), text=TEXT, deliveries=deliveries.map(tuple)
    )


def a_task(number: int, contact: st.SearchStrategy[str], facts: int) -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        id=st.just(f"t{number}"),
        contact=contact,
        text=TEXT,
        first_step=TEXT,
        needs=ids("f", facts),
        after=ids("t", number),
        within_minutes=st.none() | st.integers(0, 500),
    )


def some_figures(facts: int) -> st.SearchStrategy[tuple[KeyFigure, ...]]:
    answer = st.sampled_from([f"f{number}" for number in range(facts)]) if facts else st.none()
    demand = st.builds(Demand, text=TEXT, answered_by=st.none() | answer)
    return numbered("k", KeyFigure, alias=TEXT, demands=some(demand))


def some_rehearsals(contacts: list[str]) -> st.SearchStrategy[tuple[Rehearsal, ...]]:
    answer = st.builds(RehearsalAnswer, contact=st.sampled_from(contacts) if contacts else st.nothing())
    answers = st.lists(answer, max_size=2, unique_by=lambda each: each.contact) if contacts else st.just([])
    kinds = st.sampled_from(RehearsalKind)
    return numbered("r", Rehearsal, kind=kinds, on=st.dates(), at_night=st.booleans(), answers=answers.map(tuple))
