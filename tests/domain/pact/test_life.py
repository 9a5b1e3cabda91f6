"""The arrows of contacts, and what a PACT is on a day."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.pact import life
from amparo.domain.pact.edits import contact_of, with_fact_text, with_item, with_lead, without_item
from amparo.domain.pact.life import CONTACT_FROM, PactState, material_mark, rehearsed, standing_rehearsal, state
from amparo.domain.pact.model import Contact, Pact, Rehearsal, RehearsalAnswer, Task
from amparo.domain.pact.terms import Answered, ContactState, RehearsalKind, Scenario
from amparo.domain.plan.model import Review
from amparo.domain.plan.terms import Fate, ReviewCause, ReviewOutcome
from amparo.domain.refusals import NeedsReason, NotNow
from tests.circle import rosas_circle
from tests.people import TODAY

S = ContactState
REVIEW_DUE = date(2027, 1, 15)

ARROWS: dict[str, Callable[[Contact], Contact]] = {
    "ask": lambda contact: life.ask(contact, TODAY),
    "accept": lambda contact: life.accept(contact, Answered.INVITATION, TODAY),
    "decline": lambda contact: life.decline(contact, Answered.INVITATION, TODAY),
    "brief": lambda contact: life.brief(contact, TODAY),
    "rehearse": life.rehearse,
    "activate": lambda contact: life.activate(contact, rosas_circle()),
    "rest": life.rest,
    "come_back": life.come_back,
    "withdraw": life.withdraw,
}
LEADS_TO = {
    "ask": S.ASKED,
    "accept": S.ACCEPTED,
    "decline": S.DECLINED,
    "brief": S.BRIEFED,
    "rehearse": S.REHEARSED,
    "activate": S.ACTIVE,
    "rest": S.RESTING,
    "come_back": S.ACCEPTED,
    "withdraw": S.WITHDRAWN,
}
STAYS = {("brief", S.REHEARSED), ("brief", S.ACTIVE), ("rehearse", S.ACTIVE)}
DRAWN = {(act, start) for act, starts in CONTACT_FROM.items() for start in starts}


def noor(at: ContactState) -> Contact:
    return replace(contact_of(rosas_circle(), "noor"), state=at)


@pytest.mark.parametrize(("act", "start"), sorted(DRAWN))
def test_every_arrow_leads_where_it_is_drawn(act: str, start: ContactState) -> None:
    assert ARROWS[act](noor(start)).state is (start if (act, start) in STAYS else LEADS_TO[act])


@pytest.mark.parametrize(("act", "start"), sorted(set(product(ARROWS, S)) - DRAWN))
def test_every_other_arrow_is_refused(act: str, start: ContactState) -> None:
    with pytest.raises(NotNow):
        ARROWS[act](noor(start))


def test_the_drawing_says_where_every_arrow_begins() -> None:
    drawing = " ".join((life.__doc__ or "").split())
    for act, starts in CONTACT_FROM.items():
        begins = drawing.split(f" {act} ")[1].split(" ->")[0]
        assert {S[name] for name in begins.split(", ")} == starts, act


def test_asking_again_forgets_the_earlier_answer() -> None:
    asked = life.ask(noor(S.WITHDRAWN), TODAY)
    assert (asked.asked_on, asked.answered, asked.answered_on) == (TODAY, None, None)


def test_nobody_becomes_active_with_empty_hands() -> None:
    pact = replace(rosas_circle(), facts=tuple(replace(fact, deliveries=()) for fact in rosas_circle().facts))
    with pytest.raises(NotNow):
        life.activate(noor(S.REHEARSED), pact)


# PACT


def at(contact_state: ContactState, pact: Pact | None = None) -> Pact:
    """The circle as it would be if everybody stood there."""
    pact = pact or rosas_circle()
    return replace(pact, contacts=tuple(replace(contact, state=contact_state) for contact in pact.contacts))


def test_a_pact_grows_from_a_sketch_to_ready() -> None:
    bare = replace(rosas_circle(), rehearsals=())
    empty_handed = replace(bare, facts=tuple(replace(fact, deliveries=()) for fact in bare.facts))
    assert state(replace(bare, scenario=None), TODAY) is PactState.SKETCHED
    assert state(at(S.PROPOSED, bare), TODAY) is PactState.SKETCHED
    assert state(at(S.ASKED, bare), TODAY) is PactState.CONTACTS_ASKED
    assert state(replace(bare, lead=None), TODAY) is PactState.CONTACTS_ASKED
    assert state(at(S.ACCEPTED, empty_handed), TODAY) is PactState.AGREED
    assert state(at(S.BRIEFED, bare), TODAY) is PactState.INFORMED
    assert state(at(S.ACCEPTED, bare), TODAY) is PactState.AGREED  # who only said yes knows nothing yet
    assert state(at(S.REHEARSED), TODAY) is PactState.REHEARSED
    assert state(rosas_circle(), TODAY) is PactState.READY


def test_listing_a_fact_informs_nobody() -> None:
    pact = with_fact_text(rosas_circle(), "f6", "Another lawyer", TODAY)
    assert life.lacking(pact, "noor", TODAY) == ("f6",)
    assert state(pact, TODAY) is PactState.AGREED


def test_what_has_expired_is_no_longer_in_their_hands() -> None:
    assert life.lacking(rosas_circle(), "noor", date(2027, 11, 4)) == ()
    assert life.lacking(rosas_circle(), "noor", date(2027, 11, 5)) == ("f3", "f6")


def changed_number(pact: Pact) -> Pact:
    contact = contact_of(pact, "noor")
    channel = replace(contact.channels[0], address="+34 600 000 077")
    return with_item(pact, replace(contact, channels=(channel, *contact.channels[1:])))


CHANGES: dict[str, Callable[[Pact], Pact]] = {
    "a number": changed_number,
    "the lead": lambda pact: with_lead(pact, "leila"),
    "no deputy": lambda pact: replace(pact, deputy=None),
    "the situation": lambda pact: replace(pact, scenario=Scenario.RAID),
    "what is asked": lambda pact: replace(pact, design=replace(pact.design, ask="Ring me")),
    "a first step": lambda pact: with_item(pact, replace(pact.tasks[0], first_step="Ring her sister")),
    "one contact less": lambda pact: without_item(pact, "tam"),
    "one who rests": lambda pact: with_item(pact, life.rest(contact_of(pact, "tam"))),
    "their order": lambda pact: replace(pact, contacts=tuple(reversed(pact.contacts))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_to_what_was_rehearsed_drops_it_below_rehearsed(change: Callable[[Pact], Pact]) -> None:
    pact = change(rosas_circle())
    assert material_mark(pact) != material_mark(rosas_circle())
    assert state(pact, TODAY) is PactState.INFORMED


def test_somebody_new_who_was_only_asked_changes_nothing_that_was_rehearsed() -> None:
    pact = with_item(rosas_circle(), Contact(id="ines", alias="Inés", state=S.ASKED))
    assert state(pact, TODAY) is PactState.READY
    joined = with_item(pact, life.accept(contact_of(pact, "ines"), Answered.INVITATION, TODAY))
    assert state(joined, TODAY) is PactState.AGREED


def test_a_title_or_a_talk_at_home_is_no_change_to_what_was_rehearsed() -> None:
    assert state(replace(rosas_circle(), title="Arrest", home_talks=()), TODAY) is PactState.READY


def test_a_table_talk_is_a_rehearsal_but_makes_nothing_ready() -> None:
    talk = replace(rosas_circle().rehearsals[0], kind=RehearsalKind.TABLE_TALK)
    assert state(replace(rosas_circle(), rehearsals=(talk,)), TODAY) is PactState.REHEARSED


def test_what_will_be_rehearsed_tomorrow_was_not_rehearsed() -> None:
    tomorrow = replace(rosas_circle().rehearsals[0], on=date(2026, 11, 21))
    pact = replace(rosas_circle(), rehearsals=(tomorrow,))
    assert standing_rehearsal(pact, TODAY) is None
    assert state(pact, TODAY) is PactState.INFORMED


def test_a_phone_that_others_hold_and_a_consent_nobody_asked_for_keep_it_from_ready() -> None:
    pact = rosas_circle()
    assert state(replace(pact, phone=replace(pact.phone, mine_alone=False)), TODAY) is PactState.REHEARSED
    assert state(replace(pact, consents=()), TODAY) is PactState.REHEARSED


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 1, 14), PactState.READY),
        (REVIEW_DUE, PactState.DUE_FOR_REVIEW),
        (date(2027, 4, 15), PactState.DUE_FOR_REVIEW),
        (date(2027, 4, 16), PactState.STALE),
    ],
)
def test_it_goes_stale_by_itself(today: date, expected: PactState) -> None:
    assert state(rosas_circle(), today) is expected


def test_without_a_day_for_review_three_months_after_the_rehearsal_it_is_due() -> None:
    pact = replace(rosas_circle(), review_on=None)
    assert life.due_on(pact, TODAY) == date(2027, 2, 10)
    assert life.due_on(replace(pact, rehearsals=()), TODAY) is None


def test_recording_a_rehearsal_keeps_what_the_pact_was_like_and_who_answered() -> None:
    pact = at(S.BRIEFED, replace(rosas_circle(), rehearsals=()))
    answers = (RehearsalAnswer(contact="noor", minutes=4), RehearsalAnswer(contact="leila"))
    pact = rehearsed(pact, Rehearsal(id="r2", kind=RehearsalKind.MESSAGE_TEST, on=TODAY, answers=answers))
    assert pact.rehearsals[0].mark == material_mark(pact)
    assert [contact.state for contact in pact.contacts] == [S.REHEARSED, S.BRIEFED, S.BRIEFED]


def test_a_practice_that_somebody_writes_down_counts_and_writing_more_about_it_changes_nothing() -> None:
    pact = at(S.BRIEFED, replace(rosas_circle(), rehearsals=()))
    talk = Rehearsal(
        id="r1", kind=RehearsalKind.TABLE_TALK, on=TODAY, answers=(RehearsalAnswer(contact="noor", minutes=1),)
    )
    pact = life.recorded(pact, talk)
    assert standing_rehearsal(pact, TODAY) == pact.rehearsals[0]
    assert contact_of(pact, "noor").state is S.REHEARSED
    later = life.recorded(changed_number(pact), replace(pact.rehearsals[0], learned="Ring twice"))
    assert (later.rehearsals[0].learned, standing_rehearsal(later, TODAY)) == ("Ring twice", None)
    assert life.recorded(pact, Contact(id="ines", alias="Inés")).contacts[-1].alias == "Inés"


def test_nothing_is_called_ready_while_a_question_blocks_it() -> None:
    assert state(rosas_circle(), TODAY, blocked=True) is PactState.REHEARSED
    assert state(rosas_circle(), REVIEW_DUE, blocked=True) is PactState.DUE_FOR_REVIEW


def test_after_a_review_the_next_one_comes_later() -> None:
    review = Review(on=TODAY, cause=ReviewCause.DATE, outcome=ReviewOutcome.STILL_GOOD)
    assert life.reviewed(rosas_circle(), review, date(2027, 2, 1)).review_on == date(2027, 2, 1)
    with pytest.raises(NotNow):
        life.reviewed(rosas_circle(), review, TODAY)


def test_an_end_has_a_reason_and_what_was_shelved_is_practised_anew() -> None:
    with pytest.raises(NeedsReason):
        life.end(rosas_circle(), Fate.SHELVED, TODAY, " ")
    ended = life.end(rosas_circle(), Fate.SHELVED, TODAY, "I am abroad")
    assert state(ended, TODAY) is PactState.ENDED
    again = life.take_up_again(ended)
    assert state(again, TODAY) is PactState.INFORMED
    with pytest.raises(NotNow):
        life.take_up_again(again)
    with pytest.raises(NotNow):
        rehearsed(ended, Rehearsal(id="r2", kind=RehearsalKind.DRY_RUN, on=TODAY))


def test_a_contact_with_no_first_step_is_not_informed() -> None:
    pact = rosas_circle()
    bare = with_item(pact, Task(id="t1", contact="noor", text="Find out"))
    assert not life.informed(bare, TODAY)
