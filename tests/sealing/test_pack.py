"""Rosa's pack: a contact and a release open it together; every one of them alone opens nothing (abuse cases 16, 17, 24)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, combinations
from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.card import Card
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import AgreementKey, SigningKey
from amparo.sealing.link import Trigger
from amparo.sealing.locks import code_lock, trigger_lock
from amparo.sealing.pack import (
    CardsRefused,
    PackShare,
    SealedPack,
    ShareKind,
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
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

FACTS = b'{"facts":["Rosa takes insulin"]}'
CARDS = {name: Card.new("en", stream(name)) for name in ("ines", "noor", "leila")}
PUBLIC = {name: card.public for name, card in CARDS.items()}
PHONE, CODE, WORKER = Trigger.new(stream("phone")), TriggerCode.new(stream("code")), AgreementKey.new(stream("worker"))
PLACE = (some_id("river house"), some_id("pact"), 3)
ROSA = SigningKey.new(stream("Rosa signs"))
LOCKS = {
    "owner": ROSA.public,
    "triggers": [trigger_lock(PHONE, ROSA, *PLACE[:2])],
    "codes": [code_lock(CODE, ROSA, *PLACE[:2])],
}
ELSEWHERE = [(some_id("other"), *PLACE[1:]), (PLACE[0], some_id("other"), 3), (*PLACE[:2], 2), (*PLACE[:2], 4)]
Place: TypeAlias = tuple[UUID, UUID, int]


def sealed(place: Place = PLACE, quorum: int = 2) -> SealedPack:
    return seal(FACTS, *place, cards=PUBLIC, **LOCKS, worker=WORKER.public, quorum=quorum)


@pytest.fixture(scope="module")
def pack() -> SealedPack:
    return sealed()


def mine(pack: SealedPack, name: str = "ines", place: Place = PLACE) -> bytes:
    return contact_share(pack.shares, CARDS[name], *place, name)


def given_by(pack: SealedPack, *names: str, place: Place = PLACE) -> list[bytes]:
    return [quorum_share(pack.shares, CARDS[name], *place, name) for name in names]


def by_quorum(shares: tuple[PackShare, ...], place: Place) -> bytes:
    return combine([quorum_share(shares, CARDS[name], *place, name) for name in ("noor", "leila")], 2)


WAYS: dict[str, Callable[[tuple[PackShare, ...], Place], bytes]] = {
    "device": lambda shares, place: release_by_trigger(shares, PHONE, *place),
    "code": lambda shares, place: release_by_code(shares, CODE, *place),
    "quorum": by_quorum,
    "worker": lambda shares, place: release_by_worker(shares, WORKER, *place),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CARDS)
def test_each_contact_opens_it_with_each_release(pack: SealedPack, name: str, way: str) -> None:
    assert open_pack(pack.blob, mine(pack, name), WAYS[way](pack.shares, PLACE), *PLACE) == FACTS


@given(st.binary(max_size=4_000), st.sets(st.sampled_from(sorted(CARDS)), min_size=2), st.integers(0, 1 << 40))
def test_whatever_it_holds_it_opens_again(content: bytes, names: set[str], version: int) -> None:
    place = (*PLACE[:2], version)
    pack = seal(content, *place, cards={name: PUBLIC[name] for name in names}, **LOCKS, quorum=2)
    for name in names:
        release = combine(given_by(pack, *names, place=place), 2)
        assert release == release_by_trigger(pack.shares, PHONE, *place)
        assert open_pack(pack.blob, mine(pack, name, place), release, *place) == content


def test_nobody_opens_it_alone(pack: SealedPack) -> None:
    release = release_by_trigger(pack.shares, PHONE, *PLACE)
    for held in [[mine(pack)], [release], given_by(pack, "ines"), [mine(pack), mine(pack, "noor")], [pack.blob[5:37]]]:
        for one, other in combinations([*held, *held, bytes(32)], 2):
            with pytest.raises(WrongKey):
                open_pack(pack.blob, one, other, *PLACE)


def test_a_contact_and_the_worker_together_open_nothing_in_modes_t_and_q() -> None:
    pack = seal(FACTS, *PLACE, cards=PUBLIC, **LOCKS, quorum=2)
    with pytest.raises(WrongKey):
        release_by_worker(pack.shares, WORKER, *PLACE)
    for fewer in [[], given_by(pack, "ines")]:
        with pytest.raises(WrongKey):
            combine(fewer, 2)
    for (
        share
    ) in pack.shares:  # every row of the table, with the card and the worker's key, as any kind and under any id
        for kind, name in [(kind, name) for kind in ShareKind for name in CARDS]:
            relabelled = [replace(share, kind=kind), replace(share, kind=kind, whose=bytes(32))]
            assert _opened(relabelled, name) in ([], [mine(pack)])


def _opened(shares: list[PackShare], name: str) -> list[bytes]:
    """What Inés's card and the worker's key make of these rows; her own part of the release is no release."""
    found = []
    for attempt in (
        lambda: contact_share(shares, CARDS["ines"], *PLACE, name),
        lambda: combine([quorum_share(shares, CARDS["ines"], *PLACE, name)], 2),
        lambda: release_by_worker(shares, WORKER, *PLACE),
    ):
        try:
            found.append(attempt())
        except WrongKey:
            continue
    return found


def test_one_contact_less_than_the_quorum_releases_nothing() -> None:
    pack = sealed(quorum=3)
    for names in combinations(CARDS, 2):
        for quorum in (2, 3):
            with pytest.raises(WrongKey):
                combine(given_by(pack, *names), quorum)
    assert open_pack(pack.blob, mine(pack), combine(given_by(pack, *CARDS), 3), *PLACE) == FACTS


def test_a_stolen_phone_an_old_code_a_strange_card_find_nothing(pack: SealedPack) -> None:
    with pytest.raises(WrongKey):
        release_by_trigger(pack.shares, Trigger.new(), *PLACE)
    with pytest.raises(WrongKey):
        release_by_code(pack.shares, TriggerCode.new(), *PLACE)
    with pytest.raises(WrongKey):
        release_by_worker(pack.shares, AgreementKey.new(), *PLACE)
    for take in (contact_share, quorum_share):
        with pytest.raises(WrongKey):
            take(pack.shares, Card.new("en"), *PLACE, "ines")


def test_a_card_opens_its_own_contacts_part_only(pack: SealedPack) -> None:
    for take in (contact_share, quorum_share):
        with pytest.raises(WrongKey):
            take(pack.shares, CARDS["ines"], *PLACE, "noor")


def test_nothing_of_the_version_before_opens_the_next(pack: SealedPack) -> None:
    later_place = (*PLACE[:2], 4)
    later = sealed(later_place)
    old, new = WAYS["device"](pack.shares, PLACE), WAYS["device"](later.shares, later_place)
    for contact, release in [(mine(pack), old), (mine(pack), new), (mine(later, place=later_place), old)]:
        with pytest.raises(WrongKey):
            open_pack(later.blob, contact, release, *later_place)
    with pytest.raises(WrongKey):
        combine([*given_by(pack, "ines"), *given_by(later, "noor", place=later_place)], 2)
    for way in WAYS.values():
        with pytest.raises(WrongKey):
            way(pack.shares, later_place)


def test_a_share_moved_under_the_name_of_another_version_does_not_open(pack: SealedPack) -> None:
    later_place = (*PLACE[:2], 4)
    for new in sealed(later_place).shares:
        for old in (share for share in pack.shares if share.kind == new.kind):
            moved = (replace(new, sealed=old.sealed),)
            for take in (WAYS["device"], WAYS["code"], WAYS["worker"]):
                with pytest.raises(WrongKey):
                    take(moved, later_place)
            for name, card in CARDS.items():
                for part in (contact_share, quorum_share):
                    with pytest.raises(WrongKey):
                        part(moved, card, *later_place, name)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_it_opens_in_its_own_place_only(pack: SealedPack, place: Place) -> None:
    contact, release = mine(pack), release_by_trigger(pack.shares, PHONE, *PLACE)
    with pytest.raises(WrongKey):
        open_pack(pack.blob, contact, release, *place)
    for way in WAYS.values():
        with pytest.raises(WrongKey):
            way(pack.shares, place)
    with pytest.raises(WrongKey):
        mine(pack, place=place)


@pytest.mark.parametrize("kind", [kind for kind in ShareKind if kind != ShareKind.CODE])
def test_a_changed_share_does_not_open(pack: SealedPack, kind: ShareKind) -> None:
    way = WAYS.get(kind, lambda shares, place: contact_share(shares, CARDS["noor"], *place, "noor"))
    [*others], of_kind = [s for s in pack.shares if s.kind != kind], [s for s in pack.shares if s.kind == kind]
    for changed in zip(*(changes(share.sealed) for share in of_kind), strict=True):
        with pytest.raises(WrongKey):
            way((*others, *(replace(s, sealed=new) for s, new in zip(of_kind, changed, strict=True))), PLACE)


def test_a_changed_share_of_a_code_does_not_open(pack: SealedPack) -> None:
    """Here the seams and the cuts: each try costs a guess."""
    [share] = [share for share in pack.shares if share.kind == ShareKind.CODE]
    whole = share.sealed
    changed = [whole[:at] + bytes([whole[at] ^ 0x80]) + whole[at + 1 :] for at in [*range(14), 28, 29, 60, 61, 108]]
    for sealed_again in [*changed, b"", whole[:13], whole[:29], whole[:-1], whole + b"\0"]:
        with pytest.raises(WrongKey):
            release_by_code([replace(share, sealed=sealed_again)], CODE, *PLACE)


def test_a_lock_somebody_else_put_beside_the_trigger_is_handed_nothing() -> None:
    mateo = SigningKey.new()
    for owner, lock in [(ROSA.public, trigger_lock(Trigger.new(), mateo, *PLACE[:2])), (b"", LOCKS["triggers"][0])]:
        with pytest.raises(WrongKey):
            seal(FACTS, *PLACE, cards=PUBLIC, triggers=[lock], owner=owner)


def test_a_changed_pack_does_not_open(pack: SealedPack) -> None:
    contact, release = mine(pack), release_by_trigger(pack.shares, PHONE, *PLACE)
    for changed in changes(pack.blob):
        with pytest.raises(WrongKey):
            open_pack(changed, contact, release, *PLACE)
    for part in chain(changes(contact), [b""]):
        with pytest.raises(WrongKey):
            open_pack(pack.blob, part, release, *PLACE)
        with pytest.raises(WrongKey):
            open_pack(pack.blob, release, part, *PLACE)


def test_every_save_draws_everything_anew(pack: SealedPack) -> None:
    again = sealed()
    assert {s.sealed for s in pack.shares}.isdisjoint(s.sealed for s in again.shares)
    assert pack.blob != again.blob
    assert mine(pack) != mine(again)
    assert WAYS["device"](pack.shares, PLACE) != WAYS["device"](again.shares, PLACE)


def test_the_table_names_nobody_and_repeats_nothing_over_versions(pack: SealedPack) -> None:
    later = sealed((*PLACE[:2], 4))
    assert all(len(share.whose) == 32 for share in pack.shares)
    assert {share.whose for share in pack.shares}.isdisjoint(share.whose for share in later.shares)
    assert PHONE.row_id not in {share.whose for share in pack.shares}
    everything = pack.blob + b"".join(share.whose + share.sealed for share in pack.shares)
    assert not any(word in everything for word in (b"ines", b"insulin", *PUBLIC.values()))


@pytest.mark.parametrize(
    ("names", "quorum"), [(["ines"], 1), (["ines"], 2), (CARDS, 1), (CARDS, 4), (CARDS, -1), ([], 2)]
)
def test_a_quorum_that_is_none_is_refused(names: list[str], quorum: int) -> None:
    with pytest.raises(CardsRefused):
        seal(FACTS, *PLACE, cards={name: PUBLIC[name] for name in names}, quorum=quorum)


def test_two_contacts_with_one_card_are_refused() -> None:
    with pytest.raises(CardsRefused):
        seal(FACTS, *PLACE, cards={"ines": PUBLIC["ines"], "noor": PUBLIC["ines"]})


def test_a_card_that_hides_nothing_is_refused() -> None:
    with pytest.raises(WrongKey):
        seal(FACTS, *PLACE, cards={"ines": bytes(32)})


def test_without_a_way_chosen_there_is_no_share_of_it() -> None:
    pack = seal(FACTS, *PLACE, cards=PUBLIC)
    assert {share.kind for share in pack.shares} == {ShareKind.CONTACT}


def test_it_shows_nothing_of_itself(pack: SealedPack) -> None:
    shown = f"{pack!r} {pack.shares!r}"
    assert not any(repr(share.sealed) in shown for share in pack.shares)
