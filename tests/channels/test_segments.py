"""How long a text is, counted as the network counts it."""

import pytest

from amparo.channels.segments import BASIC, EXTENSION, Encoding, Segments, count


def test_the_alphabet_has_as_many_letters_as_the_standard_gives_it():
    assert len(BASIC) == 127  # 128 places, one of them the escape
    assert len(EXTENSION) == 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments(Encoding.GSM_7, 0, 1, 160)),
        ("a" * 160, Segments(Encoding.GSM_7, 160, 1, 160)),
        ("a" * 161, Segments(Encoding.GSM_7, 161, 2, 153)),
        ("a" * 306, Segments(Encoding.GSM_7, 306, 2, 153)),
        ("a" * 307, Segments(Encoding.GSM_7, 307, 3, 153)),
        ("€" * 80, Segments(Encoding.GSM_7, 160, 1, 160)),
        ("á" + "a" * 69, Segments(Encoding.UCS_2, 70, 1, 70)),
        ("á" + "a" * 70, Segments(Encoding.UCS_2, 71, 2, 67)),
        ("م" * 134, Segments(Encoding.UCS_2, 134, 2, 67)),
        ("م" * 135, Segments(Encoding.UCS_2, 135, 3, 67)),
        ("🌱" * 35, Segments(Encoding.UCS_2, 70, 1, 70)),
    ],
)
def test_counted_as_the_network_counts(text, expected):
    assert count(text) == expected


def test_a_letter_of_two_units_is_never_parted():
    assert count("a" * 152 + "€" + "a" * 152).parts == 3  # 306 units would fit twice 153, if the sign could be cut
    assert count("م" * 66 + "🌱" + "م" * 66).parts == 3


def test_spanish_e_acute_costs_nothing_and_a_acute_costs_more_than_half():
    assert count("é").per_part == 160
    assert count("á").per_part == 70
