"""Packs as rows: the newest version and its shares, nothing of the one before."""

from uuid import uuid4

from amparo.sealing import pack
from amparo.sealing.card import Card
from amparo.sealing.link import Trigger
from amparo.sealing.locks import trigger_lock
from amparo.store import packs
from tests.inside import TODAY

PACT = uuid4()


def sealed(rosa, version, card, trigger):
    house, by = rosa.keys.organisation.id, rosa.keys.keyring
    locks = [trigger_lock(trigger, by.signing, house, PACT)]
    cards = {"ines": card.public}
    return pack.seal(b"the facts", house, PACT, version, cards=cards, triggers=locks, owner=by.public.signing)


def test_a_pack_opens_with_a_contacts_share_and_the_release_share(rosa):
    card, trigger, house = Card.new("en"), Trigger.new(), rosa.keys.organisation.id
    packs.put(PACT, sealed(rosa, 1, card, trigger), organisation=house, version=1, day=TODAY)
    there = packs.read(PACT)
    mine = pack.contact_share(there.sealed.shares, card, house, PACT, 1, "ines")
    free = pack.release_by_trigger(there.sealed.shares, trigger, house, PACT, 1)
    assert pack.open_pack(there.sealed.blob, mine, free, house, PACT, there.version) == b"the facts"


def test_a_new_version_leaves_nothing_of_the_one_before(rosa):
    card, trigger, house = Card.new("en"), Trigger.new(), rosa.keys.organisation.id
    for version in (1, 2):
        packs.put(PACT, sealed(rosa, version, card, trigger), organisation=house, version=version, day=TODAY)
    there = packs.read(PACT)
    assert (there.version, len(there.sealed.shares)) == (2, 2)
    packs.erase(PACT, house)
    assert packs.read(PACT) is None
