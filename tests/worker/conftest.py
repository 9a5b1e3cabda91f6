import pytest

from tests.inside import everybody, house, mateo, rosa, tomas
from tests.worker import town as places

__all__ = ["everybody", "house", "mateo", "rosa", "tomas"]


@pytest.fixture
def town(rosa):
    """Rosa's circle is published: Noor leads, Leila stands in, Tam is the reserve."""
    there = places.founded(rosa)
    there.publishes()
    return there
