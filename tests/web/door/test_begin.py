"""The first steps, from the printed address to the inside."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from amparo.sealing.paper import FirstRunCode
from amparo.store import accounts, firstrun
from amparo.web.door.doorstep import Doorstep, Errand, caller
from tests.inside import NOW, ROSAS, founded

CODE = FirstRunCode.new()
ADDRESS = f"/begin/{CODE.printed()}/"
SHOWN = re.compile(r"<li><bdi>(.*?)</bdi></li>")


@pytest.fixture
def somebody(client, doors):
    firstrun.keep(CODE, doors.instance, NOW)
    return client


def shown(client, path="/words/"):
    return SHOWN.findall(client.get(path).content.decode())


def typed(words):
    return {"second": words[1], "fourth": words[3]}


def as_far_as_the_words(client):
    assert client.post(ADDRESS, {"language": "en"})["Location"] == "/begin/for/"
    assert client.post("/begin/for/", {"purpose": "organisation"})["Location"] == "/words/"
    return shown(client)


def test_looking_at_the_address_uses_nothing_up(somebody):
    for _ in range(3):
        assert "Español" in somebody.get(ADDRESS).content.decode()
    assert somebody.post(ADDRESS, {"language": "es"}).status_code == 303


def test_from_the_address_to_the_inside(somebody):
    words = as_far_as_the_words(somebody)
    assert len(words) == 6
    inside = somebody.post("/words/typed/", typed(words))
    assert (inside.status_code, inside["Location"]) == (303, "/plans/")
    assert "You began here." in somebody.get("/account/").content.decode()


def test_the_words_open_it_again(somebody):
    words = as_far_as_the_words(somebody)
    somebody.post("/words/typed/", typed(words))
    another = Client()
    assert another.post("/open/", {"words": " ".join(words).upper()}).status_code == 303
    assert another.get("/account/").status_code == 200


def test_the_code_works_once(somebody):
    somebody.post(ADDRESS, {"language": "en"})
    other = Client()
    assert other.get(ADDRESS).status_code == 404
    assert other.post(ADDRESS, {"language": "en"}).status_code == 404
    assert other.get("/words/")["Location"] == "/open/?next=%2Fwords%2F"


def test_the_code_works_for_an_hour(somebody, clock):
    clock.passes(minutes=59)
    assert somebody.get(ADDRESS).status_code == 200
    clock.passes(minutes=1)
    assert somebody.post(ADDRESS, {"language": "en"}).status_code == 404


def test_a_newer_code_takes_the_place_of_the_older(somebody, doors):
    firstrun.keep(FirstRunCode.new(), doors.instance, NOW)
    assert somebody.post(ADDRESS, {"language": "en"}).status_code == 404


@pytest.mark.parametrize("guess", ["0000-0000-0000-0000-0000-0000-0000", "x", "for-", "é" * 40])
def test_another_code_opens_nothing(somebody, guess):
    assert somebody.post(f"/begin/{guess}/", {"language": "en"}).status_code == 404


def test_the_code_is_worth_nothing_once_somebody_is_there(somebody):
    founded("Rosa", ROSAS)
    assert somebody.post(ADDRESS, {"language": "en"}).status_code == 404


def test_a_second_beginner_who_was_slower_is_told_to_sign_in(somebody):
    words = as_far_as_the_words(somebody)
    founded("Rosa", ROSAS)
    assert somebody.post("/words/typed/", typed(words))["Location"] == "/open/"
    assert accounts.how_many() == 1


def test_wrong_words_from_the_paper_make_no_account(somebody):
    words = as_far_as_the_words(somebody)
    answer = somebody.post("/words/typed/", {"second": words[1], "fourth": words[2]})
    assert answer.status_code == 422
    assert words[2] not in re.sub(r'value="[^"]*"', "", answer.content.decode())
    assert accounts.how_many() == 0


def test_the_words_are_never_shown_again(somebody):
    words = as_far_as_the_words(somebody)
    assert shown(somebody) == words
    somebody.post("/words/typed/", typed(words))
    assert somebody.get("/words/").status_code == 303


def test_the_limits_are_said_before_the_first_secret_is_typed(somebody):
    as_far_as_the_words(somebody)
    for page in ("/words/", "/words/own/"):
        assert "It does not rescue you" in somebody.get(page).content.decode()


def test_digits_for_whoever_prefers_them(somebody):
    as_far_as_the_words(somebody)
    somebody.post("/words/", {"kind": "digits"})
    groups = shown(somebody)
    assert all(group.isdigit() for group in groups)
    assert len(groups) * 13.28 >= 77


def test_words_of_ones_own_from_fifteen_characters(somebody):
    as_far_as_the_words(somebody)
    short = somebody.post("/words/own/", {"own": "short", "again": "short"})
    assert (short.status_code, "at least 15 characters" in short.content.decode()) == (422, True)
    guessed = somebody.post("/words/own/", {"own": "passwordpassword", "again": "passwordpassword"})
    assert guessed.status_code == 422
    own = "el tejado azul canta bajito cuando llueve"
    assert somebody.post("/words/own/", {"own": own, "again": own[:-1]}).status_code == 422
    assert somebody.post("/words/own/", {"own": own, "again": own})["Location"] == "/plans/"


def test_the_spare_key_is_offered_with_the_last_word(somebody):
    words = as_far_as_the_words(somebody)
    assert somebody.post("/words/typed/", {**typed(words), "paper": "1"})["Location"] == "/account/paper/"


def test_arabic_readers_get_words_their_keyboard_can_write(somebody):
    somebody.post(ADDRESS, {"language": "ar"})
    somebody.post("/begin/for/", {"purpose": "me"})
    assert all(word.isascii() for word in shown(somebody))


def test_going_back_to_the_language_gives_words_in_it(somebody):
    as_far_as_the_words(somebody)
    assert "Español" in somebody.get("/begin/").content.decode()
    assert somebody.post("/begin/", {"language": "ar"})["Location"] == "/begin/for/"
    assert 'dir="rtl"' in somebody.get("/words/").content.decode()


def test_whoever_waits_too_long_begins_anew(somebody, clock):
    as_far_as_the_words(somebody)
    clock.passes(hours=1)
    assert somebody.get("/words/").status_code == 303


def test_three_taps_and_two_words_until_the_inside(somebody):
    """Language, purpose, on paper, two words, continue: six."""
    words = as_far_as_the_words(somebody)
    assert somebody.get("/words/typed/").status_code == 200
    assert somebody.post("/words/typed/", typed(words)).status_code == 303


def test_without_anybody_the_door_says_how_to_begin(client):
    assert "Nobody has begun here yet" in client.get("/open/").content.decode()


def test_a_code_kept_yesterday_is_swept_away(somebody):
    from amparo.store import upkeep

    assert upkeep.tidy(NOW + timedelta(hours=2)) >= 1


def test_what_was_shown_does_not_stay_in_memory_for_longer_than_an_hour():
    doorstep = Doorstep()
    cookie = doorstep.welcome(caller(Errand.BEGIN, NOW))
    assert doorstep.who(cookie, NOW)
    doorstep.who("somebody else's", NOW + timedelta(hours=1))
    assert doorstep.who(cookie, NOW) is None
