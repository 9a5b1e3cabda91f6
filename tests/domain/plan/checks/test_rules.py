"""Each rule asks when there is something to ask, and keeps silent when there is not."""

from datetime import date

import pytest
from msgspec.structs import replace

from amparo.domain.plan.checks import DECLINED, LATER, RULES, TOPICS, Severity
from amparo.domain.plan.model import Ending, OutsideBody
from amparo.domain.plan.terms import Fate
from tests.domain.plan.checks.plans import ask, changed, codes, every, sound
from tests.domain.plan.checks.spoiled import FIRES, QUIET, last_seen


def test_a_sound_plan_leaves_nothing_to_ask():
    assert ask(sound()) == ()


@pytest.mark.parametrize("code", FIRES)
def test_a_spoiled_plan_is_asked_about(code):
    assert code in codes(FIRES[code](sound()))


@pytest.mark.parametrize(("code", "spoil"), QUIET)
def test_what_only_looks_alike_is_left_in_peace(code, spoil):
    assert code not in codes(spoil(sound()))


def test_every_rule_has_been_seen_to_ask():
    assert set(FIRES) == set(RULES)


def test_every_source_rule_is_asked_declined_or_waits():
    asked = {source for rule in RULES.values() for source in rule.sources}
    asked |= {source for topic in TOPICS for source in topic.sources}
    spans = {"A": (101, 112), "O": (201, 211), "M": (301, 319), "R": (401, 412), "F": (601, 611), "C": (701, 705)}
    wanted = {f"{letter}{n}" for letter, (first, last) in spans.items() for n in range(first, last + 1)}
    wanted |= {f"P{n}" for n in (*range(1, 37), *range(501, 513))} | {f"W{n}" for n in range(801, 806)}
    assert wanted <= asked | set(DECLINED) | set(LATER)
    assert not asked & set(DECLINED)
    assert not asked & set(LATER)


def test_a_plan_nobody_looked_at_for_a_year_is_no_plan():
    (late,) = [f for f in ask(last_seen(date(2025, 11, 1))(sound())) if f.code == "review-late"]
    assert late.level is Severity.BLOCKS


def test_objective_or_action_is_never_more_than_a_hint():
    assert {RULES[code].level for code in RULES if "reads-as" in code} == {Severity.HINT}


def test_many_gaps_of_one_kind_are_one_question():
    (gap,) = [f for f in ask(every(sound(), "measures", owner=None)) if f.code == "no-owner"]
    assert gap.where == "plan"
    assert gap.items == ("m1", "m2", "m3", "m4", "m5", "m6")


def test_what_no_table_says_is_one_question_and_no_warning():
    silent = changed(sound(), "t1", selected_because=None)
    assert codes(changed(silent, "m5", outside=(OutsideBody(name="the bar association"),))) == {
        "silent-about-analysis",
        "silent-about-measures",
    }


def test_a_plan_that_has_ended_is_not_nagged():
    ended = Ending(fate=Fate.RETIRED, on=date(2026, 11, 1), reason="We moved")
    assert not ask(replace(sound(), ended=ended, review_on=None))
