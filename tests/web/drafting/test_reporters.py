"""Who reports back is asked what they will change: on their own page alone, or typed for them as they say it."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from amparo.files.documents import read_pact
from amparo.store import things

ASKS = "You report back"
SAYS = "One person leads, and everybody knows who"


@pytest.fixture
def reporter(room):
    """The first phone reports; the others listen."""
    room.steer(lambda state: replace(state, reporting=(room.seat_of(room.phones[0]),)))
    return room.phones[0]


def test_only_who_reports_is_asked_and_by_itself(room, reporter):
    assert ASKS in reporter.looks()
    assert all(ASKS not in phone.looks() for phone in room.phones[1:])


def test_the_page_looks_again_when_others_report(room, phone):
    before = phone.looks().split('data-sat="')[1].split('"')[0]
    room.steer(lambda state: replace(state, reporting=(room.seat_of(room.phones[1]),)))
    assert phone.looks().split('data-sat="')[1].split('"')[0] != before


def test_it_is_kept_for_them_alone_and_goes_home_with_their_three_people(room, reporter):
    reporter.sends("/s/pact/", situation="Arrest", whom0="Inés")
    reporter.sends("/s/pact/change/", change=SAYS)
    assert SAYS in reporter.looks()
    assert all(SAYS not in phone.looks() for phone in room.phones[1:])
    for kind in ("action-plan", "note", "change"):
        assert all(SAYS.encode() not in thing.content for thing in things.all_of(room.opened.id, kind, room.opened.key))
    reporter.looks("/s/pact/pact.yaml")
    pact = read_pact(reporter.answer.content, ".yaml")
    assert [contact.alias for contact in pact.contacts] == ["Inés"]
    assert [act.text for act in pact.acts] == [SAYS]


def test_shown_it_is_a_note_of_theirs_that_they_can_take_back(room, reporter, rosas):
    reporter.sends("/s/pact/change/", change=SAYS, show="1", id=uuid4().hex)
    board = f"/rooms/{room.opened.id}/boards/ideas/"
    assert SAYS in rosas.get(board).content.decode()
    assert "Take back" in reporter.looks()


def test_whoever_spoke_without_having_written_is_still_asked_and_then_no_more(room, reporter):
    room.steer(lambda state: replace(state, reporting=(), reported=state.reporting))
    assert ASKS in reporter.looks()
    reporter.sends("/s/pact/change/", change=SAYS)
    assert ASKS not in reporter.looks()


def test_what_is_too_long_comes_back(reporter):
    page = reporter.sends("/s/pact/change/", change="x" * 301).page
    assert reporter.answer.status_code == 422
    assert "x" * 301 in page


def test_said_by_somebody_without_a_phone_it_becomes_a_slip_without_a_name(room, rosas):
    path, slip = f"{room.plenary}changes/", uuid4()
    for _ in range(2):
        rosas.post(path, {"text": SAYS, "id": slip.hex})
    page = rosas.get(path).content.decode()
    assert page.count(SAYS) == 1
    assert f'value="{slip}"' in page
    rosas.post(path, {"away": str(slip)})
    assert SAYS not in rosas.get(path).content.decode()


def test_a_stranger_types_nothing(room, mateo):
    from tests.inside import client_of

    assert client_of(mateo).post(f"{room.plenary}changes/", {"text": SAYS}).status_code == 404


def test_nothing_written_is_nothing_kept(reporter):
    reporter.sends("/s/pact/change/", change="")
    reporter.looks("/s/pact/pact.yaml")
    assert read_pact(reporter.answer.content, ".yaml").acts == ()
