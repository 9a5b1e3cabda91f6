"""Who can open Rosa's pack together: every coalition of people who hold something, in every mix of chosen ways.

All of them have the whole table (abuse cases 16, 17, 24). A card and a release open; everything less opens nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, combinations

import pytest

from amparo.sealing.card import Card
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import AgreementKey, SigningKey
from amparo.sealing.link import Trigger
from amparo.sealing.locks import code_lock, trigger_lock
from amparo.sealing.pack import (
    SealedPack,
    combine,
    contact_share,
    open_pack,
    quorum_share,
    release_by_code,
    release_by_trigger,
    release_by_worker,
    seal,
)
from amparo.sealing.triggercode import TriggerCode
from tests.sealing.fixed import some_id, stream

CARDS = {name: Card.new("en", stream(name)) for name in ("ines", "noor", "leila")}
PHONE, STOLEN = Trigger.new(stream("phone")), Trigger.new(stream("stolen"))
CODE, OLD_CODE = TriggerCode.new(stream("code")), TriggerCode.new(stream("old code"))
WORKER, ROSA = AgreementKey.new(stream("worker")), SigningKey.new(stream("Rosa signs"))
ORG, PACT = some_id("river house"), some_id("pact")
FACTS = b"Rosa takes insulin"
WAYS, HOLDERS = ("device", "quorum", "worker"), (*CARDS, "phone", "worker")


def some_of(names: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(each) for each in chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))]


def sealed(ways: frozenset[str], version: int = 1) -> SealedPack:
    return seal(
        FACTS,
        *(ORG, PACT, version),
        cards={name: card.public for name, card in CARDS.items()},
        triggers=[trigger_lock(PHONE, ROSA, ORG, PACT)] if "device" in ways else [],
        owner=ROSA.public,
        worker=WORKER.public if "worker" in ways else None,
        quorum=2 if "quorum" in ways else 0,
    )


def what_they_find(pack: SealedPack, who: frozenset[str], version: int) -> tuple[list[bytes], list[bytes]]:
    """The contacts' shares and the releases in reach of these people; every secret is tried on everything."""
    place, cards = (ORG, PACT, version), [card for name, card in CARDS.items() if name in who]
    mine = [found for card in cards for name in CARDS for found in _or_none(contact_share, pack, card, place, name)]
    given = [found for card in cards for name in CARDS for found in _or_none(quorum_share, pack, card, place, name)]
    releases = [found for quorum in (2, 3) for found in _combined(given, quorum)]
    if "phone" in who:
        releases += _or_none(release_by_trigger, pack, PHONE, place)
    for key in [*(card.agreement for card in cards), *([WORKER] if "worker" in who else [])]:
        releases += _or_none(release_by_worker, pack, key, place)
    return mine, releases


def _or_none(take: object, pack: SealedPack, secret: object, place: tuple[object, ...], *more: str) -> Iterator[bytes]:
    assert callable(take)
    with suppress(WrongKey):
        yield take(pack.shares, secret, *place, *more)


def _combined(given: list[bytes], quorum: int) -> Iterator[bytes]:
    with suppress(WrongKey):
        yield combine(given, quorum)


def opened(pack: SealedPack, who: frozenset[str], version: int = 1) -> bool:
    """Whether any two things they hold, whatever they are, open the pack between them."""
    held = [bytes(32), *chain.from_iterable(what_they_find(pack, who, version))]
    for one in held:
        for other in held:
            with suppress(WrongKey):
                return open_pack(pack.blob, one, other, ORG, PACT, version) == FACTS
    return False


@pytest.mark.parametrize("ways", some_of(WAYS), ids=lambda ways: "+".join(sorted(ways)) or "none")
def test_a_card_and_a_release_open_it_and_nobody_else_does(ways: frozenset[str]) -> None:
    pack = sealed(ways)
    for who in some_of(HOLDERS):
        cards = who & set(CARDS)
        released = (
            ("device" in ways and "phone" in who)
            or ("quorum" in ways and len(cards) >= 2)
            or ("worker" in ways and "worker" in who)
        )
        assert opened(pack, who) == bool(cards and released), who


def test_what_was_freed_of_one_version_frees_nothing_of_the_next() -> None:
    every, all_ways = frozenset(HOLDERS), frozenset(WAYS)
    old, new = sealed(all_ways), sealed(frozenset(), version=2)
    freed = [*chain.from_iterable(what_they_find(old, every, 1)), *what_they_find(new, every, 2)[0]]
    for one in freed:
        for other in freed:
            with pytest.raises(WrongKey):
                open_pack(new.blob, one, other, ORG, PACT, 2)


def test_a_phone_or_a_code_that_was_taken_away_frees_nothing_of_the_next_version() -> None:
    pack = seal(
        FACTS,
        *(ORG, PACT, 2),
        cards={"ines": CARDS["ines"].public},
        triggers=[trigger_lock(PHONE, ROSA, ORG, PACT)],
        codes=[code_lock(CODE, ROSA, ORG, PACT)],
        owner=ROSA.public,
    )
    assert release_by_code(pack.shares, CODE, ORG, PACT, 2) == release_by_trigger(pack.shares, PHONE, ORG, PACT, 2)
    with pytest.raises(WrongKey):
        release_by_code(pack.shares, OLD_CODE, ORG, PACT, 2)
    with pytest.raises(WrongKey):
        release_by_trigger(pack.shares, STOLEN, ORG, PACT, 2)
