"""What a session hides is found, and what only looks like it is left alone."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from amparo.domain.checks import Finding
from amparo.domain.workshop.agenda import minutes_of
from amparo.domain.workshop.card import Card, Span, Step, StepKind
from amparo.domain.workshop.checks import QUESTIONS, RULES, alone, check, sums
from amparo.domain.workshop.checks import ways as ways_module
from amparo.domain.workshop.checks.ways import taken, ways
from amparo.domain.workshop.session import FixedPoint, Pause, Session
from amparo.files.library import library_card, titles
from amparo.wording.findings import tell
from amparo.wording.session_questions import WORDS
from amparo.wording.session_ways import say_way
from tests.domain.workshop.sessions import break_in_plan, evening, first_plans, morning, promises, with_steps


def step(name: str, minutes: int | None = 20, **more: object) -> Step:
    return Step(id=name, title=name, minutes=minutes, **more)  # type: ignore[arg-type]


def card(*steps: Step, **more: object) -> Card:
    return replace(evening(), steps=steps, time=None, **more)


def of(*cards: Card, **more: object) -> Session:
    return replace(morning(), cards=cards, pauses=(), fixed=(), people=15, **more)


GAME, TALK, CLOSE = evening().steps[0], evening().steps[1], promises().steps[-1]
LATE_BUS = FixedPoint(id="f1", title="Last bus", at=time(10), hard=True)
PRAYER = FixedPoint(id="f1", title="Prayer", at=time(10), minutes=15)
TEA = Pause(id="p1", title="Tea", minutes=15)
HALF, LONG = step("half", 60), step("long", 60)

FIRES = {
    "nothing-left-for-step": alone(break_in_plan()),
    "step-without-minutes": of(card(step("a"), step("b", None))),
    "one-total-for-parts": alone(first_plans()),
    "over-card-time": of(replace(card(HALF, LONG), time=Span(least=60, most=90))),
    "break-without-place": replace(morning(), pauses=(TEA,)),
    "over-session-time": replace(morning(), minutes=100),
    "long-without-break": of(card(HALF, LONG)),
    "hurried-report-back": of(card(step("tell", 10, kind=StepKind.REPORT_BACK, reporters=4))),
    "nothing-can-give": of(card(step("a"), step("b"), step("c", 30))),
    "nothing-to-do": Session(),
    "game-not-played": alone(first_plans()),
    "card-too-early": replace(morning(), cards=(promises(), evening())),
    "card-before-missing": alone(promises()),
    "game-without-debrief": of(card(GAME, CLOSE)),
    "no-closing": of(card(HALF, replace(LONG, minutes=30))),
    "past-the-end": replace(morning(), fixed=(LATE_BUS,)),
    "in-the-middle-of-a-step": replace(morning(), starts_at=time(9, 30), fixed=(PRAYER,)),
    "no-goal": of(card(step("a"), goals=(" ",))),
    "reporters-unknown": of(card(step("tell", kind=StepKind.REPORT_BACK))),
    "nothing-to-bring": of(card(step("a"), materials=())),
    "for-how-many": replace(morning(), people=None),
    "uneven-groups": replace(morning(), people=11),
}
NEAR_MISSES = {
    "nothing-left-for-step": [
        alone(replace(break_in_plan(), time=Span(least=120, most=150))),  # something is left for it
        of(card(step("a"), step("b", None, homework=True))),
    ],
    "step-without-minutes": [alone(break_in_plan()), alone(first_plans()), of(card(step("a", None)))],
    "one-total-for-parts": [
        of(replace(card(step("a", None)), time=Span(least=90, most=90))),
        of(replace(card(step("a", None), step("b", None, homework=True)), time=Span(least=90, most=90))),
    ],
    "over-card-time": [
        of(replace(card(HALF, replace(LONG, homework=True)), time=Span(least=60, most=60))),
        of(replace(card(HALF, LONG), time=Span(least=100, most=120))),
    ],
    "break-without-place": [morning(), replace(Session(), pauses=(TEA,))],
    "over-session-time": [replace(morning(), minutes=150), replace(morning(), minutes=None)],
    "long-without-break": [
        replace(of(card(HALF, LONG)), pauses=(replace(TEA, after="evening/half"),)),
        of(card(HALF, replace(LONG, minutes=45))),
        of(card(HALF, replace(GAME, minutes=180), HALF)),  # a game is moved through
    ],
    "hurried-report-back": [of(card(step("tell", 12, kind=StepKind.REPORT_BACK, reporters=3)))],
    "nothing-can-give": [of(card(step("a"), step("b"), step("c", 30, least=20))), of(card(step("a"), step("b")))],
    "nothing-to-do": [of(card(step("a")))],
    "game-not-played": [morning(), replace(alone(first_plans()), played=date(2026, 11, 1))],
    "card-too-early": [morning()],
    "card-before-missing": [morning()],
    "game-without-debrief": [of(card(GAME), replace(card(TALK), id="talk")), of(card(step("a")))],
    "no-closing": [of(card(step("a", 30))), replace(of(card(HALF, CLOSE)), pauses=(TEA,))],
    "past-the-end": [morning(), replace(morning(), starts_at=None, fixed=(LATE_BUS,))],
    "in-the-middle-of-a-step": [replace(morning(), fixed=(PRAYER,)), replace(morning(), fixed=(LATE_BUS,))],
    "no-goal": [morning()],
    "reporters-unknown": [of(card(step("tell", kind=StepKind.REPORT_BACK, reporters=0)))],
    "nothing-to-bring": [of(card(step("a", needs=("Paper",)), materials=()))],
    "for-how-many": [replace(of(card(step("a"), materials=())), people=None)],
    "uneven-groups": [replace(morning(), people=n) for n in (3, 5, 8, 9, 10, 12, 13, 40)],
}


def codes(session: Session) -> set[str]:
    return {finding.code for finding in check(session)}


def test_a_session_that_fits_is_asked_nothing() -> None:
    assert codes(morning()) == set()


def test_every_rule_is_tried_both_ways_and_has_its_words() -> None:
    assert set(RULES) == set(FIRES) == set(NEAR_MISSES) == set(WORDS)


@pytest.mark.parametrize("code", FIRES)
def test_it_is_found(code: str) -> None:
    assert code in codes(FIRES[code])


@pytest.mark.parametrize(("code", "session"), [(code, each) for code, some in NEAR_MISSES.items() for each in some])
def test_what_only_looks_like_it_is_left_alone(code: str, session: Session) -> None:
    assert code not in codes(session)


@pytest.mark.parametrize("code", FIRES)
def test_it_is_asked_in_whole_sentences(code: str) -> None:
    for finding in check(FIRES[code]):
        told = tell(finding, FIRES[code], "en")
        assert told.question.endswith("?")
        assert "{" not in told.title + told.why + told.question
        assert told.where
        assert told.source


WAYS = {code: session for code, session in FIRES.items() if code in ways_module.WAYS}


def test_every_question_about_minutes_has_its_ways_out() -> None:
    assert set(WAYS) == {rule.code for rule in sums.RULES} - {"long-without-break", "nothing-can-give"}


@pytest.mark.parametrize("code", WAYS)
def test_each_way_out_answers_the_question_in_one_touch(code: str) -> None:
    finding = found(WAYS[code], code)
    out = ways(WAYS[code], finding)
    assert out
    for way in out:
        assert "{" not in say_way(way, WAYS[code], "en")
        after = taken(WAYS[code], finding, way.out)
        assert after == way.after
        assert (code, finding.where) not in {(one.code, one.where) for one in check(after)}
        assert not codes(after) - codes(WAYS[code]) - {"nothing-can-give"}  # asked as soon as all is said


def test_the_sixth_step_gets_the_half_hour_it_lacks_from_outside_or_from_the_two_before() -> None:
    add, take = ways(alone(break_in_plan()), found(alone(break_in_plan()), "nothing-left-for-step"))
    said = [say_way(way, alone(break_in_plan()), "en") for way in (add, take)]
    assert said == ["Add 30 minutes", "Take 30 minutes from “want”; “do”"]
    assert minutes_of(add.after) - minutes_of(alone(break_in_plan())) == 30
    assert minutes_of(take.after) == minutes_of(alone(break_in_plan())) == 120
    assert [step.minutes for step in take.after.cards[0].steps][4:7] == [15, 15, 30]


def test_a_way_nobody_offered_changes_nothing() -> None:
    session = FIRES["step-without-minutes"]
    assert taken(session, found(session, "step-without-minutes"), "shorten") == session


def test_a_card_it_builds_on_is_called_by_its_name_where_the_library_knows_it() -> None:
    session = alone(library_card("security-plan", "en"))
    told = tell(found(session, "card-before-missing"), session, "en", titles("en"))
    assert told.why == "This card builds on other cards: “Risk analysis”. They are not in this session."


def test_a_question_left_with_a_reason_comes_back_when_the_step_changes() -> None:
    session = FIRES["step-without-minutes"]
    left = QUESTIONS.leave(session, found(session, "step-without-minutes"), "We shall see", date(2026, 11, 20))
    assert found(left, "step-without-minutes").left
    other = with_steps(left, "evening", step("a"), step("b", None, how="Slowly"))
    assert found(other, "step-without-minutes").left is None


def test_a_drill_held_after_this_day_was_not_held_before_it() -> None:
    session = replace(alone(first_plans()), held_on=date(2026, 11, 1), played=date(2026, 11, 2))
    assert "game-not-played" in codes(session)


def found(session: Session, code: str) -> Finding:
    return next(finding for finding in check(session) if finding.code == code)
