"""A code is copied from paper into a text message, and opens what was closed under it."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.faults import WrongKey
from amparo.sealing.paper import ALPHABET, Mistyped
from amparo.sealing.stretch import FLOOR, Cost
from amparo.sealing.triggercode import TriggerCode
from tests.sealing.fixed import some_id, stream

CODE = TriggerCode.new(stream("code"))
PLACE = ("code", some_id("pact"))
CLOSED = CODE.close(b"release", FLOOR, *PLACE)
CODES = st.binary(min_size=10, max_size=10).map(lambda drawn: TriggerCode.new(lambda _: drawn))


@given(CODES)
def test_what_was_printed_is_read_again(code: TriggerCode) -> None:
    assert TriggerCode.read(code.printed()) == code
    assert (
        TriggerCode.read(f" {code.printed().lower().replace('-', ' ').replace('1', 'L').replace('0', 'o')}. ") == code
    )


def test_it_is_ten_letters_and_digits_in_two_groups() -> None:
    assert [len(group) for group in CODE.printed().split("-")] == [5, 5]
    drawn = {symbol for _ in range(200) for symbol in TriggerCode.new().printed()}
    assert drawn == {*ALPHABET, "-"}


@pytest.mark.parametrize("text", ["", CODE.printed()[:-1], CODE.printed() + "7", "U" * 10, "help me", "x" * 9_999])
def test_something_else_is_mistyped(text: str) -> None:
    with pytest.raises(Mistyped):
        TriggerCode.read(text)


def test_it_opens_what_was_closed_under_it_and_no_other_does() -> None:
    assert TriggerCode.read(CODE.printed().lower()).open(CLOSED, *PLACE) == b"release"
    for code, place in [(TriggerCode.new(), PLACE), (CODE, ()), (CODE, ("code", some_id("another")))]:
        with pytest.raises(WrongKey):
            code.open(CLOSED, *place)


def test_changed_it_does_not_open() -> None:
    """The blob inside is tried byte by byte elsewhere; here what comes before it, its seams, and the cuts."""
    around = [*range(14), 28, 29, 33, 34, 66, len(CLOSED) - 1]
    changed = [CLOSED[:at] + bytes([CLOSED[at] ^ 0x80]) + CLOSED[at + 1 :] for at in around]
    for stored in [*changed, b"", CLOSED[:13], CLOSED[:29], CLOSED[:-1], CLOSED + b"\0"]:
        with pytest.raises(WrongKey):
            CODE.open(stored, *PLACE)


def test_guessing_is_never_cheap() -> None:
    assert CODE.close(b"", Cost(8, passes=1))[:13] == FLOOR.stored()
    with pytest.raises(WrongKey):
        CODE.open(Cost(8, passes=1).stored() + CLOSED[13:], *PLACE)


def test_it_shows_itself_nowhere() -> None:
    assert CODE.raw.decode() not in f"{CODE!r} {CODE}"
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(CODE)
