"""Handing a PACT over: what exactly is shown, to which key, the words that nobody reads again, the button shown once."""

import re
from datetime import time

import msgspec
import pytest
from msgspec.structs import replace

from amparo.actions import pacts
from amparo.domain.alert.envelope import Envelope, Words
from amparo.domain.pact.model import CheckIn, Evidence
from amparo.domain.pact.terms import Cadence, EvidenceKind, Release
from amparo.sealing import letter, pack, signed, verifier
from amparo.sealing.fingerprint import six_words
from amparo.sealing.link import Trigger
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import envelopes, packs
from amparo.store.labels import ENVELOPE, EVIDENCE, WORDS
from amparo.store.models import EnvelopeRow, EvidenceRow, PackRow, WorkerRow
from tests.inside import NOW, TODAY, client_of
from tests.web.plan.filled import filled

WORDS_TYPED = {
    "greeting-noor": "mango",
    "greeting-leila": "tamarind",
    "greeting-tam": "",
    "all_clear": "three green hats",
}


@pytest.fixture
def cards(rosas, rosa):
    """Each of the three has a card of their own."""
    from base64 import b64encode

    from amparo.sealing.card import Card

    made = {contact.id: Card.new("en") for contact in rosas.pact.contacts}

    def give(pact):
        contacts = (replace(each, card=b64encode(made[each.id].public).decode()) for each in pact.contacts)
        return replace(pact, contacts=tuple(contacts))

    pacts.change_pact(rosas.id, give, **rosa.acts)
    return made


@pytest.fixture
def published(rosas, worker, cards):
    hands_over(rosas)
    return rosas


def hands_over(desk, status=303, **changes):
    page = desk.opens("publish/")
    accepting = {"accept": "on"} if 'name="accept"' in page else {}
    return desk.sends("publish/", status=status, **filled(page, "seen", **accepting | changes))


def envelope_of(desk, worker):
    row = EnvelopeRow.objects.get(id=desk.id)
    writer = desk.somebody.keys.keyring.public.signing
    content = signed.read(bytes(row.sealed), worker.agreement, writer, ENVELOPE, desk.id, row.version)
    return msgspec.json.decode(content, type=Envelope)


def test_what_is_shown_is_what_is_handed_over(rosas, worker, cards):
    page = rosas.opens("publish/")
    assert "Ring the lawyer and say that Rosa was taken" in page
    assert "Asthma" not in page
    assert "■■■■■" in page
    hands_over(rosas)
    envelope = envelope_of(rosas, worker)
    assert [call.alias for call in envelope.calls] == ["Noor", "Leila", "Tam"]
    for call in envelope.calls:
        for step in call.steps:
            assert step.do.replace("'", "&#x27;") in page


def test_the_next_times_of_a_check_in_stand_there_with_their_days(rosas, rosa, worker, cards):
    home = CheckIn(id="home", at=time(18), first=TODAY, time_zone="Pacific/Apia", cadence=Cadence.DAILY)
    pacts.change_pact(rosas.id, lambda pact: replace(pact, check_ins=(home,)), **rosa.acts)
    page = rosas.opens("publish/")
    times = re.search(r"The next times: ([^<]+)<", page)[1].split(" · ")
    assert len(times) == 3
    assert all(each.endswith("18:00") and "2026" in each for each in times)


def test_it_is_remembered_on_which_day_and_to_which_key(published, worker):
    assert published.pact.published_on == TODAY
    assert published.pact.worker == " ".join(six_words(worker.public))
    assert "Handed over" in published.opens("publish/")


def test_the_key_is_compared_first(rosas, worker, cards):
    page = hands_over(rosas, status=422, accept=None)
    assert "First compare the six words" in page
    assert not EnvelopeRow.objects.exists()


def test_another_key_is_refused_until_it_is_compared(published):
    other = WorkerKey.from_secret(WorkerSecret.new())
    WorkerRow.objects.update(public=other.public)
    page = published.opens("publish/")
    assert "another key than the one you accepted" in page
    published.sends("publish/", status=422, **filled(page, "seen"))
    hands_over(published)
    assert published.pact.worker == " ".join(six_words(other.public))


def test_what_was_written_meanwhile_is_looked_at_first(rosas, worker, cards):
    form = filled(rosas.opens("publish/"), "seen", accept="on")
    rosas.sends("items/t1/", **filled(rosas.opens("items/t1/"), "text", first_step="Ring the other lawyer"))
    rosas.sends("publish/", status=409, **form)
    assert not EnvelopeRow.objects.exists()


def test_it_is_a_grave_act(rosas, worker, cards, clock):
    form = filled(rosas.opens("publish/"), "seen", accept="on")
    clock.passes(minutes=11)
    assert rosas.sends("publish/", **form).startswith("/again/")
    assert not EnvelopeRow.objects.exists()


def test_nobody_is_left_alone(rosas, rosa, worker):
    tasks = tuple(replace(task, first_step="") if task.contact == "tam" else task for task in rosas.pact.tasks)
    pacts.change_pact(rosas.id, lambda pact: replace(pact, tasks=tasks), **rosa.acts)
    page = rosas.opens("publish/")
    assert "These have no first step:" in page
    assert "Tam" in page


def test_the_facts_open_with_a_card_and_the_trigger(published, cards):
    page = published.sends("publish/button/", status=200, number="")
    trigger = Trigger.read(re.search(r"/b/([\w-]{43})/", page)[1])
    stored = packs.read(published.id)
    place = (stored.organisation, published.id, stored.version)
    a = pack.contact_share(stored.sealed.shares, cards["noor"], *place, "noor")
    b = pack.release_by_trigger(stored.sealed.shares, trigger, *place)
    assert b"inhaler" in pack.open_pack(stored.sealed.blob, a, b, *place)


