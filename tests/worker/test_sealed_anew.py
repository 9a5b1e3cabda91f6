"""The sealed facts came free in an alert: Rosa is told, until she seals them anew."""

import pytest

from amparo.domain.pact.terms import EvidenceKind, Release
from amparo.sealing import pack
from amparo.sealing.card import Card
from amparo.sealing.link import Trigger
from amparo.sealing.locks import trigger_lock
from amparo.store import evidence, packs
from tests.inside import TODAY
from tests.worker import town as places
from tests.worker.test_check_ins import TONIGHT, sealed_by_the_worker


@pytest.fixture
def trigger(town):
    trigger, keyring, house = Trigger.new(), town.rosa.keys.keyring, town.rosa.keys.organisation.id
    lock = trigger_lock(trigger, keyring.signing, house, town.pact)
    cards = {"noor": Card.new("en").public}
    sealed = pack.seal(b"facts", house, town.pact, 1, cards=cards, triggers=[lock], owner=keyring.public.signing)
    packs.put(town.pact, sealed, organisation=house, version=1, day=TODAY)
    return trigger


def told(town):
    return [each.kind for each in evidence.of(town.rosa.keys, town.pact) if each.kind is EvidenceKind.PACK_FREE]


def test_rosa_is_told_once_as_soon_as_her_people_can_open_them(town, trigger):
    town.presses(secret=trigger.raw)
    town.turns()
    assert told(town) == []
    for _ in range(3):
        town.turns(seconds=10)
    assert told(town) == [EvidenceKind.PACK_FREE]


def test_a_press_that_was_stopped_in_time_has_opened_nothing(town, trigger):
    town.presses(secret=trigger.raw)
    town.turns()
    town.stops()
    town.turns(seconds=1)
    town.turns(seconds=10)
    assert told(town) == []


def test_an_alert_that_frees_nothing_tells_of_nothing(town, trigger):
    town.presses(secret=Trigger.new().raw)
    town.turns()
    town.turns(seconds=10)
    assert told(town) == []


def test_what_comes_free_while_her_side_stands_still_is_not_told(rosa):
    """Whoever made her say the words reads her pages, too."""
    town = places.founded(rosa)
    town.awake = 0.0
    town.publishes(check_ins=(TONIGHT,), release=(Release.WORKER,), duress=True)
    town.turns()
    sealed_by_the_worker(town)
    town.presses()
    town.turns()
    town.turns(seconds=10)
    town.says(places.DURESS)
    for minutes in (1, 60, 15, 15):
        town.turns(minutes=minutes)
    assert town.page("noor").release
    assert told(town) == []
