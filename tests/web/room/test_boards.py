"""Boards as Rosa arranges them and as phones see them."""

import re

from amparo.actions import rooms


def notes(opened, rosa):
    found = rooms.notes_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    return {note.text: (note_id, note) for note_id, note in found.items()}


def boards(opened, rosas, what="", /, *, board="ideas", **fields):
    path = f"/rooms/{opened.id}/boards/{board}/"
    return rosas.post(path + what, fields) if what else rosas.get(path).content.decode()


def test_one_touch_on_the_list_shows_a_board_to_everybody_and_one_hides_it(opened, rosas, phone):
    assert "Show it to everybody" in rosas.get(f"/rooms/{opened.id}/boards/").content.decode()
    boards(opened, rosas, "turn/", act="show")
    assert "<h2><bdi>Ideas</bdi></h2>" in phone.looks()
    boards(opened, rosas, "turn/", act="hide")
    assert "<h2><bdi>Ideas</bdi></h2>" not in phone.looks()


def test_what_came_on_paper_stands_beside_what_came_from_phones(opened, rosas, rosa, phone, other):
    boards(opened, rosas, "turn/", act="show")
    boards(opened, rosas, "add/", text="Card from the wall", column="ideas")
    phone.writes("From a phone").sends(f"/s/notes/{phone.own()}/", act="show")
    page = other.looks()
    assert "Card from the wall" in page
    assert "From a phone" in page
    assert notes(opened, rosa)["Card from the wall"][1].paper


def test_ticked_notes_are_put_together_and_hidden_ones_go_from_the_phones(opened, rosas, rosa, phone):
    boards(opened, rosas, "turn/", act="show")
    for text in ("door", "lock", "secret"):
        boards(opened, rosas, "add/", text=text, column="ideas")
    ids = {text: note_id for text, (note_id, _) in notes(opened, rosa).items()}
    boards(opened, rosas, "arrange/", act="together", note=[ids["door"], ids["lock"]])
    boards(opened, rosas, "arrange/", act=f"hide/{ids['secret']}")
    assert notes(opened, rosa)["lock"][1].under == ids["door"]
    assert "secret" not in phone.looks()
    boards(opened, rosas, "arrange/", act=f"apart/{ids['lock']}")
    assert notes(opened, rosa)["lock"][1].under == ""
    assert boards(opened, rosas, "arrange/", act="together").status_code == 422


def test_dots_from_phones_and_from_paper_are_counted_together(opened, rosas, rosa, phone, other):
    boards(opened, rosas, "add/", text="door", column="ideas")
    boards(opened, rosas, "turn/", act="show")
    boards(opened, rosas, "turn/", act="dots", dots="2")
    note_id = notes(opened, rosa)["door"][0]
    for _ in range(2):
        phone.sends("/s/dots/", give=f"ideas/{note_id}")
    assert phone.sends("/s/dots/", give=f"ideas/{note_id}").answer.status_code == 409
    other.sends("/s/dots/", give=f"ideas/{note_id}")
    boards(opened, rosas, "arrange/", act=f"dots/{note_id}", **{f"dots-{note_id}": "5"})
    assert "8 dots" in boards(opened, rosas)
    boards(opened, rosas, "arrange/", act="dots", **{f"dots-{note_id}": "5"})  # the Enter key in one of the fields
    phone.sends("/s/dots/", take=f"ideas/{note_id}")
    assert "7 dots" in other.looks()


def test_organisations_in_one_room_do_not_see_each_others_notes(opened, rosas, rosa, words):
    from msgspec.structs import replace

    from tests.web.room.conftest import Phone

    acts = {"by": rosa.by, "keys": rosa.keys}
    rooms.steer_room(opened.id, opened.key, lambda state: replace(state, organisations=("River", "Hill")), **acts)
    boards(opened, rosas, "turn/", act="show")
    river, hill = Phone(words).joins(organisation="River"), Phone(words).joins(organisation="Hill")
    river.writes("Only for the river").sends(f"/s/notes/{river.own()}/", act="show")
    assert "Only for the river" not in hill.looks()
    assert "Only for the river" in re.sub(r"\s+", " ", river.looks())


def test_only_who_knows_the_word_of_an_organisation_comes_in_as_one_of_it(opened, rosas, rosa, words):
    from django.test import Client
    from msgspec.structs import replace

    acts = {"by": rosa.by, "keys": rosa.keys}
    rooms.steer_room(opened.id, opened.key, lambda state: replace(state, organisations=("River", "Hill")), **acts)
    somebody = Client()
    asked = somebody.get(f"/j/{words}/").content.decode()
    assert "River" not in asked
    guessed = somebody.post(f"/j/{words}/", {"name": "Blue Kite", "organisation": "Lake"})
    assert guessed.status_code == 422
    assert "No organisation here has this word" in guessed.content.decode()
    assert "Blue Kite" in guessed.content.decode()
    assert somebody.post(f"/j/{words}/", {"name": "Blue Kite", "organisation": " river "}).status_code == 303


