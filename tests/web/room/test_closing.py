"""Closing a room: what happens is said before, what is undone is named, and phones read that it was the end."""

import pytest
from django.test import Client

from amparo.actions import rooms
from amparo.web.room import held
from tests.inside import NOW
from tests.workshop import river_session


@pytest.fixture
def here(opened):
    return f"/rooms/{opened.id}/close/"


def test_asking_closes_nothing_and_names_words_that_were_not_told_and_who_waits_for_help(rosas, phone, here, opened):
    assert "have not been told" not in rosas.get(here).content.decode()
    phone.sends("/s/copy/", way="voice")
    phone.sends("/s/help/", asks="1")
    asked = rosas.get(here).content.decode()
    assert "Sealed copy 1" in asked
    assert "1 asks for help" in asked
    assert held.key_of(opened.id, NOW) == opened.key


def test_closed_it_says_so_by_its_title_among_the_workshops_and_on_its_own_page(rosas, opened, here):
    listed = rosas.get(rosas.post(here)["Location"]).content.decode()
    assert "The room is closed." in listed
    assert river_session().title in listed
    assert "closed · will be erased on" in listed
    own = rosas.get(f"/rooms/{opened.id}/").content.decode()
    assert "The room is closed." in own
    assert "somebody left at once" not in own


def test_opened_again_phones_are_back_under_their_names(rosas, rosa, phone, opened, here):
    name = rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)[0].card.pseudonym
    rosas.post(here)
    assert "That was all for today." in phone.looks("/s/")
    assert phone.client.post("/s/notes/", {"text": "one more"}).status_code == 410
    rosas.post(f"/rooms/{opened.id}/again/")
    assert name in phone.looks("/s/")


def test_the_day_ends_on_the_console_too(rosas, opened, here):
    console = rosas.get(f"/rooms/{opened.id}/").content.decode()
    assert f'href="{here}"' in console
    assert f'href="/rooms/{opened.id}/erase/"' in console


def test_a_phone_without_scripts_never_drops_out(phone, rosas, opened, clock):
    for path in ("/s/", "/s/next/", "/s/", "/s/now/"):
        phone.looks(path)
    clock.passes(minutes=5)
    assert "dropped out" not in rosas.get(f"/rooms/{opened.id}/").content.decode()


def test_a_stranger_is_not_even_asked(here):
    assert Client().get(here).status_code != 200
