"""A message of several texts: one after another, handed over with the last of them, and failed with any."""

import pytest

from amparo.channels.notebook import Notebook
from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.domain.alert.notes import Receipt, Receipted
from amparo.domain.alert.terms import Reached
from amparo.domain.pact.terms import Way
from amparo.store.models import OutboxRow

LEILA, LEILAS_MAIL = "+34600000003", "leila@clinic.example"


class Failing:
    """A gateway that fails the text of this number, counted from 1, to Leila; so often."""

    def __init__(self, town, number, outcome, times=1_000):
        self.number, self.outcome, self.times, self.seen = number, outcome, times, 0
        self.notebook = Notebook(Way.SMS, town.book)

    def send(self, address, text, *, reference, subject=""):
        if address == LEILA:
            self.seen += 1
            if self.seen >= self.number and self.times:
                self.times -= 1
                return self.outcome
        return self.notebook.send(address, text, reference=reference, subject=subject)


class Silent:
    """Takes everything and gives no receipt."""

    def send(self, address, text, *, reference, subject=""):
        return Sent(reference)


def calls(town):
    town.presses()
    town.turns()
    town.turns(seconds=10)


def leila(town):
    return town.kept().alert.one("leila")


def test_every_text_comes_and_in_its_order(town):
    calls(town)
    texts = [each.text for each in town.heard(LEILA)]
    assert len(texts) > 1
    assert [f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


@pytest.mark.parametrize("number", [1, 2])
def test_where_any_text_fails_the_next_way_is_taken_at_once(town, number):
    town.send["sms"] = Failing(town, number, GiveUp(Why.REFUSED))
    calls(town)
    assert len(town.heard(LEILA)) == number - 1
    assert town.heard(LEILAS_MAIL)
    assert not OutboxRow.objects.filter(state__in=("queued", "waiting")).exists()


def test_where_a_later_text_only_fails_for_a_while_it_is_not_lost_and_nothing_is_doubled(town):
    town.send["sms"] = Failing(town, 2, TryAgain(Why.NO_ANSWER), times=2)
    calls(town)
    assert leila(town).reached is Reached.QUEUED
    assert len(town.heard(LEILA)) == 1
    for seconds in (1, 2, 1):
        town.turns(seconds=seconds)
    assert leila(town).reached is Reached.HANDED_OVER
    assert len({each.text for each in town.heard(LEILA)}) == len(town.heard(LEILA)) == 2
    assert not town.heard(LEILAS_MAIL)


def test_a_text_waits_for_the_one_before_it_even_over_a_failure(town):
    town.send["sms"] = Failing(town, 1, TryAgain(Why.NO_ANSWER))
    calls(town)
    assert OutboxRow.objects.filter(state="waiting").exists()
    town.turns(seconds=1)
    assert town.heard(LEILA) == []


def test_it_has_arrived_when_all_of_it_has(town):
    town.send["sms"] = Silent()
    calls(town)
    rows = OutboxRow.objects.filter(alert=town.kept().alert.id, way="sms").order_by("id")
    keys = [row for row in rows if content_of(town, row).contact == "leila"]
    for reached, row in zip((Reached.HANDED_OVER, Reached.DELIVERED), keys, strict=True):
        reference = bytes(row.key)[:16].hex()
        town.notes(Receipted(way=Way.SMS, external_id=reference, receipt=Receipt.DELIVERED, at=town.now))
        town.turns()
        assert leila(town).reached is reached


def content_of(town, row):
    import msgspec

    from amparo.store.turning.outbox import Content

    return msgspec.json.decode(town.key.kept(bytes(row.sealed), "outbox", bytes(row.key)), type=Content)
