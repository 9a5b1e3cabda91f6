"""Passphrases are strong, whether generated or chosen."""

import copy
import math
import pickle
from collections import Counter
from hashlib import sha256
from importlib.resources import files

import pytest
from zxcvbn import matching  # type: ignore[import-untyped]

from amparo.sealing.passphrase import (
    BITS_MIN,
    Kind,
    NotTypable,
    PassphraseRefused,
    TooFewWords,
    TooGuessable,
    TooLong,
    TooShort,
    drawn,
    generate,
    kinds,
    own,
)
from amparo.sealing.typed import fold
from amparo.sealing.words import LISTS, pick, spell, words_in
from tests.sealing.fixed import stream


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "qu"])
def test_a_generated_passphrase_has_77_bits_in_every_language(language: str) -> None:
    kind = kinds(language)[0]
    words = words_in("en" if kind is Kind.LATIN_WORDS else language)
    phrase = generate(language, kind)
    assert set(phrase.words) <= set(words)
    assert len(phrase.words) * math.log2(len(set(words))) >= BITS_MIN
    assert len(phrase.words) == 6


def test_digits_are_offered_where_words_do_not_suit() -> None:
    assert kinds("ar") == (Kind.LATIN_WORDS, Kind.DIGITS)
    phrase = generate("ar", Kind.DIGITS)
    assert [len(group) for group in phrase.words] == [4] * 6
    assert sum(map(str.isdigit, phrase.text)) * math.log2(10) >= BITS_MIN


def test_a_shorter_list_gets_more_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amparo.sealing.passphrase.words_in", lambda language: tuple(map(str, range(1_000, 2_296))))
    assert len(generate("en").words) == 8


def test_two_generated_passphrases_differ() -> None:
    assert generate("es").text != generate("es").text


def test_every_choice_is_equally_likely() -> None:
    random = stream("dice")
    seen = Counter(pick(6, random) for _ in range(6_000))
    assert sorted(seen) == list(range(6))
    assert max(seen.values()) - min(seen.values()) < 200


@pytest.mark.parametrize("language", LISTS)
def test_a_generated_passphrase_is_already_in_its_one_form(language: str) -> None:
    text = generate(language).text
    assert fold(text) == text


def test_the_lists_are_the_ones_fingerprints_were_printed_with() -> None:
    found = {
        name: sha256((files("diceware") / "wordlists" / f"wordlist_{name}.txt").read_bytes()).hexdigest()[:12]
        for name in LISTS.values()
    }
    assert found == {"en_eff": "addd35536511", "es": "20e7e54f4d1f", "fr": "48014d49bbe0"}


def test_a_hash_is_spelled_in_six_words_of_the_language_asked_for() -> None:
    assert len(spell(bytes(32), "es")) == 6
    assert spell(b"\1" * 32, "es") != spell(b"\1" * 32, "fr")


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        ("corto", TooShort),
        ("         corto             ", TooShort),
        ("x" * 2_000, TooLong),
        ("\ufdfa " * 100, TooLong),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", TooGuessable),
        ("password12345678", TooGuessable),
        ("qwertyuiopasdfgh", TooGuessable),
        ("correct horse battery staple", TooFewWords),
        ("mi casa es tu casa", TooFewWords),
        ("Casa del Rio 2026", TooFewWords),
        ("abacus abdomen abacus abdomen abide", TooFewWords),
        ("القطة تنام فوق السطح", TooFewWords),
        ("tab\tin the 8 midst of it", NotTypable),
        ("lone half \ud83d of a pair", NotTypable),
    ],
)
def test_a_weak_own_passphrase_is_refused(chosen: str, refusal: type[PassphraseRefused]) -> None:
    with pytest.raises(refusal) as refused:
        own(chosen, ["Rosa", "Casa del Río"])
    assert refused.value.code.startswith("passphrase-")


@pytest.mark.parametrize(
    "chosen",
    ["El colibri baila sobre 3 tejados verdes", "Xk29-fjw!kq82mzz", "قطتي زرقاء تحب النوم فوق سطح المدينة القديمة"],
)
def test_a_strong_own_passphrase_is_accepted_in_its_one_form(chosen: str) -> None:
    assert own(chosen).text == fold(chosen)


def test_names_somebody_would_try_first_make_it_weaker() -> None:
    assert own("Tlalpuxaltepec92;!")
    with pytest.raises(TooGuessable):
        own("Tlalpuxaltepec92;!", ["Tlalpuxaltepec"])


def test_one_persons_names_are_not_kept_for_the_next() -> None:
    own("Xk29-fjw!kq82mzz", ["Yanhuitlalpan"])
    assert "yanhuitlalpan" not in str(matching.RANKED_DICTIONARIES.get("user_inputs", ""))
    assert "context" not in matching.RANKED_DICTIONARIES


def test_somebody_who_wrote_it_down_can_say_the_second_word() -> None:
    phrase = generate("fr")
    assert phrase.has_word(1, f" {phrase.words[1].upper()} ")
    assert not phrase.has_word(1, phrase.words[1] + "x")


def test_a_passphrase_does_not_show_itself_and_goes_into_no_cache() -> None:
    phrase = generate("en")
    assert phrase.words[0] not in repr(phrase)
    for stored in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            stored(phrase)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_draw_comes_back_from_a_form(language: str) -> None:
    for number in range(300):
        text = generate(language, random=stream(f"draw {number}")).text
        assert drawn(text.upper()).text == text
    digits = generate(language, Kind.DIGITS).text
    assert drawn(digits).text == digits


@pytest.mark.parametrize(
    "chosen", ["", "password", "yam oaf gas", "El colibri baila sobre 3 tejados", "1234 5678", "yam " * 400]
)
def test_what_nobody_drew_does_not_pass_as_drawn(chosen: str) -> None:
    with pytest.raises(TooFewWords):
        drawn(chosen)
