import json
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from amparo.domain.alert.notes import ShareGiven
from amparo.domain.alert.terms import Reached
from amparo.sealing import pack
from amparo.sealing.card import Card
from amparo.sealing.link import Link
from amparo.store import packs
from amparo.store.models import AlertRow, InboxRow, ViewRow
from tests.inside import TODAY
from tests.web.alert.night import NIGHT, VIEW, kept, noted

CONTENT = {
    "amparo": "pack",
    "version": 1,
    "facts": [
        {"kind": "mandate", "text": "The lawyer is Tam", "contacts": ["noor"], "checked_on": "2026-11-02"},
        {"kind": "health", "text": "She needs insulin", "contacts": ["leila"]},
    ],
}
NOORS, LEILAS = Card.new("en"), Card.new("en")
CARDS = {"noor": NOORS.public, "leila": LEILAS.public}


@pytest.fixture
def pact(worker, rosa) -> UUID:
    pact = uuid4()
    content = json.dumps(CONTENT).encode()
    sealed = pack.seal(
        content, rosa.by.organisation, pact, 1, cards=CARDS, quorum=2, owner=rosa.keys.keyring.public.signing
    )
    packs.put(pact, sealed, organisation=rosa.by.organisation, version=1, day=TODAY)
    return pact


def shares(pact):
    return packs.read(pact).sealed.shares


def released(pact, rosa):
    place = (rosa.by.organisation, pact, 1)
    given = [pack.quorum_share(shares(pact), card, *place, who) for who, card in (("noor", NOORS), ("leila", LEILAS))]
    return pack.combine(given, 2)


def page_of(view, pact, rosa) -> Link:
    link = kept(view, rosa)
    AlertRow.objects.filter(id=ViewRow.objects.get(id=link.row_id).alert_id).update(envelope=pact)
    return link


def test_noor_types_her_card_and_reads_what_is_meant_for_her(noor, rosa, pact):
    link = page_of(replace(VIEW, mine=Reached.CAN, release=released(pact, rosa)), pact, rosa)
    answer = noor.post(f"/c/{link.text}/pack/", {"words": " ".join(NOORS.words).upper()})
    page = answer.content.decode()
    assert "The lawyer is Tam" in page
    assert "insulin" not in page
    assert answer["Cache-Control"] == "no-store"
    assert not InboxRow.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (" ".join(LEILAS.words), "This card opens nothing here."),
        (" ".join(Card.new("en").words), "This card opens nothing here."),
        (" ".join((*NOORS.words[:3], "qqqq", *NOORS.words[4:])), "once more: 4"),
        ("", "all twelve"),
    ],
    ids=["leilas", "a new one", "a slip", "nothing"],
)
def test_another_card_or_a_slip_of_the_pen_opens_nothing_and_says_which_it_was(noor, rosa, pact, words, said):
    link = page_of(replace(VIEW, release=released(pact, rosa)), pact, rosa)
    answer = noor.post(f"/c/{link.text}/pack/", {"words": words})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'action="../answer/"' in answer.content.decode()


def test_before_it_is_free_the_card_alone_opens_nothing(noor, rosa, pact):
    link = page_of(VIEW, pact, rosa)
    assert "They cannot be opened yet" in noor.get(f"/c/{link.text}/").content.decode()
    answer = noor.post(f"/c/{link.text}/pack/", {"words": " ".join(NOORS.words)})
    assert answer.status_code == 422
    assert "The lawyer is Tam" not in answer.content.decode()


def test_what_is_free_without_a_card_opens_nothing_either(noor, rosa, pact):
    with pytest.raises(pack.WrongKey):
        pack.open_pack(packs.read(pact).sealed.blob, bytes(32), released(pact, rosa), rosa.by.organisation, pact, 1)


def test_noor_gives_her_part_of_the_key_to_the_worker_alone(noor, rosa, pact, worker):
    link = page_of(replace(VIEW, release_waits_for=2), pact, rosa)
    assert "2 more people" in noor.get(f"/c/{link.text}/").content.decode()
    assert noor.post(f"/c/{link.text}/share/", {"words": " ".join(NOORS.words)}).status_code == 303
    share = pack.quorum_share(shares(pact), NOORS, rosa.by.organisation, pact, 1, "noor")
    assert noted(worker)[-1] == ShareGiven(view=link.row_id, share=share, at=NIGHT)


@pytest.mark.parametrize("view", [replace(VIEW, over=True), replace(VIEW, call=replace(VIEW.call, opens_pack=False))])
def test_after_the_end_and_for_who_has_no_card_there_is_no_such_page(noor, rosa, pact, view):
    link = page_of(replace(view, release=released(pact, rosa)), pact, rosa)
    assert noor.post(f"/c/{link.text}/pack/", {"words": " ".join(NOORS.words)}).status_code == 404
