"""Catching up: what is offered, in which order, and that a thousand late sessions end in time with every break kept."""

from datetime import datetime, time, timedelta
from functools import reduce
from random import Random

import pytest
from msgspec.structs import replace

from amparo.domain.workshop import timing
from amparo.domain.workshop.card import Card, Need, Step, StepKind
from amparo.domain.workshop.catching import LATE_SECONDS_MIN, OfferKind, accept, offers
from amparo.domain.workshop.edits import with_card
from amparo.domain.workshop.session import FixedPoint, Pause, Session
from amparo.domain.workshop.timing import NEVER_OFFERED, Progress
from amparo.files.library import library_card
from tests.domain.workshop.test_timing import SESSION, TEN, after

SIMULATED = 1_000
OVER_MOST = 0.25
SLACK_MINUTES = 5


def late_by(minutes: int, session: Session = SESSION) -> Progress:
    """In the first step, which runs over."""
    return timing.begin(session, Progress(), after(-20 - minutes))


def test_nobody_is_offered_anything_while_there_is_time():
    assert offers(SESSION, timing.begin(SESSION, Progress(), TEN), after(20)) == ()


def test_offers_come_in_order_each_with_its_new_end():
    first, second, third = offers(SESSION, late_by(6), TEN)
    assert [one.kind for one in (first, second, third)] == [OfferKind.DROP, OfferKind.SHRINK, OfferKind.MOVE_END]
    assert [(change.key, change.before, change.after) for change in first.changes] == [("plan/tell", 20, 14)]
    assert [(change.key, change.before, change.after) for change in second.changes] == [("plan/want", 30, 24)]
    assert (first.late_seconds, second.late_seconds, third.late_seconds) == (0, 0, 0)
    assert third.ends - first.ends == timedelta(minutes=6)


def test_fewer_report_back_when_less_time_is_left_for_it():
    (change,) = offers(SESSION, late_by(10), TEN)[0].changes
    assert change.reporters == 2


def test_nothing_shrinks_under_its_shortest_and_what_remains_is_said():
    shrink = offers(SESSION, late_by(15), TEN)[1]
    assert shrink.changes[0].after == 20
    assert shrink.late_seconds == 5 * 60


def test_two_steps_shrink_in_proportion_to_what_each_can_give():
    card = Card(
        id="c",
        title="c",
        steps=(
            Step(id="a", title="a", minutes=20),
            Step(id="b", title="b", minutes=30, least=20, need=Need.SHOULD),
            Step(id="d", title="d", minutes=40, least=10, need=Need.SHOULD),
        ),
    )
    session = Session(title="s", cards=(card,))
    shrink = offers(session, late_by(8, session), TEN)[0]
    assert [change.before - change.after for change in shrink.changes] == [2, 6]


def test_the_end_never_moves_past_a_curfew():
    session = replace(SESSION, fixed=(FixedPoint(id="bus", title="Last bus", at=time(11, 28), hard=True),))
    assert OfferKind.MOVE_END not in [one.kind for one in offers(session, late_by(6, session), TEN)]


def test_an_offer_that_was_accepted_is_not_offered_again():
    late = late_by(6)
    for offer in offers(SESSION, late, TEN):
        assert offers(SESSION, accept(late, offer), TEN) == ()


def test_a_thousand_late_sessions_end_in_time_and_every_break_is_kept():
    chance = Random(11)
    for _ in range(SIMULATED):
        session = _session(chance)
        ended, progress = _held(session, chance)
        plan = timing.planned_end(session, progress, TEN)
        assert abs(ended - plan) <= timedelta(minutes=SLACK_MINUTES), session
        assert not progress.moved_minutes
        kept = [slot for slot in timing.order(session) if slot.kind in NEVER_OFFERED]
        assert all(timing.length(slot, progress) == slot.minutes for slot in kept)


TWO_DAYS = (
    ("introduction", "reflection-petals", "risk-mapping", "who-is-in-your-pact", "impact-game"),
    (
        "pact-action-plan",
        "set-up",
        "risk-analysis",
        "security-plan",
        "recommendations",
        "next-steps",
        "closing",
    ),
)
THE_THREE = ("pact-action-plan", "security-plan", "next-steps")
LIBRARY = [(("security-plan",), 300), (("pact-action-plan",), 340), (("next-steps",), 340), (THE_THREE, 20)]


def of_library(*slugs: str) -> Session:
    return reduce(with_card, (library_card(slug, "en") for slug in slugs), Session(title="From the library"))


