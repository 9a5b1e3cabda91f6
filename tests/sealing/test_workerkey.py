"""The worker reads what was sealed to it, keeps what is its own, and its secret is no recovery key."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing import letter
from amparo.sealing.faults import WrongKey
from amparo.sealing.fingerprint import six_words
from amparo.sealing.paper import Mistyped, RecoveryKey, read_first_run_code, read_recovery_key
from amparo.sealing.words import words_in
from amparo.sealing.workerkey import WorkerKey, WorkerSecret, read_worker_secret
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

SECRET = WorkerSecret.new(stream("worker"))
WORKER, OTHER = WorkerKey.from_secret(SECRET), WorkerKey.from_secret(WorkerSecret.new())
SECRETS = st.binary(min_size=16, max_size=16).map(WorkerSecret)
PLACE = ("alert", some_id("alert"), 2)


@given(SECRETS)
def test_what_was_printed_is_read_again(secret: WorkerSecret) -> None:
    assert read_worker_secret(secret.printed()) == secret
    assert read_worker_secret(secret.printed().lower().replace("-", " ").replace("1", "l")) == secret
    assert len(secret.printed().split("-")) == 8


@given(SECRETS)
def test_it_is_never_read_as_a_key_to_an_account_nor_the_other_way(secret: WorkerSecret) -> None:
    for read in (read_recovery_key, read_first_run_code):
        with pytest.raises(Mistyped):
            read(secret.printed())
    with pytest.raises(Mistyped):
        read_worker_secret(RecoveryKey(secret.raw).printed())


def test_the_same_paper_gives_the_same_worker_on_another_machine() -> None:
    again = WorkerKey.from_secret(read_worker_secret(SECRET.printed()))
    assert again.public == WORKER.public != OTHER.public
    assert again.kept(WORKER.keep(b"Noor leads", *PLACE), *PLACE) == b"Noor leads"
    assert again.mac("view", 1) == WORKER.mac("view", 1)


def test_the_worker_reads_a_letter_to_it_and_another_does_not() -> None:
    written = letter.write(b"pressed", WORKER.public, "note")
    assert WORKER.read(written, "note") == b"pressed"
    for key, context in [(OTHER, "note"), (WORKER, "envelope")]:
        with pytest.raises(WrongKey):
            key.read(written, context)


@given(st.binary(max_size=3_000), st.lists(st.one_of(st.binary(max_size=20), st.text(max_size=9), st.integers(0, 99))))
def test_the_worker_keeps_what_is_its_own(content: bytes, context: list[bytes | str | int]) -> None:
    assert WORKER.kept(WORKER.keep(content, *context), *context) == content


def test_changed_or_moved_it_is_not_opened() -> None:
    kept = WORKER.keep(b"Noor leads", *PLACE)
    for changed in changes(kept):
        with pytest.raises(WrongKey):
            WORKER.kept(changed, *PLACE)
    for key, place in [(OTHER, PLACE), (WORKER, PLACE[:2]), (WORKER, ("alert", some_id("alert"), 1))]:
        with pytest.raises(WrongKey):
            key.kept(kept, *place)


def test_whoever_can_write_to_the_worker_can_make_nothing_it_takes_for_its_own() -> None:
    with pytest.raises(WrongKey):
        WORKER.kept(letter.write(b"Mateo leads", WORKER.public, *PLACE), *PLACE)


def test_a_mac_depends_on_every_field_and_on_the_key() -> None:
    macs = {WORKER.mac("ab", "c"), WORKER.mac("a", "bc"), WORKER.mac("abc"), WORKER.mac(), OTHER.mac("ab", "c")}
    assert len(macs) == 5
    assert {len(mac) for mac in macs} == {32}


def test_six_words_tell_two_workers_apart() -> None:
    assert six_words(WORKER.public, "es") == six_words(WORKER.public, "es") != six_words(OTHER.public, "es")
    assert len(six_words(WORKER.public)) == 6
    assert set(six_words(WORKER.public, "ar")) <= set(words_in("en"))


def test_it_shows_itself_nowhere() -> None:
    shown = f"{WORKER!r} {SECRET!r} {vars(WORKER)}"
    for raw in (SECRET.raw, WORKER.agreement.raw, WORKER.keeping.raw, WORKER.macs.raw):
        assert raw.hex() not in shown
        assert str(raw)[2:-1] not in shown
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(WORKER)
