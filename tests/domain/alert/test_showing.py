"""What Noor, Inés, Rosa's phone and Rosa herself see of one night."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from amparo.domain.alert.events import (
    Answer,
    CaseMoved,
    Did,
    Meaning,
    PositionTold,
    Settled,
    StopTouched,
    TimePassed,
    WordsSaid,
)
from amparo.domain.alert.notes import Deed, Position, Receipt
from amparo.domain.alert.showing import NEWS_SHOWN_MAX, board, call_view, page_ends_at, press_view
from amparo.domain.alert.terms import Case, Reached, Sentence, Verified
from amparo.domain.alert.views import Board, CallView
from tests.domain.alert.circle import KEY, NOON, Night


@pytest.fixture
def night() -> Night:
    night = Night()
    night.happens(TimePassed(), minutes=1)
    return night


def seen_by(night: Night, contact: str) -> CallView:
    return call_view(night.alert, night.envelope, contact, night.now)


def board_of(night: Night) -> Board:
    shown = board(night.alert, night.envelope, night.now)
    assert shown is not None
    return shown


def test_noor_sees_who_leads_and_who_got_it_and_her_steps(night):
    view = seen_by(night, "noor")
    assert (view.mine, view.lead, view.i_lead, view.over) == (Reached.QUEUED, "ines", False, False)
    assert [each.alias for each in view.standings] == ["Inés", "Noor", "Leila"]
    assert view.call.steps[0].do == "Ring the lawyer"


def test_the_newest_news_stand_first_and_are_few(night):
    for minutes in range(15):
        night.happens(Did(contact="leila", deed=Deed.LEARNED, text=f"word {minutes}"), minutes=2 + minutes)
    news = seen_by(night, "noor").news
    assert len(news) == NEWS_SHOWN_MAX
    assert news[0].text == "word 14"


def test_the_lead_alone_has_the_board_the_log_and_the_next_moves(night):
    night.happens(Answer(contact="ines", can=True), minutes=2)
    lead, other = seen_by(night, "ines"), seen_by(night, "noor")
    assert lead.board
    assert [each.what for each in lead.log] == ["leads", "answered-can", "asked-to-lead", "pressed"]
    assert Case.VERIFYING in lead.may
    assert (other.board, other.log, other.may) == (False, (), ())


def test_the_deputy_is_asked_on_her_page_as_well(night):
    night.happens(TimePassed(), minutes=6.5)
    assert seen_by(night, "noor").asked_to_lead
    assert not seen_by(night, "leila").asked_to_lead


def test_who_has_taken_a_task_on_and_what_they_need(night):
    night.happens(Did(contact="leila", deed=Deed.ACT, task=1), minutes=2)
    night.happens(Did(contact="leila", deed=Deed.BLOCKED, text="Nobody picks up"), minutes=3)
    (leila,) = [each for each in seen_by(night, "noor").standings if each.contact == "leila"]
    assert (leila.reached, leila.task, leila.needs) == (Reached.BLOCKED, "Ring the lawyer", "Nobody picks up")


def test_how_it_was_verified_is_told_and_the_leads_reasons_are_not(night):
    night.happens(Answer(contact="ines", can=True), minutes=2)
    moved = CaseMoved(
        contact="ines", to=Case.LOCATED, verified=Verified.VOICE, confidence="certain", reason="The guard told me"
    )
    night.happens(moved, minutes=3)
    newest = seen_by(night, "noor").news[0]
    assert (newest.what, newest.who, newest.verified, newest.text) == ("located", "Inés", Verified.VOICE, "")
    assert seen_by(night, "ines").log[0].text == "The guard told me"
    assert board_of(night).log[-1].text == "The guard told me"


def test_a_ready_sentence_travels_as_it_is(night):
    night.happens(Did(contact="leila", deed=Deed.LEARNED, sentence=Sentence.LAWYER_KNOWS), minutes=2)
    assert seen_by(night, "noor").news[0].sentence is Sentence.LAWYER_KNOWS


def test_who_must_not_know_the_others_sees_how_many_they_are_and_no_alias():
    night = Night()
    alone = tuple(replace(each, others=()) for each in night.envelope.calls)
    night.envelope = replace(night.envelope, calls=alone)
    night.happens(TimePassed(), minutes=1)
    night.happens(Answer(contact="ines", can=True), minutes=2)
    view = seen_by(night, "noor")
    assert [each.alias for each in view.standings] == ["", "Noor", ""]
    assert not any(each.who for each in view.news)
    assert "Leila" in [each.alias for each in seen_by(night, "ines").standings]


def test_whoever_stood_down_is_left_the_outcome_and_nothing_else(night):
    night.happens(Did(contact="leila", deed=Deed.STAND_DOWN), minutes=2)
    night.happens(Answer(contact="ines", can=True), minutes=3)
    assert seen_by(night, "leila").standings == ()
    assert seen_by(night, "leila").news == ()
    night.happens(CaseMoved(contact="ines", to=Case.SAFE, reason="She is with me"), minutes=4)
    assert [each.what for each in seen_by(night, "leila").news] == ["safe"]


def test_the_position_is_shown_with_its_age_and_gone_when_it_is_over(night):
    fix = Position(latitude=4.6, longitude=-74.1, accuracy=300, at=NOON)
    night.happens(PositionTold(press="press-1", press_key=KEY, position=fix), minutes=2)
    older = replace(fix, latitude=0, at=NOON - timedelta(hours=2))
    night.happens(PositionTold(press="press-1", press_key=KEY, position=older), minutes=3)
    assert seen_by(night, "noor").position == fix
    night.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=4)
    assert seen_by(night, "noor").position is None


def test_a_lone_all_clear_is_seen_as_odd(night):
    night.happens(Settled(key="a1/ines/1", receipt=Receipt.SENT), minutes=2)
    night.happens(Settled(key="a1/noor/1", receipt=Receipt.FAILED), minutes=2)
    night.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=3)
    assert not seen_by(night, "ines").odd
    assert seen_by(night, "noor").odd
    assert seen_by(night, "noor").number == 2


def test_the_page_stays_for_a_day_and_the_leads_until_the_case_is_closed(night):
    night.happens(Answer(contact="ines", can=True), minutes=2)
    assert page_ends_at(night.alert, "noor") is None
    night.happens(CaseMoved(contact="ines", to=Case.SAFE, reason="She is with me"), minutes=4)
    assert page_ends_at(night.alert, "noor") == night.now + timedelta(hours=24)
    lasting = page_ends_at(night.alert, "ines")
    assert lasting is not None
    assert lasting > night.now + timedelta(days=7)
    night.happens(CaseMoved(contact="ines", to=Case.CLOSED, reason="We have talked it over"), minutes=5)
    assert page_ends_at(night.alert, "ines") == night.now + timedelta(hours=24)


def test_the_phone_sees_how_far_it_got_the_lead_first_and_no_name(night):
    night.happens(Settled(key="a1/noor/1", receipt=Receipt.DELIVERED), minutes=2)
    night.happens(Answer(contact="leila", can=True), minutes=3)
    view = press_view(night.alert, night.envelope, night.now)
    assert view.contacts == (Reached.QUEUED, Reached.DELIVERED, Reached.CAN, Reached.WAITING)
    assert view.answered_at == (None, None, night.now, None)
    written = msgspec.json.encode(view).decode()
    assert not [each for each in ("Inés", "Noor", "Leila", "Tam", "noor", "leila") if each in written]


def test_handed_over_is_never_shown_as_delivered_nor_delivered_as_an_answer(night):
    for receipt, shown in ((Receipt.SENT, Reached.HANDED_OVER), (Receipt.DELIVERED, Reached.DELIVERED)):
        night.happens(Settled(key="a1/noor/1", receipt=receipt), minutes=2)
        assert seen_by(night, "noor").mine is shown


def test_the_owner_reads_the_whole_course(night):
    night.happens(Settled(key="a1/ines/1", receipt=Receipt.FAILED), minutes=2)
    shown = board_of(night)
    assert [(each.contact, each.way, each.state) for each in shown.sent] == [
        ("ines", "sms", "not-reached"),
        ("noor", "sms", "queued"),
        ("leila", "signal", "queued"),
        ("ines", "email", "queued"),
    ]
    assert len(shown.standings) == 4


def test_a_stopped_one_says_so():
    night = Night()
    night.happens(StopTouched(press="press-1", press_key=KEY, at=NOON), minutes=0.1)
    view = press_view(night.alert, night.envelope, night.now)
    assert (view.stopped, view.over) == (True, True)


def test_a_practice_is_marked_on_every_page():
    night = Night(practice=True)
    night.happens(TimePassed(), minutes=1)
    assert seen_by(night, "noor").practice
    assert press_view(night.alert, night.envelope, night.now).practice
    assert board_of(night).practice
    assert all(each.practice for each in night.left)
