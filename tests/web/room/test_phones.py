"""Which phones dropped out, as far as anybody may know: how many."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from amparo.web.room.phones import DROPPED_SECONDS, Phones

ROOM = UUID(int=1)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATER = NOON + timedelta(seconds=DROPPED_SECONDS)
ROSA, TOMAS = b"r" * 32, b"t" * 32


def room_of_two():
    phones = Phones()
    for seat in (ROSA, TOMAS):
        phones.listens(ROOM, seat)
    return phones


def test_a_phone_whose_stream_ended_is_missed_after_a_moment():
    phones = room_of_two()
    assert not phones.dropped(ROOM, {ROSA, TOMAS}, {ROSA}, NOON)
    assert phones.dropped(ROOM, {ROSA, TOMAS}, {ROSA}, LATER) == {TOMAS}


def test_one_that_asks_or_listens_again_is_here():
    phones = room_of_two()
    phones.dropped(ROOM, {ROSA, TOMAS}, (), NOON)
    phones.is_here(ROOM, ROSA)
    assert not phones.dropped(ROOM, {ROSA, TOMAS}, {TOMAS}, LATER)


def test_who_never_listened_or_has_left_is_not_missed():
    phones = Phones()
    phones.is_here(ROOM, ROSA)
    assert not phones.dropped(ROOM, {ROSA}, (), LATER)
    phones = room_of_two()
    phones.dropped(ROOM, {TOMAS}, (), NOON)
    assert phones.dropped(ROOM, {TOMAS}, (), LATER) == {TOMAS}


def test_a_room_that_is_over_is_forgotten():
    phones = room_of_two()
    phones.dropped(ROOM, {ROSA}, (), NOON)
    phones.forget(ROOM)
    assert not phones.dropped(ROOM, {ROSA}, (), LATER)
