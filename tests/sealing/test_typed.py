"""What people type arrives in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.faults import WrongKey
from amparo.sealing.typed import TYPED_CHARACTERS_MAX, fold, folded_bytes


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Abacus \t drop-down\nyo-yo ", "abacus drop-down yo-yo"),
        ("ÁRBOL", "árbol"),
        ("a\u0301rbol", "árbol"),
        ("Straße", "strasse"),
        ("٥٥٢١ ۳۷۶۲", "5521 3762"),
        ("５５２１", "5521"),
        ("\u200fsal\u00ad \u2066lago\u2069\ufeff", "sal lago"),
        ("nbsp\u00a0here", "nbsp here"),
        ("", ""),
    ],
)
def test_one_form(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


def test_half_a_character_pair_does_not_stop_a_sign_in() -> None:
    assert folded_bytes("\ud83d")


def test_a_text_longer_than_anybody_types_is_refused_before_any_work() -> None:
    with pytest.raises(WrongKey):
        fold("x" * (TYPED_CHARACTERS_MAX + 1))
