import pytest
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.domain.workshop.groups import Group, Grouping
from tests.web.plan.conftest import begun, plan_id, tomass
from tests.web.plan.conftest import rosas as at_home
from tests.web.room.conftest import (
    Phone,
    clock,
    doors,
    everybody,
    house,
    mateo,
    opened,
    other,
    phone,
    rosa,
    rosas,
    tomas,
    words,
)

__all__ = [
    "at_home",
    "begun",
    "clock",
    "doors",
    "everybody",
    "house",
    "mateo",
    "opened",
    "other",
    "phone",
    "plan_id",
    "rosa",
    "rosas",
    "tomas",
    "tomass",
    "words",
]


class Room:
    """Rosa's room: two phones in the first group, a third in the second, a threat dealt to each."""

    def __init__(self, opened, rosa, phones):
        self.opened, self.rosa, self.phones = opened, rosa, phones
        seats = [sitting.id.hex() for sitting in rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)]
        first = [seat for seat in seats if seat != self.seat_of(phones[2])]
        groups = (
            Group(id="g1", members=tuple(first), threats=("They break in at night",)),
            Group(id="g2", members=(self.seat_of(phones[2]),), threats=("They follow us",)),
        )
        self.steer(lambda state: replace(state, grouping=Grouping(groups=groups)))

    @staticmethod
    def seat_of(phone):
        from amparo.sealing.link import Seat
        from amparo.web.room.requests import SEAT_COOKIE

        return Seat.read(phone.client.cookies[SEAT_COOKIE].value).row_id.hex()

    def steer(self, edit):
        rooms.steer_room(self.opened.id, self.opened.key, edit, by=self.rosa.by, keys=self.rosa.keys)

    @property
    def plenary(self):
        return f"/rooms/{self.opened.id}/plenary/"


@pytest.fixture
def room(opened, rosa, words, phone, other):
    return Room(opened, rosa, (phone, other, Phone(words).joins()))
