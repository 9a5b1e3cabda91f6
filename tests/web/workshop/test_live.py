"""Console and wall hear of changes: only their facilitator's, nothing that was written, and no session lives on for it."""

from datetime import timedelta

import pytest

from amparo.actions import rooms, seats
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.live import stream
from amparo.web.live.hub import View
from amparo.web.room import held
from amparo.web.room.phones import Phones
from amparo.web.workshop import live
from tests.inside import NOW
from tests.web.workshop.test_console import console

__all__ = ["console"]

BY_ITSELF = {"X-Amparo-By-Itself": "1"}


def may_listen(somebody, room, audience="console"):
    return live.admit(audience, room, {SESSION_COOKIE: somebody.cookie}) is not None


def shown(room):
    return live.render(room, View("console", ""), NOW)


def test_only_whoever_holds_the_room_hears_of_it(console, rosa, tomas, mateo):
    assert [may_listen(each, console.id) for each in (rosa, tomas, mateo)] == [True, False, False]
    assert may_listen(rosa, console.id, "wall")
    assert live.admit("console", console.id, {}) is None


def test_a_room_that_is_closed_or_whose_key_was_forgotten_tells_nothing(console, rosa):
    rooms.close_room(console.id, by=rosa.by, keys=rosa.keys)
    assert not may_listen(rosa, console.id)
    assert shown(console.id) is None
    rooms.open_again(console.id, by=rosa.by, keys=rosa.keys, house=live.house(NOW))
    assert may_listen(rosa, console.id)
    held.forget(console.id)
    assert not may_listen(rosa, console.id)
    assert shown(console.id) is None


def test_what_comes_are_two_numbers_and_others_when_somebody_joins_or_a_phone_drops_out(console, monkeypatch):
    monkeypatch.setattr(live, "PHONES", phones := Phones())
    changes, dropped = map(int, shown(console.id).split("-"))
    seats.join_room(console.id, held.key_of(console.id, NOW), "", "en")
    phones.parted(console.id, b"a phone", NOW - timedelta(minutes=1))
    assert shown(console.id) == f"{changes + 1}-{dropped + 1}"
    assert live.render(console.id, View("wall", ""), NOW) == str(changes + 1)


@pytest.mark.parametrize("path", ["", "wall/"])
def test_a_page_that_shows_what_there_is_is_not_sent_again(console, path):
    first = console.client.get(console.path + path, headers={"Accept-Encoding": "gzip"})
    asked = {**BY_ITSELF, "If-None-Match": first["ETag"], "Accept-Encoding": "gzip"}
    again = console.client.get(console.path + path, headers=asked)
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    console.does("quiet")
    assert console.client.get(console.path + path, headers=asked).status_code == 200


def test_a_console_that_was_left_open_locks_by_itself(console, clock):
    """It looks, listens and says that it is awake, again and again; nobody touches it."""
    for _ in range(8):
        clock.passes(minutes=4)
        console.client.get(console.path, headers=BY_ITSELF)
        live.admit("console", console.id, {SESSION_COOKIE: console.somebody.cookie})
        left = console.client.post(console.path + "act/", {"act": "beat"}, headers=BY_ITSELF)
    assert left["Location"].startswith("/open/")


def test_the_wall_and_the_console_listen_to_nothing_over_the_rooms_own_network(console):
    for audience, passes in (("seat", True), ("console", False), ("wall", False)):
        scope = {"path": f"/live/{console.id}/{audience}/", "method": "GET", "headers": [(b"x-amparo-lan", b"1")]}
        assert (stream._asked(scope) is not None) is passes
