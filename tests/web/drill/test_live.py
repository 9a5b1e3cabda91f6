"""What comes to the screens of a drill by itself: its own moment to each part, and nothing that belongs to another."""

import pytest
from msgspec.structs import replace

from amparo.actions import drills, rooms
from amparo.web import lan
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.drill import live
from amparo.web.lan import PASSES
from amparo.web.live import stream
from amparo.web.live.hub import View
from tests.inside import NOW
from tests.web.drill.test_game import part
from tests.web.drill.test_sign import SIGN
from tests.workshop import ROOM

SEAT = "amparo-seat"


@pytest.fixture
def game(console, people):
    phones = people(10)
    console.starts(level="hard").does("cast")
    parts = {part(phone): phone for phone in phones}
    parts["Defender, team 1"].sends("/s/drill/", act="sign", sign=SIGN)
    console.does("begin")
    return parts


def screen(room, phone):
    return live.admit_part(room.id, {SEAT: phone.client.cookies[SEAT].value})


def told(room, phone):
    return live.render_part(room.id, screen(room, phone).view, NOW)


def test_news_is_pushed_to_those_it_is_for_and_to_nobody_else(console, game, opened):
    lawyer = next(phone for name, phone in game.items() if name.startswith("Lawyer"))
    warden = game["Prison warden"]
    before = told(opened, lawyer)
    console.does("send", news="police-deny")
    after = told(opened, lawyer)
    assert after != before
    assert "<li>" in after
    assert "<li>" not in told(opened, warden)


def test_what_is_pushed_holds_no_form_no_name_and_no_sign(console, game, opened, drill):
    names = [player.name for player in drill().players]
    console.does("send", news="posted")
    for phone in game.values():
        said = told(opened, phone)
        assert "<form" not in said
        assert SIGN not in said
        assert not any(name in said for name in names)


def test_the_mark_changes_when_there_is_something_else_to_touch(console, game, opened):
    lawyer = next(phone for name, phone in game.items() if name.startswith("Lawyer"))
    before = told(opened, lawyer).split('data-sat="')[1][:8]
    assert told(opened, lawyer).split('data-sat="')[1][:8] == before
    console.does("hold")
    assert told(opened, lawyer).split('data-sat="')[1][:8] != before


def test_a_stranger_and_a_phone_of_another_room_are_shown_nothing(game, opened, mateo):
    assert live.admit_part(opened.id, {}) is None
    assert live.admit_part(opened.id, {SEAT: "A" * 22}) is None
    assert live.admit_desk(opened.id, {SESSION_COOKIE: mateo.cookie}) is None
    assert live.admit_desk(opened.id, {}) is None


def test_whoever_leads_hears_only_that_something_changed(console, game, opened, rosa):
    view = live.admit_desk(opened.id, {SESSION_COOKIE: rosa.cookie}).view
    before = live.render_desk(opened.id, view, NOW)
    assert live.render_desk(opened.id, view, NOW) == before
    game["Defender, team 1"].sends("/s/drill/", act="did/raised")
    after = live.render_desk(opened.id, view, NOW)
    assert after != before
    assert len(after) == 16


def test_no_stream_goes_on_when_the_room_is_closed(game, opened, rosa):
    watching = screen(opened, game["Prison warden"])
    rooms.close_room(opened.id, by=rosa.by, keys=rosa.keys)
    assert live.render_part(opened.id, watching.view, NOW) is None
    assert live.render_desk(opened.id, View(live.DESK, ""), NOW) is None


def test_on_the_wi_fi_the_parts_stream_passes_and_the_desks_does_not(opened):
    assert PASSES.fullmatch(f"/live/{opened.id}/drill/")
    assert not PASSES.fullmatch(f"/live/{opened.id}/desk/")


def test_where_no_stream_is_the_page_asks_and_hears_that_nothing_changed(game):
    warden = game["Prison warden"]
    answer = warden.client.get("/s/drill/now/")
    again = warden.client.get("/s/drill/now/", HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")


def test_the_wall_reads_what_is_for_all_and_names_nobody(console, game, drill):
    console.does("send", news="internet-cut").does("send", news="journalist")
    console.does("improvise", text="A car stops outside", to="", by="card")
    console.does("send", news=drill().news[-1].id)
    page = console.looks("wall/")
    assert "A car stops outside" in page
    assert "PRACTICE" in page
    assert "lantern" in page
    for word in (SIGN, "Defender", "Lawyer", "journalist", *(player.name for player in drill().players)):
        assert word not in page


def test_on_the_wall_a_break_is_a_break(console, game):
    game["Prison warden"].sends("/s/drill/", act="rest")
    assert "Take a moment." in console.looks("wall/")


def test_before_there_is_a_drill_the_wall_leads_to_where_it_begins(console):
    assert console.client.get(console.path + "wall/")["Location"] == console.path


def test_a_screen_that_stays_open_hears_nothing_of_a_part_that_somebody_else_plays_now(console, game, opened, rosa):
    lawyer = next(phone for name, phone in game.items() if name.startswith("Lawyer"))
    warden = game["Prison warden"]
    console.does("send", news="police-deny")
    stays = screen(opened, lawyer).view
    seats = [screen(opened, phone).whose.hex() for phone in (lawyer, warden)]

    def swapped(there):
        one, two = (there.place_of(seat) for seat in seats)
        new = {one.id: two.player, two.id: one.player}
        return replace(there, places=tuple(replace(p, player=new.get(p.id, p.player)) for p in there.places))

    assert "<li>" in live.render_part(opened.id, stays, NOW)
    drills.lead_drill(opened.id, opened.key, swapped, by=rosa.by, keys=rosa.keys)
    assert "<li>" not in live.render_part(opened.id, stays, NOW)


@pytest.mark.parametrize("audience", ["seat", "drill", "console", "wall", "desk"])
def test_what_passes_to_the_wifi_is_answered_there_and_nothing_else(audience):
    """Two walls that say the same: a part that passed one of them alone would wait for news that never come."""
    scope = {"path": f"/live/{ROOM}/{audience}/", "method": "GET", "headers": [(lan.HEADER, b"1")]}
    assert bool(stream._asked(scope)) is bool(PASSES.fullmatch(scope["path"]))
