"""News: when it is due, who gets it, and what holds it back."""

import pytest

from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.model import News
from amparo.domain.workshop.drill.news import NewsState, coming, due, ready_set, receivers, seen_by, state_of
from amparo.domain.workshop.drill.terms import By, Condition, Happened, Level, Role
from tests.domain.workshop.drill.game import Game, at

TEN = {
    "lead-phone-off",
    "no-credit",
    "rumour-free",
    "journalist",
    "family-crying",
    "police-deny",
    "other-team",
    "internet-cut",
    "posted",
    "captor-calls",
}


def test_the_ready_set_is_whole_and_the_easy_one_leaves_out_what_weighs_most():
    assert {news.id for news in ready_set(Level.HARD)} >= TEN
    assert "captor-calls" not in {news.id for news in ready_set(Level.EASY)}
    assert all(news.expected for news in ready_set(Level.HARD))


def test_nothing_is_sent_by_itself():
    game = Game()
    assert [news.id for news in due(game.drill, at(8))] == ["lead-phone-off", "who-decides", "no-credit"]
    assert not game.drill.log


def test_if_nobody_leads_the_question_comes_and_if_somebody_does_it_is_held_back():
    game = Game()
    asked = game.drill.item("who-decides")
    assert asked is not None
    assert state_of(game.drill, asked, at(6)) is NewsState.DUE
    game.do(machine.happens, Happened.LEADS, "team-1-lawyer", minutes=5)
    assert state_of(game.drill, asked, at(6)) is NewsState.HELD_BACK


def test_a_statement_on_the_table_holds_back_the_team_that_needs_one():
    game = Game()
    news = game.drill.item("other-team")
    outreach = next(place.id for place in game.drill.places if place.role is Role.OUTREACH)
    game.do(machine.token, outreach, minutes=9, figure="international-1")
    assert state_of(game.drill, news, at(18)) is NewsState.HELD_BACK


def test_news_can_wait_for_what_was_not_done():
    game = Game()
    after = News(
        id="own-1", minute=9, text="Now the deputy's phone, too.", condition=Condition.NOT_DONE, after="no-credit"
    )
    game.drill = machine.improvise(game.drill, after)
    assert state_of(game.drill, after, at(9)) is NewsState.DUE
    game.do(machine.happens, Happened.DONE, "team-1-lawyer", minutes=8, news="no-credit")
    assert state_of(game.drill, after, at(9)) is NewsState.HELD_BACK


@pytest.mark.parametrize(("arrow", "state"), [(machine.send, NewsState.SENT), (machine.skip, NewsState.SKIPPED)])
def test_what_was_sent_or_left_out_is_not_offered_again(arrow, state):
    game = Game()
    game.do(arrow, "lead-phone-off", minutes=3)
    assert state_of(game.drill, game.drill.item("lead-phone-off"), at(4)) is state
    assert "lead-phone-off" not in {news.id for news in (*due(game.drill, at(4)), *coming(game.drill, at(4)))}


def test_news_reaches_the_roles_it_names():
    game = Game()
    game.do(machine.send, "rumour-free", minutes=10)
    friend = next(place for place in game.drill.places if place.role is Role.FRIEND)
    lawyer = next(place for place in game.drill.places if place.role is Role.LAWYER)
    assert [news.id for news in seen_by(game.drill, friend)] == ["rumour-free"]
    assert seen_by(game.drill, lawyer) == ()


def test_news_for_a_role_that_nobody_plays_goes_to_everybody_in_the_pact():
    game = Game(people=5)
    assert Role.FRIEND not in {place.role for place in game.drill.places}
    assert len(receivers(game.drill, game.drill.item("family-crying"))) == 3


def test_silence_is_told_to_nobody():
    game = Game()
    assert game.drill.item("lead-phone-off").by is By.SILENCE
    game.do(machine.send, "lead-phone-off", minutes=3)
    assert not any(seen_by(game.drill, place) for place in game.drill.places)
