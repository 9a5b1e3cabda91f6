"""What to prepare, do first and avoid is said in short sentences, one for each code."""

import pytest

from amparo.domain.pact.scenarios import codes
from amparo.domain.part import LINE_MAX
from amparo.wording.scenarios import SCENARIOS, say_scenario

WORDS_MAX = 14


def test_every_code_has_its_sentence_and_no_sentence_is_left_over():
    assert set(SCENARIOS) == set(codes())


@pytest.mark.parametrize("code", SCENARIOS)
def test_a_sentence_is_short_enough_for_a_bad_night(code):
    said = say_scenario(code, "en")
    assert len(said.split()) <= WORDS_MAX
    assert len(said) <= LINE_MAX


def test_no_two_acts_of_one_situation_say_the_same():
    acts = [(code.partition(".")[0], say_scenario(code, "en")) for code in SCENARIOS if ".act." in code]
    assert len(set(acts)) == len(acts)


def test_what_to_avoid_says_so():
    assert all(say_scenario(code, "en").startswith("Do not") for code in SCENARIOS if ".avoid." in code)
