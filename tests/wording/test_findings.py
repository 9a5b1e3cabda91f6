"""What a check says is a question in plain words, never an accusation."""

import re

import pytest
import rules_page
from msgspec.structs import replace

from amparo.domain.pact import readiness
from amparo.domain.plan.checks import RULES, TOPICS, Theme
from amparo.wording.findings import tell, theme_name
from amparo.wording.questions import WORDS, topics, words_of
from amparo.wording.readiness import WORDS as READINESS
from tests.domain.pact.readiness.pacts import ask as ask_ready
from tests.domain.pact.readiness.pacts import delivered
from tests.domain.pact.readiness.pacts import sound as ready
from tests.domain.pact.readiness.spoiled import FIRES as READY_FIRES
from tests.domain.plan.checks.plans import ask, changed, every, sound
from tests.domain.plan.checks.spoiled import FIRES
from tests.domain.plan.checks.tables import break_in

WORDS_IN_A_SENTENCE_MAX = 20
WORDS_IN_A_SENTENCE_MEAN_MAX = 12
PLACEHOLDER = re.compile(r"\{\w+\}")


def test_every_rule_has_its_words_and_no_words_are_left_over():
    assert set(WORDS) == {code for code in RULES if not code.startswith("silent-about-")}
    assert set(topics.TOPICS) == {topic.code for topic in TOPICS}
    assert set(topics.THEMES) == {theme.value for theme in Theme}


@pytest.mark.parametrize("code", WORDS)
def test_a_finding_asks(code):
    words = words_of(code)
    assert "?" in words.question
    assert bool(words.repair) is (RULES[code].repair is not None)
    sentences = re.split(r"(?<=[.?!:])\s", f"{words.why} {words.question}")
    assert all(len(sentence.split()) <= WORDS_IN_A_SENTENCE_MAX for sentence in sentences)


@pytest.mark.parametrize("code", FIRES)
def test_no_placeholder_stays_empty(code):
    plan = FIRES[code](sound())
    for finding in ask(plan):
        told = tell(finding, plan, "en")
        assert told.where
        assert not any(map(PLACEHOLDER.search, (told.title, told.why, told.question, told.repair)))


def test_a_finding_tells_what_it_found_in_the_words_of_the_plan():
    plan = break_in()
    told = {finding.code: tell(finding, plan, "en") for finding in ask(plan)}
    rhythm = told["rhythm-differs-from-text"]
    assert rhythm.why == "The text says “Every week”. The timetable says “Every month”."
    assert rhythm.where == "“Once a week, copy the server's disk”"
    assert rhythm.repair == "Take “Every week”"
    assert "P16" in rhythm.source
    assert "All" in next(tell(f, plan, "en").title for f in ask(plan) if f.where == "m7")


def test_a_long_text_is_shortened_where_it_only_points():
    plan = changed(sound(), "m1", text="Visit " * 60)
    (told,) = {tell(f, plan, "en").where for f in ask(plan)}
    assert len(told) < 80
    assert told.endswith("…”")


def test_many_of_one_kind_name_the_first_few():
    plan = every(sound(), "measures", owner=None)
    (told,) = {tell(finding, plan, "en").where for finding in ask(plan) if finding.code == "no-owner"}
    assert told.endswith("and 3 more")


def test_many_of_one_kind_leave_out_what_differs_between_them():
    plan = replace(sound(), measures=tuple(replace(sound().measures[0], id=f"m{n}") for n in range(13)))
    plan = every(plan, "measures", owner=None, owner_words="Rosa or Tomás")
    (told,) = [tell(finding, plan, "en") for finding in ask(plan) if finding.code == "no-single-owner"]
    assert told.title == told.why == "Where several are named, each may wait for the other. The others can still help."
    assert told.question == "Which one of you makes sure that it gets done?"


@pytest.mark.parametrize(
    ("language", "quoted"), [("es", "“The lock”"), ("fr", "«\u00a0The lock\u00a0»"), ("ar", "«The lock»")]
)
def test_an_item_stands_in_the_quotation_marks_of_the_language(language, quoted):
    plan = changed(sound(), "m1", text="The lock", owner=None)
    assert quoted in {tell(finding, plan, language).where for finding in ask(plan)}


def test_themes_have_names():
    assert theme_name(Theme.PEOPLE, "en") == "Who does it"


def test_the_page_of_rules_is_what_the_catalogue_says():
    assert rules_page.PAGE.read_text(encoding="utf-8") == rules_page.page(), "python tools/rules_page.py"


def test_every_question_of_readiness_has_its_words_and_no_words_are_left_over():
    assert set(READINESS) == set(readiness.RULES)


@pytest.mark.parametrize("code", READINESS)
def test_readiness_asks_in_short_sentences(code):
    words = READINESS[code]
    assert "?" in words.question
    assert bool(words.repair) is (readiness.RULES[code].repair is not None)
    sentences = re.split(r"(?<=[.?!:])\s", f"{words.why} {words.question}")
    assert all(len(sentence.split()) <= WORDS_IN_A_SENTENCE_MAX for sentence in sentences)


def test_readiness_speaks_in_twelve_words_a_sentence_or_fewer():
    said = [f"{words.why} {words.question}" for words in READINESS.values()]
    lengths = [len(sentence.split()) for text in said for sentence in re.split(r"(?<=[.?!:])\s", text)]
    assert sum(lengths) / len(lengths) <= WORDS_IN_A_SENTENCE_MEAN_MAX


@pytest.mark.parametrize("code", READY_FIRES)
def test_readiness_fills_every_placeholder(code):
    case = READY_FIRES[code](ready())
    for finding in ask_ready(case):
        told = tell(finding, case.pact, "en")
        assert told.where
        assert told.source
        assert not any(map(PLACEHOLDER.search, (told.title, told.why, told.question, told.repair)))


def test_readiness_names_people_and_never_what_a_fact_says():
    case = delivered("f6", confirmed_on=None)(ready())
    (told,) = [tell(finding, case.pact, "en") for finding in ask_ready(case)]
    assert told.where == "“Find out who holds her and where”"
    assert told.why.startswith("You gave them “My lawyer, and the signed mandate”.")
    assert "power of attorney" not in told.why
