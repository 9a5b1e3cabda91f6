"""The worker believes what Rosa published, and nothing that somebody else put in its place."""

from uuid import uuid4

import pytest

from amparo.domain.alert.envelope import Envelope, Words
from amparo.sealing.faults import WrongKey
from amparo.sealing.person import PublicRecord
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import envelopes
from amparo.store.models import AccountRow, EnvelopeRow, WorkerRow
from amparo.store.turning import heart, published
from tests.inside import NOW, TODAY

PACT = uuid4()
WORDS = Words(all_clear=b"a verifier")


@pytest.fixture
def key(db):
    key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(key.public, TODAY)
    return key


def publish(somebody, *, named=None, lead="noor"):
    owner = (named or somebody).by.id
    envelope = Envelope(pact=str(PACT), version=3, owner=str(owner), lead=lead)
    owned = {"organisation": somebody.by.organisation, "owner": owner, "by": somebody.keys.keyring.signing}
    envelopes.publish(envelope, **owned, now=NOW)
    envelopes.put_words(PACT, WORDS, owner, by=somebody.keys.keyring.signing)


def test_the_worker_reads_what_rosa_published(key, rosa):
    publish(rosa)
    opened = published.read(PACT, key)
    assert (opened.owner, opened.envelope.lead, opened.words) == (rosa.by.id, "noor", WORDS)


def test_mateo_who_writes_rows_publishes_nothing_in_rosas_name(key, rosa, mateo):
    publish(rosa)
    publish(mateo, named=rosa, lead="mateo")
    with pytest.raises(WrongKey):
        published.read(PACT, key)


def test_words_in_rosas_name_are_not_believed_either(key, rosa, mateo):
    publish(rosa)
    envelopes.put_words(PACT, Words(all_clear=b"his"), rosa.by.id, by=mateo.keys.keyring.signing)
    with pytest.raises(WrongKey):
        published.read(PACT, key)


def test_an_envelope_handed_to_mateo_does_not_open(key, rosa, mateo):
    publish(rosa)
    EnvelopeRow.objects.update(owner=mateo.by.id)
    with pytest.raises(WrongKey):
        published.read(PACT, key)


def test_mateos_record_in_rosas_row_vouches_for_nothing(key, rosa, mateo):
    publish(mateo, named=rosa, lead="mateo")
    AccountRow.objects.filter(id=rosa.by.id).update(public=mateo.keys.keyring.public.stored())
    assert PublicRecord.read(bytes(AccountRow.objects.get(id=rosa.by.id).public)).user == mateo.by.id
    with pytest.raises(WrongKey):
        published.read(PACT, key)


def test_a_worker_whose_public_key_was_exchanged_puts_it_right(key, rosa):
    WorkerRow.objects.update(public=bytes(32))
    assert heart.put_right(key.public)
    assert not heart.put_right(key.public)
    publish(rosa)
    assert published.read(PACT, key)
