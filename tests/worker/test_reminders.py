"""Blue Kite left a number to be asked at: once on its day, once more when all look again, and then nobody knows it."""

from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest

from amparo.channels.notebook import Notebook
from amparo.channels.outcome import GiveUp, TryAgain, Why
from amparo.domain.pact.terms import Way
from amparo.domain.workshop.followup import CameBack, FollowUp, Reminder, unanswered
from amparo.domain.workshop.nextsteps import StepState
from amparo.sealing.link import FollowUpLink
from amparo.store import asking, followups, reminders
from amparo.store.models import FollowUpRow, OutboxRow, ReminderRow
from amparo.store.turning import outbox
from amparo.worker import reminding
from amparo.worker.duty import Duty
from tests.inside import TODAY

NUMBER, STEP = "+34600000077", "I call Tam about consent"
ASK_ON, AGAIN_ON, ERASE_ON = TODAY + timedelta(30), TODAY + timedelta(90), TODAY + timedelta(105)


def noon(day):
    return datetime.combine(day, time(reminding.ASKED_FROM_HOUR), UTC)


@pytest.fixture
def link(town):
    return left(town)


def left(town, *, way=Way.SMS, address=NUMBER, language="en", again_on=AGAIN_ON):
    link = FollowUpLink.new()
    asked = FollowUp(title="River", text=STEP, language=language, ask_on=ASK_ON)
    content, waits = msgspec.json.encode(asked), msgspec.json.encode(unanswered(asked))
    followups.ask(link, content, waits, followups.reader(town.rosa.keys), ask_on=ASK_ON, erase_on=ERASE_ON)
    reminder = Reminder(link=link.text, way=way, address=address, language=language)
    reminders.leave(link, reminder, ask_on=ASK_ON, again_on=again_on)
    return link


def on(town, day, hours=0):
    town.now = noon(day) + timedelta(hours=hours)
    town.turns()


def came(town):
    (back,) = followups.of(town.rosa.keys)
    return msgspec.json.decode(back.content, type=CameBack)


def gone():
    return not ReminderRow.objects.exists() and not OutboxRow.objects.filter(alert=None).exists()


def test_nobody_is_asked_before_the_day_nor_at_night(town, link):
    on(town, ASK_ON - timedelta(1), hours=5)
    on(town, ASK_ON, hours=-1)
    assert town.heard(NUMBER) == []


def test_it_is_asked_once_in_neutral_words_with_the_link(town, link):
    for hours in range(3):
        on(town, ASK_ON, hours)
    said = " ".join(each.text for each in town.heard(NUMBER))
    assert said.count("How did it go?") == 1
    assert f"/f/{link.text}/" in said
    assert not [
        word for word in ("Tam", "consent", "River", "workshop", "Amparo") if word in said.replace(link.text, "")
    ]


@pytest.mark.parametrize(("language", "way"), [("en", Way.SMS), ("en", Way.EMAIL), ("es", Way.SIGNAL), ("ar", Way.SMS)])
def test_one_character_is_offered_where_text_messages_are_heard(town, language, way):
    left(town, way=way, address="tam@example.org" if way is Way.EMAIL else NUMBER, language=language)
    on(town, ASK_ON)
    said = " ".join(each.text for each in town.heard())
    assert ("1 =" in said) is (way is Way.SMS)


def test_once_more_when_all_look_again_and_then_the_address_is_gone(town, link):
    on(town, ASK_ON)
    first = len(town.heard(NUMBER))
    on(town, AGAIN_ON - timedelta(1))
    assert len(town.heard(NUMBER)) == first
    on(town, AGAIN_ON)
    assert len(town.heard(NUMBER)) == 2 * first
    on(town, AGAIN_ON + timedelta(13))
    assert not gone()
    on(town, AGAIN_ON + timedelta(14))
    assert gone()
    assert len(town.heard(NUMBER)) == 2 * first
    assert FollowUpRow.objects.exists()


def test_where_nobody_looks_again_it_is_asked_once(town):
    left(town, again_on=None)
    on(town, ASK_ON)
    on(town, ASK_ON + timedelta(14))
    assert gone()