def test_the_machine_alone_opens_nothing_unless_it_was_chosen(published, worker):
    assert {share.kind for share in packs.read(published.id).sealed.shares} == {"contact", "quorum"}
    hands_over(published, worker="on")
    assert Release.WORKER in published.pact.design.release
    assert "worker" in {share.kind for share in packs.read(published.id).sealed.shares}


def test_a_button_is_shown_once_and_nowhere_kept(published):
    page = published.sends("publish/button/", status=200, number="+34600000100")
    secret = re.search(r"/b/([\w-]{43})/", page)[1]
    assert "<svg" in page
    assert len(envelopes.triggers(published.id)) == 1
    for path in ("publish/", "publish/button/", ""):
        assert secret not in published.opens(path)


def test_a_code_for_a_text_message(published):
    page = published.sends("publish/code/", status=200)
    assert re.search(r"<bdi>[0-9A-Z]{5}-[0-9A-Z]{5}</bdi>", page)


def test_a_button_belongs_to_what_was_handed_over(rosas, worker):
    assert "First hand the PACT over" in rosas.sends("publish/button/", status=422, number="")
    assert "First hand the PACT over" in rosas.sends("publish/code/", status=422)


def words_of(desk, worker):
    row = EnvelopeRow.objects.get(id=desk.id)
    writer = desk.somebody.keys.keyring.public.signing
    content = signed.read(bytes(row.words), worker.agreement, writer, WORDS, desk.id)
    return msgspec.json.decode(content, type=Words)


def test_words_go_to_the_machine_and_are_read_by_nobody_here(published, worker):
    published.sends("publish/words/", **WORDS_TYPED, duress="")
    words = words_of(published, worker)
    assert {each.contact: each.word for each in words.greetings} == {"noor": "mango", "leila": "tamarind"}
    assert verifier.matches(words.all_clear, "Three green hats")
    assert words.duress == b""
    assert published.pact.all_clear_agreed_on == TODAY
    for path in ("publish/words/", "publish/", "items/noor/", "versions/"):
        assert "mango" not in published.opens(path)
        assert "green hats" not in published.opens(path)


def test_a_page_with_a_mistake_repeats_no_word(published):
    page = published.sends("publish/words/", status=422, **WORDS_TYPED | {"all_clear": "short"}, duress="")
    assert "Longer, please" in page
    assert "mango" not in page
    assert 'value="short"' not in page


def test_a_second_word_is_off_until_it_is_chosen_and_is_another(published, worker):
    published.sends("publish/words/", **WORDS_TYPED, duress="five blue boats")
    assert words_of(published, worker).duress == b""
    same = published.sends("publish/words/", status=422, **WORDS_TYPED, second="on", duress="THREE green  hats")
    assert "Quite different" in same
    published.sends("publish/words/", **WORDS_TYPED, second="on", duress="five blue boats")
    assert verifier.matches(words_of(published, worker).duress, "five blue boats")
    assert published.pact.design.duress


def test_words_belong_to_what_was_handed_over(rosas, worker):
    assert "First hand the PACT over" in rosas.sends("publish/words/", status=422, **WORDS_TYPED, duress="")


def test_it_is_taken_back(published):
    published.sends("publish/button/", status=200, number="")
    published.sends("publish/back/", what="buttons")
    assert envelopes.triggers(published.id) == ()
    published.sends("publish/back/", what="all")
    assert not EnvelopeRow.objects.exists()
    assert not PackRow.objects.exists()
    assert published.pact.published_on is None


def test_a_colleague_takes_nothing_over(published, tomas):
    client = client_of(tomas)
    page = client.get(published.base + "publish/").content.decode()
    answer = client.post(published.base + "publish/", filled(page, "seen"))
    assert answer.status_code == 422
    assert "Somebody else handed this PACT over" in answer.content.decode()


def test_what_changed_since_is_told(published, rosa):
    published.sends("items/t1/", **filled(published.opens("items/t1/"), "text", first_step="Ring the other lawyer"))
    assert "is older than this" in published.opens()


def saw_it_come_free(desk):
    """As the worker tells it."""
    free = Evidence(kind=EvidenceKind.PACK_FREE, at=NOW)
    key, row = desk.somebody.keys.keyring.agreement.public, EnvelopeRow.objects.get(id=desk.id)
    sealed = letter.write(msgspec.json.encode(free), key, EVIDENCE, row.id)
    EvidenceRow.objects.create(owner_id=desk.somebody.by.id, envelope_id=row.id, sealed=sealed, day=TODAY)


@pytest.mark.parametrize("seals", [hands_over, lambda desk: desk.sends("publish/button/", status=200, number="1")])
def test_facts_that_came_free_are_told_of_until_they_are_sealed_anew(published, seals):
    old = packs.read(published.id)
    saw_it_come_free(published)
    told = "The sealed facts came free in an alert"
    assert told in published.opens()
    assert told in published.client.get("/plans/").content.decode()
    seals(published)
    assert told not in published.opens()
    assert told not in published.client.get("/plans/").content.decode()
    assert packs.read(published.id).sealed.blob != old.sealed.blob


def test_handing_over_and_taking_back_are_not_undone_by_an_older_pact(published):
    assert "undo/" not in published.client.get(hands_over(published)).content.decode()
    assert "undo/" not in published.client.get(published.sends("publish/back/", what="all")).content.decode()
