"""The worker as a thread beside the pages: woken at once, asleep when nothing is due, not killed by a fault."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import bell
from amparo.store.turning import heart
from amparo.worker import loop
from amparo.worker.duty import Duty
from amparo.worker.loop import Loop
from tests.inside import TODAY


@pytest.fixture
def duty(db):
    key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(key.public, TODAY)
    return Duty(key)


def test_it_runs_beside_the_pages_and_stops_with_them(monkeypatch):
    turned = threading.Semaphore(0)

    class Counted:
        def __init__(self, _duty):
            pass

        def round(self):
            turned.release()

        def close(self):
            pass

    monkeypatch.setattr(loop, "Loop", Counted)
    with loop.beside(Duty(WorkerKey.from_secret(WorkerSecret.new()))):
        for _ in range(3):
            assert turned.acquire(timeout=10)
    assert not [thread for thread in threading.enumerate() if thread.name == "worker"]


def test_a_round_that_fails_does_not_end_it_and_tells_nothing(monkeypatch, caplog):
    turned = threading.Semaphore(0)

    class Failing:
        def __init__(self, _duty):
            turned.release()
            raise OSError("zq0001kestrel")

    monkeypatch.setattr(loop, "Loop", Failing)
    monkeypatch.setattr(loop, "AFTER_A_FAULT_SECONDS", 0.01)
    with loop.beside(Duty(WorkerKey.from_secret(WorkerSecret.new()))):
        for _ in range(2):
            assert turned.acquire(timeout=10)
    assert "a round of the worker failed" in caplog.text


def test_with_nothing_due_it_would_sleep_the_longest_time_there_is(duty):
    there = Loop(duty)
    assert there.rounds.seconds_to_next(datetime.now(UTC), loop.SLEEP_SECONDS_MAX) == loop.SLEEP_SECONDS_MAX
    there.close()


def test_it_sleeps_no_longer_than_until_the_stop_window_ends(town):
    town.presses()
    town.turns()
    there = Loop(Duty(town.key), lambda: town.now)
    left = there.rounds.seconds_to_next(town.now + timedelta(seconds=9.5), loop.SLEEP_SECONDS_MAX)
    assert left == pytest.approx(0.5)
    there.close()


@pytest.mark.django_db(transaction=True)
def test_a_note_wakes_it(transactional_db):
    from amparo.domain.alert.notes import By, Pressed
    from amparo.store import inbox
    from tests.inside import NOW

    heart.introduce(WorkerKey.from_secret(WorkerSecret.new()).public, TODAY)
    bell.RUNG.clear()
    inbox.note(Pressed(envelope="1", press="1", by=By.BUTTON, at=NOW), key="1", now=NOW)
    assert bell.RUNG.is_set()


@pytest.mark.django_db
def test_workers_whose_own_clocks_differ_go_by_one(duty):
    """On SQLite there is one worker, and its clock is the machine's; else the database's counts."""
    real = datetime.now(UTC)
    fast = Loop(duty, lambda: real + timedelta(hours=1))
    apart = timedelta(hours=1) if connection.vendor == "sqlite" else timedelta(0)
    assert abs(fast.rounds.clock() - real - apart) < timedelta(minutes=5)
    fast.close()
