"""What may still give somebody away is listed before anything leaves."""

import pytest

from amparo.domain.workshop.named import Standing, standing
from amparo.domain.workshop.nextsteps import NextStep, NextSteps


def words_in(text, known=()):
    return [each.words for each in standing(NextSteps(steps=(NextStep(id="s1", text=text),)), known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I ring Tam about the Casa Azul office", ["Tam", "Casa Azul"]),
        ("We meet in Puerto Viejo. The door is watched.", ["Puerto Viejo"]),
        ("Llamo a Inés, luego a Tomás", ["Inés", "Tomás"]),
        ("Nous parlons à l’Association du Fleuve", ["Association", "Fleuve"]),
        ("We write to tam@example.org or +58 212 555 0101", ["tam@example.org", "+58 212 555 0101"]),
        ("See https://example.org/tam", ["https://example.org/tam"]),
        ("Mend the lock. Then I rest.", []),
        ("نتصل بالجمعية غدا", []),
    ],
)
def test_words_that_may_be_a_name_a_place_or_an_organisation(text, found):
    assert words_in(text) == found


def test_a_name_that_was_given_that_day_is_found_without_its_capitals_and_in_any_script():
    assert words_in("we sit with blue kite", ("Blue Kite",)) == ["Blue Kite"]
    assert words_in("نجلس مع ليلى", ("ليلى",)) == ["ليلى"]
    assert words_in("she is bluer than a kite", ("Blue",)) == []


def test_the_title_and_whom_something_is_asked_of_are_looked_through_too():
    step = NextStep(id="s1", text="answer at night", addressee="the fund of Noor")
    whole = NextSteps(title="Three days at Río Claro", steps=(step,))
    assert standing(whole) == (Standing("", "Río Claro"), Standing("s1", "Noor"))


def test_a_long_text_is_looked_through_at_once():
    assert len(standing(NextSteps(steps=(NextStep(id="s1", text="A b " * 1_000),)))) == 0
