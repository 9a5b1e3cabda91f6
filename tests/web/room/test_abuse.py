"""What somebody might try in a room: other people's rows, other rooms, code in a note, another site's form, words of others."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.web.live.hub import View
from amparo.web.room import held, live
from tests.inside import HOUSE, NOW
from tests.web.room.conftest import Phone
from tests.workshop import ERASE_ON, river_session

CODE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def elsewhere(opened, rosa):
    """Somebody in another room of Rosa's."""
    made = rooms.open_room(uuid4(), river_session(), erase_on=ERASE_ON, by=rosa.by, keys=rosa.keys, house=HOUSE)
    held.hold(made.id, made.key, rosa.present.session)
    return Phone("-".join(rooms.read_room(made.id, made.key, by=rosa.by, keys=rosa.keys).words)).joins()


def test_somebody_in_another_room_reads_and_moves_nothing_of_this_one(opened, phone, elsewhere, rosas):
    phone.writes("Neighbours watch the door").sends(f"/s/notes/{(note := phone.own())}/", act="show")
    rosas.post(f"/rooms/{opened.id}/boards/ideas/turn/", {"act": "show"})
    for act in ("show", "room", "back", "away"):
        elsewhere.sends(f"/s/notes/{note}/", act=act)
    assert "Neighbours" not in elsewhere.looks()
    assert "Neighbours" in phone.looks()


def test_fields_nobody_asked_for_show_nothing_and_give_nobody_a_group(opened, phone, other, rosa, rosas):
    rosas.post(f"/rooms/{opened.id}/boards/ideas/turn/", {"act": "show"})
    more = {"seen": "room", "group": "1", "owner": "00" * 32, "organisation": "River", "paper": "1", "act": "show"}
    phone.sends("/s/notes/", text="Only mine", id=uuid4().hex, column="ideas/ideas", **more)
    phone.sends("/s/wishes/", situation="", group="1", pseudonym="Rosa", asks="1")
    assert "Only mine" in phone.looks()
    assert "Only mine" not in other.looks()
    assert rooms.notes_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys) == {}
    assert not any(
        one.card.group or one.card.asks or one.card.pseudonym == "Rosa"
        for one in rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    )


def test_code_in_a_note_is_text_on_every_screen(opened, phone, other, rosas):
    phone.writes(CODE).sends(f"/s/notes/{phone.own()}/", act="show")
    rosas.post(f"/rooms/{opened.id}/boards/ideas/turn/", {"act": "show"})
    pages = [phone.looks(), other.looks(), other.looks("/s/now/"), live.render(opened.id, View("seat", "en"), NOW)]
    pages += [rosas.get(f"/rooms/{opened.id}/{path}").content.decode() for path in ("wall/", "boards/ideas/")]
    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert "<img src=x" not in page


def test_looking_and_another_sites_form_join_nobody_and_change_nothing(opened, words, phone, rosa):
    there = {"HTTP_ORIGIN": "https://mateo.example"}
    assert Phone(words).client.post(f"/j/{words}/", {}, **there).status_code == 403
    assert Phone(words).client.head(f"/j/{words}/").status_code == 200
    mark = phone.mark()
    assert phone.client.post("/s/help/", {"mark": mark, "asks": "1"}, **there).status_code == 403
    assert phone.client.get("/s/help/?asks=1").status_code == 405
    people = rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    assert [one.card.asks for one in people] == [False]


def test_the_word_of_an_organisation_stands_on_no_page(opened, words, rosa, rosas):
    acts = {"by": rosa.by, "keys": rosa.keys}
    rooms.steer_room(
        opened.id, opened.key, lambda state: replace(state, organisations=("Riverword", "Hillword")), **acts
    )
    phone = Phone(words).joins(organisation="riverword")
    desk = ("", "wall/", "door/", "boards/", "boards/ideas/", "groups/", "next/", "closing/", "plenary/", "drill/")
    pages = [rosas.get(f"/rooms/{opened.id}/{path}").content.decode() for path in desk]
    pages += [
        phone.looks(path)
        for path in ("/s/", "/s/now/", "/s/wishes/", "/s/petal/", "/s/next/", "/s/copy/", "/s/drafting/")
    ]
    assert not [at for at, page in enumerate(pages) if "iverword" in page or "illword" in page]


def test_whoever_asks_for_help_is_named_on_the_console_alone_and_rings_without_a_name(opened, phone, other, rosas):
    phone.sends("/s/help/", asks="1")
    mine = phone.looks().split("<b><bdi>")[1].split("</bdi>")[0]
    assert mine in rosas.get(f"/rooms/{opened.id}/").content.decode()
    for path in ("wall/", "door/", "boards/", "boards/ideas/"):
        assert mine not in rosas.get(f"/rooms/{opened.id}/{path}").content.decode()
    assert mine not in other.looks()
    assert mine not in live.render(opened.id, View("seat", "en"), NOW)


def test_a_board_of_one_column_is_called_by_its_name_once(opened, phone, rosas):
    rosas.post(f"/rooms/{opened.id}/boards/ideas/turn/", {"act": "show"})
    wall = rosas.get(f"/rooms/{opened.id}/wall/").content.decode()
    board = rosas.get(f"/rooms/{opened.id}/boards/ideas/").content.decode()
    for page in (wall, board, phone.looks("/s/now/")):
        assert page.count(">Ideas<") == 1
