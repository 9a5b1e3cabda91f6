"""The hours of the week in which somebody is likely to answer, as clocks and practices tell it."""

from datetime import UTC, date, datetime, time

import pytest
from msgspec.structs import replace

from amparo.domain.pact.coverage import Answerers, Gap, coverage
from amparo.domain.pact.model import Contact, Evidence, Hours, Pact, Rehearsal, RehearsalAnswer
from amparo.domain.pact.terms import ContactState, EvidenceKind, RehearsalKind
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.coverage import say_gap
from tests.circle import rosas_circle
from tests.people import TODAY

ALWAYS = Hours(begin=time(0), until=time(0))
SATURDAY, SUNDAY = 6, 7
CLOCKS_BACK, CLOCKS_ON = date(2026, 10, 25), date(2027, 3, 28)
"""Sundays on which Madrid changes its clocks, at three and at two in the morning."""


def ines(*hours: Hours, zone: str = "Europe/Madrid", state: ContactState = ContactState.ACCEPTED) -> Contact:
    return Contact(id="ines", alias="Inés", time_zone=zone, hours=hours, state=state)


def circle(*contacts: Contact) -> Pact:
    return Pact(time_zone="Europe/Madrid", contacts=contacts)


def hours(begin: int, until: int, *days: int) -> Hours:
    return Hours(begin=time(begin), until=time(until), days=days or (1, 2, 3, 4, 5, 6, 7))


def answered(at: datetime, minutes: int) -> Evidence:
    return Evidence(kind=EvidenceKind.PRACTICE_ANSWERED, contact="ines", at=at, minutes=minutes)


def unanswered(at: datetime) -> Evidence:
    return Evidence(kind=EvidenceKind.PRACTICE_UNANSWERED, contact="ines", at=at)


NIGHT, LATER_NIGHT = datetime(2026, 11, 10, 1, tzinfo=UTC), datetime(2026, 11, 17, 1, tzinfo=UTC)
DAY = datetime(2026, 11, 12, 11, tzinfo=UTC)


def test_rosas_three_people_leave_no_hour_empty():
    picture = coverage(rosas_circle(), TODAY)
    assert picture.gaps == ()
    assert [len(day) for day in picture.counts] == [24] * 7
    assert picture.counts[0][8] == 3
    assert picture.counts[0][18] == 1


def test_somebody_who_is_there_by_day_leaves_the_nights():
    (gap,) = coverage(circle(ines(hours(7, 23))), TODAY).gaps
    assert gap == Gap(days=(1, 2, 3, 4, 5, 6, 7), begin=23, hours=8)
    assert say_gap(gap, "en") == "Nobody is likely to answer on any day from 23:00 to 07:00."


def test_a_night_shift_goes_over_midnight_into_the_next_day():
    picture = coverage(circle(ines(hours(22, 6, SATURDAY))), TODAY)
    assert picture.counts[SATURDAY - 1][22:] == (1, 1)
    assert picture.counts[SUNDAY - 1][:7] == (1, 1, 1, 1, 1, 1, 0)


def test_a_gap_on_one_morning_is_told_with_its_day():
    picture = coverage(circle(ines(hours(0, 0, 1, 2, 3, 4, 5, 6), hours(0, 2, SUNDAY), hours(6, 0, SUNDAY))), TODAY)
    (gap,) = picture.gaps
    assert say_gap(gap, "en") == "Nobody is likely to answer on Sunday from 02:00 to 06:00."


def test_a_weekend_without_anybody_is_one_gap():
    (gap,) = coverage(circle(ines(hours(0, 0, 1, 2, 3, 4, 5))), TODAY).gaps
    assert say_gap(gap, "en") == "Nobody is likely to answer from Saturday 00:00 until Monday 00:00."


def test_nobody_ever_is_said_so():
    (gap,) = coverage(circle(ines()), TODAY).gaps
    assert say_gap(gap, "en") == "By their hours, nobody is likely to answer at any time."


