"""Each reads aloud or stays silent; nothing is written up before the group said yes twice; what is taken out is seen first."""

import re

import pytest

from amparo.actions import promises
from amparo.domain.workshop.nextsteps import Reach
from amparo.files.documents import read_document
from amparo.sealing.agefile import new_identity, open_with_identity
from amparo.wording.terms import say_term
from tests.web.nextsteps.test_copies import files_in
from tests.web.nextsteps.test_own import SAID, step_in
from tests.web.room.conftest import Phone

YES = {
    "act": "decide",
    "readers": "participants",
    "appropriate": "1",
    "consent": "1",
    "shows": ["ours", "days"],
}


@pytest.fixture
def here(opened):
    return f"/rooms/{opened.id}/closing/"


@pytest.fixture
def shown(phone):
    phone.sends("/s/next/", **SAID)
    phone.sends("/s/next/", step=step_in(phone.looks("/s/next/")), act="show")
    return phone


def taken_home(phone):
    mine = new_identity()
    phone.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    newest = re.search(r"/s/copy/\d+/", phone.looks("/s/copy/"))[0]
    sealed = phone.client.get(newest).content
    return files_in(open_with_identity(sealed, mine.secret))


def agrees(rosas, here, **said):
    """The group looks at what would be written, and then decides."""
    looked_at = {name: value for name, value in (YES | said).items() if name != "strike"}
    page = rosas.post(here, {**looked_at, "act": "look"}).content.decode()
    return rosas.post(here, {**YES, **said, "looked": mark_in(page)})


def mark_in(page):
    return re.search(r'name="looked" value="([^"]+)"', page)[1]


def test_aloud_and_silent_are_counted_and_never_below_nobody(rosas, here, opened, rosa):
    for act in ("aloud", "aloud", "silent", "silent-back", "silent-back", "silent"):
        assert rosas.post(here, {"act": act}).status_code == 303
    assert promises.closing_counts(opened.id, opened.key, by=rosa.by, keys=rosa.keys) == (2, 1)


def test_without_two_yeses_nothing_is_written_up(rosas, here, shown, other):
    assert taken_home(other) == {}
    for missing in ("appropriate", "consent"):
        rosas.post(here, {name: value for name, value in YES.items() if name != missing})
        assert taken_home(other) == {}
    agrees(rosas, here)
    assert list(taken_home(other)) == ["written-up.md"]
    rosas.post(here, {"act": "decide", "readers": "participants"})
    assert taken_home(other) == {}


def test_what_was_agreed_holds_what_it_shows_and_nothing_else(rosas, here, shown, other):
    agrees(rosas, here, struck="Tam")
    written = taken_home(other)["written-up.md"]
    assert "about consent" in written
    assert "Tam" not in written
    assert "look for the number" not in written


def test_looking_at_it_first_shows_what_is_left_out_and_decides_nothing(rosas, here, shown, other):
    page = rosas.post(here, {**YES, "act": "look", "struck": "Tam"}).content.decode()
    assert "call […] about consent" in page
    left_out = page.split("<h2>Left out</h2>")[1].split("</ul>")[0]
    assert "What each begins with" in left_out
    assert left_out.count("call […] about consent") == 1
    assert "Tam" not in left_out
    assert taken_home(other) == {}


def test_a_decision_about_nobody_is_refused(rosas, here):
    assert rosas.post(here, {**YES, "readers": "neighbours"}).status_code == 422


def test_a_yes_from_a_page_that_did_not_show_what_leaves_is_a_look_and_no_yes(rosas, here, shown, other):
    page = rosas.post(here, YES).content.decode()
    assert "As they will read it" in page
    assert 'name="strike" value="Tam"' in page
    assert taken_home(other) == {}


def test_a_name_that_is_ticked_stands_nowhere(rosas, here, shown, other):
    agrees(rosas, here, strike=["Tam"])
    assert "Tam" not in taken_home(other)["written-up.md"]


def test_what_is_shown_after_the_yes_waits_for_another(rosas, here, shown, other):
    agrees(rosas, here)
    other.sends("/s/next/", text="mend the lock")
    other.sends("/s/next/", step=step_in(other.looks("/s/next/")), act="show")
    assert "mend the lock" not in taken_home(other)["written-up.md"]
    agrees(rosas, here)
    assert "mend the lock" in taken_home(other)["written-up.md"]


def test_a_yes_to_a_text_that_changed_meanwhile_is_a_look_and_no_yes(rosas, here, shown, other):
    mark = mark_in(rosas.post(here, {**YES, "act": "look"}).content.decode())
    other.sends("/s/next/", text="mend the lock")
    other.sends("/s/next/", step=step_in(other.looks("/s/next/")), act="show")
    page = rosas.post(here, {**YES, "looked": mark}).content.decode()
    assert "mend the lock" in page
    assert "written-up.md" not in taken_home(other)
    wider = rosas.post(here, {**YES, "shows": ["ours", "days", "names"], "looked": mark_in(page)})
    assert "As they will read it" in wider.content.decode()
    assert "written-up.md" not in taken_home(other)
    rosas.post(here, {**YES, "looked": mark_in(page)})
    assert "mend the lock" in taken_home(other)["written-up.md"]


def test_an_agreed_step_that_is_taken_back_and_said_in_other_words_waits_for_another_yes(rosas, here, shown, other):
    """Under the very number of the old one, as a page that lay open would send it."""
    thing = "6b4ab3ab-7c3b-4bb9-8b3e-0b0a53fcf0a2"
    for text in ("mend the lock", "name the witness"):
        other.sends("/s/next/", text=text, id=thing)
        other.sends("/s/next/", step=thing, act="show")
        if text == "mend the lock":
            agrees(rosas, here)
            assert text in taken_home(other)["written-up.md"]
            other.sends("/s/next/", step=thing, act="back")
            other.sends("/s/next/", step=thing, act="away")
    assert "name the witness" not in taken_home(other)["written-up.md"]
    assert "mend the lock" not in taken_home(other)["written-up.md"]
    agrees(rosas, here)
    assert "name the witness" in taken_home(other)["written-up.md"]


def test_each_takes_theirs_home_in_their_own_language(words, rosas, opened):
    """Whatever the facilitator speaks, and the session is held in."""
    tam = Phone(words)
    tam.client.post("/language/", {"language": "es"})
    tam.joins()
    tam.sends("/s/next/", text="llamo a Inés", on="2026-12-01", reach="ourselves")
    tam.sends("/s/next/", step=step_in(tam.looks("/s/next/")), act="show")
    agrees(rosas, f"/rooms/{opened.id}/closing/")
    mine = new_identity()
    tam.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = tam.client.get("/s/copy/1/").content
    files = files_in(open_with_identity(sealed, mine.secret))
    for name in ("next-steps.md", "written-up.md"):
        assert say_term(Reach.OURSELVES, "es") in files[name]
    assert read_document(files["next-steps.yaml"].encode(), "yaml").language == "es"
