"""The arrows that must not exist: every pair of event and case, of deed and contact, of case and case."""

from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.alert.case import MOVES, NEEDS_REASON
from amparo.domain.alert.events import (
    Answer,
    CaseMoved,
    CheckInMissed,
    Did,
    Event,
    Meaning,
    Opened,
    PositionTold,
    PracticeEnded,
    PressedAgain,
    Released,
    Settled,
    ShareGiven,
    StopTouched,
    TimePassed,
    WordsSaid,
)
from amparo.domain.alert.machine import follow
from amparo.domain.alert.model import OVER, Alert, Deadlines, NotNow
from amparo.domain.alert.notes import Deed, Receipt
from amparo.domain.alert.terms import Case, Reached
from amparo.domain.pact.terms import Release
from tests.domain.alert.circle import ARMED, KEY, NOON, Night

EVENTS: dict[str, Event] = {
    "time passes": TimePassed(),
    "check-in missed": CheckInMissed(title="Arrived"),
    "pressed again": PressedAgain(press="press-2", press_key=KEY),
    "stop": StopTouched(press="press-1", press_key=KEY, at=NOON),
    "all-clear": WordsSaid(meaning=Meaning.ALL_CLEAR),
    "duress": WordsSaid(meaning=Meaning.DURESS),
    "neither": WordsSaid(meaning=Meaning.NEITHER),
    "practice ended": PracticeEnded(),
    "position told": PositionTold(press="press-1", press_key=KEY, text="I am at the river"),
    "settled": Settled(key="a1/noor/1", receipt=Receipt.DELIVERED),
    "opened": Opened(contact="noor"),
    "answered": Answer(contact="noor", can=True),
    "did": Did(contact="noor", deed=Deed.LEARNED, text="Her phone is off"),
    "share given": ShareGiven(contact="noor", share=b"share"),
    "released": Released(by=Release.DEVICE, release=b"release"),
}
OPEN = frozenset(Case) - OVER
CALLED = OPEN - {Case.PRESSED}
DRAWN = {
    "time passes": OPEN,
    "check-in missed": OPEN,
    "pressed again": OPEN,
    "stop": {Case.PRESSED},
    "all-clear": OPEN,
    "duress": OPEN,
    "neither": OPEN,
    "practice ended": frozenset(),  # of a real alert, never
    "position told": OPEN,
    "settled": frozenset(Case),
    "opened": CALLED,
    "answered": CALLED,
    "did": CALLED,
    "share given": CALLED,
    "released": OPEN,
}


def standing_at(case: Case) -> Alert:
    """Rosa pressed, everybody was called, Inés leads; and then the case stood there."""
    if case is Case.PRESSED:
        return Night().alert
    night = Night()
    night.happens(TimePassed(), minutes=1)
    night.happens(Answer(contact="ines", can=True), minutes=2)
    alert = replace(night.alert, case=case, before=Case.UNVERIFIED if case is Case.DOUBTED else None)
    return replace(alert, deadlines=Deadlines(), ended_at=NOON) if case in OVER else alert


@pytest.mark.parametrize(("event", "case"), sorted(product(EVENTS, Case)))
def test_an_event_that_is_not_drawn_for_a_case_is_refused(event, case):
    alert = standing_at(case)
    if case in DRAWN[event]:
        after, _ = follow(alert, ARMED, EVENTS[event], NOON)
        assert after.open == (after.due_at is not None)
        return
    with pytest.raises(NotNow):
        follow(alert, ARMED, EVENTS[event], NOON)


@pytest.mark.parametrize(("now", "to"), sorted(product(Case, Case)))
def test_the_lead_moves_the_case_along_the_drawing_and_nowhere_else(now, to):
    moved = CaseMoved(contact="ines", to=to, reason="I spoke to her mother")
    if to in MOVES[now]:
        assert follow(standing_at(now), ARMED, moved, NOON)[0].case is to
        return
    with pytest.raises(NotNow):
        follow(standing_at(now), ARMED, moved, NOON)


DRAWN_MOVES = {(now, to) for now in Case for to in MOVES[now]}


@pytest.mark.parametrize(("now", "to"), sorted(DRAWN_MOVES))
def test_nobody_but_who_leads_moves_it(now, to):
    with pytest.raises(NotNow):
        follow(standing_at(now), ARMED, CaseMoved(contact="noor", to=to, reason="I know"), NOON)


@pytest.mark.parametrize(("now", "to"), sorted(pair for pair in DRAWN_MOVES if pair[1] in OVER))
def test_whatever_ends_it_wants_a_written_reason(now, to):
    if to not in NEEDS_REASON:
        assert now in OVER, "it has ended already; this is only how it is put away"
        return
    for nothing in ("", "  \n "):
        with pytest.raises(NotNow):
            follow(standing_at(now), ARMED, CaseMoved(contact="ines", to=to, reason=nothing), NOON)


ACTS = [*Deed, "can", "cannot", "opened", "share"]
HELPS = {Reached.CAN, Reached.ACTING, Reached.BLOCKED, Reached.DONE}
ANYBODY = frozenset(Reached) - {Reached.WAITING}
HERE = ANYBODY - {Reached.STOOD_DOWN}
MAY = {
    Deed.ACT: HERE,
    Deed.DONE: HELPS - {Reached.DONE},
    Deed.BLOCKED: HELPS - {Reached.BLOCKED},
    Deed.LEARNED: ANYBODY,
    Deed.LEAD: HERE,
    Deed.HAND_OVER: frozenset(),  # only who leads; see below
    Deed.STAND_DOWN: HERE,
    "can": ANYBODY,
    "cannot": HERE,
    "opened": ANYBODY,
    "share": HERE,
}


def act_of_noor(act: str) -> Event:
    match act:
        case "can" | "cannot":
            return Answer(contact="noor", can=act == "can")
        case "opened":
            return Opened(contact="noor")
        case "share":
            return ShareGiven(contact="noor", share=b"share")
        case _:
            return Did(contact="noor", deed=Deed(act), to="leila")


@pytest.mark.parametrize(("act", "reached"), sorted(product(ACTS, Reached)))
def test_a_contact_does_what_is_drawn_for_them_and_nothing_else(act, reached):
    alert = standing_at(Case.CONFIRMED)
    alert = alert.with_one(replace(alert.one("noor"), reached=reached))
    if reached in MAY[act]:
        follow(alert, ARMED, act_of_noor(act), NOON)
        return
    with pytest.raises(NotNow):
        follow(alert, ARMED, act_of_noor(act), NOON)


@pytest.mark.parametrize("reached", sorted(HELPS))
def test_only_who_leads_hands_over_and_only_to_somebody_who_was_called_and_is_there(reached):
    alert = standing_at(Case.CONFIRMED)
    alert = alert.with_one(replace(alert.one("ines"), reached=reached))
    for to in ("ines", "tam", "mateo", None):  # herself, a reserve who does not know, a stranger, nobody
        with pytest.raises(NotNow):
            follow(alert, ARMED, Did(contact="ines", deed=Deed.HAND_OVER, to=to), NOON)
    after, _ = follow(alert, ARMED, Did(contact="ines", deed=Deed.HAND_OVER, to="leila"), NOON)
    assert (after.leads, after.asked) == ("ines", "leila")


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_a_stranger_is_no_contact(event):
    if not hasattr(EVENTS[event], "contact"):
        return
    with pytest.raises(NotNow):
        follow(standing_at(Case.CONFIRMED), ARMED, replace(EVENTS[event], contact="mateo"), NOON)