def test_a_machine_that_slept_past_both_days_asks_once(town, link):
    on(town, AGAIN_ON + timedelta(1))
    on(town, AGAIN_ON + timedelta(1), hours=1)
    assert sum("How did it go?" in each.text for each in town.heard(NUMBER)) == 1


@pytest.mark.parametrize(
    ("text", "state"),
    [("1", StepState.DONE), (" 2. ", StepState.STARTED), ("٣", StepState.NOT_DONE), ("۱", StepState.DONE)],
)
def test_one_character_answers_it(town, link, text, state):
    on(town, ASK_ON)
    town.texts(NUMBER, text)
    town.turns(minutes=1)
    assert (came(town).state, came(town).name) == (state, "")


def test_done_takes_the_address_away_at_once(town, link):
    on(town, ASK_ON)
    town.texts(NUMBER, "1")
    town.turns(minutes=1)
    assert gone()


def test_begun_is_asked_again_and_a_later_answer_counts(town, link):
    on(town, ASK_ON)
    town.texts(NUMBER, "2")
    town.turns(minutes=1)
    on(town, AGAIN_ON)
    town.texts(NUMBER, "1")
    town.turns(minutes=1)
    assert came(town).state is StepState.DONE
    assert gone()


@pytest.mark.parametrize("text", ["4", "yes", "11", "1 2", ""])
def test_anything_else_changes_nothing(town, link, text):
    on(town, ASK_ON)
    town.texts(NUMBER, text)
    town.turns(minutes=1)
    assert came(town).state is None


def test_another_number_answers_nothing(town, link):
    on(town, ASK_ON)
    town.texts("+34600000078", "1")
    town.turns(minutes=1)
    assert came(town).state is None


def test_whoever_wants_no_more_is_forgotten_and_not_asked(town, link):
    reminders.no_more(link)
    town.turns(minutes=1)
    assert gone()
    on(town, ASK_ON)
    assert town.heard(NUMBER) == []
    assert asking.read(link, today=ASK_ON) is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [("0", "en"), ("STOP", "ar"), ("٠", "ar"), ("¡Basta!", "es"), ("Arrêtez", "fr"), ("كفى", "ar")],
)
def test_whoever_has_only_text_messages_says_no_more_in_one_and_is_forgotten_at_once(town, text, language):
    left(town, language=language)
    left(town, language=language)
    ReminderRow.objects.filter(id=ReminderRow.objects.first().id).update(due_on=AGAIN_ON)  # not asked yet
    on(town, ASK_ON)
    sent = len(town.heard(NUMBER))
    town.texts(NUMBER, text)
    town.turns(minutes=1)
    assert gone()
    on(town, AGAIN_ON)
    assert len(town.heard(NUMBER)) == sent


def test_no_more_takes_back_no_answer_and_nobody_elses_question(town, link):
    left(town, address="+34600000079")
    on(town, ASK_ON)
    town.texts(NUMBER, "2")
    town.texts(NUMBER, "0")
    town.turns(minutes=1)
    answers = [msgspec.json.decode(back.content, type=CameBack).state for back in followups.of(town.rosa.keys)]
    assert sorted(answers, key=str) == [None, StepState.STARTED]
    on(town, AGAIN_ON)
    assert [len(town.heard(number)) for number in (NUMBER, "+34600000079")] == [2, 4]


def test_another_number_ends_nothing(town, link):
    on(town, ASK_ON)
    town.texts("+34600000078", "0")
    town.turns(minutes=1)
    assert not gone()


def test_a_question_that_is_over_takes_its_address_along(town, link):
    FollowUpRow.objects.all().delete()
    on(town, ASK_ON)
    assert gone()
    assert town.heard(NUMBER) == []


def test_what_fails_before_it_is_kept_is_asked_at_the_next_look_and_once(town, link, monkeypatch):
    """The transaction is one: no message without its count, no count without its message."""

    def breaks(*_all, **_more):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(reminding.reminders, "asked", breaks)
        on(town, ASK_ON)
        assert not OutboxRow.objects.filter(alert=None).exists()
    on(town, ASK_ON + timedelta(1))
    on(town, ASK_ON + timedelta(1), hours=1)
    assert sum("How did it go?" in each.text for each in town.heard(NUMBER)) == 1


