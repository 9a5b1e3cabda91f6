"""Whatever PACT people make: it is read as it was written, every edit leaves it whole, and nothing falls over."""

from collections.abc import Callable
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from amparo.domain.document import plain, read_document, read_pact
from amparo.domain.pact import edits, life
from amparo.domain.pact.model import Pact, Rehearsal, RehearsalAnswer
from amparo.domain.pact.publishing import CannotPublish, behind, envelope_of
from amparo.domain.pact.seen import action_plan, contacts_eye
from amparo.domain.pact.structure import faults_of, items
from amparo.domain.pact.terms import Answered, RehearsalKind, Scenario
from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem, NotNow
from tests.domain.pact.pacts import pacts
from tests.people import TODAY

NAMES = st.sampled_from([f"{letter}{number}" for letter in "cftkyihar" for number in range(3)])
Edit = Callable[[Pact], Pact]


def on_contact(arrow: Callable, name: str) -> Edit:
    return lambda pact: edits.with_item(pact, arrow(edits.contact_of(pact, name)))


def rehearsal(pact: Pact) -> Pact:
    answers = tuple(RehearsalAnswer(contact=contact.id, minutes=1) for contact in life.called(pact))
    name = edits.new_id(pact, Rehearsal)
    return life.rehearsed(pact, Rehearsal(id=name, kind=RehearsalKind.DRY_RUN, on=TODAY, answers=answers))


ARROWS = st.sampled_from(
    [
        lambda contact: life.ask(contact, TODAY),
        lambda contact: life.accept(contact, Answered.IN_PERSON, TODAY),
        lambda contact: life.decline(contact, Answered.INVITATION, TODAY),
        lambda contact: life.brief(contact, TODAY),
        life.rest,
        life.come_back,
        life.withdraw,
    ]
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    NAMES.map(lambda name: lambda pact: edits.without_item(pact, name)),
    st.tuples(NAMES, st.integers(-2, 2)).map(lambda drawn: lambda pact: edits.moved(pact, *drawn)),
    NAMES.map(lambda name: lambda pact: edits.with_lead(pact, name)),
    NAMES.map(lambda name: lambda pact: edits.with_deputy(pact, name)),
    st.tuples(NAMES, NAMES).map(lambda two: lambda pact: edits.delivered(pact, *two, TODAY)),
    st.tuples(NAMES, NAMES).map(lambda two: lambda pact: edits.confirmed(pact, *two, TODAY)),
    st.tuples(NAMES, NAMES).map(lambda two: lambda pact: edits.not_for(pact, *two)),
    NAMES.map(lambda name: lambda pact: edits.with_fact_text(pact, name, "Changed", TODAY)),
    st.sampled_from(Scenario).map(lambda scenario: lambda pact: edits.settled(pact, replace(pact, scenario=scenario))),
    st.tuples(ARROWS, NAMES).map(lambda drawn: on_contact(*drawn)),
    st.just(rehearsal),
)


@given(pact=pacts())
def test_a_pact_written_and_read_again_is_the_same_pact(pact: Pact) -> None:
    assert read_pact(plain(pact)) == pact
    assert read_document(msgspec.json.decode(msgspec.json.encode(plain(pact)))) == pact


@given(pact=pacts(), steps=st.lists(EDITS, max_size=8))
def test_every_edit_leaves_it_whole_or_refuses(pact: Pact, steps: list[Edit]) -> None:
    for step in steps:
        try:
            pact = step(pact)
        except (NoSuchItem, NotNow, DoesNotHoldTogether):
            continue
        assert faults_of(pact) == ()


@given(pact=pacts(), today=st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_whatever_it_is_it_can_be_looked_at(pact: Pact, today: date) -> None:
    assert life.state(pact, today) in life.PactState
    assert len(life.material_mark(pact)) == 2 * life.MARK_BYTES
    action_plan(pact, today)
    for contact in pact.contacts:
        contacts_eye(pact, contact.id)


@given(pact=pacts())
def test_it_is_published_whole_or_not_at_all(pact: Pact) -> None:
    try:
        envelope = envelope_of(pact, owner="rosa", version=1)
    except CannotPublish as refusal:
        assert set(refusal.contacts) <= {contact.id for contact in life.called(pact)}
        return
    assert envelope.calls[0].contact == envelope.lead
    assert all(1 <= len(call.steps) <= 3 and call.reaches for call in envelope.calls)
    assert not behind(pact)


@given(pact=pacts())
def test_removing_everything_one_by_one_leaves_nothing_behind(pact: Pact) -> None:
    for name in [item.id for item in items(pact)]:
        if name in {item.id for item in items(pact)}:
            pact = edits.without_item(pact, name)
    assert not list(items(pact))
