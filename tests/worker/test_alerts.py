"""The whole walk on the worker's side: from a press to everybody knowing, and what each person then reads."""

from datetime import timedelta

import pytest

from amparo.domain.alert.terms import Case, Reached
from amparo.domain.pact.model import Evidence
from amparo.domain.pact.terms import EvidenceKind, Way
from amparo.sealing.link import PressKey
from amparo.store import boards, evidence, views, worker
from amparo.store.models import AlertRow, InboxRow, OutboxRow
from tests.worker.town import ALL_CLEAR, DURESS

NOOR, LEILA, TAM = "+34600000002", "+34600000003", "tam@shelter.example"


def test_after_the_stop_window_everybody_but_the_reserve_is_called(town):
    town.presses()
    town.turns()
    assert town.heard() == []
    town.turns(seconds=9)
    assert town.heard() == []
    town.turns(seconds=1)
    assert {each.address for each in town.heard()} == {NOOR, LEILA}
    assert "tamarind" in town.heard(NOOR)[0].text


def test_one_touch_on_stop_in_time_calls_nobody(town):
    town.presses()
    town.turns()
    town.stops()
    town.turns(seconds=10)
    town.turns(hours=1)
    assert town.heard() == []
    assert town.phone().stopped


def test_a_stop_accepted_in_time_counts_however_late_the_worker_looks(town):
    town.presses()
    town.turns(seconds=9)
    town.stops()
    town.turns(seconds=30)
    assert town.heard() == []


def test_pressing_three_times_is_one_alert(town):
    for _ in range(3):
        town.presses()
    town.presses("second")
    town.turns()
    town.presses()
    town.turns(seconds=10)
    assert AlertRow.objects.count() == 1
    assert len([each for each in town.heard(NOOR) if "tamarind" in each.text]) == 1


def test_the_same_press_sent_again_after_it_was_stopped_calls_nobody(town):
    town.presses()
    town.turns()
    town.stops()
    town.turns(seconds=1)
    town.presses()
    town.turns(seconds=30)
    assert town.heard() == []