def test_two_workers_that_look_at_once_ask_once(town, link):
    """As after a crash between the message and its count, were they ever kept apart: the key is the same."""
    duty = Duty(town.key, address=town.address)
    reminding.look(noon(ASK_ON), duty)
    ReminderRow.objects.update(times=0, due_on=ASK_ON)
    reminding.look(noon(ASK_ON), duty)
    on(town, ASK_ON)
    assert sum("How did it go?" in each.text for each in town.heard(NUMBER)) == 1


def test_a_sender_that_dies_while_sending_sends_again_under_the_same_reference(town, link):
    reminding.look(noon(ASK_ON), Duty(town.key, address=town.address))
    first = outbox.claim(noon(ASK_ON), town.key, ways={"sms": 9})
    later = noon(ASK_ON) + outbox.LEASE + timedelta(seconds=1)
    again = outbox.claim(later, town.key, ways={"sms": 9})
    assert [each.reference for each in first] == [each.reference for each in again] != []


class Failing:
    def __init__(self, town, outcome, times):
        self.outcome, self.times, self.notebook = outcome, times, Notebook(Way.SMS, town.book)

    def send(self, address, text, *, reference, subject=""):
        if self.times:
            self.times -= 1
            return self.outcome
        return self.notebook.send(address, text, reference=reference, subject=subject)


@pytest.mark.parametrize(("outcome", "heard"), [(TryAgain(Why.NO_ANSWER), True), (GiveUp(Why.REFUSED), False)])
def test_a_gateway_that_is_away_gets_it_later_and_a_refused_one_is_not_pressed(town, link, outcome, heard):
    town.send["sms"] = Failing(town, outcome, 1)
    on(town, ASK_ON)
    town.turns(minutes=5)
    assert any("How did it go?" in each.text for each in town.heard(NUMBER)) is heard


def test_a_row_that_somebody_spoiled_holds_up_no_other(town):
    left(town)
    ReminderRow.objects.update(sealed=b"spoiled")
    left(town, address="+34600000079")
    on(town, ASK_ON)
    assert town.heard("+34600000079")
    FollowUpRow.objects.all().delete()
    on(town, AGAIN_ON)
    assert gone()


def test_whoever_is_called_in_an_alert_answers_the_alert_and_not_the_older_or_newer_question(town):
    leila = "+34600000003"
    left(town, address=leila)
    town.now = noon(ASK_ON)
    town.presses()
    town.turns()
    town.turns(seconds=10)
    assert any("How did it go?" in each.text for each in town.heard(leila))
    town.texts(leila, "1")
    town.turns(minutes=1)
    assert town.kept().alert.one("leila").answered_at
    assert came(town).state is None


@pytest.mark.parametrize("text", ["0", "STOP"])
def test_no_more_said_in_an_alert_is_news_for_whoever_leads_and_leaves_the_contact_in_it(town, text):
    leila = "+34600000003"
    left(town, address=leila)
    town.now = noon(ASK_ON)
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.texts(leila, text)
    town.turns(minutes=1)
    alert = town.kept().alert
    assert text in [each.text for each in alert.log]
    assert alert.one("leila").answered_at is None
    town.texts(leila, "1")
    town.turns(minutes=1)
    assert town.kept().alert.one("leila").answered_at
    assert ReminderRow.objects.exists()


def test_a_number_that_somebody_left_over_and_over_is_asked_three_things_and_no_more(town):
    links = [left(town, again_on=None) for _ in range(8)]
    for day in range(14):
        on(town, ASK_ON + timedelta(day))
    said = " ".join(each.text for each in town.heard(NUMBER))
    assert said.count("How did it go?") == reminding.AT_ONE_ADDRESS_MAX
    assert sum(link.text in said for link in links) == reminding.AT_ONE_ADDRESS_MAX
