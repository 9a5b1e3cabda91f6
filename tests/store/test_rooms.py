"""Rooms, seats and things: who opens what, who overtakes whom, and what is left of them."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import connection
from msgspec.structs import replace

from amparo.domain.workshop.room import RoomState, Shown
from amparo.domain.workshop.seat import SeatCard
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Seat
from amparo.sealing.roomkey import RoomKey
from amparo.store import noticeboard, rooms, seats, things
from amparo.store.models import RoomRow, SeatRow, ThingRow
from amparo.store.rooms import NoSuchRoom, WordsTaken
from amparo.store.seats import Full
from amparo.store.things import NoSuchThing
from tests.inside import HOUSE, NOW
from tests.workshop import ERASE_ON, ROOM, river_session

WORDS = HOUSE.instance.door_mac("river table orange")


@dataclass
class Held:
    key: RoomKey
    seat: Seat


def state(**more):
    return RoomState(session=river_session(), erase_on=ERASE_ON, **more)


@pytest.fixture
def held(rosa):
    key = rooms.make(ROOM, state(), rosa.keys, door=WORDS)
    seat = Seat.new()
    seats.take(ROOM, key, SeatCard(pseudonym="Blue Kite"), seat)
    return Held(key, seat)


def put(held, content=b"Neighbours watch the door", *, key=None, **more):
    thing = uuid4()
    things.put(ROOM, "note", content, key=key or held.key, thing_id=thing, **more)
    return thing


def test_the_words_on_the_wall_find_the_room_however_they_are_typed(held):
    assert rooms.find(HOUSE.instance.door_mac(" River-TABLE  orange ")) == ROOM
    assert rooms.find(HOUSE.instance.door_mac("river table apple")) is None


def test_two_open_rooms_never_have_the_same_words(held, rosa):
    with pytest.raises(WordsTaken):
        rooms.make(uuid4(), state(), rosa.keys, door=WORDS)


def test_after_a_power_cut_the_facilitators_keys_open_the_room_again(held, rosa):
    note = put(held, owner=held.seat.row_id)
    again = rooms.open_again(ROOM, rosa.keys)
    assert rooms.read(ROOM, again).session == river_session()
    assert things.read(ROOM, "note", note, again).content == b"Neighbours watch the door"


def test_a_colleague_and_a_stranger_open_no_room_of_hers(held, tomas, mateo):
    for somebody in (tomas, mateo):
        with pytest.raises(NoSuchRoom):
            rooms.open_again(ROOM, somebody.keys)


def test_what_somebody_keeps_to_themselves_opens_with_no_key_of_the_room(held, rosa):
    note = put(held, b"My petal", key=held.seat)
    again = rooms.open_again(ROOM, rosa.keys)
    for key in (held.key, again, Seat.new()):
        with pytest.raises(WrongKey):
            things.read(ROOM, "note", note, key)
    assert things.all_of(ROOM, "note", held.key) == ()
    assert [each.content for each in things.all_of(ROOM, "note", held.seat)] == [b"My petal"]


def test_showing_a_note_seals_it_to_the_room_and_taking_it_back_seals_it_away(held):
    note = put(held, key=held.seat)
    things.show(ROOM, "note", note, held.seat, held.key, lambda content: content)
    assert len(things.all_of(ROOM, "note", held.key)) == 1
    with pytest.raises(NoSuchThing):
        things.take_back(ROOM, "note", note, Seat.new(), held.key, lambda content: content)
    things.take_back(ROOM, "note", note, held.seat, held.key, lambda content: content)
    assert things.all_of(ROOM, "note", held.key) == ()


def test_an_edit_that_was_overtaken_runs_again_on_top(held):
    tried = []

    def edit(here):
        if not tried:
            tried.append(1)
            rooms.change(ROOM, held.key, lambda other: replace(other, quiet=True))
        return replace(here, shown=Shown.NOTHING)

    after = rooms.change(ROOM, held.key, edit)
    assert (after.quiet, after.shown) == (True, Shown.NOTHING)


def test_a_thing_sent_twice_is_one_thing_and_nobody_takes_its_place(held):
    note = put(held, owner=held.seat.row_id)
    things.put(ROOM, "note", b"again", key=held.key, thing_id=note, owner=held.seat.row_id)
    assert [each.content for each in things.all_of(ROOM, "note", held.key)] == [b"Neighbours watch the door"]
    with pytest.raises(Full):
        things.put(ROOM, "note", b"mine", key=held.key, thing_id=note, owner=Seat.new().row_id)


def test_a_row_put_in_the_place_of_another_does_not_open(held):
    first, second = put(held, b"one"), put(held, b"two")
    stolen = ThingRow.objects.get(id=first)
    ThingRow.objects.filter(id=second).update(sealed=stolen.sealed, version=stolen.version)
    with pytest.raises(WrongKey):
        things.read(ROOM, "note", second, held.key)


def test_an_older_state_does_not_open_in_the_place_of_the_newest(held):
    old = RoomRow.objects.get(id=ROOM).state
    rooms.change(ROOM, held.key, lambda here: replace(here, quiet=True))
    RoomRow.objects.filter(id=ROOM).update(state=old)
    with pytest.raises(WrongKey):
        rooms.read(ROOM, held.key)


def test_there_is_an_end_to_what_one_seat_may_write(held, monkeypatch):
    monkeypatch.setattr(things, "OF_ONE_MAX", 2)
    put(held, key=held.seat)
    put(held, key=held.seat)
    with pytest.raises(Full):
        put(held, key=held.seat)
    with pytest.raises(Full):
        put(held, bytes(things.THING_BYTES_MAX + 1))


def test_there_is_an_end_to_what_a_room_may_hold_and_what_is_there_can_be_sent_again(held, monkeypatch):
    first = put(held, key=held.seat)
    monkeypatch.setattr(things, "OF_ROOM_MAX", 1)
    with pytest.raises(Full):
        put(held)
    things.put(ROOM, "note", b"again", key=held.seat, thing_id=first)


def test_people_are_listed_in_no_order_that_says_who_came_when(held):
    for number in range(8):
        seats.take(ROOM, held.key, SeatCard(pseudonym=f"Kite {number}"), Seat.new())
    listed = [sitting.id for sitting in seats.all_of(ROOM, held.key)]
    assert listed == sorted(listed)


def test_a_change_rings_when_it_is_kept_and_says_for_whom(held, django_capture_on_commit_callbacks):
    heard = []
    told = lambda room, audience: heard.append((room, audience))  # noqa: E731
    noticeboard.listen(told)
    with django_capture_on_commit_callbacks(execute=True):
        put(held)
        put(held, audience="group-2")
        put(held, key=held.seat)
    noticeboard.unlisten(told)
    assert heard == [(ROOM, "all"), (ROOM, "group-2")]
    assert noticeboard.changes([ROOM])[ROOM] == 3


def test_a_closed_room_has_no_words_any_more_and_what_was_written_stays(held, rosa):
    put(held)
    rooms.close(ROOM)
    assert rooms.find(WORDS) is None
    assert not rooms.is_open(ROOM)
    again = rooms.open_again(ROOM, rosa.keys)
    assert len(things.all_of(ROOM, "note", again)) == 1


def test_on_its_day_everything_of_a_room_goes_and_nobody_has_to_open_it(held):
    put(held)
    assert rooms.erase_due(ERASE_ON.replace(day=19)) == 0
    assert rooms.erase_due(ERASE_ON) == 1
    assert [model.objects.count() for model in (RoomRow, SeatRow, ThingRow)] == [0, 0, 0]


def test_what_has_a_day_of_its_own_goes_before_its_room(held):
    note, drill = put(held), put(held, erase_on=ERASE_ON.replace(day=10))
    assert rooms.erase_due(ERASE_ON.replace(day=9)) == 0
    assert ThingRow.objects.filter(id=drill).exists()
    assert rooms.erase_due(ERASE_ON.replace(day=10)) == 0
    assert list(ThingRow.objects.values_list("id", flat=True)) == [note]


def test_several_servers_each_open_the_room_with_the_share_of_the_day(rosa):
    rooms.make(ROOM, state(), rosa.keys, door=WORDS, volatile=HOUSE.volatile)
    key = rooms.key_of_the_day(ROOM, HOUSE.volatile, NOW)
    assert rooms.read(ROOM, key).erase_on == ERASE_ON
    assert rooms.key_of_the_day(ROOM, type(HOUSE.volatile).new(NOW), NOW) is None
    rooms.close(ROOM)
    assert rooms.key_of_the_day(ROOM, HOUSE.volatile, NOW) is None


def test_one_laptop_leaves_no_share_on_its_disk(held):
    assert RoomRow.objects.get(id=ROOM).open_share is None


def test_no_name_and_no_text_stands_in_the_rows_in_clear(held):
    put(held, b"Canary on the fence", key=held.seat)
    put(held, b"Canary on the roof")
    with connection.cursor() as cursor:
        for table in ("room", "seat", "thing"):
            cursor.execute(f"SELECT * FROM {table}")
            stored = repr(cursor.fetchall())
            for word in ("Canary", "Blue Kite", "Security plan", "river"):
                assert word not in stored
