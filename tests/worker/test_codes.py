"""An alert raised by text message: from any phone, with a code that works once. A number proves nothing; a code does."""

from datetime import timedelta

from amparo.sealing.stretch import FLOOR
from amparo.sealing.triggercode import TriggerCode
from amparo.store import codes, envelopes
from amparo.store.models import AlertRow, CodeRow
from amparo.worker.thinking import Tries
from tests.inside import NOW, TODAY

ROSAS = TriggerCode.read("7K2QM-9XW4P")
BORROWED = "+34600000999"


def has(town, *given):
    for code in given:
        codes.add(town.pact, code, cost=FLOOR, day=TODAY)


def raised() -> int:
    return AlertRow.objects.count()


def test_a_code_raises_the_alert_from_any_phone(town):
    has(town, ROSAS)
    town.texts(BORROWED, "7k2qm 9xw4p")
    town.turns(seconds=0)
    town.turns(seconds=11)
    assert raised() == 1
    assert town.heard()


def test_a_code_that_was_used_raises_nothing_more(town):
    has(town, ROSAS)
    for _ in range(3):
        town.texts(BORROWED, ROSAS.printed())
        town.turns(seconds=0)
    assert raised() == 1
    AlertRow.objects.all().delete()
    town.texts(BORROWED, ROSAS.printed())
    town.turns(seconds=0)
    assert raised() == 0


def test_a_code_of_what_was_withdrawn_raises_nothing(town):
    has(town, ROSAS)
    envelopes.withdraw(town.pact, town.rosa.by.id)
    town.texts(BORROWED, ROSAS.printed())
    town.turns(seconds=0)
    assert raised() == 0


def test_codes_of_others_that_begin_alike_do_not_use_up_rosas_tries(town):
    has(town, *(TriggerCode.read(f"7K0000000{number}") for number in range(7)), ROSAS)
    town.texts(BORROWED, ROSAS.printed())
    town.turns(seconds=0)
    assert raised() == 1


def test_five_guesses_an_hour_from_one_number_are_looked_at(town):
    has(town, ROSAS)
    for number in range(5):
        town.texts(BORROWED, f"7K1111111{number}")
    town.texts(BORROWED, ROSAS.printed())
    town.turns(seconds=0)
    assert raised() == 0
    town.texts("+34600000001", ROSAS.printed())
    town.turns(seconds=0)
    assert raised() == 1
    assert CodeRow.objects.get().used_at


def test_tries_made_while_the_clock_was_wrong_lock_nobody_out():
    tries, ahead = Tries(), NOW + timedelta(days=365)
    assert [tries.one_more(b"rosa", ahead) for _ in range(6)] == [True] * 5 + [False]
    assert tries.one_more(b"rosa", NOW)
    assert [tries.one_more(b"rosa", NOW) for _ in range(5)] == [True] * 4 + [False]
