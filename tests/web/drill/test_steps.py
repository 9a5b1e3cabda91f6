"""A gap becomes a next step: of the room, under the recommendation of its cause, or of one person, seen by nobody else."""

import re
from html import unescape

import pytest

from amparo.actions import promises
from amparo.store import things
from tests.web.drill.test_game import part

WILL = "ask Tam to sign the mandate"


@pytest.fixture
def played(console, people):
    """Five people, one lawyer who did not have the mandate; the drill is over."""
    phones = people(5)
    console.starts().does("cast").does("begin")
    parts = {part(phone): phone for phone in phones}
    warden = parts["Prison warden"]
    warden.sends("/s/drill/", act="asked/warden-mandate/not-got", of="team-1-lawyer")
    console.does("stop")
    return parts


@pytest.fixture
def steps(opened, rosa):
    return lambda: promises.steps_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)


def talks(console, **fields):
    return console.client.post(console.path + "talk/", fields)


def linked(page, path):
    return unescape(re.search(rf'href="({path}\?[^"]+)"', page)[1])


def test_every_gap_offers_a_next_step_with_its_words_filled_in(console, played):
    page = console.looks("talk/")
    assert page.count("Make this a next step") == page.count('class="finding"') > 0
    assert "ask my lawyer to sign the mandate with me" in page


def test_a_gap_becomes_a_step_of_the_room_under_its_cause(console, played, steps):
    gap = "fact-not-known/team-1-lawyer/mandate"
    talks(console, gap=gap, cause="people")
    assert 'type="date"' in console.looks("talk/")
    talks(console, gap=gap, when="I am home Monday 10:00", will=WILL, on="2026-12-01")
    [step], [theme] = steps().steps, steps().recommendations
    assert step.on.isoformat() == "2026-12-01"
    assert (step.text, step.when, step.cause, step.recommendation) == (
        WILL,
        "I am home Monday 10:00",
        "people",
        theme.id,
    )
    assert step.gap == "Not known: My lawyer, and the signed mandate (Lawyer, team 1)"
    assert (
        "because of the drill: Not known"
        in console.client.get(console.path.replace("drill/", "next/")).content.decode()
    )


def test_two_gaps_of_one_cause_stand_under_one_recommendation(console, played, steps):
    gap = "fact-not-known/team-1-lawyer/mandate"
    for will in (WILL, "give Noor a copy"):
        talks(console, gap=gap, will=will)
    assert len(steps().recommendations) == 1
    assert len(steps().steps) == 2


def test_a_step_of_the_room_is_thrown_away_and_nobody_elses_with_it(console, played, steps, opened):
    talks(console, gap="fact-not-known/team-1-lawyer/mandate", will=WILL)
    lawyer = played["Lawyer, team 1"]
    lawyer.sends("/s/next/", text="call Tam")
    mine = re.search(r'name="step" value="([^"]+)"', lawyer.looks("/s/next/"))[1]
    lawyer.sends("/s/next/", step=mine, act="show")
    talks(console, away=mine)
    assert len(steps().steps) == 2
    talks(console, away=re.search(r'name="away" value="([^"]+)"', console.looks("talk/"))[1])
    assert [step.text for step in steps().steps] == ["call Tam"]
    assert talks(console, away="no such").status_code == 409


def test_a_gap_that_is_not_there_becomes_nothing(console, played, steps):
    assert talks(console, gap="fact-not-known/team-9-lawyer/mandate", will=WILL).status_code == 409
    assert talks(console, gap="fact-not-known/team-1-lawyer/mandate", will=" ").status_code == 409
    assert steps().steps == ()


def test_a_player_makes_a_gap_their_own_and_finds_it_among_their_next_steps(played, opened, console):
    talks(console, gap="fact-not-known/team-1-lawyer/mandate", will=WILL)
    lawyer = played["Lawyer, team 1"]
    path = next(
        each
        for each in map(unescape, re.findall(r'href="(/s/drill/step/[^"]+)"', lawyer.looks("/s/drill/")))
        if "mandate" in each
    )
    page = lawyer.looks(path)
    assert 'value="I am home"' in page
    assert "ask my lawyer to sign the mandate with me" in page
    lawyer.sends(path, when="I am home", will="ring my lawyer", on="2026-12-01", first_act="look for the number")
    page = lawyer.looks("/s/next/")
    assert "When I am home: ring my lawyer" in page
    assert "because of the drill: Not known: My lawyer, and the signed mandate" in page
    assert not any(b"ring my lawyer" in each.content for each in things.all_of(opened.id, "commitment", opened.key))


def test_what_is_too_long_is_said_and_stays_typed(played):
    lawyer = played["Lawyer, team 1"]
    path = linked(lawyer.looks("/s/drill/"), "/s/drill/step/")
    lawyer.sends(path, will="a" * 301)
    assert lawyer.answer.status_code == 422
    assert "a" * 301 in lawyer.answer.content.decode()


def test_a_key_figure_is_shown_no_gap_of_a_team(played):
    assert "team 1" not in played["Prison warden"].looks("/s/drill/")
    gone = played["Prison warden"].client.get("/s/drill/step/?gap=fact-not-known/team-1-lawyer/mandate")
    assert gone.status_code == 404
