"""Which phones dropped out, as far as anybody may know: how many."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from amparo.web.live.hub import Door, Hub, Screen, View
from amparo.web.room.phones import GRACE_SECONDS, Phones
from tests.web.live.test_hub import settled
from tests.workshop import ROOM

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
AT_ONCE = NOON + timedelta(seconds=GRACE_SECONDS - 1)
LATER = NOON + timedelta(seconds=GRACE_SECONDS)
ROSA, TOMAS = b"r" * 32, b"t" * 32


@pytest.fixture
def phones():
    """Tomás's stream ended at noon."""
    phones = Phones()
    for seat in (ROSA, TOMAS):
        phones.listens(ROOM, seat)
    phones.parted(ROOM, TOMAS, NOON)
    return phones


def test_a_phone_whose_stream_ended_is_missed_after_some_seconds(phones):
    assert (phones.dropped(ROOM, AT_ONCE), phones.dropped(ROOM, LATER)) == (0, 1)


def test_one_that_listens_again_is_here_at_once(phones):
    assert phones.listens(ROOM, TOMAS)
    assert not phones.listens(ROOM, ROSA)
    assert phones.dropped(ROOM, LATER) == 0


def test_one_that_asks_without_a_stream_is_here_as_long_as_it_asks(phones):
    phones.asks(ROOM, TOMAS, AT_ONCE)
    assert phones.dropped(ROOM, LATER) == 0
    assert phones.dropped(ROOM, AT_ONCE + timedelta(seconds=GRACE_SECONDS)) == 1


def test_who_went_to_another_page_or_out_of_the_room_is_not_missed_until_they_were_back(phones):
    phones.turns_away(ROOM, TOMAS)
    phones.turns_away(ROOM, ROSA)
    phones.parted(ROOM, ROSA, NOON)
    assert phones.dropped(ROOM, LATER) == 0
    phones.listens(ROOM, ROSA)
    phones.parted(ROOM, ROSA, NOON)
    assert phones.dropped(ROOM, LATER) == 1


def test_a_room_that_is_over_is_forgotten(phones):
    phones.forget(ROOM)
    assert phones.dropped(ROOM, LATER) == 0


def test_a_phone_is_missed_when_its_last_screen_went_and_the_console_hears_of_both():
    shown, told = [], []

    async def played():
        hub, phones = Hub(), Phones()
        hub.show("seat", lambda *_: shown.append(1) or "")
        hub.count_phones(Door(phones.listens, lambda _room, whose, now: told.append((whose, now)), 0.0))
        first, second = (Screen(View("seat", "en"), whose=TOMAS, phone=True) for _ in range(2))
        wall, console = Screen(View("seat", "en"), whose=ROSA), Screen(View("seat", "en"))
        for screen in (first, second, wall, console):
            hub.watch(ROOM, screen)
        await settled(hub)
        for screen in (first, first, wall):
            hub.leave(ROOM, screen)
        assert told == []
        hub.leave(ROOM, second)
        phones.parted(ROOM, *told[0])
        before = len(shown)
        await asyncio.sleep(0.01)
        await settled(hub)
        assert len(shown) > before
        before = len(shown)
        hub.watch(ROOM, first)
        await settled(hub)
        assert len(shown) > before

    asyncio.run(played())
    assert [whose for whose, _ in told] == [TOMAS]
