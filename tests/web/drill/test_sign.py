"""A dropped glass: the secret sign of each defender, and what follows when somebody notices."""

import pytest

from tests.web.drill.test_game import part

SIGN = "a dropped glass"


@pytest.fixture
def game(console, people):
    phones = people(10)
    console.starts().does("cast")
    return {part(phone): phone for phone in phones}


def begins(console, game):
    defender = game["Defender, team 1"]
    defender.sends("/s/drill/", act="sign", sign=SIGN)
    console.does("begin")
    return defender


def test_only_the_defender_and_whoever_leads_read_it(console, game):
    defender = begins(console, game)
    assert SIGN in defender.looks("/s/drill/")
    assert SIGN in console.looks()
    others = (phone for phone in game.values() if phone is not defender)
    assert not any(SIGN in phone.looks("/s/drill/") for phone in others)
    assert SIGN not in console.looks("cards/")
    assert SIGN not in console.does("stop").looks("talk/")


def test_nobody_else_has_one_and_none_is_made_up_once_it_runs(console, game):
    assert game["Prison warden"].sends("/s/drill/", act="sign", sign=SIGN).answer.status_code == 409
    defender = begins(console, game)
    assert defender.sends("/s/drill/", act="sign", sign="a cough").answer.status_code == 409


def test_a_new_defender_does_not_inherit_it(console, game, people):
    defender = game["Defender, team 1"]
    defender.sends("/s/drill/", act="sign", sign=SIGN).sends("/s/drill/", act="exchange")
    assert not any(SIGN in phone.looks("/s/drill/") for phone in game.values())


def test_caught_the_whole_team_waits_half_a_minute_and_goes_on(console, game, clock):
    defender = begins(console, game)
    console.does("time-out", team="1")
    page = console.looks()
    assert "Time-out, team 1: 30 seconds" in page
    answer = defender.sends("/s/drill/", act="did/raised").answer
    assert "this team waits 30 seconds" in answer.content.decode()
    assert "Time-out: your team waits 30 seconds" in defender.looks("/s/drill/")
    mate = next(phone for name, phone in game.items() if name.endswith("team 1") and phone is not defender)
    assert mate.sends("/s/drill/", act="did/leads").answer.status_code == 409
    clock.passes(seconds=31)
    assert defender.sends("/s/drill/", act="did/raised").answer.status_code == 303
    assert "Time-out" in console.does("stop").looks("talk/")


def test_another_team_goes_on_meanwhile(console, game):
    begins(console, game)
    console.does("time-out", team="1")
    assert game["Defender, team 2"].sends("/s/drill/", act="did/raised").answer.status_code == 303


def test_there_is_no_time_out_for_a_team_that_is_not_there(console, game):
    begins(console, game)
    assert console.does("time-out", team="9").answer.status_code == 409
    assert console.does("time-out", team="x").answer.status_code == 409
