"""Several machines on one database: one dies, one is cut off, the database dies; an alert has one course all the same."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.engines.failing import SLEEPY
from tests.engines.hands import phone_number
from tests.engines.place import Place, until
from tests.engines.server import SAFE, server
from tests.engines.test_processes import called

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are stopped by signals of POSIX")
TAKEN_OVER_SECONDS_MAX = 30


@pytest.fixture
def places(postgresql, tmp_path):
    there = Place(tmp_path, postgresql.new_database(), workers=2)
    yield there
    there.stops()


def test_the_second_worker_takes_over_what_the_first_was_sending(places, sink):
    sink.delay_seconds = 3
    places.furnish(sink.url, pacts=4)
    places.running.append(places.one_more())
    places.hands("press", "0", "4")
    time.sleep(1)
    places.running.append(places.one_more())
    places.kills(0)
    sink.delay_seconds = 0
    assert until(lambda: called(range(4)) <= sink.numbers(), TAKEN_OVER_SECONDS_MAX)
    assert until(lambda: places.count()["outbox"].get("handed-over") == 24, TAKEN_OVER_SECONDS_MAX)


def test_a_worker_that_was_cut_off_settles_nothing_when_it_comes_back(places, sink):
    sink.delay_seconds = 2
    places.furnish(sink.url, pacts=1)
    places.running.append(places.one_more())
    places.hands("press", "0", "1")
    time.sleep(1.5)
    places.running[0].send_signal(signal.SIGSTOP)
    places.running.append(places.one_more())
    sink.delay_seconds = 0
    assert until(lambda: called([0]) <= sink.numbers(), TAKEN_OVER_SECONDS_MAX)
    places.running[0].send_signal(signal.SIGCONT)
    assert until(lambda: places.count()["outbox"].get("handed-over") == 6, TAKEN_OVER_SECONDS_MAX)
    counted = places.count()
    assert (counted["alerts"], counted["open"]) == (1, 1)


def test_two_workers_hand_nothing_over_twice(places, sink):
    places.furnish(sink.url, pacts=30)
    places.starts()
    places.hands("press", "0", "30")
    assert until(lambda: called(range(30)) <= sink.numbers())
    assert until(lambda: places.count()["outbox"].get("handed-over") == 180)
    assert sink.doubled() == 0


def test_two_presses_of_one_pact_taken_by_two_nodes_in_the_same_instant_are_one_alert(places, sink, tmp_path):
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    places.furnish(sink.url, pacts=1)
    places.hands("press-twice", "0")
    nodes = [places.taking(meeting, who) for who in ("left", "right")]
    said = [node.communicate(timeout=60)[1] for node in nodes]
    assert [node.returncode for node in nodes] == [0, 0], said
    assert "IntegrityError" in "".join(said)  # they did meet, and one of them began again
    counted = places.count()
    assert (counted["alerts"], counted["open"], counted["inbox"], counted["phones"]) == (1, 1, 0, 2)
    places.starts()
    assert until(lambda: called([0]) <= sink.numbers())
    assert until(lambda: places.count()["outbox"].keys() == {"handed-over"})
    assert sink.doubled() == 0


def test_the_database_dies_and_what_was_accepted_arrives_when_it_is_back(postgresql, sink, tmp_path):
    with server(Path(postgresql.binaries), options=SAFE) as own:
        there = Place(tmp_path, own.new_database())
        try:
            there.furnish(sink.url, pacts=10)
            there.starts()
            pressing = there.pressing(0, 10)
            first = pressing.stdout.readline()
            own.dies()
            accepted = {int(each) for each in (first + pressing.communicate()[0]).split()}
            own.starts()
            assert until(lambda: called(accepted) <= sink.numbers())
        finally:
            there.stops()


def test_a_worker_that_never_looks_by_itself_is_woken_from_another_machine(places, sink):
    places.furnish(sink.url, pacts=2)
    places.running.append(places.one_more(dies_at=SLEEPY))
    for pact in range(2):
        time.sleep(3)
        places.hands("press", str(pact), "1")
        assert until(lambda pact=pact: called([pact]) <= sink.numbers())


def test_a_wake_up_that_was_lost_costs_a_moment_and_no_alert(places, sink):
    import psycopg

    places.furnish(sink.url, pacts=1)
    places.starts()
    with psycopg.connect(places.url, autocommit=True) as connection:
        connection.execute(
            "DROP TRIGGER IF EXISTS procrastinate_jobs_notify_queue_job_inserted_v1 ON procrastinate_jobs"
        )
        connection.execute("ALTER TABLE procrastinate_jobs RENAME TO nobody_wakes")
    places.hands("press", "0", "1")
    assert until(lambda: phone_number(0, 0) in sink.numbers())
