import pytest

from amparo.actions import drills
from tests.web.room.conftest import (
    Phone,
    clock,
    doors,
    everybody,
    house,
    mateo,
    opened,
    rosa,
    rosas,
    tomas,
    words,
)

__all__ = ["clock", "doors", "everybody", "house", "mateo", "opened", "rosa", "rosas", "tomas", "words"]


class Console:
    """Rosa's console of the drill, without scripts."""

    def __init__(self, client, room):
        self.client, self.path = client, f"/rooms/{room.id}/drill/"

    def does(self, act, **fields):
        self.answer = self.client.post(self.path, {"act": act, **fields})
        return self

    def starts(self, mode="room-game", level="easy", erase_on="2026-12-10"):
        fields = {"break_word": "lantern", "first": "Inés", "second": "Tam"}
        return self.does("", mode=mode, level=level, erase_on=erase_on, **fields)

    def looks(self, path=""):
        self.answer = self.client.get(self.path + path)
        return self.answer.content.decode()


@pytest.fixture
def console(rosas, opened):
    return Console(rosas, opened)


@pytest.fixture
def drill(opened, rosa):
    """How it stands now, if there is one."""
    return lambda: drills.read_drill(opened.id, opened.key, by=rosa.by, keys=rosa.keys)


@pytest.fixture
def people(words):
    """As many phones as are asked for, all in the room."""
    return lambda count: [Phone(words).joins() for _ in range(count)]
