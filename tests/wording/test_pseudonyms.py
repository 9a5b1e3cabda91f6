"""Names for a day: enough for everybody who finds a seat."""

import pytest

from amparo.store.seats import SEATS_MAX
from amparo.wording.pseudonyms import NoNameLeft, _all, is_name, name

LANGUAGES = ("en", "es", "fr", "ar")


def last(choices):
    return choices - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_finds_a_seat_finds_a_name(language):
    taken = set(_all(language, 1))
    assert len(taken) < SEATS_MAX
    while len(taken) < SEATS_MAX:
        taken.add(name(language, taken, last))
    assert all(is_name(language, each) for each in taken)
    assert max(len(each.split()) for each in taken) == 3  # a number behind the two words, once all pairs are taken


@pytest.mark.parametrize(
    "untrusted", ["Blue Kite 1", "Blue Kite 10", "Blue Kite 2 3", "Blue Kite ", "Kite Blue", "Blue", ""]
)
def test_what_could_not_have_been_drawn_is_no_name(untrusted):
    assert is_name("en", "Blue Kite 2")
    assert not is_name("en", untrusted)


def test_when_every_name_is_taken_it_is_said():
    class Everything(set):
        def __contains__(self, _name):
            return True

    with pytest.raises(NoNameLeft):
        name("en", Everything(), last)
