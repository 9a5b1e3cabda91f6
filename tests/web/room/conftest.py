from uuid import uuid4

import pytest
from django.test import Client

from amparo.actions import rooms
from amparo.web.room import crowd, held
from tests.inside import HOUSE, client_of, clock, doors, everybody, house, mateo, rosa, tomas
from tests.workshop import ERASE_ON, river_session

__all__ = ["clock", "doors", "everybody", "house", "mateo", "rosa", "tomas"]


@pytest.fixture
def opened(doors, rosa, monkeypatch):
    """A room that Rosa has just opened."""
    monkeypatch.setattr(held, "_held", {})
    monkeypatch.setattr("amparo.web.room.join.CROWD", crowd.Crowd())
    made = rooms.open_room(uuid4(), river_session(), erase_on=ERASE_ON, by=rosa.by, keys=rosa.keys, house=HOUSE)
    held.hold(made.id, made.key, rosa.present.session)
    return made


@pytest.fixture
def words(opened, rosa):
    return "-".join(rooms.read_room(opened.id, opened.key, by=rosa.by, keys=rosa.keys).words)


@pytest.fixture
def rosas(opened, rosa):
    return client_of(rosa)


class Phone:
    """A participant's phone without scripts."""

    def __init__(self, words):
        self.client = Client()
        self.words = words

    def joins(self, **more):
        self.answer = self.client.post(f"/j/{self.words}/", more)
        return self

    def looks(self, path="/s/"):
        self.answer = self.client.get(path)
        return self.page

    @property
    def page(self):
        return self.answer.content.decode()

    def mark(self):
        return self.looks().split('name="mark" value="')[1].split('"')[0]

    def sends(self, path, **fields):
        self.answer = self.client.post(path, {"mark": self.mark(), **fields})
        return self

    def writes(self, text, column="ideas/ideas"):
        return self.sends("/s/notes/", text=text, id=uuid4().hex, column=column)

    def own(self):
        return self.looks().split('action="/s/notes/')[-1].split("/")[0]


@pytest.fixture
def phone(words):
    return Phone(words).joins()


@pytest.fixture
def other(words):
    return Phone(words).joins()
