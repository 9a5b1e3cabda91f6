"""A letter reaches the one it was written to, in its own place, whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing import letter
from amparo.sealing.faults import TooLarge, WrongKey
from amparo.sealing.keys import AgreementKey
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

INES = AgreementKey.new(stream("Inés"))
NOTE = b'{"note":"pressed"}'
PLACE = ("note", some_id("pact"), 3)
# Points of small order on Curve25519: with each of them everybody's secret is zero.
USELESS = [
    bytes(32),
    (1).to_bytes(32, "little"),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    (2**255 - 20).to_bytes(32, "little"),
    (2**255 - 19).to_bytes(32, "little"),
    (2**255 - 18).to_bytes(32, "little"),
]


@given(st.binary(max_size=3_000), st.lists(st.one_of(st.binary(max_size=20), st.text(max_size=9), st.integers(0, 99))))
def test_ines_reads_what_was_written_to_her(content: bytes, context: list[bytes | str | int]) -> None:
    written = letter.write(content, INES.public, *context)
    assert letter.read(written, INES, *context) == content


def test_a_changed_letter_is_not_read() -> None:
    for changed in changes(letter.write(NOTE, INES.public, *PLACE)):
        with pytest.raises(WrongKey):
            letter.read(changed, INES, *PLACE)


def test_a_letter_in_another_place_is_not_read() -> None:
    written = letter.write(NOTE, INES.public, *PLACE)
    for elsewhere in [(), PLACE[:2], (*PLACE, b""), ("note", some_id("pact"), 4), ("envelope", *PLACE[1:])]:
        with pytest.raises(WrongKey):
            letter.read(written, INES, *elsewhere)


def test_mateo_reads_nothing_of_ines() -> None:
    with pytest.raises(WrongKey):
        letter.read(letter.write(NOTE, INES.public, *PLACE), AgreementKey.new(), *PLACE)


def test_the_key_of_one_letter_does_not_open_another() -> None:
    first, second = (letter.write(NOTE, INES.public, *PLACE) for _ in range(2))
    assert first != second
    with pytest.raises(WrongKey):
        letter.read(first[:80] + second[80:], INES, *PLACE)


@pytest.mark.parametrize("useless", [*USELESS, b"", bytes(31), bytes(33)])
def test_nothing_is_written_to_a_key_that_hides_nothing(useless: bytes) -> None:
    with pytest.raises(WrongKey):
        letter.write(NOTE, useless, *PLACE)


@pytest.mark.parametrize("useless", USELESS)
def test_a_letter_from_a_key_that_hides_nothing_is_not_read(useless: bytes) -> None:
    with pytest.raises(WrongKey):
        letter.read(useless + letter.write(NOTE, INES.public, *PLACE)[32:], INES, *PLACE)


def test_its_length_says_little() -> None:
    assert len(letter.write(b"", INES.public)) == len(letter.write(bytes(1_000), INES.public)) == 80 + 1_109
    with pytest.raises(TooLarge):
        letter.write(bytes(16 * 1024 * 1024 + 1), INES.public)
