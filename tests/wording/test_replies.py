"""What people write back at night, and what it is taken for."""

import pytest

from amparo.wording.replies import ENDS, Reply, meaning, progress, references, wants_no_more


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1", "en"),
        (" 1. ", "en"),
        ("١", "ar"),
        ("۱", "fa"),
        ("１", "en"),
        ("(1)", "fr"),
        ("Yes!", "en"),
        ("I CAN", "en"),
        ("si", "es"),
        ("SÍ, PUEDO", "es"),
        ("Oui, je peux.", "fr"),
        ("نعم", "ar"),
        ("استطيع", "ar"),
        ("yes", "ar"),
        ("1 4F7K", "en"),
        ("4f7k-3: 1", "en"),
        ("Puedo", "es-MX"),
    ],
)
def test_i_can(text, language):
    assert meaning(text, language) is Reply.CAN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2", "en"),
        ("٢", "ar"),
        ("۲", "fa"),
        ("can't", "en"),
        ("I can’t", "en"),
        ("No puedo", "es"),
        ("لا أستطيع", "ar"),
    ],
)
def test_i_cannot(text, language):
    assert meaning(text, language) is Reply.CANNOT


def test_i_lead():
    assert meaning("I lead", "en") is Reply.LEAD


@pytest.mark.parametrize(
    "text", ["", "12", "1 2", "maybe", "yes but not now", "1?2", "ok", "no lo sé", "I can" * 60, "\u202e", "-1", "1-1"]
)
def test_anything_else_is_left_to_whoever_leads(text):
    assert meaning(text, "en") is None


def test_a_quoted_reference_is_found():
    assert references("1, ref. 4f7k-2 (4F7K)") == ("4F7K", "4F7K")
    assert references("yes") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("0", "en"),
        (" 0. ", "fr"),
        ("٠", "ar"),
        ("STOP", "ar"),
        ("Stop!", "es"),
        ("Arrêt", "fr"),
        ("ARRET", "fr"),
        ("no mas", "es-MX"),
        ("No more", "ar"),
        ("ايقاف", "ar"),
        ("UNSUBSCRIBE", "fr"),
    ],
)
def test_no_more(text, language):
    assert wants_no_more(text, language)


@pytest.mark.parametrize("text", ["", "00", "10", "no", "2", "stop him", "do not stop", "not yet"])
def test_anything_else_ends_nothing(text):
    assert not wants_no_more(text, "en")


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_no_word_that_ends_questions_is_an_answer_to_any(language):
    every = {word for words in ENDS.values() for word in words}
    assert not [word for word in every if meaning(word, language) or progress(word)]
