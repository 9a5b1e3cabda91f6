"""What the group wrote up for readers who were not there leaves sealed, on paper, or not at all; the way is written down."""

import re

import pytest

from amparo.actions import leavings
from amparo.domain.workshop.leaving import Way
from amparo.domain.workshop.nextsteps import Readers
from amparo.files.documents import read_document
from amparo.sealing.agefile import new_identity, open_with_identity, open_with_passphrase
from amparo.sealing.copykey import six_words
from amparo.sealing.words import words_in
from amparo.wording.catalogue import gettext_in
from tests.inside import client_of
from tests.web.nextsteps.test_closing import agrees
from tests.web.nextsteps.test_console import recommended
from tests.web.nextsteps.test_copies import files_in
from tests.web.nextsteps.test_own import SAID, step_in

OUTSIDE = {"readers": "outside", "shows": ["others", "advocacy"]}


@pytest.fixture
def here(opened):
    return f"/rooms/{opened.id}/given/outside/"


@pytest.fixture
def closing(opened):
    return f"/rooms/{opened.id}/closing/"


@pytest.fixture
def agreed(rosas, phone, other, opened, closing):
    recommended(rosas, phone, f"/rooms/{opened.id}/next/", text="Our door is watched")
    about = re.search(r'<option value="([^"]+)">Our door is watched', phone.looks("/s/next/"))[1]
    phone.sends("/s/next/", **SAID)
    other.sends("/s/next/", text="answer at night", doer="others", addressee="the donors", recommendation=about)
    for each in (phone, other):
        each.sends("/s/next/", step=step_in(each.looks("/s/next/")), act="show")
    agrees(rosas, closing, **OUTSIDE)


def record(opened, rosa):
    left = leavings.given(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    return [(each.readers, each.way) for each in left]


def test_before_the_group_agreed_there_is_no_such_page(rosas, here, opened):
    assert rosas.get(here)["Location"].endswith("/closing/")
    assert rosas.post(here, {"way": "paper"})["Location"].endswith("/closing/")
    assert rosas.get(f"/rooms/{opened.id}/given/neighbours/").status_code == 404


def test_only_what_was_agreed_stands_in_it_under_its_recommendation(agreed, rosas, here):
    page = rosas.get(here).content.decode()
    assert page.index("1. Our door is watched") < page.index("What we ask of others") < page.index("answer at night")
    assert "call Tam" not in page
    assert "What we do ourselves" not in page


def test_it_leaves_to_a_key_whose_six_words_were_compared(agreed, rosas, here, opened, rosa):
    theirs = new_identity()
    page = rosas.post(here, {"way": "age", "recipient": theirs.recipient}).content.decode()
    assert " ".join(six_words(theirs.recipient, "en")) in page
    assert record(opened, rosa) == []
    sealed = rosas.post(here, {"way": "age", "recipient": theirs.recipient, "compared": "1"}).content
    files = files_in(open_with_identity(sealed, theirs.secret), binary=("next-steps.pdf",))
    assert sorted(files) == ["next-steps.md", "next-steps.pdf", "next-steps.yaml"]
    whole = read_document(files["next-steps.yaml"].encode(), "yaml")
    assert [(step.text, step.recommendation) for step in whole.steps] == [("answer at night", "r1")]
    assert record(opened, rosa) == [(Readers.OUTSIDE, Way.AGE)]


def test_words_are_on_rosas_page_until_they_were_told(agreed, rosas, here, opened):
    same = {"way": "voice", "id": "6b4ab3ab-7c3b-4bb9-8b3e-0b0a53fcf0a1"}
    for _press in range(2):
        assert rosas.post(here, same).status_code == 303
    page = rosas.get(here).content.decode()
    saved = f"{here}{same['id']}/"
    sealed = rosas.get(saved).content
    assert page.count("These words open the copy") == 1
    words = re.search(r'<p class="large" dir="auto"><bdi>([^<]+)', page)[1]
    assert "next-steps.md" in files_in(open_with_passphrase(sealed, words), binary=("next-steps.pdf",))
    told = re.search(r'name="told" value="([^"]+)"', page)[1]
    rosas.post(f"/rooms/{opened.id}/next/", {"told": told})
    assert words not in rosas.get(here).content.decode()
    assert rosas.get(saved)["Location"] == here


@pytest.mark.parametrize("way", ["paper", "nothing"])
def test_paper_and_nothing_are_written_down_once_like_the_others(agreed, rosas, here, opened, rosa, way):
    same = {"way": way, "id": "6b4ab3ab-7c3b-4bb9-8b3e-0b0a53fcf0a1"}
    assert [rosas.post(here, same).status_code for _ in range(2)] == [303, 303]
    assert record(opened, rosa) == [(Readers.OUTSIDE, Way(way))]


def test_what_is_no_key_and_no_way_seals_nothing(agreed, rosas, here, opened, rosa):
    assert rosas.post(here, {"way": "age", "recipient": "tam"}).status_code == 422
    assert rosas.post(here, {"way": "pigeon"}).status_code == 422
    assert record(opened, rosa) == []


def test_a_no_afterwards_closes_the_page(agreed, rosas, here, closing):
    rosas.post(closing, {"act": "decide", "readers": "outside"})
    assert rosas.get(here).status_code == 303


def test_another_facilitator_finds_no_such_page(here, mateo):
    assert client_of(mateo).get(here).status_code == 404


def test_a_word_that_may_stand_again_takes_back_the_yes_for_everybody_else(agreed, rosas, here, closing):
    agrees(rosas, closing, **OUTSIDE, struck="donors")
    assert "asked of the donors" not in rosas.get(here).content.decode()
    agrees(rosas, closing, readers="organisations", struck="donors\nTam")
    assert rosas.get(here).status_code == 200
    agrees(rosas, closing, readers="organisations", struck="Tam")
    assert rosas.get(here)["Location"].endswith("/closing/")


def test_it_is_written_in_the_language_of_its_readers_at_first_that_of_the_session(agreed, rosas, here):
    theirs = new_identity()
    sent = {"way": "age", "recipient": theirs.recipient, "compared": "1"}

    def heading(**language):
        sealed = rosas.post(here, {**sent, **language}).content
        files = files_in(open_with_identity(sealed, theirs.secret), binary=("next-steps.pdf",))
        assert "answer at night" in files["next-steps.md"]
        return files["next-steps.md"]

    rosas.post("/language/", {"language": "fr"})
    assert "What we ask of others" in heading()
    assert gettext_in("ar", "What we ask of others") in heading(language="ar")
    assert "What we ask of others" in heading(language="tlh")


def test_on_paper_too_and_the_facilitators_own_page_stays_in_theirs(agreed, rosas, here):
    page = rosas.get(here, {"language": "ar"}).content.decode()
    assert '<div class="stack" lang="ar" dir="rtl">' in page
    assert gettext_in("ar", "What we ask of others") in page
    assert "How it leaves" in page
    assert rosas.post(here, {"way": "paper", "language": "ar"})["Location"] == f"{here}?language=ar"


def test_words_for_the_voice_are_of_the_readers_language_as_well(agreed, rosas, here):
    rosas.post(here, {"way": "voice", "language": "es"})
    words = re.search(r'<p class="large" dir="auto"><bdi>([^<]+)', rosas.get(here).content.decode())[1]
    assert set(words.split()) <= set(words_in("es"))
