"""Real phones in a drill: whoever said yes, in the hours they said; what came back stands along the same clock."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from amparo.domain.pact.model import Evidence
from amparo.domain.pact.terms import EvidenceKind
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill import phones
from amparo.domain.workshop.drill.model import PRACTICES_MAX, Practice
from amparo.domain.workshop.drill.phones import NOTICED_SECONDS, Left, OutsideHours
from amparo.domain.workshop.drill.terms import GapKind, Happened, Phase
from amparo.domain.workshop.drill.timeline import timeline
from tests.domain.workshop.drill.game import EVENING, Game, at

YES = Practice(id="p1", pact="rosas", agreed=("leila", "tam"), agreed_at=EVENING, opens=at(0), closes=at(60))


def sent(minutes=10):
    return phones.raised(phones.agree(Game().drill, YES), "p1", at(minutes))


def back_of(drill, evidence=(), *, left=("leila", "tam"), minutes=20, practice=0):
    out = [Left(each, at(10)) for each in left]
    return phones.came_back(drill, drill.practices[practice], evidence, out, at(minutes))


def seen(contact, kind, minutes):
    return Evidence(kind=kind, contact=contact, at=at(minutes))


def test_nothing_is_sent_before_or_after_the_hours_they_agreed_to():
    drill = phones.agree(Game().drill, replace(YES, opens=at(5)))
    for minutes in (4, 61):
        with pytest.raises(OutsideHours):
            phones.raised(drill, "p1", at(minutes))


def test_it_is_sent_once():
    with pytest.raises(NotNow):
        phones.raised(sent(), "p1", at(11))
    with pytest.raises(NoSuchItem):
        phones.raised(sent(), "p2", at(11))


def test_nobody_agreed_is_no_practice_and_after_the_talk_there_is_none():
    for practice, drill in (
        (replace(YES, agreed=()), Game().drill),
        (replace(YES, closes=YES.opens), Game().drill),
        (YES, replace(Game().drill, phase=Phase.TALKED)),
    ):
        with pytest.raises(NotNow):
            phones.agree(drill, practice)


def test_asked_again_before_it_was_sent_only_the_newest_yes_counts():
    drill = phones.agree(phones.agree(Game().drill, YES), replace(YES, id="p2", agreed=("tam",)))
    assert [each.id for each in drill.practices] == ["p2"]


def test_there_are_only_so_many():
    drill = Game().drill
    for number in range(PRACTICES_MAX):
        drill = phones.agree(drill, replace(YES, id=f"p{number}", pact=f"pact-{number}"))
    with pytest.raises(NotNow):
        phones.agree(drill, replace(YES, id="more", pact="more"))


def test_when_each_noticed_and_when_they_answered():
    drill = sent()
    evidence = [
        seen("leila", EvidenceKind.PAGE_OPENED, 11),
        seen("leila", EvidenceKind.PRACTICE_ANSWERED, 13),
        seen("tam", EvidenceKind.MESSAGE_DELIVERED, 11),
        seen("leila", EvidenceKind.PAGE_OPENED, 2),
    ]
    back = back_of(drill, evidence)
    assert [(one.number, one.noticed, one.acted) for one in back] == [(1, 660, 780), (2, None, None)]


def test_what_belongs_to_the_next_practice_is_not_counted_twice():
    drill = phones.agree(sent(), replace(YES, id="p2", closes=at(120)))
    drill = phones.raised(drill, "p2", at(30))
    evidence = [seen("leila", EvidenceKind.PRACTICE_ANSWERED, 31)]
    first, second = (back_of(drill, evidence, minutes=40, practice=each)[0] for each in (0, 1))
    assert (first.acted, second.acted) == (None, 31 * 60)


def test_it_enters_the_timeline_and_late_is_a_gap_of_the_way_not_of_a_person():
    drill = sent()
    back = back_of(drill, [seen("leila", EvidenceKind.PRACTICE_ANSWERED, 12)])
    line = timeline(drill, at(20), back)
    leila, tam = line.lanes[-2:]
    assert [mark.what for mark in leila.marks] == [Happened.RAISED, Happened.SEEN, Happened.DONE]
    assert not leila.gaps
    (gap,) = tam.gaps
    assert (gap.kind, gap.number, gap.since, gap.until) == (GapKind.NO_ANSWER, 2, 600, 1200)
    assert gap in line.gaps
    assert gap.until - gap.since > NOTICED_SECONDS


def test_a_practice_outlasts_the_game_until_the_hours_are_over():
    drill = replace(sent(), phase=Phase.STOPPED, clock=replace(Game().drill.clock, seconds=600, since=None))
    back = back_of(drill, minutes=24 * 60)
    assert timeline(drill, at(24 * 60), back).seconds == 60 * 60


def test_in_the_middle_of_the_night_it_goes_on_until_morning():
    night = replace(YES, opens=EVENING, closes=EVENING + timedelta(hours=12))
    assert phones.raised(phones.agree(Game().drill, night), "p1", at(11 * 60)).practices[0].raised_at == at(11 * 60)


@pytest.mark.parametrize(("minutes", "never"), [(59, []), (61, [2])])
def test_that_it_never_left_is_said_once_the_hours_are_over(minutes, never):
    back = back_of(sent(), left=("leila",), minutes=minutes)
    assert [one.number for one in back if one.never_left] == never


def test_what_never_left_is_a_gap_of_its_own_and_no_alert_went_out():
    drill = sent()
    back = back_of(drill, left=(), minutes=61)
    line = timeline(drill, at(61), back)
    assert [gap.kind for gap in line.gaps if gap.number] == [GapKind.NOT_LEFT, GapKind.NOT_LEFT]
    assert [lane.marks for lane in line.lanes if lane.number] == [(), ()]


def test_whoever_answered_was_reached_even_if_no_copy_tells_so_any_more():
    back = back_of(sent(), [seen("tam", EvidenceKind.PRACTICE_ANSWERED, 12)], left=(), minutes=61)
    assert [one.never_left for one in back] == [True, False]