@pytest.mark.parametrize("state", [ContactState.PROPOSED, ContactState.ASKED, ContactState.RESTING])
def test_only_those_who_said_yes_count(state):
    assert coverage(circle(ines(ALWAYS, state=state)), TODAY).counts[0][12] == 0


def test_an_hour_counts_only_if_all_of_it_does():
    half = ines(Hours(begin=time(9, 30), until=time(11)))
    assert coverage(circle(half), TODAY).counts[0][9:12] == (0, 1, 0)


def test_far_away_the_clock_shows_another_hour():
    tam = ines(hours(7, 23), zone="Asia/Ho_Chi_Minh")
    assert [hour for hour, count in enumerate(coverage(circle(tam), TODAY).counts[0]) if count] == list(range(1, 17))


@pytest.mark.parametrize(
    ("week", "monday", "sunday"),
    [(date(2026, 7, 5), [0], [0]), (CLOCKS_BACK, [0], [0, 23]), (CLOCKS_ON, [23], [])],
)
def test_when_clocks_change_the_gap_moves_with_them(week, monday, sunday):
    """Somebody where clocks never change, away for one hour: from ten to eleven at night by the world's clock."""
    steady = ines(Hours(begin=time(23), until=time(22)), zone="UTC")
    counts = coverage(circle(steady), week).counts
    assert [hour for hour, count in enumerate(counts[0]) if not count] == monday
    assert [hour for hour, count in enumerate(counts[SUNDAY - 1]) if not count] == sunday


def test_an_hour_that_comes_twice_needs_somebody_both_times():
    """On that Sunday two o'clock comes at midnight and at one of the world's clock."""
    first_only = ines(Hours(begin=time(23), until=time(1)), zone="UTC")
    assert coverage(circle(first_only), CLOCKS_BACK).counts[SUNDAY - 1][:4] == (0, 1, 0, 0)


def test_whoever_did_not_answer_at_night_is_not_counted_at_night():
    picture = coverage(circle(ines(ALWAYS)), TODAY, (unanswered(NIGHT),))
    assert picture.gaps == (Gap(days=(1, 2, 3, 4, 5, 6, 7), begin=22, hours=9),)


def test_whoever_answered_the_next_night_counts_again():
    seen = (unanswered(NIGHT), answered(LATER_NIGHT, minutes=6))
    assert coverage(circle(ines(ALWAYS)), TODAY, seen).gaps == ()


def test_an_answer_by_day_says_nothing_of_the_night():
    seen = (unanswered(NIGHT), answered(DAY, minutes=2))
    assert len(coverage(circle(ines(ALWAYS)), TODAY, seen).gaps) == 1


def test_an_answer_after_an_hour_came_too_late():
    assert coverage(circle(ines(ALWAYS)), TODAY, (answered(NIGHT, minutes=61),)).gaps


def test_a_practice_rosa_wrote_down_counts_as_well():
    silent = Rehearsal(
        id="r1", kind=RehearsalKind.DRY_RUN, on=TODAY, at_night=True, answers=(RehearsalAnswer(contact="ines"),)
    )
    pact = replace(circle(ines(ALWAYS)), rehearsals=(silent,))
    assert len(coverage(pact, TODAY).gaps) == 1
    talked = replace(pact, rehearsals=(replace(silent, kind=RehearsalKind.TABLE_TALK),))
    assert coverage(talked, TODAY).gaps == ()


def test_at_one_moment():
    answerers = Answerers(circle(ines(hours(7, 23))))
    assert answerers.at(datetime(2026, 11, 20, 6, 30, tzinfo=UTC)) == 1
    assert answerers.at(datetime(2026, 11, 20, 5, 30, tzinfo=UTC)) == 0


def test_every_language_says_its_gaps():
    for gap in (*coverage(circle(ines(hours(7, 23))), TODAY).gaps, *coverage(circle(), TODAY).gaps):
        assert all(say_gap(gap, language) for language in LANGUAGES)
