"""When things are due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.domain.plan.model import AtOnce, ByDate, Every, Within
from amparo.domain.plan.schedule import LAST_DAY, due, due_dates, later, next_time, overdue
from amparo.domain.plan.terms import Unit
from tests.people import TODAY, WRITTEN, river_house


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert later(date(2027, 1, 31), 1, Unit.MONTH) == date(2027, 2, 28)
    assert later(date(2028, 2, 29), 1, Unit.YEAR) == date(2029, 2, 28)


def test_the_calendar_has_an_end_and_nobody_falls_off() -> None:
    assert later(date(9990, 1, 1), 1000, Unit.YEAR) == LAST_DAY
    assert later(date(9999, 12, 1), 1000, Unit.WEEK) == LAST_DAY


def test_each_kind_of_timetable_has_its_day() -> None:
    assert due(ByDate(day=date(2027, 3, 15)), WRITTEN) == date(2027, 3, 15)
    assert due(Within(count=3, unit=Unit.MONTH), WRITTEN) == date(2027, 2, 2)
    assert due(Every(count=1, unit=Unit.WEEK), WRITTEN) == date(2026, 11, 9)
    assert due(AtOnce(), WRITTEN) == WRITTEN
    assert due(None, WRITTEN) is None


def test_the_plan_tells_all_its_days() -> None:
    assert due_dates(river_house(), TODAY) == {
        "m1": date(2026, 11, 16),
        "m2": date(2026, 11, 9),
        "m3": WRITTEN,
    }


def test_what_is_late_is_late_but_a_weekly_habit_only_has_a_next_time() -> None:
    choose, copy, _ = river_house().measures
    assert overdue(choose, WRITTEN, TODAY)
    assert not overdue(copy, WRITTEN, TODAY)
    assert next_time(copy.schedule, WRITTEN, TODAY) == date(2026, 11, 23)


def test_a_habit_with_an_end_stops() -> None:
    walks = Every(count=2, unit=Unit.WEEK, first=date(2026, 11, 2), until=date(2026, 12, 1))
    assert next_time(walks, WRITTEN, date(2026, 11, 20)) == date(2026, 11, 30)
    assert next_time(walks, WRITTEN, date(2026, 12, 1)) is None


@given(
    count=st.integers(1, 60),
    unit=st.sampled_from(list(Unit)),
    first=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    today=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_the_next_time_is_never_past_and_never_skips_one(count: int, unit: Unit, first: date, today: date) -> None:
    day = next_time(Every(count=count, unit=unit, first=first), WRITTEN, today)
    assert day is not None
    assert day >= min(first, today)
    if day > today and day != first:
        step = 0
        while later(first, (step + 1) * count, unit) < day:
            step += 1
        assert later(first, step * count, unit) < today


@pytest.mark.parametrize("unit", [Unit.HOUR])
def test_hours_stay_within_the_day(unit: Unit) -> None:
    assert due(Within(count=6, unit=unit), WRITTEN) == WRITTEN
