"""The pages' side of alerts: what it writes is for the worker, the owner or whoever holds the link, and for nobody else."""

from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest

from amparo.domain.alert.envelope import Envelope, Greeting, Words
from amparo.domain.alert.notes import By, Note, Pressed
from amparo.domain.pact.model import CheckIn
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link, Trigger
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import envelopes, gateways, inbox, invitations, labels, views, worker
from amparo.store.envelopes import NotPublished, NotYours, check_in_row
from amparo.store.models import CheckInRow, EnvelopeRow, InboxRow
from amparo.store.turning import heart
from tests.inside import NOW, TODAY

PACT = uuid4()


@pytest.fixture
def key(db):
    key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(key.public, TODAY)
    return key


def envelope_of(somebody, **more):
    return Envelope(pact=str(PACT), version=3, owner=str(somebody.by.id), lead="ines", **more)


def publish(rosa, **more):
    owned = {"organisation": rosa.keys.organisation.id, "owner": rosa.by.id, "by": rosa.keys.keyring.signing}
    envelopes.publish(envelope_of(rosa, **more), **owned, now=NOW)


def press(number="1"):
    return Pressed(envelope=str(PACT), press=number, by=By.BUTTON, at=NOW)


def test_without_a_worker_nothing_is_taken_for_received(db):
    with pytest.raises(worker.NoWorker):
        inbox.note(press(), key="1", now=NOW)


def test_a_note_opens_with_the_workers_key_alone(key):
    inbox.note(press(), key="1", now=NOW, urgent=True)
    row = InboxRow.objects.get()
    content = key.read(bytes(row.sealed), labels.INBOX, bytes(row.key))
    assert msgspec.json.decode(content, type=Note) == press()
    with pytest.raises(WrongKey):
        WorkerKey.from_secret(WorkerSecret.new()).read(bytes(row.sealed), labels.INBOX, bytes(row.key))


def test_the_same_note_three_times_is_one(key):
    for _ in range(3):
        inbox.note(press(), key="1", now=NOW)
    inbox.note(press("2"), key="2", now=NOW)
    assert InboxRow.objects.count() == 2


def test_what_is_published_is_for_the_worker(key, rosa):
    publish(rosa)
    row = EnvelopeRow.objects.get()
    content = key.read_signed(bytes(row.sealed), rosa.keys.keyring.signing.public, labels.ENVELOPE, PACT, 3)
    assert msgspec.json.decode(content, type=Envelope) == envelope_of(rosa)
    assert envelopes.published(PACT).version == 3
    assert not envelopes.published(PACT).words


def test_words_need_an_envelope(key, rosa):
    words = Words(greetings=(Greeting(contact="ines", word="tamarind"),))
    with pytest.raises(NotPublished):
        envelopes.put_words(PACT, words, rosa.by.id, rosa.keys.keyring.signing)
    publish(rosa)
    envelopes.put_words(PACT, words, rosa.by.id, rosa.keys.keyring.signing)
    assert envelopes.published(PACT).words
    content = key.read_signed(
        bytes(EnvelopeRow.objects.get().words), rosa.keys.keyring.signing.public, labels.WORDS, PACT
    )
    assert msgspec.json.decode(content, type=Words) == words


def test_publishing_again_keeps_the_words_and_the_check_ins_that_stay(key, rosa):
    night, noon = (CheckIn(id=name, at=NOW.time(), first=TODAY) for name in ("night", "noon"))
    publish(rosa, check_ins=(night, noon))
    envelopes.put_words(PACT, Words(), rosa.by.id, rosa.keys.keyring.signing)
    CheckInRow.objects.filter(id=check_in_row(PACT, "night")).update(version=7, due_at=NOW + timedelta(days=1))
    publish(rosa, check_ins=(night,))
    row = CheckInRow.objects.get()
    assert (row.version, row.due_at) == (7, NOW)
    assert envelopes.published(PACT).words


def test_mateo_publishes_nothing_over_rosas(key, rosa, mateo):
    publish(rosa)
    with pytest.raises(NotYours):
        publish(mateo)
    envelopes.withdraw(PACT, mateo.by.id)
    assert EnvelopeRow.objects.get().owner_id == rosa.by.id


def test_a_trigger_finds_its_pact_and_opens_its_page(key, rosa):
    trigger = Trigger.new()
    with pytest.raises(NotPublished):
        envelopes.add_trigger(PACT, trigger, b"button", TODAY)
    publish(rosa)
    envelopes.add_trigger(PACT, trigger, b"button", TODAY)
    assert envelopes.trigger(trigger.row_id) == PACT
    assert envelopes.shown(trigger) == (PACT, b"button")
    assert envelopes.shown(Trigger.new()) is None


def test_an_invitation_is_answered_to_its_owner_alone(rosa, mateo):
    link, ends = Link.new(), NOW + timedelta(days=7)
    invitations.offer(link, b"will you?", rosa.keys, ends_at=ends)
    assert invitations.read(link, now=NOW) == invitations.Invitation(b"will you?", answered=False)
    assert invitations.answer(link, b"yes", now=NOW)
    assert [each.answer for each in invitations.of(rosa.keys)] == [b"yes"]
    assert invitations.of(mateo.keys) == ()
    assert not invitations.answer(link, b"late", now=ends)
    assert invitations.read(link, now=ends) is None


def test_a_gateway_is_found_by_the_token_of_its_hook(key):
    token = Link.new()
    gateways.put("sms", press(), hook=token, hook_key=b"signs")
    assert gateways.hooked(token).hook_key == b"signs"
    assert gateways.hooked(Link.new()) is None
    assert [each.way for each in gateways.every()] == ["sms"]


def test_a_link_nobody_was_given_shows_nothing(db):
    assert views.read(Link.new(), now=NOW) is None


def test_the_time_in_which_the_worker_slept_is_told(key):
    assert worker.health(NOW).late
    heart.beat(NOW, awake_seconds=5)
    assert not worker.health(NOW).late
    woke = NOW + timedelta(hours=6)
    assert worker.health(woke).late
    heart.beat(woke, awake_seconds=6)
    assert worker.health(woke).gaps == (worker.Gap(NOW, woke),)
    assert worker.health(woke + timedelta(days=15)).gaps == ()


def test_two_workers_count_one_running_time(key):
    assert heart.beat(NOW, awake_seconds=50) == 50
    assert heart.beat(NOW, awake_seconds=40) == 50


def test_a_worker_with_another_key_is_refused(key):
    with pytest.raises(heart.NotThisWorker):
        heart.introduce(WorkerKey.from_secret(WorkerSecret.new()).public, TODAY)
