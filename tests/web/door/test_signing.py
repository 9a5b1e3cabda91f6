"""Signing in and out, locking, waiting after wrong words, and what a stranger can learn from all that."""

import pytest
from django.db import connection
from django.test import Client

from amparo.sealing.session import Volatile
from amparo.store import events, sessions
from amparo.store.events import What
from tests.inside import NOW, ROSAS, TOMAS, client_of, founded

WRONG = "one two three four five six"


def opens(client, words, name="", **more):
    return client.post("/open/", {"name": name, "words": words, **more})


def test_with_one_account_only_the_words_are_asked(client):
    founded("", ROSAS)
    assert 'name="name"' not in client.get("/open/").content.decode()
    assert opens(client, ROSAS.text)["Location"] == "/plans/"


def test_with_more_the_name_is_asked_too(client, rosa):
    assert 'name="name"' in client.get("/open/").content.decode()
    assert opens(client, ROSAS.text).status_code == 422
    assert opens(client, ROSAS.text, name=" rosa ").status_code == 303


def test_one_persons_words_do_not_open_another_persons_account(client, tomas):
    assert opens(client, ROSAS.text, name="Tomás").status_code == 422
    assert opens(client, TOMAS.text, name="Tomás").status_code == 303


def test_capitals_and_spaces_do_not_matter(client, rosa):
    assert opens(client, f"  {ROSAS.text.upper()}  ", name="ROSA").status_code == 303


def test_a_name_nobody_has_gets_the_same_answer(client, rosa):
    known, unknown = opens(client, WRONG, name="Rosa"), opens(client, WRONG, name="Rosi")
    assert known.status_code == unknown.status_code == 422
    assert known.headers.items() == unknown.headers.items() or set(known.headers) == set(unknown.headers)
    assert len(known.content.replace(b"Rosa", b"")) == len(unknown.content.replace(b"Rosi", b""))
    assert [event.what for event in events.of(rosa.by.id)] == [What.WRONG_WORDS]


def test_known_and_unknown_names_wait_alike(client, rosa):
    def statuses(name):
        return [opens(client, WRONG, name=name).status_code for _ in range(5)]

    assert statuses("Rosa") == statuses("Rosi") == [422, 422, 422, 429, 429]


def test_waiting_grows_to_a_minute_and_never_further(client, rosa, clock):
    waits = []
    for _ in range(14):
        while (answer := opens(client, WRONG, name="Rosa")).status_code == 429:
            waits.append(int(answer["Retry-After"]))
            clock.passes(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]


def test_after_ten_thousand_wrong_words_the_owner_still_comes_in(client, rosa, clock):
    client.cookies["__Host-d"] = opens(client, ROSAS.text, name="Rosa").cookies["__Host-d"].value
    guesser = Client()
    for _ in range(4):
        opens(guesser, WRONG, name="Rosa")
    assert opens(guesser, ROSAS.text, name="Rosa").status_code == 429
    assert opens(client, ROSAS.text, name="Rosa").status_code == 303


def test_right_words_end_the_waiting(client, rosa, clock):
    for _ in range(3):
        opens(client, WRONG, name="Rosa")
    clock.passes(seconds=2)
    assert opens(client, ROSAS.text, name="Rosa").status_code == 303
    assert opens(client, WRONG, name="Rosa").status_code == 422


@pytest.mark.parametrize("words", ["", "x" * 5000, "\x00", "é" * 1000])
def test_whatever_is_typed_the_door_stays_calm(client, rosa, words):
    assert opens(client, words, name="Rosa").status_code == 422