@pytest.mark.parametrize(("slugs", "times"), [*LIBRARY, (TWO_DAYS[1], 8), (TWO_DAYS[0] + TWO_DAYS[1], 4)])
def test_a_thousand_sessions_of_the_library_end_in_time_and_every_break_is_kept(
    slugs: tuple[str, ...], times: int
) -> None:
    chance, session = Random(7), of_library(*slugs)
    kept = [slot for slot in timing.order(session) if slot.kind in NEVER_OFFERED]
    for _ in range(times):
        ended, progress = _held(session, chance)
        plan = timing.planned_end(session, progress, TEN)
        assert abs(ended - plan) <= timedelta(minutes=SLACK_MINUTES, seconds=LATE_SECONDS_MIN)
        assert not progress.moved_minutes
        assert all(timing.length(slot, progress) == slot.minutes for slot in kept)


def test_after_a_game_that_ran_over_only_its_talk_and_the_closing_are_left_and_the_end_may_move() -> None:
    """The one thing that cannot be caught up: what comes after a game is never shortened. The page says so in its offer."""
    session = of_library(*TWO_DAYS[0])
    slots = timing.order(session)
    at = next(place for place, slot in enumerate(slots) if slot.kind is StepKind.GAME)
    chance = Random(7)
    for _ in range(10):
        ended, progress = _held(session, chance)
        beyond = sum(slot.minutes for slot in slots[at:] if slot.kind in (StepKind.GAME, StepKind.DEBRIEF)) * OVER_MOST
        late = ended - timing.planned_end(session, progress, TEN)
        assert late <= timedelta(minutes=beyond, seconds=LATE_SECONDS_MIN)
    minutes = sum(slot.minutes for slot in slots[: at + 1])
    progress = replace(timing.begin(session, Progress(), TEN), place=timing.Place(at=at, since=after(minutes - 60)))
    (only,) = offers(session, progress, after(minutes + 15))
    assert (only.kind, only.minutes) == (OfferKind.MOVE_END, 15)


def _held(session: Session, chance: Random) -> tuple[datetime, Progress]:
    """Each step may run up to a quarter over. The facilitator looks at the offers before each Next, and takes the first."""
    progress, now = timing.begin(session, Progress(), TEN), TEN
    for _ in timing.order(session):
        slot = timing.order(session)[timing.here(progress).at]
        over = 0 if slot.kind in NEVER_OFFERED - {StepKind.DEBRIEF} else chance.uniform(0, OVER_MOST)
        now += timedelta(minutes=timing.length(slot, progress) * (1 + over))
        for _ in range(2):
            given = [one for one in offers(session, progress, now) if one.kind is not OfferKind.MOVE_END]
            progress = accept(progress, given[0]) if given else progress
        progress = timing.following(session, progress, now)
        if progress.over_at:
            break
    return now, progress


def _session(chance: Random) -> Session:
    """One of the starting splits of the three sessions, or two of them on end, with their breaks."""
    cards = chance.sample((_plan(), _pact(), _next()), chance.choice((1, 2)))
    pauses = tuple(
        Pause(id=f"tea{at}", title="Tea", minutes=20, after=f"{card.id}/{card.steps[2].id}")
        for at, card in enumerate(cards)
    )
    return Session(title="Simulated", cards=tuple(cards), pauses=pauses)


def _plan() -> Card:
    return _card(
        "plan",
        ("open", 20, 15, Need.SHOULD, StepKind.INTRODUCTION),
        ("choose", 10, 8, Need.SHOULD, StepKind.WORK),
        ("weak", 10, 6, Need.SHOULD, StepKind.WORK),
        ("strong", 10, 6, Need.SHOULD, StepKind.WORK),
        ("want", 30, 20, Need.SHOULD, StepKind.WORK),
        ("do", 30, 20, Need.SHOULD, StepKind.GROUPS),
        ("list", 15, 10, Need.SHOULD, StepKind.GROUPS),
        ("tell", 10, 6, Need.SHOULD, StepKind.REPORT_BACK),
        ("plenary", 5, None, Need.IF_TIME, StepKind.WORK),
        ("close", 10, 10, Need.MUST, StepKind.CLOSING),
    )


def _pact() -> Card:
    return _card(
        "pact",
        ("game", 20, 20, Need.MUST, StepKind.DEBRIEF),
        ("groups", 45, 30, Need.SHOULD, StepKind.GROUPS),
        ("tell", 20, None, Need.IF_TIME, StepKind.REPORT_BACK),
        ("petal", 5, 5, Need.MUST, StepKind.CLOSING),
    )


def _next() -> Card:
    return _card(
        "next",
        ("recall", 3, 3, Need.MUST, StepKind.INTRODUCTION),
        ("steps", 15, 8, Need.SHOULD, StepKind.WORK),
        ("commit", 12, 4, Need.SHOULD, StepKind.CLOSING),
    )


def _card(card: str, *steps: tuple[str, int, int | None, Need, StepKind]) -> Card:
    made = tuple(
        Step(id=step, title=step, minutes=minutes, least=least, need=need, kind=kind)
        for step, minutes, least, need, kind in steps
    )
    return Card(id=card, title=card, steps=made)
