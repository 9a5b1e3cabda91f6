"""Whoever leads leaves at once: the key goes, the wall is emptied, phones show nothing that others wrote."""

import asyncio

import pytest

from amparo.store import noticeboard
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.live.hub import OVER, Hub, Screen, View, event
from amparo.web.room import held
from amparo.web.room import live as phones
from amparo.web.room.farewell import LAN, STEERED_COOKIE
from amparo.web.workshop import live as desks
from tests.inside import NOW, client_of
from tests.web.live.test_hub import settled

RENDERS = {"seat": phones.render, "console": desks.render, "wall": desks.render}


@pytest.fixture
def rung(opened, django_capture_on_commit_callbacks):
    """Of which rooms screens are told while something is done."""
    told = []

    def while_doing(act):
        noticeboard.listen(heard := lambda room, _audience: told.append(room))
        try:
            with django_capture_on_commit_callbacks(execute=True):
                act()
        finally:
            noticeboard.unlisten(heard)
        return told

    return while_doing


def told_now(room):
    """What each screen that is open is told when it hears that something changed; rendered here, not in a thread."""
    shown = {name: render(room, View(name, "en"), NOW) for name, render in RENDERS.items()}

    async def played():
        hub = Hub()
        for name in RENDERS:
            hub.show(name, lambda _room, view, _now: shown[view.audience])
        screens = [Screen(View(name, "en")) for name in RENDERS]
        for screen in screens:
            hub.watch(room, screen)
        await settled(hub)
        return {screen.view.audience: screen.take() for screen in screens}

    return asyncio.run(played())


@pytest.mark.parametrize("before", [None, "/lock/"])
def test_the_wall_and_every_phone_are_told_at_once_that_it_is_over(opened, rosas, phone, rung, before):
    """Also when the console has locked itself meanwhile: until then the wall shows on what it shows."""
    rosas.get(f"/rooms/{opened.id}/wall/")
    if before:
        rosas.post(before)
        assert not rosas.cookies[SESSION_COOKIE].value
    assert not any(OVER in told for told in told_now(opened.id).values())
    assert rung(lambda: rosas.post("/leave/")) == [opened.id]
    assert held._held == {}
    assert all(told == {OVER: event(OVER)} for told in told_now(opened.id).values())
    assert phone.client.get("/s/").status_code == 423
    assert rosas.get(f"/rooms/{opened.id}/wall/")["Location"].startswith("/open/")


def test_a_browser_that_steered_no_room_and_a_made_up_sign_take_no_key_away(opened, rosas, tomas, phone):
    strangers = client_of(tomas)
    strangers.post("/lock/")
    assert STEERED_COOKIE not in strangers.cookies
    for sign in ("", "00" * 32, "zz", opened.id.hex):
        strangers.cookies[STEERED_COOKIE] = sign
        strangers.post("/leave/")
    assert phone.looks()
    assert phone.answer.status_code == 200


def test_three_shifts_leave_from_the_wall_too_though_it_shows_no_button(opened, rosas):
    page = rosas.get(f"/rooms/{opened.id}/wall/").content.decode()
    assert '<form class="leave" hidden' in page
    assert "amparo/amparo.js" in page


def test_after_leaving_at_once_the_machine_does_not_listen_by_itself_when_it_starts_again(
    opened, rosas, tmp_path, monkeypatch
):
    note = tmp_path / "room-open"
    note.touch()
    monkeypatch.setattr(LAN, "_note", note)
    rosas.post("/leave/")
    assert not note.exists()