def grouped(opened, rosa, *groups):
    """Rosa makes groups of these phones."""
    from amparo.domain.workshop.groups import Group, Grouping
    from amparo.sealing.link import Seat
    from amparo.web.room.requests import SEAT_COOKIE

    seated = tuple(
        Group(
            id=f"g{at}",
            members=tuple(Seat.read(phone.client.cookies[SEAT_COOKIE].value).row_id.hex() for phone in phones),
        )
        for at, phones in enumerate(groups, start=1)
    )
    rooms.seat_groups(opened.id, opened.key, Grouping(groups=seated), by=rosa.by, keys=rosa.keys)


def test_when_groups_are_made_anew_nobody_reads_what_was_shown_to_another_group_of_that_number(opened, rosa, words):
    from tests.web.room.conftest import Phone

    ines, noor, leila = (Phone(words).joins() for _ in range(3))
    grouped(opened, rosa, (ines, noor), (leila,))
    ines.writes("For Noor and me").sends(f"/s/notes/{ines.own()}/", act="show")
    note = notes(opened, rosa)["For Noor and me"][0]
    assert "For Noor and me" in noor.looks()
    assert "For Noor and me" not in leila.looks()
    grouped(opened, rosa, (leila, ines), (noor,))
    assert "For Noor and me" not in leila.looks()
    assert leila.sends(f"/s/notes/{note}/", act="room").answer.status_code == 404
    assert "For Noor and me" in ines.looks()


def test_of_a_real_case_a_mixed_group_shows_nothing_across_organisations(opened, rosa, words):
    from msgspec.structs import replace

    from tests.web.room.conftest import Phone

    acts = {"by": rosa.by, "keys": rosa.keys}
    rooms.steer_room(opened.id, opened.key, lambda state: replace(state, organisations=("River", "Hill")), **acts)
    river, hill = Phone(words).joins(organisation="River"), Phone(words).joins(organisation="Hill")
    grouped(opened, rosa, (river, hill))
    river.writes("Only for the river").sends(f"/s/notes/{river.own()}/", act="show")
    note = notes(opened, rosa)["Only for the river"][0]
    assert "Only for the river" not in hill.looks()
    assert hill.sends(f"/s/notes/{note}/", act="room").answer.status_code == 404


def test_the_room_agrees_changes_or_puts_aside_and_an_objection_is_off_the_record_unless_wished(
    opened, rosas, rosa, phone
):
    boards(opened, rosas, "turn/", act="show")
    for text in ("door", "lock", "dog"):
        boards(opened, rosas, "add/", text=text, column="ideas")
    ids = {text: note_id for text, (note_id, _) in notes(opened, rosa).items()}

    def says(act, which, **fields):
        each = {f"{name}-{ids[which]}": value for name, value in fields.items()}
        return boards(opened, rosas, "arrange/", act=f"{act}/{ids[which]}", **each)

    says("agree", "door", text="door", objection="It is too dear")
    says("agree", "lock", text="two locks", objection="Not for me", keep="1")
    says("park", "dog", text="dog")
    after = {note_id: (note.text, note.verdict, note.objection) for note_id, note in notes(opened, rosa).values()}
    assert after[ids["door"]] == ("door", "agreed", "")
    assert after[ids["lock"]] == ("two locks", "changed", "Not for me")
    assert after[ids["dog"]] == ("dog", "parked", "")
    page = phone.looks()
    assert "two locks" in page
    assert "Not for me" not in page
    assert "too dear" not in boards(opened, rosas)
    says("agree", "lock", text="two locks")
    assert notes(opened, rosa)["two locks"][1].objection == ""
    assert says("agree", "dog", text="x" * 4_001).status_code == 422


def test_a_note_is_kept_for_later_in_one_touch_with_all_that_lies_under_it(opened, rosas, rosa):
    for text in ("door", "lock", "window"):
        boards(opened, rosas, "add/", text=text, column="ideas")
    ids = {text: note_id for text, (note_id, _) in notes(opened, rosa).items()}
    boards(opened, rosas, "arrange/", act="together", note=[ids["door"], ids["lock"]])
    boards(opened, rosas, "arrange/", act=f"later/{ids['door']}")
    assert {text: note.board for text, (_, note) in notes(opened, rosa).items()} == {
        "door": "later",
        "lock": "later",
        "window": "ideas",
    }
    assert "door" in boards(opened, rosas, board="later")
    assert '<span class="soft">2</span>' in rosas.get(f"/rooms/{opened.id}/boards/").content.decode()
