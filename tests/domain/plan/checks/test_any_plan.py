"""Whatever somebody writes into a plan, the checks ask and never fall over, in any order, in time that grows with it."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from amparo.domain.plan.checks import QUESTIONS, RULES, check
from amparo.domain.plan.model import (
    Cost,
    Every,
    Link,
    Measure,
    Objective,
    OutsideBody,
    Person,
    Plan,
    Protocol,
    Step,
    Threat,
    Vulnerability,
)
from amparo.domain.plan.terms import Level
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.findings import Teller
from amparo.wording.lexicons import lexicon
from bench.checks import plan_of
from tests.domain.plan.checks.plans import ask, sound
from tests.domain.plan.checks.tables import break_in
from tests.people import TODAY

WORDS = ("choose", "buy", "install", "train on", "use", "back up", "every", "2", "week", "the server", "all", "/", "if it",
         "even if", "password: x", "comprar", "cada mes", "sauvegarder", "تشفير", "و", "12 rue",
         "@", "€", "", "\n", "✊")  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=20)
DAY = st.dates(date(2020, 1, 1), date(2030, 1, 1))
AMOUNT = st.decimals(0, 10**9, allow_nan=False, places=2)


def ids(prefix: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{prefix}{n}" for n in range(4)])


def some(thing: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(thing, max_size=2).map(tuple)


def a(kind: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **fields)


def listed(kind: type, prefix: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(a(kind, id=ids(prefix), **fields), max_size=4, unique_by=lambda item: item.id).map(tuple)


COST = a(Cost, amount=AMOUNT, currency=st.sampled_from(("$", "", "EUR")), condition=TEXT, paid_by=TEXT)
LINK = a(Link, threat=ids("t"), reason=TEXT)
MEASURE = {
    "text": TEXT,
    "objectives": some(ids("o")),
    "owner": st.none() | ids("w"),
    "owner_words": TEXT,
    "helpers": some(ids("w")),
    "deputy": st.none() | ids("w"),
    "cost": st.none() | COST,
    "after": some(ids("m")),
    "builds_on": st.just(()),
    "outside": some(a(OutsideBody, name=TEXT)),
    "hours": st.none() | st.floats(0, 10_000),
    "trigger": TEXT,
    "groups": st.just(()),
    "evidence": TEXT,
}
OBJECTIVE = {
    "text": TEXT,
    "level": st.sampled_from(Level),
    "threat": ids("t"),
    "parent": ids("o"),
    "vulnerability": ids("v"),
}
PLANS = a(
    Plan,
    written_on=st.none() | DAY,
    review_on=st.none() | DAY,
    budget=st.none() | COST,
    drafted_by=some(ids("w")),
    people=listed(Person, "w", alias=TEXT, hours_per_week=st.none() | st.floats(0, 100)),
    threats=listed(Threat, "t", text=TEXT),
    vulnerabilities=listed(Vulnerability, "v", text=TEXT, links=some(LINK)),
    objectives=listed(Objective, "o", **OBJECTIVE),
    measures=listed(Measure, "m", **MEASURE),
    protocols=listed(Protocol, "r", title=TEXT, steps=some(a(Step, what=TEXT, who=ids("w"))), threats=some(ids("t"))),
    workspace=st.just(Plan().workspace),
    ended=st.none(),
    left_as_is=st.just(()),
)


@settings(max_examples=150, deadline=None)
@given(plan=PLANS, language=st.sampled_from((*LANGUAGES, "sw")))
def test_no_plan_is_too_odd_to_ask_about(plan, language):
    """Even one whose references lead nowhere and whose measures wait for each other in a ring."""
    teller = Teller(plan, language)
    for finding in check(plan, TODAY, lexicon(language)):
        told = teller.tell(finding)
        assert told.title
        assert told.question
        left = check(QUESTIONS.leave(plan, finding, "so be it", TODAY), TODAY, lexicon(language))
        assert next(f for f in left if (f.code, f.where) == (finding.code, finding.where)).left


@settings(max_examples=50, deadline=None)
@given(plan=PLANS)
def test_a_repair_leaves_a_plan_or_is_refused(plan):
    for finding in filter(QUESTIONS.has_repair, ask(plan)):
        try:
            assert QUESTIONS.repaired(plan, finding) != plan
        except DoesNotHoldTogether as refused:
            assert refused.faults


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(10)))
def test_the_order_of_the_rows_changes_no_question(order):
    plan = break_in()
    shuffled = replace(plan, measures=tuple(plan.measures[place] for place in order))
    assert {(f.code, f.where, f.others) for f in ask(shuffled)} == {(f.code, f.where, f.others) for f in ask(plan)}


def test_nothing_depends_on_what_was_checked_before():
    before = ask(break_in())
    ask(sound())
    assert ask(break_in()) == before


def calls_of(run: Callable[[], object]) -> int:
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


SAME = "Back up the server every week and keep a copy outside"


@pytest.mark.parametrize("same_words", [False, True])
def test_ten_times_the_measures_take_ten_times_the_steps(same_words):
    """Counted, not timed; and also where every measure is about the same thing, which is where pairs would show."""
    small, large = (plan_of(count) for count in (200, 2_000))
    if same_words:
        rhythms = [Every(count=1 + n % 5, unit="week") for n in range(2_000)]
        small, large = (
            replace(p, measures=tuple(replace(m, text=f"{SAME} {n}", schedule=rhythms[n], cost=Cost(amount=Decimal(0)))
                                      for n, m in enumerate(p.measures)))
            for p in (small, large)
        )  # fmt: skip
    words = lexicon("en")
    steps = [calls_of(lambda plan=plan: check(plan, TODAY, words)) for plan in (small, large)]
    assert steps[1] < 11.5 * steps[0]


def test_codes_explain_themselves():
    assert all(len(code.split("-")) > 1 or code == "overdue" for code in RULES)
