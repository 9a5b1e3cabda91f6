"""The account page: new words, the key on paper, sessions."""

import re

import pytest
from django.test import Client

from amparo.sealing import stretch
from amparo.sealing.stretch import Turnstile
from amparo.store import events, sessions
from amparo.store.events import What
from tests.inside import NOW, ROSAS, client_of, come_in

SHOWN = re.compile(r"<li><bdi>(.*?)</bdi></li>")


def shown(client, path):
    return SHOWN.findall(client.get(path).content.decode())


def opens(words, name="Rosa"):
    return Client().post("/open/", {"name": name, "words": words}).status_code == 303


@pytest.fixture
def rosas(doors, rosa):
    return client_of(rosa)


def with_new_words(client):
    client.post("/account/words/")
    words = shown(client, "/words/")
    return words, client.post("/words/typed/", {"second": words[1], "fourth": words[3]})


def with_key(client):
    client.post("/account/paper/")
    groups = shown(client, "/account/paper/")
    return groups, client.post("/account/paper/typed/", {"third": groups[2], "sixth": groups[5]})


def test_new_words_open_and_the_old_ones_do_not(rosas):
    words, _ = with_new_words(rosas)
    assert opens(" ".join(words))
    assert not opens(ROSAS.text)


def test_until_two_words_are_typed_the_old_ones_hold(rosas):
    rosas.post("/account/words/")
    assert opens(ROSAS.text)


def test_new_words_end_every_session_but_this_one(rosas, rosa):
    elsewhere = client_of(come_in("Rosa", ROSAS))
    _, answer = with_new_words(rosas)
    assert answer.status_code == 303
    assert rosas.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 303
    assert client_of(rosa).get("/account/").status_code == 303


def test_an_open_screen_is_not_enough_for_a_grave_step(rosas, clock):
    clock.passes(minutes=11)
    assert rosas.post("/account/words/")["Location"].startswith("/again/?next=")
    assert rosas.post("/account/paper/")["Location"].startswith("/again/?next=")
    assert rosas.post("/again/", {"words": "wrong words of somebody"}).status_code == 422
    assert rosas.post("/again/", {"words": ROSAS.text, "next": "/account/paper/"})["Location"] == "/account/paper/"
    assert rosas.post("/account/paper/")["Location"] == "/account/paper/"


def test_the_words_once_more_give_a_new_cookie_and_no_longer_day(rosas, rosa, clock):
    clock.passes(minutes=12)
    began = sessions.of(rosa.by.id, clock.at)[-1].begun_at
    rosas.post("/again/", {"words": ROSAS.text})
    assert client_of(rosa).get("/account/").status_code == 303
    assert began in [each.begun_at for each in sessions.of(rosa.by.id, clock.at)]
    assert rosas.get("/account/").status_code == 200


def test_a_spare_key_is_offered_until_there_is_one(rosas):
    assert "There is no recovery key" in rosas.get("/account/").content.decode()
    with_key(rosas)
    assert "There is no recovery key" not in rosas.get("/account/").content.decode()


def test_the_spare_key_gives_new_words_and_ends_every_session(rosas, rosa):
    groups, _ = with_key(rosas)
    forgetful = Client()
    assert forgetful.post("/paper/", {"name": "Rosa", "key": " ".join(groups).lower()})["Location"] == "/words/"
    words = shown(forgetful, "/words/")
    assert forgetful.post("/words/typed/", {"second": words[1], "fourth": words[3]}).status_code == 303
    assert forgetful.get("/account/").status_code == 200
    assert rosas.get("/account/").status_code == 303
    assert opens(" ".join(words))
    assert events.of(rosa.by.id)[1].what == What.RECOVERED


def test_a_key_that_was_not_copied_right_does_not_count(rosas):
    rosas.post("/account/paper/")
    groups = shown(rosas, "/account/paper/")
    assert rosas.post("/account/paper/typed/", {"third": groups[2], "sixth": groups[0]}).status_code == 422
    assert rosas.post("/account/paper/typed/", {"third": "?", "sixth": ""}).status_code == 422
    assert Client().post("/paper/", {"name": "Rosa", "key": "-".join(groups)}).status_code == 422


