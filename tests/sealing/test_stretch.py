"""A guess stays dear, and many sign-ins at once do not exhaust the machine."""

import threading

import pytest

from amparo.sealing.faults import Busy, WrongKey
from amparo.sealing.stretch import (
    CEILING,
    FLOOR,
    HOSTED,
    LAPTOP,
    WAITING_MAX,
    Cost,
    Pepper,
    Turnstile,
    at_once,
    calibrate,
    stretch,
)

SALT = bytes(16)


@pytest.mark.parametrize("cost", [FLOOR, HOSTED, LAPTOP, CEILING])
def test_a_cost_is_read_as_it_was_stored(cost: Cost) -> None:
    assert Cost.read(cost.stored()) == cost


@pytest.mark.parametrize("stored", [b"", bytes(13), b"\2" + FLOOR.stored()[1:], FLOOR.stored() + b"\0"])
def test_a_cost_of_another_suite_or_length_is_refused(stored: bytes) -> None:
    with pytest.raises(WrongKey):
        Cost.read(stored)


def test_a_cost_below_the_floor_is_paid_at_the_floor() -> None:
    assert stretch("phrase", SALT, Cost(8, 1, 1)) == stretch("phrase", SALT, FLOOR)


def test_a_cost_no_machine_can_pay_is_cut() -> None:
    assert Cost(2**32 - 1, 2**32 - 1, 255).within_limits() == CEILING


def test_capitals_and_blanks_do_not_matter_but_every_secret_does() -> None:
    stretched = stretch("Lago  SAL ", SALT, FLOOR)
    assert stretched == stretch("lago sal", SALT, FLOOR)
    others = [stretch("lagosal", SALT, FLOOR), stretch("lago sal", SALT, FLOOR, Pepper(bytes(32)))]
    assert stretched not in others


@pytest.mark.parametrize(("seconds_per_mib", "chosen"), [(0.001, LAPTOP), (0.005, HOSTED), (0.1, FLOOR)])
def test_the_cost_is_what_the_machine_can_pay_in_a_second(seconds_per_mib: float, chosen: Cost) -> None:
    clock = _Clock()
    found = calibrate(clock.read, run=lambda cost: clock.spend(cost.memory_kib / 1_024 * seconds_per_mib))
    assert found == chosen


class _Clock:
    now = 0.0

    def read(self) -> float:
        return self.now

    def spend(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize("cores", [1, 2, 8, 64])
def test_a_flood_of_sign_ins_takes_neither_all_memory_nor_all_threads(cores: int) -> None:
    runs = at_once(cores)
    assert 1 <= runs <= cores
    assert runs * LAPTOP.memory_kib <= 512 * 1_024
    assert runs + WAITING_MAX < 8


def test_whoever_finds_the_queue_full_is_told_to_come_back() -> None:
    turnstile = Turnstile(1, waiting_max=0)
    with turnstile.turn(), pytest.raises(Busy), turnstile.turn():
        pass
    with turnstile.turn():
        pass


def test_whoever_waits_too_long_is_told_to_come_back_and_leaves_the_queue() -> None:
    turnstile = Turnstile(1, waiting_max=1, wait_seconds_max=0.01)
    for _ in range(3):
        with turnstile.turn(), pytest.raises(Busy), turnstile.turn():
            pass


def test_whoever_waits_gets_through_when_another_leaves() -> None:
    turnstile, through = Turnstile(1, waiting_max=1), threading.Event()

    def wait() -> None:
        with turnstile.turn():
            through.set()

    waiting = threading.Thread(target=wait)
    with turnstile.turn():
        waiting.start()
        assert not through.is_set()
    waiting.join(10)
    assert through.is_set()
