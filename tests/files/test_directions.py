"""Numbers in a line that runs from the right."""

import pytest

from amparo.files.directions import NUMBER_LIKE, held


@pytest.mark.parametrize("number", ["+34 600 11 22 33", "0522 44 55 66", "(0522) 44-55", "+34600112233"])
def test_numbers_that_would_turn_round_are_held(number):
    assert NUMBER_LIKE.fullmatch(number)


@pytest.mark.parametrize("words", ["USD 140", "USD 12.50", "15 March 2027", "2026", "10/12"])
def test_numbers_that_would_not_are_left_alone(words):
    assert held(words) == words


def test_the_marks_stand_close_around_the_number():
    assert held("هاتف +34 600 11 اليوم") == "هاتف \u2066+34 600 11\u2069 اليوم"
