"""What Rosa publishes is believed because she signed it; nobody publishes in her name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing import letter, signed
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import AgreementKey, SigningKey
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

WORKER, OTHER = AgreementKey.new(stream("worker")), AgreementKey.new(stream("another worker"))
ROSA, MATEO = SigningKey.new(stream("Rosa signs")), SigningKey.new(stream("Mateo signs"))
PLACE = ("envelope", some_id("pact"), 3)
WRITTEN = signed.write(b"Noor leads", WORKER.public, ROSA, *PLACE)


@given(st.binary(max_size=3_000), st.lists(st.one_of(st.binary(max_size=20), st.text(max_size=9), st.integers(0, 99))))
def test_the_worker_reads_what_rosa_signed(content: bytes, context: list[bytes | str | int]) -> None:
    written = signed.write(content, WORKER.public, ROSA, *context)
    assert signed.read(written, WORKER, ROSA.public, *context) == content


def test_changed_moved_or_to_somebody_else_it_is_not_read() -> None:
    for changed in changes(WRITTEN):
        with pytest.raises(WrongKey):
            signed.read(changed, WORKER, ROSA.public, *PLACE)
    for key, writer, place in [
        (OTHER, ROSA.public, PLACE),
        (WORKER, MATEO.public, PLACE),
        (WORKER, b"", PLACE),
        (WORKER, ROSA.public, (*PLACE[:2], 4)),
        (WORKER, ROSA.public, ()),
    ]:
        with pytest.raises(WrongKey):
            signed.read(WRITTEN, key, writer, *place)


def test_mateo_publishes_nothing_in_rosas_name() -> None:
    under_his_hand = signed.write(b"Mateo leads", WORKER.public, MATEO, *PLACE)
    unsigned = letter.write(bytes(64) + b"Mateo leads", WORKER.public, "signed", *PLACE)
    without = letter.write(b"Mateo leads", WORKER.public, *PLACE)
    for forged in (under_his_hand, unsigned, without):
        with pytest.raises(WrongKey):
            signed.read(forged, WORKER, ROSA.public, *PLACE)


def test_whoever_reads_it_cannot_hand_it_on_as_written_to_another_or_for_something_else() -> None:
    opened = letter.read(WRITTEN, WORKER, "signed", *PLACE)
    later = (*PLACE[:2], 4)
    for key, place in [(OTHER, PLACE), (WORKER, later)]:
        handed_on = letter.write(opened, key.public, "signed", *place)
        with pytest.raises(WrongKey):
            signed.read(handed_on, key, ROSA.public, *place)


def test_a_signed_letter_is_no_plain_one_nor_the_other_way() -> None:
    with pytest.raises(WrongKey):
        letter.read(WRITTEN, WORKER, *PLACE)
    assert len(WRITTEN) == len(letter.write(b"", WORKER.public))