def test_each_contact_has_a_page_of_their_own_with_what_to_do(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    page = town.page("noor")
    assert (page.call.contact, page.case, page.mine) == ("noor", Case.UNVERIFIED, Reached.DELIVERED)
    assert any(f"https://plan.example/c/{town.link('noor').text}/" in each.text for each in town.heard(NOOR))
    assert not any(town.link("leila").text in each.text for each in town.heard(NOOR))


def test_without_an_address_no_link_is_sent(town):
    town.address = ""
    town.presses()
    town.turns()
    town.turns(seconds=10)
    assert town.heard(NOOR)
    assert not any("/c/" in each.text for each in town.heard())


def test_an_answer_by_page_is_told_to_the_others_and_to_the_owner(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.answers("noor", can=True)
    town.turns(seconds=20)
    assert town.page("noor").mine is Reached.CAN
    assert [each.reached for each in town.page("leila").standings if each.contact == "noor"] == [Reached.CAN]
    assert Reached.CAN in town.phone().contacts
    board = town.boards()[0]
    assert Reached.CAN in {each.reached for each in board.standings}


def test_an_answer_by_text_message_counts_as_one_on_the_page(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.texts("+34 600 000 002", "1")
    town.turns(seconds=5)
    assert town.page("noor").mine is Reached.CAN


def test_own_words_by_text_message_reach_whoever_leads(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.answers("noor", can=True)
    town.texts(LEILA, "The car is white")
    town.turns(seconds=5)
    assert "The car is white" in {each.text for each in town.page("noor").log}


def test_a_text_message_from_nobody_we_know_changes_nothing(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    before = town.kept()
    town.texts("+34999999999", "1")
    town.turns()
    assert town.kept().alert.called == before.alert.called
    assert not InboxRow.objects.exists()


def test_a_receipt_shows_on_the_page_as_delivered(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.turns(seconds=1)
    assert town.page("leila").mine is Reached.DELIVERED
    assert {row.state for row in OutboxRow.objects.all()} == {"delivered"}


def test_the_owners_words_end_it_and_everybody_is_told(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.says(ALL_CLEAR)
    town.turns(seconds=60)
    assert town.kept().alert.case is Case.SAFE
    assert town.page("noor").over
    assert not AlertRow.objects.filter(open=True).exists()


def test_words_under_coercion_look_the_same_to_whoever_watches_the_owner(town):
    town.publishes(duress=True)
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.says(DURESS)
    town.turns(seconds=60)
    assert town.kept().alert.case is Case.DOUBTED
    assert town.phone().over
    assert town.boards()[0].case is Case.SAFE
    assert AlertRow.objects.filter(open=True).exists()


def test_the_owner_reads_what_was_seen_of_each_contact(town):
    town.presses(practice=True)
    town.turns()
    town.turns(seconds=10)
    town.answers("noor", can=True)
    town.turns(minutes=3)
    seen = {(each.kind, each.contact) for each in evidence.of(town.rosa.keys, town.pact)}
    assert (EvidenceKind.PRACTICE_ANSWERED, "noor") in seen
    assert (EvidenceKind.MESSAGE_DELIVERED, "leila") in seen
    answered: Evidence = next(each for each in evidence.of(town.rosa.keys, town.pact) if each.minutes is not None)
    assert answered.minutes == 3


def test_a_practice_and_a_real_alert_are_two(town):
    town.presses("practice", practice=True, press_key=b"")
    town.presses("real")
    town.turns()
    town.turns(seconds=10)
    assert sorted(AlertRow.objects.values_list("practice", flat=True)) == [False, True]


def test_mateo_sees_nothing_of_rosas_alert(town, mateo):
    town.presses()
    town.turns()
    assert boards.of(mateo.keys) == ()
    assert boards.of(town.rosa.keys)


def test_a_note_that_makes_no_sense_holds_up_no_other_and_is_counted(town):
    InboxRow.objects.create(key=b"x" * 32, sealed=b"nonsense", at=town.now, urgent=True)
    town.presses()
    town.turns()
    assert AlertRow.objects.exists()
    assert worker.health(town.now).put_aside == 1


def test_for_a_pact_that_was_withdrawn_nobody_is_called(town):
    from amparo.store import envelopes

    envelopes.withdraw(town.pact, town.rosa.by.id)
    town.presses()
    town.turns()
    town.turns(minutes=1)
    assert town.heard() == []


def test_an_alert_that_runs_goes_on_when_its_pact_is_withdrawn(town):
    from amparo.store import envelopes

    town.presses()
    town.turns()
    envelopes.withdraw(town.pact, town.rosa.by.id)
    town.turns(seconds=10)
    assert town.heard(NOOR)


@pytest.mark.parametrize("days", [1, 31])
def test_a_contacts_page_ends_after_the_alert(town, days):
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.says(ALL_CLEAR)
    town.turns(seconds=1)
    link = town.link("leila")
    assert views.read(link, now=town.now)
    town.turns(days=days, seconds=1)
    assert views.read(link, now=town.now) is None


def test_a_stop_that_came_in_time_counts_behind_a_hundred_other_notes(town):
    town.presses()
    town.turns()
    town.now += timedelta(seconds=5)
    for number in range(100):
        town.presses(f"other-{number}", press_key=PressKey.new().raw)
    town.stops()
    town.now += timedelta(seconds=5)
    town.turns()
    assert town.heard() == []
    assert town.phone().stopped


def test_a_note_that_nobody_can_read_keeps_no_alert_from_calling(town, monkeypatch):
    """As when its words cannot be compared because everybody is signing in."""
    from amparo.worker import taking

    town.presses()
    town.turns()
    town.says("something")
    monkeypatch.setattr(taking.Mind, "about", lambda self, waiting, _note, _now: self.away.add(waiting.id))
    town.turns(seconds=10)
    assert town.heard() == []
    town.turns(seconds=5)
    assert town.heard(NOOR)


def test_a_gateway_that_refuses_for_a_while_is_tried_again_soon_and_the_next_way_before_long(town):
    from amparo.channels.outcome import TryAgain, Why

    class Away:
        def send(self, *_words, **_more):
            return TryAgain(Why.NO_ANSWER)

    town.send["sms"] = Away()
    town.presses()
    town.turns()
    town.turns(seconds=10)
    for seconds in (1, 2, 5, 15):
        town.turns(seconds=seconds)
    assert {each.way for each in town.heard(NOOR)} == {Way.SIGNAL}
    assert "leila@clinic.example" in {each.address for each in town.heard()}
