import pytest

from amparo.sealing.link import Trigger
from tests.inside import clock, doors, everybody, house, mateo, rosa, tomas
from tests.web.alert.conftest import noor, worker
from tests.web.button.phone import published

__all__ = ["clock", "doors", "everybody", "house", "mateo", "noor", "phone", "rosa", "tomas", "worker"]

phone = noor  # a browser that checks forms, like anybody's


@pytest.fixture
def trigger(worker, rosa) -> Trigger:
    return published(rosa)
