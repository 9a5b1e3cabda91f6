"""A recovery key can be copied by hand, and a slip of the pen is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.instance import Instance
from amparo.sealing.paper import ALPHABET, FirstRunCode, Mistyped, RecoveryKey, read_recovery_key
from tests.sealing.fixed import stream

KEYS = st.binary(min_size=16, max_size=16).map(RecoveryKey)


@given(KEYS)
def test_what_was_printed_is_read_again(key: RecoveryKey) -> None:
    assert read_recovery_key(key.printed()) == key


@given(KEYS)
def test_it_is_read_in_small_letters_without_dashes_and_with_lookalikes(key: RecoveryKey) -> None:
    assert read_recovery_key(f" {key.printed().lower().replace('-', ' ')} ") == key
    assert read_recovery_key(key.printed().replace("-", "").replace("1", "l").replace("0", "O")) == key


def test_nearly_every_slip_of_the_pen_is_noticed() -> None:
    printed = RecoveryKey.new(stream("slips")).printed()
    slips = [printed[:at] + other + printed[at + 1 :] for at in range(34) for other in ALPHABET if printed[at] != "-"]
    missed = [slip for slip in set(slips) - {printed} if _is_read(slip)]
    assert len(missed) <= 3


def _is_read(text: str) -> bool:
    try:
        read_recovery_key(text)
    except Mistyped:
        return False
    return True


@pytest.mark.parametrize("text", ["", "UUUU", "7QJ4", "x" * 10_000, "-" * 50, "Ж" * 28])
def test_something_else_is_mistyped(text: str) -> None:
    with pytest.raises(Mistyped):
        read_recovery_key(text)


def test_somebody_who_wrote_it_down_can_say_the_third_group() -> None:
    key = RecoveryKey.new()
    assert key.has_group(2, key.printed().split("-")[2].lower())
    assert not key.has_group(2, key.printed()[:3])


def test_it_does_not_show_itself() -> None:
    key = RecoveryKey.new()
    assert key.raw.hex() not in repr(key)
    assert str(key.raw) not in repr(key)


def test_the_first_run_code_opens_the_door_and_another_does_not(house: Instance) -> None:
    code = FirstRunCode.new()
    stored = house.first_run_hash(code)
    assert house.is_first_run_code(code.printed().lower(), stored)
    assert not house.is_first_run_code(FirstRunCode.new().printed(), stored)
    assert not house.is_first_run_code("nonsense", stored)
