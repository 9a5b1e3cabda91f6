"""Real processes on both engines: what was accepted arrives, whatever is killed, away, slow, or says nothing."""

import os
import random
import signal
import time

import pytest

from amparo.worker.posting import CLAIMED_MAX
from tests.engines.failing import POINTS, QUESTION_POINTS, TELLING_POINTS
from tests.engines.hands import phone_number
from tests.engines.place import until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals of POSIX")


def called(pacts):
    return {phone_number(pact, contact) for pact in pacts for contact in range(3)}


def test_what_is_pressed_arrives_once(place, sink):
    place.furnish(sink.url, pacts=3)
    place.hands("press", "0", "2")
    place.starts()
    place.hands("press", "0", "3")
    assert until(lambda: called(range(3)) <= sink.numbers())
    assert place.count()["alerts"] == 3
    assert sink.doubled() == 0


EVERY_POINT = pytest.param(tuple(POINTS), marks=pytest.mark.soak, id="at-every-point")


@pytest.mark.parametrize("points", [pytest.param(TELLING_POINTS, id="at-the-telling-ones"), EVERY_POINT])
def test_a_worker_that_dies_anywhere_loses_nothing(place, sink, points):
    """At each named point once, with a new alert each time."""
    place.furnish(sink.url, pacts=len(points))
    for pact, point in enumerate(points):
        place.hands("press", str(pact), "1")
        dying = place.one_more(dies_at=point)
        assert dying.wait(60) == -signal.SIGKILL, point
        dying.stdout.close()
    place.starts()
    everybody = called(range(len(points)))
    assert until(lambda: everybody <= sink.numbers())
    assert until(lambda: place.count()["outbox"] == {"handed-over": 2 * len(everybody)})
    assert place.count()["alerts"] == len(points)


def test_a_worker_that_dies_while_it_asks_after_a_workshop_asks_everybody_once(place, sink):
    """Until it is on its way; from there it leaves like every message, twice only under the same reference."""
    people = 2
    place.furnish(sink.url, pacts=0)
    place.hands("remind", str(people))
    for point in QUESTION_POINTS:
        dying = place.one_more(dies_at=point)
        assert dying.wait(60) == -signal.SIGKILL, point
        dying.stdout.close()
    place.starts()
    assert until(lambda: sink.numbers() == {phone_number(each, 7) for each in range(people)})
    assert until(lambda: place.count()["outbox"] == {"handed-over": people})
    assert sink.doubled() == 0


def test_a_check_in_that_is_due_asks_its_owner(place, sink):
    place.furnish(sink.url, pacts=1, due_seconds=10)
    place.starts()
    assert until(lambda: phone_number(0, 9) in sink.numbers())
    assert not called([0]) & sink.numbers()


@pytest.mark.parametrize("pacts", [12, pytest.param(60, marks=pytest.mark.soak)])
def test_whoever_presses_is_killed_at_any_moment_and_what_was_accepted_arrives(place, sink, pacts):
    chance, accepted = random.Random(7), set()
    place.furnish(sink.url, pacts=pacts)
    place.starts()
    first = 0
    while first < pacts:
        somebody = place.pressing(first, pacts - first)
        line = somebody.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        somebody.send_signal(signal.SIGKILL)
        whole = (line + somebody.communicate()[0]).split("\n")[:-1]
        accepted |= {int(each) for each in whole}
        first = max(accepted) + 2
    assert until(lambda: called(accepted) <= sink.numbers())


def test_the_worker_is_killed_again_and_again_while_alerts_are_raised(place, sink):
    pacts, times = 60, 3
    kills(place, sink, pacts=pacts, times=times)
    assert sink.doubled() <= CLAIMED_MAX * times  # what was leaving when it died, under the same reference


@pytest.mark.soak
def test_ten_thousand_alerts_under_random_kills_lose_nothing(place, sink):
    pacts = 10_000
    kills(place, sink, pacts=pacts, times=40)
    assert sink.doubled() <= 0.05 * 6 * pacts


def kills(place, sink, *, pacts, times):
    """Spread over the whole of it: each after so much has arrived, and then at a random moment."""
    chance, texts = random.Random(7), 6 * pacts
    place.furnish(sink.url, pacts=pacts)
    pressing = place.pressing(0, pacts)
    for kill in range(times):
        arrived = max(len(sink.taken), kill * texts // (times + 1))
        place.starts()
        assert until(lambda arrived=arrived: len(sink.taken) > arrived, 600)
        time.sleep(chance.uniform(0.0, 1.0))
        place.kills()
    place.starts()
    assert len(pressing.communicate()[0].split()) == pacts
    pressing.wait()
    assert until(lambda: called(range(pacts)) <= sink.numbers(), 3_600)
    assert until(lambda: place.count()["outbox"] == {"handed-over": texts}, 3_600)


def test_a_gateway_that_is_away_for_a_while_loses_nothing(place, sink):
    sink.refusing = True
    place.furnish(sink.url, pacts=2)
    place.starts()
    place.hands("press", "0", "2")
    assert until(lambda: place.count()["alerts"] == 2)
    time.sleep(3)
    assert not sink.taken
    sink.refusing = False
    assert until(lambda: called(range(2)) <= sink.numbers())


def test_a_gateway_that_takes_and_hangs_up_is_handed_the_same_message_again(place, sink):
    sink.dropping = True
    place.furnish(sink.url, pacts=1)
    place.starts()
    place.hands("press", "0", "1")
    assert until(lambda: sink.doubled() > 0)
    sink.dropping = False
    assert until(lambda: place.count()["outbox"].get("handed-over") == 6)


def test_one_slow_number_delays_nobody_else(place, sink):
    sink.slow_numbers[phone_number(0, 0)] = 15.0
    place.furnish(sink.url, pacts=4)
    place.starts()
    place.hands("press", "0", "4")
    others = called(range(4)) - {phone_number(0, 0)}
    assert until(lambda: others <= sink.numbers(), 10)
    assert phone_number(0, 0) not in sink.numbers()
    assert until(lambda: phone_number(0, 0) in sink.numbers())
    assert sink.doubled() == 0
