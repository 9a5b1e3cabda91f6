"""Nothing that was acknowledged is lost: not when the process is killed, not when two save at once."""

import os

import pytest

from amparo.cli.premises import prepare
from tests.store.writer import started

killed = pytest.mark.skipif(os.name != "posix", reason="a child is killed in the middle, by fork and SIGKILL")


def saves(tmp_path, kills):
    prepare(tmp_path, "en")
    acknowledged, there = map(int, started("kills", tmp_path, str(kills)).split())
    assert there >= acknowledged > 0  # how many depends on the machine, that none is lost does not
    return acknowledged


def test_two_people_who_save_at_the_same_moment_both_keep_everything(tmp_path):
    prepare(tmp_path, "en")
    assert started("threads", tmp_path, "60").split() == ["120", "121"]


@killed
def test_a_hundred_kills_lose_no_acknowledged_save(tmp_path):
    assert saves(tmp_path, 100)


@killed
@pytest.mark.soak
def test_a_thousand_kills_lose_no_acknowledged_save(tmp_path):
    assert saves(tmp_path, 1_000)
