"""Twelve words on paper are read again on any phone, and a slip is told from a card that is no longer good."""

import copy
import pickle
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.sealing.card import Card, MistypedCard, card_words, read_card
from amparo.sealing.words import LISTS
from tests.sealing.fixed import stream

CARD = Card.new("es", stream("Leila's card"))
SEEDS = st.text(max_size=8)


@settings(max_examples=20)
@given(SEEDS, st.sampled_from(["en", "es", "fr", "ar", "ru"]))
def test_what_was_printed_is_read_again(seed: str, language: str) -> None:
    card = Card.new(language, stream(seed))
    again = read_card(" ".join(card.words))
    assert again.words == card.words
    assert again.public == card.public


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(CARD.words).upper(),
        "\n".join(f"{place}. {word}" for place, word in enumerate(CARD.words, 1)),
        ", ".join(CARD.words) + ".",
        "-".join(CARD.words),
        " ".join(word.replace("a", "á").replace("n", "n\u0303") for word in CARD.words),
    ],
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert read_card(typed).public == CARD.public


def test_a_word_no_card_has_is_pointed_at() -> None:
    words = list(CARD.words)
    words[4] = "xxxx"
    with pytest.raises(MistypedCard) as refused:
        read_card(" ".join(words))
    assert refused.value.strange == (4,)


def test_every_other_slip_is_noticed() -> None:
    words, others = CARD.words, card_words("es")[:20]
    slips = [(*words[:at], other, *words[at + 1 :]) for at in (0, 11) for other in others if other != words[at]]
    slips += [(*words[:at], words[at + 1], words[at], *words[at + 2 :]) for at in range(11)]
    assert sum(map(_is_read, slips)) == 0


def _is_read(words: tuple[str, ...]) -> bool:
    try:
        read_card(" ".join(words))
    except MistypedCard:
        return False
    return True


@pytest.mark.parametrize("text", ["", "lago", " ".join(CARD.words[:11]), " ".join((*CARD.words, "lago")), "x" * 9_999])
def test_something_else_is_mistyped(text: str) -> None:
    with pytest.raises(MistypedCard):
        read_card(text)


def test_no_two_cards_are_alike() -> None:
    assert len({Card.new("en").public for _ in range(50)}) == 50


def test_the_words_a_card_is_drawn_from_never_change() -> None:
    """A card printed years ago must still be read: where this fails, keep the old list beside the new one."""
    printed = {name: sha256(" ".join(card_words(name)).encode()).hexdigest()[:16] for name in LISTS}
    assert printed == {"en": "dc76fed855bc6384", "es": "5c9d634adddc2756", "fr": "b1978526572d591a"}
    assert {len(card_words(name)) > 7_700 for name in LISTS} == {True}


def test_it_shows_itself_nowhere() -> None:
    shown = f"{CARD!r} {CARD} {CARD.agreement!r} {vars(CARD.agreement).keys()}"
    assert not any(word in shown.split() or f"'{word}'" in shown for word in CARD.words)
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(CARD)
