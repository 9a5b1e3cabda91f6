"""The question that comes weeks after a workshop, on an old phone."""

import pytest

from amparo.channels.segments import Encoding, count
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.reminders import texts

LINK = "https://example.org/f/" + "A" * 22 + "/"


def test_the_first_text_asks_and_says_how_to_answer_and_how_to_end_it():
    asks, link = texts(Way.SMS, LINK, "en")
    assert asks == "How did it go? Reply 1 = done, 2 = begun, 3 = not done. 0 = no more messages. 1/2"
    assert count(asks).encoding is Encoding.GSM_7
    assert link == f"{LINK} 2/2"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", [LINK, ""])
def test_each_text_is_one_segment_and_one_of_them_says_how_to_end_it(language, link):
    sent = texts(Way.SMS, link, language)
    assert {count(each).parts for each in sent} == {1}
    assert any("0 =" in each for each in sent)


@pytest.mark.parametrize("way", [Way.SIGNAL, Way.EMAIL])
def test_over_other_ways_the_link_ends_it(way):
    assert texts(way, LINK, "en") == (f"How did it go?\n{LINK}",)
