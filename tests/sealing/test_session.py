"""A session needs the cookie, the row and the memory of the server: any two are useless."""

from datetime import UTC, datetime, timedelta

import pytest

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import UserMasterKey
from amparo.sealing.session import CookieShare, SessionRow, Volatile, begin, umk_of
from tests.sealing.changes import changes

MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
UMK = UserMasterKey.new()


def test_the_three_shares_together_open() -> None:
    memory = Volatile.new(MORNING)
    share, row = begin(UMK, memory)
    again = CookieShare.from_cookie(share.cookie())
    assert umk_of(again, row, memory, MORNING) == UMK
    assert (len(share.cookie()), len(row.id), len(row.sealed)) == (43, 32, 60)


def test_after_a_restart_the_same_cookie_and_row_open_nothing() -> None:
    share, row = begin(UMK, Volatile.new(MORNING))
    with pytest.raises(WrongKey):
        umk_of(share, row, Volatile.new(MORNING), MORNING)


def test_a_row_opens_with_its_own_cookie_only() -> None:
    memory = Volatile.new(MORNING)
    share, row = begin(UMK, memory)
    other, other_row = begin(UMK, memory)
    for wrong in [(other, row), (share, other_row), (other, SessionRow(other.row_id, row.sealed))]:
        with pytest.raises(WrongKey):
            umk_of(*wrong, memory, MORNING)


def test_a_changed_row_opens_nothing() -> None:
    memory = Volatile.new(MORNING)
    share, row = begin(UMK, memory)
    for changed in changes(row.sealed):
        with pytest.raises(WrongKey):
            umk_of(share, SessionRow(row.id, changed), memory, MORNING)


@pytest.mark.parametrize("cookie", ["", "x" * 42, "x" * 44, "é" * 43, "*" * 43, "x" * 42 + "="])
def test_a_cookie_that_is_none_is_refused(cookie: str) -> None:
    with pytest.raises(WrongKey):
        CookieShare.from_cookie(cookie)


def test_the_share_in_memory_turns_daily_and_yesterdays_sessions_live_eight_more_hours() -> None:
    memory = Volatile.new(MORNING)
    share, row = begin(UMK, memory)
    next_day = MORNING + timedelta(days=1)
    assert memory.turned(next_day - timedelta(seconds=1)) is memory
    turned = memory.turned(next_day)
    assert turned.current != memory.current
    assert umk_of(share, row, turned, next_day + timedelta(hours=7)) == UMK
    with pytest.raises(WrongKey):
        umk_of(share, row, turned, next_day + timedelta(hours=8))
    assert turned.turned(next_day + timedelta(hours=8)).previous is None


def test_a_session_begun_after_the_turn_opens() -> None:
    memory = Volatile.new(MORNING).turned(MORNING + timedelta(days=1))
    share, row = begin(UMK, memory)
    assert umk_of(share, row, memory, MORNING + timedelta(days=1)) == UMK


def test_the_shares_do_not_show_themselves() -> None:
    memory = Volatile.new(MORNING)
    assert memory.current.raw.hex() not in repr(memory)
    assert str(memory.current.raw)[2:9] not in repr(memory)


def test_two_servers_that_were_handed_the_same_open_each_others_sessions() -> None:
    one, other = (Volatile.of_the_day(b"handed out" * 4, MORNING) for _ in range(2))
    share, row = begin(UMK, one)
    assert umk_of(share, row, other, MORNING) == UMK
    midnight = MORNING.replace(hour=0) + timedelta(days=1)
    assert umk_of(share, row, Volatile.of_the_day(b"handed out" * 4, midnight), midnight) == UMK
    late = midnight + timedelta(hours=8)
    with pytest.raises(WrongKey):
        umk_of(share, row, Volatile.of_the_day(b"handed out" * 4, late), late)
    with pytest.raises(WrongKey):
        umk_of(share, row, Volatile.of_the_day(b"another one" * 4, MORNING), MORNING)