def test_a_key_is_never_shown_again(rosas):
    groups, _ = with_key(rosas)
    assert groups[0] not in rosas.get("/account/paper/").content.decode()


def test_a_newer_key_makes_the_older_one_worthless(rosas):
    older, _ = with_key(rosas)
    newer, _ = with_key(rosas)
    assert Client().post("/paper/", {"name": "Rosa", "key": "-".join(older)}).status_code == 422
    assert Client().post("/paper/", {"name": "Rosa", "key": "-".join(newer)}).status_code == 303


def test_a_mistyped_key_says_so_and_another_persons_key_does_not(rosas, mateo):
    groups, _ = with_key(rosas)
    mistyped = Client().post("/paper/", {"name": "Rosa", "key": "-".join(groups[:-1])})
    assert (mistyped.status_code, "group by group" in mistyped.content.decode()) == (422, True)
    assert Client().post("/paper/", {"name": "Mateo", "key": "-".join(groups)}).status_code == 422


def test_rosa_sees_her_sessions_and_ends_one(rosas, rosa):
    other = come_in("Rosa", ROSAS)
    page = rosas.get("/account/sessions/").content.decode()
    assert other.present.session.hex() in page
    rosas.post("/account/sessions/", {"end": other.present.session.hex()})
    assert client_of(other).get("/account/").status_code == 303
    assert rosas.get("/account/").status_code == 200


def test_nobody_ends_somebody_elses_session(rosas, doors, mateo):
    rosas.post("/account/sessions/", {"end": mateo.present.session.hex()})
    assert client_of(mateo).get("/account/").status_code == 200


def test_all_others_end_at_once(rosas):
    others = [client_of(come_in("Rosa", ROSAS)) for _ in range(3)]
    rosas.post("/account/sessions/", {"others": "1"})
    assert [other.get("/account/").status_code for other in others] == [303, 303, 303]
    assert rosas.get("/account/").status_code == 200


def test_somebody_on_the_doorstep_for_a_key_has_no_words_to_see(rosas):
    rosas.post("/account/paper/")
    assert rosas.get("/words/")["Location"] == "/account/paper/"


def test_a_doorstep_cookie_alone_changes_nobodys_words(rosas, doors):
    rosas.post("/account/words/")
    stranger = Client()
    stranger.cookies["__Host-b"] = rosas.cookies["__Host-b"].value
    assert stranger.get("/words/").status_code == 303


def test_what_happened_is_told_with_rounded_times(rosas, rosa):
    with_key(rosas)
    happened = events.of(rosa.by.id)[0]
    assert (happened.what, happened.at) == (What.RECOVERY_KEY_MADE, NOW.replace(minute=0))
    assert "A new recovery key was made." in rosas.get("/account/").content.decode()


def test_whoever_guesses_meanwhile_does_not_stop_new_words_by_the_key_on_paper(rosas, doors):
    groups, _ = with_key(rosas)
    forgetful = Client()
    forgetful.post("/paper/", {"name": "Rosa", "key": "-".join(groups)})
    words = shown(forgetful, "/words/")
    for _ in range(4):
        opens("one two three four five six")
    assert forgetful.post("/words/typed/", {"second": words[1], "fourth": words[3]}).status_code == 303


def test_a_crowd_lets_whoever_chose_new_words_try_again(rosas, monkeypatch):
    turnstile = Turnstile(1, 0)
    monkeypatch.setattr(stretch, "_TURNSTILE", turnstile)
    with turnstile.turn():
        words, answer = with_new_words(rosas)
        assert (answer.status_code, "try again" in answer.content.decode()) == (503, True)
        own = "el tejado azul canta bajito cuando llueve"
        assert rosas.post("/words/own/", {"own": own, "again": own}).status_code == 503
    assert rosas.post("/words/typed/", {"second": words[1], "fourth": words[3]}).status_code == 303


def test_a_key_that_was_replaced_meanwhile_gives_no_new_words(rosas):
    groups, _ = with_key(rosas)
    forgetful = Client()
    forgetful.post("/paper/", {"name": "Rosa", "key": "-".join(groups)})
    words = shown(forgetful, "/words/")
    with_key(rosas)
    assert forgetful.post("/words/typed/", {"second": words[1], "fourth": words[3]}).status_code == 422