def test_a_cookie_that_only_this_site_gets_and_no_script_reads(client, rosa):
    cookie = opens(client, ROSAS.text, name="Rosa").cookies["__Host-k"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Strict", "/")
    assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")


def test_signing_in_gives_a_new_cookie_and_ends_the_session_before(client, rosa):
    first = opens(client, ROSAS.text, name="Rosa").cookies["__Host-k"].value
    second = opens(client, ROSAS.text, name="Rosa").cookies["__Host-k"].value
    assert first != second
    client.cookies["__Host-k"] = first
    assert client.get("/account/").status_code == 303


@pytest.mark.parametrize("path", ["/close/", "/lock/", "/leave/"])
def test_going_out_ends_the_session_on_the_server(doors, rosa, path):
    client = client_of(rosa)
    assert client.get("/account/").status_code == 200
    assert client.post(path).status_code == 303
    assert client_of(rosa).get("/account/").status_code == 303
    assert sessions.living(rosa.present.session, NOW) is None


@pytest.mark.parametrize("path", ["/close/", "/lock/"])
def test_going_out_clears_what_the_browser_kept(doors, rosa, path):
    answer = client_of(rosa).post(path)
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer.cookies["__Host-k"]["max-age"] == 0


@pytest.mark.parametrize("path", ["/close/", "/leave/", "/account/words/", "/here/"])
def test_looking_at_an_address_never_acts(doors, rosa, path):
    client = client_of(rosa)
    assert client.get(path).status_code == 405
    assert client.get("/account/").status_code == 200


def test_the_page_of_a_locked_screen_asks_for_the_words(doors, rosa):
    page = client_of(rosa).get("/lock/").content.decode()
    assert "Locked" in page


def test_a_page_that_looks_by_itself_keeps_no_session_alive(doors, rosa, clock):
    browser = client_of(rosa)
    for _ in range(14):
        clock.passes(minutes=1)
        assert browser.get("/account/", headers={"X-Amparo-By-Itself": "1"}).status_code == 200
    clock.passes(minutes=1)
    assert browser.get("/account/", headers={"X-Amparo-By-Itself": "1"})["Location"].startswith("/open/")


def test_fifteen_minutes_without_use_end_a_session(doors, rosa, clock):
    client = client_of(rosa)
    clock.passes(minutes=14, seconds=59)
    assert client.get("/account/").status_code == 200
    clock.passes(minutes=15)
    assert client.get("/account/").status_code == 303


def test_eight_hours_end_a_session_however_busy(doors, rosa, clock):
    client = client_of(rosa)
    for _ in range(47):
        clock.passes(minutes=10)
        assert client.post("/here/").status_code == 204
    clock.passes(minutes=10)
    assert client.post("/here/").status_code == 303


def test_a_clock_set_back_ends_a_session(doors, rosa, clock):
    clock.passes(hours=-1)
    assert client_of(rosa).get("/account/").status_code == 303


def test_after_a_restart_the_same_cookie_and_the_same_row_open_nothing(doors, rosa, monkeypatch):
    from dataclasses import replace

    monkeypatch.setattr("amparo.web.door.house._held", replace(doors, volatile=Volatile.new(NOW)))
    assert client_of(rosa).get("/account/").status_code == 303


def test_a_cookie_without_its_row_opens_nothing(doors, rosa):
    sessions.end(rosa.present.session)
    assert client_of(rosa).get("/account/").status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "é" * 43, "=" * 43])
def test_an_invented_cookie_opens_nothing(client, rosa, cookie):
    client.cookies["__Host-k"] = cookie
    assert client.get("/account/").status_code == 303


def test_one_persons_row_does_not_open_with_another_persons_cookie(doors, rosa, mateo):
    from amparo.store.models import SessionRow

    SessionRow.objects.filter(id=rosa.present.session).update(account_id=mateo.by.id)
    assert client_of(rosa).get("/account/").status_code == 303
    assert [event.what for event in events.of(mateo.by.id)] == [What.DID_NOT_OPEN]


def test_after_signing_in_they_stand_where_they_wanted_to_go(client, rosa):
    there = client.get("/account/sessions/")["Location"]
    assert there == "/open/?next=%2Faccount%2Fsessions%2F"
    assert opens(client, ROSAS.text, name="Rosa", next="/account/sessions/")["Location"] == "/account/sessions/"


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, rosa, next_page):
    assert opens(client, ROSAS.text, name="Rosa", next=next_page)["Location"] == "/plans/"


def test_every_form_wants_its_token(doors, rosa):
    client = Client(enforce_csrf_checks=True)
    client.cookies["__Host-k"] = rosa.cookie
    for path in ("/open/", "/close/", "/lock/", "/again/", "/account/words/", "/account/sessions/", "/account/paper/"):
        assert client.post(path).status_code == 403
    assert client.get("/account/").status_code == 200


def test_what_another_site_sends_does_nothing(doors, rosa):
    client = client_of(rosa)
    assert client.post("/close/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/account/").status_code == 200


@pytest.fixture
def full_disk(doors):
    connection.connection.execute("PRAGMA query_only=ON")
    yield
    connection.connection.execute("PRAGMA query_only=OFF")


@pytest.mark.parametrize("path", ["/close/", "/lock/", "/leave/"])
def test_where_nothing_can_be_written_going_out_still_takes_the_cookie(rosa, full_disk, path):
    answer = client_of(rosa).post(path)
    assert (answer.status_code, answer.cookies["__Host-k"]["max-age"]) == (303, 0)
