"""Joining by three words, writing, showing; a dropped phone; a room that rests."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from amparo.actions import rooms
from amparo.web.room import held
from amparo.web.room.requests import SEAT_COOKIE
from amparo.wording import pseudonyms
from tests.inside import HOUSE, client_of
from tests.web.room.conftest import Phone

NAME = re.compile(r'class="name"><bdi>(.*?)</bdi>')


def test_looking_joins_nobody_and_one_press_does(words, opened, rosa):
    phone = Client()
    page = phone.get(f"/j/{words}/").content.decode()
    assert rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys) == ()
    name = NAME.search(page)[1]
    assert phone.post(f"/j/{words}/", {"name": name})["Location"] == "/s/"
    assert name in phone.get("/s/").content.decode()


def test_the_words_typed_lead_to_the_same_page(words):
    phone = Client()
    typed = words.replace("-", "  ").upper()
    assert phone.post("/j/", {"words": typed})["Location"].lower() == f"/j/{words}/?language=en"
    assert phone.post("/j/", {"words": "no such room"}).status_code == 422
    assert phone.get("/j/no-such-room/").status_code == 404


def test_a_name_of_ones_own_is_not_taken(words):
    phone = Phone(words).joins(name="Rosa Martínez")
    assert "Rosa Martínez" not in phone.looks()


def test_two_people_never_have_one_name(words):
    first = NAME.search(Client().get(f"/j/{words}/").content.decode())[1]
    one, two = Phone(words).joins(name=first), Phone(words).joins(name=first)
    assert f"<b><bdi>{first}</bdi></b>" in one.looks()
    assert f"<b><bdi>{first}</bdi></b>" not in two.looks()


def test_whoever_comes_when_every_pair_of_words_is_taken_gets_a_number_behind_them(words, monkeypatch):
    monkeypatch.setattr(pseudonyms, "_THINGS", {"en": "Kite"})
    monkeypatch.setattr(pseudonyms, "_COLOURS", {"en": "Blue Green"})
    names = {re.search("<b><bdi>(.*?)<", Phone(words).joins().looks())[1] for _ in range(3)}
    assert len(names) == 3
    assert sum(each.endswith(" 2") for each in names) == 1


def test_whoever_finds_no_seat_reads_so(words, phone, monkeypatch):
    monkeypatch.setattr("amparo.store.seats.SEATS_MAX", 1)
    late = Phone(words).joins()
    assert late.answer.status_code == 409
    assert "This room is full" in late.page


def test_the_cookie_of_a_seat_is_for_this_site_alone_and_no_script_reads_it(phone):
    cookie = phone.client.cookies[SEAT_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Strict", "/", 43200)


def test_whoever_speaks_another_language_than_their_phone_says_so_at_the_door_or_inside(words):
    phone = Phone(words)
    phone.looks(f"/j/{words}/?language=ar")
    assert 'lang="ar" dir="rtl"' in phone.page
    phone.joins(language="ar")
    assert 'lang="ar" dir="rtl"' in phone.looks()
    phone.sends("/s/language/", language="es")
    assert 'lang="es" dir="ltr"' in phone.looks()
    phone.sends("/s/language/", language="tlh")
    assert 'lang="es"' in phone.looks()


def test_leaving_at_once_shows_a_page_that_says_nothing_and_costs_nobody_their_place(phone):
    phone.writes("Neighbours watch the door")
    first = phone.looks().partition("<a ")[2]
    assert first.startswith('href="/s/units/"')
    neutral = phone.looks("/s/units/")
    assert "2.54" in neutral
    assert "/s/" not in neutral
    assert "Neighbours watch the door" in phone.looks()
    assert "/s/units/" not in Phone(phone.words).looks(f"/j/{phone.words}/")


def test_a_dropped_phone_comes_back_to_its_name_and_its_notes(phone, words):
    phone.writes("Neighbours watch the door")
    before = phone.looks()
    again = Phone(words)
    again.client.cookies[SEAT_COOKIE] = phone.client.cookies[SEAT_COOKIE].value
    assert again.client.get(f"/j/{words}/")["Location"] == "/s/"
    assert again.client.get("/j/")["Location"] == "/s/"
    after = again.looks()
    assert re.search("<b><bdi>(.*?)<", after)[1] == re.search("<b><bdi>(.*?)<", before)[1]
    assert "Neighbours watch the door" in after


def test_a_note_is_its_writers_alone_until_it_is_shown(phone, other, opened, rosa):
    phone.writes("Neighbours watch the door")
    acts = {"by": rosa.by, "keys": rosa.keys}
    assert rooms.notes_in(opened.id, opened.key, **acts) == {}
    phone.sends(f"/s/notes/{phone.own()}/", act="show")
    assert [note.text for note in rooms.notes_in(opened.id, opened.key, **acts).values()] == [
        "Neighbours watch the door"
    ]
    phone.sends(f"/s/notes/{phone.own()}/", act="back")
    assert rooms.notes_in(opened.id, opened.key, **acts) == {}


def test_nobody_shows_takes_back_or_throws_away_what_somebody_else_wrote(phone, other):
    phone.writes("Neighbours watch the door")
    note = phone.own()
    for act in ("show", "back", "room"):
        assert other.sends(f"/s/notes/{note}/", act=act).answer.status_code == 404
    other.sends(f"/s/notes/{note}/", act="away")
    assert "Neighbours watch the door" in phone.looks()


def test_a_note_sent_twice_is_one_note(phone):
    fields = {"text": "Old safe", "id": uuid4().hex, "column": "ideas/ideas"}
    for _ in range(3):
        phone.sends("/s/notes/", **fields)
    assert phone.looks().count("Old safe") == 1


def test_a_form_without_the_mark_of_the_seat_changes_nothing(phone, other):
    fields = {"text": "forged", "column": "ideas/ideas"}
    assert phone.client.post("/s/notes/", fields).status_code == 403
    assert phone.client.post("/s/notes/", {**fields, "mark": other.mark()}).status_code == 403
    elsewhere = phone.client.post(
        "/s/notes/", {**fields, "mark": phone.mark()}, headers={"Origin": "http://evil.example"}
    )
    assert elsewhere.status_code == 403
    assert "forged" not in phone.looks()


def test_a_seat_opens_nothing_else(phone):
    for path in ("/", "/plans/", "/account/", "/rooms/00000000-0000-4000-8000-000000000000/door/"):
        answer = phone.client.get(path)
        assert answer.status_code in (303, 404), path


def test_when_the_key_is_not_in_memory_the_typed_text_stays_in_the_page(phone, opened, rosas):
    mark = phone.mark()
    held.forget(opened.id)
    answer = phone.client.post("/s/notes/", {"mark": mark, "text": "I had just written this", "column": "ideas/ideas"})
    assert answer.status_code == 423
    assert "I had just written this" in answer.content.decode()
    page = rosas.get(f"/rooms/{opened.id}/door/")
    assert page.status_code == 423
    assert rosas.post(f"/rooms/{opened.id}/again/").status_code == 303
    assert phone.writes("I had just written this").answer.status_code == 303


def test_a_colleague_and_a_stranger_do_not_open_rosas_room(opened, tomas, mateo):
    for somebody in (tomas, mateo):
        client = client_of(somebody)
        assert client.get(f"/rooms/{opened.id}/door/").status_code == 404
        assert client.post(f"/rooms/{opened.id}/again/").status_code == 404
        assert client.post(f"/rooms/{opened.id}/close/").status_code == 404


def test_leaving_at_once_forgets_also_what_was_opened_before_signing_in_again(opened, rosas, phone):
    held._held[opened.id] = held.Held(opened.key, frozenset({b"an earlier session"}))
    rosas.post("/leave/")
    assert held._held == {}
    assert phone.client.get("/s/").status_code == 423


def test_where_several_servers_answer_none_holds_the_key_longer_than_it_is_left(
    opened, rosa, rosas, phone, monkeypatch
):
    several = replace(HOUSE, several=True)
    monkeypatch.setattr(held, "house", lambda _now: several)
    acts = {"by": rosa.by, "keys": rosa.keys}
    key = rooms.open_again(opened.id, house=several, **acts).key
    held.hold(opened.id, key, b"on another server")
    assert phone.client.get("/s/").status_code == 200
    rooms.rest_room(opened.id)
    assert phone.client.get("/s/").status_code == 423
    assert held._held == {}


def test_whoever_leaves_forgets_nobody_elses_room(opened, tomas, phone):
    client_of(tomas).post("/leave/")
    assert phone.client.get("/s/").status_code == 200


def test_a_closed_room_lets_nobody_in_and_sends_everybody_out(opened, rosas, phone, words):
    assert rosas.post(f"/rooms/{opened.id}/close/").status_code == 303
    assert "That was all for today. Thank you." in phone.looks("/s/")
    assert Client().get(f"/j/{words}/").status_code == 404


def test_when_nobody_else_may_join_whoever_is_in_stays(rosas, opened, phone, words):
    rosas.post(f"/rooms/{opened.id}/door/", {"door": "shut"})
    assert Client().get(f"/j/{words}/").status_code == 404
    assert phone.client.get("/s/").status_code == 200
    rosas.post(f"/rooms/{opened.id}/door/", {"door": "open"})
    assert "data:image/svg" in rosas.get(f"/rooms/{opened.id}/door/").content.decode()


def test_a_flood_of_people_is_slowed_down_and_a_room_of_people_is_not(words, clock):
    codes = [Client().post(f"/j/{words}/").status_code for _ in range(70)]
    assert codes[:60] == [303] * 60
    assert codes[-1] == 429
    clock.passes(seconds=10)
    assert Client().post(f"/j/{words}/").status_code == 303


def test_the_present_moment_is_answered_with_nothing_when_nothing_changed(phone):
    first = phone.client.get("/s/now/")
    same = phone.client.get("/s/now/", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, same.status_code, same.content) == (200, 304, b"")


def test_the_pages_of_participants_are_small(phone, words):
    for path in ("/s/", f"/j/{words}/"):
        wire = phone.client.get(path, headers={"Accept-Encoding": "gzip"})
        assert len(wire.content) <= 15_000, path


def test_where_a_room_is_full_the_page_says_so(phone, monkeypatch):
    monkeypatch.setattr("amparo.store.things.OF_ROOM_MAX", 0)
    assert phone.sends("/s/pact/", situation="At home").answer.status_code == 409


def test_leaving_throws_away_what_only_they_could_read(phone):
    phone.writes("Only mine")
    phone.sends("/s/leave/")
    assert phone.client.get("/s/")["Location"] == "/j/"


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_name_for_today_comes_in_the_readers_language(words, language):
    from amparo.wording.pseudonyms import is_name

    client = Client(headers={"Accept-Language": language})
    assert is_name(language, NAME.search(client.get(f"/j/{words}/").content.decode())[1])


def test_whoever_loses_every_race_reads_so_and_sends_what_they_typed_again_with_one_press(words, monkeypatch):
    ines = Phone(words).joins()
    with monkeypatch.context() as busy:
        busy.setattr("amparo.store.seats.TRIES", 0)
        ines.sends("/s/wishes/", situation="alone at night", not_me="on")
    assert ines.answer.status_code == 503
    assert 'name="situation" aria-label="What you typed">alone at night</textarea>' in ines.page
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', ines.page))
    ines.answer = ines.client.post("/s/wishes/", {**again, "situation": "alone at night"})
    assert ines.answer.status_code == 303
    assert "alone at night" in ines.looks("/s/wishes/")
