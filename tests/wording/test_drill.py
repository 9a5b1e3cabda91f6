"""Every code of the drill has words, and none of them blames, ranks, or promises."""

import re

import pytest

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.gaps import Gap
from amparo.domain.workshop.drill.model import News, Place
from amparo.domain.workshop.drill.news import READY
from amparo.domain.workshop.drill.roles import WISHES as ASKED
from amparo.domain.workshop.drill.terms import (
    By,
    Cause,
    Condition,
    Expected,
    GapKind,
    Got,
    Happened,
    Level,
    Mode,
    Phase,
    Role,
)
from amparo.wording.drill import news, roles, talk
from tests.domain.workshop.drill.game import cast_of

NO_SUCH_WORDS = re.compile(
    r"\b(fail(ed|ure)?s?|score|points?|winner|loser|best|worst|fault|victim|inject)\b", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (roles.ROLES, Role),
        (roles.TASKS, Role),
        (roles.MODES, Mode),
        (roles.PHASES, Phase),
        (roles.LEVELS, Level),
        (news.EXPECTED, Expected),
        (news.WAYS, By),
        (news.CONDITIONS, Condition),
        (talk.HAPPENED, Happened),
        (talk.GOT, Got),
        (talk.CAUSES, Cause),
        (talk.GAPS, GapKind),
        (talk.NEXT_STEPS, Cause),
    ],
)
def test_every_code_has_words(table, codes):
    assert set(table) == set(codes)


def test_every_question_of_a_key_figure_has_words_and_no_words_are_left_over():
    assert {wish.code for wishes in ASKED.values() for wish in wishes} == set(roles.WISHES)


def test_every_piece_of_news_has_words():
    assert {item.code for item in READY} == set(news.NEWS)


def test_each_of_the_twelve_facts_can_become_a_next_step():
    assert set(talk.FACT_STEPS) == set(FactKind) - {FactKind.OTHER}


def test_own_words_stay_as_they_were_written():
    own = News(id="own-1", minute=3, text="A car stops outside.")
    assert news.say_news(own, "fr") == news.say_news_title(own, "fr") == "A car stops outside."


def test_a_part_is_named_by_its_role_and_team():
    assert roles.say_place(Place(id="team-2-lawyer", role=Role.LAWYER, team=2), "en") == "Lawyer, team 2"
    assert roles.say_place(Place(id="warden-1", role=Role.WARDEN), "en") == "Prison warden"
    assert roles.say_place(Place(id="warden-2", role=Role.WARDEN), "en") == "Prison warden 2"


def test_a_gap_becomes_a_step_that_says_when_and_what():
    drill = cast_of(19)
    gap = Gap(
        kind=GapKind.FACT_NOT_KNOWN,
        key="fact-not-known/team-1-lawyer/mandate",
        since=360,
        until=720,
        place="team-1-lawyer",
        team=1,
        fact=FactKind.MANDATE,
        perhaps=Cause.INFORMATION,
    )
    assert talk.say_gap(gap, drill, "en") == "Not known: My lawyer, and the signed mandate (Lawyer, team 1)"
    assert talk.say_when(Cause.INFORMATION, "en") == "I am home"
    assert talk.say_i_will(gap, Cause.INFORMATION, drill, "en") == "ask my lawyer to sign the mandate with me"


def test_no_word_of_a_gap_or_a_cause_blames_anybody():
    said = [*talk.GAPS.values(), *talk.CAUSES.values(), *talk.HAPPENED.values(), *roles.TASKS.values()]
    assert not [words for words in said if NO_SUCH_WORDS.search(words)]
