import pytest
from django.test import Client

from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from tests.inside import clock, doors, everybody, house, mateo, rosa, tomas
from tests.web.alert.night import NIGHT, waking

__all__ = ["clock", "doors", "everybody", "house", "mateo", "rosa", "tomas"]


@pytest.fixture
def worker(doors, clock) -> WorkerKey:
    """Four minutes after the press."""
    clock.at = NIGHT
    key = WorkerKey.from_secret(WorkerSecret.new())
    waking(key)
    return key


@pytest.fixture
def noor(worker) -> Client:
    """Her phone's browser, which checks forms as every browser's are checked."""
    return Client(enforce_csrf_checks=True)
