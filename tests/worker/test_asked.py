"""Rosa is asked by text message whether all is well, and answers with one."""

from datetime import time

import msgspec
import pytest

from amparo.domain.pact.model import CheckIn
from amparo.store.labels import CHECK_IN
from amparo.store.models import CheckInRow
from amparo.store.turning.watch import Watch
from tests.inside import TODAY
from tests.worker import town as places

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
