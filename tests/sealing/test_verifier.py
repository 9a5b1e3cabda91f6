"""An agreed word is recognised however it is typed, and nothing reads it back."""

import pytest

from amparo.sealing import verifier
from amparo.sealing.faults import WrongKey
from amparo.sealing.stretch import FLOOR, Cost, stretch
from tests.sealing.fixed import stream

ALL_CLEAR = verifier.make("Mango Verde", random=stream("all-clear"))


@pytest.mark.parametrize("typed", ["Mango Verde", "  mango   VERDE ", "mango\u200f verde"])
def test_the_agreed_word_is_recognised(typed: str) -> None:
    assert verifier.matches(ALL_CLEAR, typed)


@pytest.mark.parametrize("typed", ["", "mangoverde", "mango", "mango verde 2", "x" * 2_000])
def test_another_word_is_not(typed: str) -> None:
    assert not verifier.matches(ALL_CLEAR, typed)


def test_arabic_digits_are_digits() -> None:
    assert verifier.matches(verifier.make("سلام ٤٧"), "سلام 47")


def test_a_duress_word_like_the_all_clear_word_is_noticed() -> None:
    assert verifier.same(ALL_CLEAR, "MANGO verde")
    assert not verifier.same(ALL_CLEAR, "mango azul")


@pytest.mark.parametrize("blank", ["", " \t\n", "\u200b\ufeff"])
def test_blanks_are_never_agreed(blank: str) -> None:
    with pytest.raises(verifier.NoWord):
        verifier.make(blank)


def test_two_verifiers_of_one_word_have_nothing_in_common() -> None:
    again = verifier.make("Mango Verde")
    assert verifier.matches(again, "Mango Verde")
    assert again[13:] != ALL_CLEAR[13:]
    assert b"mango" not in ALL_CLEAR.lower()


def test_guessing_is_never_cheap() -> None:
    assert verifier.make("mango", Cost(8, passes=1))[:13] == FLOOR.stored()
    cheap = Cost(8, passes=1).stored() + ALL_CLEAR[13:]
    assert not verifier.matches(cheap, "Mango Verde")


def test_changed_it_recognises_nothing() -> None:
    for at in [*range(14), 28, 29, 60]:
        changed = ALL_CLEAR[:at] + bytes([ALL_CLEAR[at] ^ 1]) + ALL_CLEAR[at + 1 :]
        assert not verifier.matches(changed, "Mango Verde")
    for cut in (b"", ALL_CLEAR[:-1], ALL_CLEAR + b"\0"):
        assert not verifier.matches(cut, "Mango Verde")


def test_it_is_not_the_key_of_an_account_with_that_word_as_passphrase() -> None:
    assert stretch("Mango Verde", ALL_CLEAR[13:29], FLOOR) not in ALL_CLEAR


def test_a_word_no_one_can_type_twice_is_refused() -> None:
    with pytest.raises(WrongKey):
        verifier.make("x" * 2_000)
