"""What the clock takes away."""

import threading
from datetime import timedelta

import pytest

from amparo.sealing.paper import FirstRunCode
from amparo.store import events, firstrun, misses, sessions
from amparo.store.events import What
from amparo.store.models import FirstRunCodeRow, MissRow, SessionRow
from amparo.worker import loop
from amparo.worker.turn import turn
from tests.inside import NOW, ROSAS, come_in


def test_sessions_that_have_ended_are_taken_away_and_others_stay(rosa):
    later = NOW + timedelta(minutes=15)
    fresh = come_in("Rosa", ROSAS, later)
    turn(later)
    assert [bytes(row.id) for row in SessionRow.objects.all()] == [fresh.present.session]


def test_a_session_is_dead_before_it_is_taken_away(rosa):
    assert sessions.living(rosa.present.session, NOW + timedelta(minutes=15)) is None
    assert SessionRow.objects.filter(id=rosa.present.session).exists()


def test_a_code_nobody_used_is_taken_away_after_an_hour(house):
    firstrun.keep(FirstRunCode.new(), house.instance, NOW)
    turn(NOW + timedelta(minutes=59))
    assert FirstRunCodeRow.objects.exists()
    turn(NOW + timedelta(hours=1))
    assert not FirstRunCodeRow.objects.exists()


def test_wrong_words_are_forgotten_after_a_day(house):
    misses.try_now(b"somebody", NOW)
    turn(NOW + timedelta(hours=23))
    assert MissRow.objects.exists()
    turn(NOW + timedelta(hours=25))
    assert not MissRow.objects.exists()


def test_events_are_forgotten_after_more_than_a_year(rosa):
    events.note(What.SIGNED_IN, rosa.by.id, NOW)
    turn(NOW + timedelta(days=399))
    assert events.of(rosa.by.id)
    turn(NOW + timedelta(days=401))
    assert not events.of(rosa.by.id)


def test_the_worker_turns_beside_the_pages_and_stops_with_them(monkeypatch):
    turned = threading.Semaphore(0)
    monkeypatch.setattr(loop, "turn", lambda _now: turned.release())
    with loop.beside(every_seconds=0.01):
        for _ in range(3):
            assert turned.acquire(timeout=10)
    assert not [thread for thread in threading.enumerate() if thread.name == "worker"]


def test_a_turn_that_fails_does_not_end_the_worker(monkeypatch, caplog):
    turned = threading.Semaphore(0)

    def fail(_now):
        turned.release()
        raise OSError("zq0001kestrel")

    monkeypatch.setattr(loop, "turn", fail)
    with loop.beside(every_seconds=0.01):
        for _ in range(3):
            assert turned.acquire(timeout=10)


@pytest.mark.parametrize(("count", "seconds"), [(0, 0), (2, 0), (3, 1), (4, 2), (8, 32), (9, 60), (10_000, 60)])
def test_how_long_one_waits(count, seconds):
    assert misses.wait_seconds(count) == seconds
