"""When Rosa's check-ins are due: in her zone, and over the nights on which clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.domain.alert.occurrences import next_due, next_times
from amparo.domain.pact.model import CheckIn
from amparo.domain.pact.terms import Cadence


def at(zone: str, hour: int, minute: int, first: date, cadence: Cadence = Cadence.DAILY, **more) -> CheckIn:
    return CheckIn(id="c", at=time(hour, minute), time_zone=zone, first=first, cadence=cadence, **more)


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


def test_once_is_once():
    trip = at("America/Bogota", 18, 0, date(2026, 11, 26), Cadence.ONCE)
    assert next_due(trip, utc(2026, 11, 26, 12)) == utc(2026, 11, 26, 23)
    assert next_due(trip, utc(2026, 11, 26, 23)) is None


def test_daily_begins_and_ends_on_its_days():
    evening = at("UTC", 20, 0, date(2026, 11, 26), until=date(2026, 11, 28))
    assert [each.day for each in next_times(evening, utc(2026, 1, 1), 9)] == [26, 27, 28]


def test_weekly_comes_on_its_days():
    market = at("UTC", 9, 0, date(2026, 11, 23), Cadence.WEEKLY, days=(1, 4))
    assert [each.isoweekday() for each in next_times(market, utc(2026, 11, 23), 5)] == [1, 4, 1, 4, 1]


def test_weekly_on_no_day_never_comes():
    assert next_due(at("UTC", 9, 0, date(2026, 11, 23), Cadence.WEEKLY), utc(2026, 11, 23)) is None


CHANGES = [
    # zone, hour, minute, day, due: a time that does not exist is due as much later as the clock was put forward
    ("Europe/Paris", 2, 30, date(2026, 3, 29), utc(2026, 3, 29, 1, 30)),
    ("America/New_York", 2, 0, date(2026, 3, 8), utc(2026, 3, 8, 7, 0)),
    ("Australia/Lord_Howe", 2, 15, date(2026, 10, 4), utc(2026, 10, 3, 15, 45)),
    ("Africa/Cairo", 0, 30, date(2026, 4, 24), utc(2026, 4, 23, 22, 30)),
    ("Asia/Beirut", 0, 15, date(2026, 3, 29), utc(2026, 3, 28, 22, 15)),
    # a time that comes twice is due the first time
    ("Europe/Paris", 2, 30, date(2026, 10, 25), utc(2026, 10, 25, 0, 30)),
    ("America/New_York", 1, 30, date(2026, 11, 1), utc(2026, 11, 1, 5, 30)),
    # the day after a change keeps the wall clock's time
    ("Europe/Paris", 8, 0, date(2026, 3, 30), utc(2026, 3, 30, 6, 0)),
    ("Asia/Kathmandu", 8, 0, date(2026, 3, 30), utc(2026, 3, 30, 2, 15)),
]


@pytest.mark.parametrize(("zone", "hour", "minute", "day", "due"), CHANGES)
def test_over_a_clock_change(zone, hour, minute, day, due):
    assert next_due(at(zone, hour, minute, day), due - timedelta(hours=1)) == due


def test_a_day_that_was_left_out_is_asked_about_once_not_twice():
    apia = at("Pacific/Apia", 9, 0, date(2011, 12, 28))
    assert [each.day for each in next_times(apia, utc(2011, 12, 28), 4)] == [28, 29, 30, 31]


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_utc_and_never_nothing(zone):
    assert next_due(at(zone, 9, 0, date(2026, 11, 26)), utc(2026, 11, 26)) == utc(2026, 11, 26, 9)


ZONES = ["Europe/Paris", "America/Bogota", "Africa/Casablanca", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia"]


@given(st.sampled_from(ZONES), st.times(), st.integers(0, 10 * 365 * 24 * 60))
def test_a_daily_one_is_never_more_than_a_day_and_a_change_away(zone, wall, minutes):
    after = utc(2020, 1, 1) + timedelta(minutes=minutes)
    due = next_due(CheckIn(id="c", at=wall, time_zone=zone, first=date(2019, 1, 1), cadence=Cadence.DAILY), after)
    assert due is not None
    assert after < due <= after + timedelta(hours=26)
