"""What screens are told: the newest, to those who may see it, in lines nobody else wrote."""

import asyncio
from uuid import uuid4

from amparo.store.labels import EVERYBODY
from amparo.web.live import stream
from amparo.web.live.hub import EACH_MAX, Hub, Screen, View, event
from tests.workshop import ROOM

ENGLISH, SPANISH = View("seat", "en"), View("seat", "es")


def test_a_line_end_of_any_kind_that_somebody_typed_begins_no_event_of_theirs():
    for typed in ("x\revent: over", "x\r\revent: over\r\r", "x\r\nretry: 99999999"):
        lines = event("now", typed).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert all(line.startswith(b"data: ") for line in lines[1:] if line)
        assert lines[-2:] == [b"", b""]
        assert lines.count(b"") == 2


async def settled(hub):
    for watched in tuple(hub._rooms.values()):
        if watched.rendering:
            await watched.rendering


def test_what_was_taken_back_is_not_shown_to_whoever_comes_after_the_last_screen_of_its_kind():
    async def played():
        shows = ["Neighbours watch the door"]
        hub = Hub()
        hub.show("seat", lambda _room, view, _now: f"{view.language}: {shows[-1]}")
        stays, goes, comes = Screen(SPANISH), Screen(ENGLISH), Screen(ENGLISH)
        hub.watch(ROOM, stays)
        hub.watch(ROOM, goes)
        await settled(hub)
        assert goes.take() == {"now": event("now", "en: Neighbours watch the door")}
        hub.leave(ROOM, goes)
        shows.append("")
        hub._mark(ROOM, EVERYBODY)
        await settled(hub)
        hub.watch(ROOM, comes)
        await settled(hub)
        return comes.take()

    assert asyncio.run(played()) == {"now": event("now", "en: ")}


def test_one_person_does_not_take_the_places_of_all_and_their_newest_screen_stays():
    async def played():
        hub = Hub()
        hub.show("seat", lambda *_: "")
        noors = [Screen(ENGLISH, whose=b"Noor") for _ in range(EACH_MAX + 3)]
        ines = Screen(ENGLISH, whose=b"Ines")
        for screen in (ines, *noors):
            hub.watch(ROOM, screen)
        await settled(hub)
        return hub.screens(ROOM), [screen.gone for screen in (ines, *noors)]

    assert asyncio.run(played()) == (1 + EACH_MAX, [False, True, True, True, *[False] * EACH_MAX])


def test_streams_of_all_rooms_together_leave_room_for_alerts(monkeypatch):
    hub = Hub()
    hub.show("seat", lambda *_: "")
    monkeypatch.setattr(stream, "HUB", hub)
    monkeypatch.setattr(stream, "ALL_SCREENS_MAX", 2)
    monkeypatch.setitem(stream._admits, "seat", lambda _room, _cookies: Screen(ENGLISH))
    said = []

    async def send(message):
        said.append(message)

    async def played():
        for room in (uuid4(), uuid4()):
            hub.watch(room, Screen(ENGLISH))
        await stream.live({"path": f"/live/{ROOM}/seat/", "method": "GET", "headers": []}, None, send)
        await settled(hub)

    asyncio.run(played())
    assert said[0]["status"] == 404


def test_who_keeps_up_is_told_at_once_and_who_does_not_hears_the_newest_in_order():
    heard, keeps_up = [], [True]

    def write(written):
        heard.append(written) if keeps_up[0] else None
        return keeps_up[0]

    screen = Screen(ENGLISH, write=write)
    screen.offer("now", b"1")
    keeps_up[0] = False
    screen.offer("now", b"2")
    screen.offer("now", b"3")
    keeps_up[0] = True
    screen.offer("now", b"4")
    assert (heard, screen.take()) == ([b"1"], {"now": b"4"})
    screen.late = True
    screen.offer("now", b"5")
    assert (heard, screen.take()) == ([b"1"], {"now": b"5"})


def test_all_who_see_the_same_are_sent_the_same_bytes():
    async def played():
        hub = Hub()
        hub.show("seat", lambda _room, view, _now: view.language)
        screens = [Screen(ENGLISH), Screen(SPANISH), Screen(ENGLISH)]
        for screen in screens:
            hub.watch(ROOM, screen)
        await settled(hub)
        return [screen.take()["now"] for screen in screens]

    rosa, tomas, noor = asyncio.run(played())
    assert rosa is noor
    assert rosa != tomas


def test_every_screen_hears_now_and_then_that_somebody_is_there():
    async def played():
        hub = Hub()
        hub.show("seat", lambda *_: "")
        screen = Screen(ENGLISH)
        hub.watch(ROOM, screen)
        hub.look_again()
        await settled(hub)
        return screen.take()

    assert asyncio.run(played()) == {"here": event("here")}
