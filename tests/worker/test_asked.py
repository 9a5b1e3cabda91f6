"""Rosa is asked by text message whether all is well, and answers with one."""

from datetime import time

import msgspec
import pytest

from amparo.domain.alert.checkins import CheckInState
from amparo.domain.alert.terms import Case
from amparo.domain.pact.model import CheckIn
from amparo.store.labels import CHECK_IN
from amparo.store.models import CheckInRow, ReminderRow
from amparo.store.turning.watch import Watch
from tests.inside import TODAY
from tests.worker import town as places
from tests.worker.test_reminders import came, left

ROSA = "+34600000001"


@pytest.fixture
def asked(rosa):
    town = places.founded(rosa)
    town.publishes(check_ins=(CheckIn(id="home", at=time(12), first=TODAY),))
    town.turns(seconds=0)
    town.turns(hours=2)
    assert town.heard(ROSA)
    return town


def watch_of(town) -> Watch:
    row = CheckInRow.objects.get()
    return msgspec.json.decode(town.key.kept(bytes(row.sealed), CHECK_IN, row.id, row.version), type=Watch)


def test_a_two_that_the_gateway_tells_twice_gives_more_time_once(asked):
    for _ in range(3):
        asked.texts(ROSA, "2")
        asked.turns(seconds=1)
    assert watch_of(asked).armed.extensions == 1


def test_asked_again_she_may_have_more_time_again(asked):
    asked.texts(ROSA, "2")
    asked.turns(seconds=1)
    asked.turns(hours=1, minutes=5)
    asked.texts(ROSA, "2")
    asked.turns(seconds=1)
    assert watch_of(asked).armed.extensions == 2


@pytest.mark.parametrize("text", ["1", "2"])
def test_a_question_about_a_next_step_takes_no_answer_away_from_whether_all_is_well(asked, text):
    """Somebody left Rosa's number at a workshop: her one still means that she is well, and no alert follows."""
    question = left(asked, address=ROSA)
    ReminderRow.objects.update(due_on=TODAY)
    asked.turns(seconds=1)
    assert any(f"/f/{question.text}/" in each.text for each in asked.heard(ROSA))
    asked.texts(ROSA, text)
    asked.turns(seconds=1)
    armed = watch_of(asked).armed
    assert armed is None or armed.state is not CheckInState.ASKED
    assert came(asked).state is None


def test_agreed_words_are_heard_whatever_was_asked_since(rosa):
    town = places.founded(rosa)
    town.publishes(check_ins=(CheckIn(id="home", at=time(12), first=TODAY),), duress=True)
    town.turns(seconds=0)
    town.turns(hours=2)
    left(town, address=ROSA)
    ReminderRow.objects.update(due_on=TODAY)
    town.turns(seconds=1)
    town.texts(ROSA, places.DURESS)
    town.turns(seconds=5)
    assert town.kept().alert.case is Case.DOUBTED


@pytest.mark.parametrize("text", ["0", "STOP"])
def test_no_more_is_no_answer_to_whether_all_is_well(asked, text):
    left(asked, address=ROSA)
    ReminderRow.objects.update(due_on=TODAY)
    asked.turns(seconds=1)
    asked.texts(ROSA, text)
    asked.turns(seconds=1)
    assert watch_of(asked).armed.state is CheckInState.ASKED
    assert ReminderRow.objects.exists()


def test_agreed_words_that_say_stop_warn_and_end_no_questions(rosa, monkeypatch):
    monkeypatch.setattr(places, "DURESS", "stop")
    town = places.founded(rosa)
    town.publishes(check_ins=(CheckIn(id="home", at=time(12), first=TODAY),), duress=True)
    town.turns(seconds=0)
    town.turns(hours=2)
    town.texts(ROSA, "2")
    town.turns(seconds=1)
    left(town, address=ROSA)
    ReminderRow.objects.update(due_on=TODAY)
    town.turns(seconds=1)
    town.texts(ROSA, "stop")
    town.turns(seconds=5)
    assert town.kept().alert.case is Case.DOUBTED
    assert ReminderRow.objects.exists()
