"""Rosa's workshop in a data folder of its own: twenty people, many notes, marks in all of them; then it is erased."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec

SEATS, NOTES_OF_EACH, LONG = 20, 8, 60_000
LOOKED_FOR_EVERY = 256
DRILL_DAYS, PICTURES = 7, 3


def run(by_the_clock: bool) -> dict[str, object]:
    """What stood in the files before, and what stands there after."""
    from amparo.store import erasing, upkeep
    from amparo.worker import reminding
    from tests.inside import NOW
    from tests.store.marks import Marks
    from tests.store.writer import prepared
    from tests.workshop import ERASE_ON, ROOM

    rosa, marks = prepared(), Marks()
    keep_another(rosa, marks)
    kept = stored()
    hold(rosa, marks)
    drill = game(rosa, marks, erased=not by_the_clock)
    worker = ask_later(marks, rosa) if by_the_clock else None  # questions go on a day of their own
    gone = stored() - kept
    before = looked_for(gone)
    if by_the_clock:
        later = NOW + (ERASE_ON - NOW.date() + timedelta(days=1))
        reminding.look(later, worker)
        upkeep.tidy(later)
        proof = None
    else:
        proof = asdict(erasing.erase(ROOM, NOW))
    return {
        "stored": len(gone),
        "found_before": before,
        "found_after": looked_for(gone),
        "plain_after": sum(mark.encode() in content for content in contents() for mark in marks.given),
        "marks": len(marks.given),
        "others_found": looked_for(kept),
        "proof": proof,
        "noted": noted(rosa),
        "drill": drill,
    }


def game(rosa, marks, *, erased: bool) -> tuple[int, ...]:
    """A drill with pictures and what people ticked for their own eyes; erased by itself, or left to go with the room.
    How much of it there was, found in the files before, and after."""
    from amparo.actions import drills
    from amparo.store import rooms
    from tests.workshop import ROOM

    key = rooms.open_again(ROOM, rosa.keys)
    people = [sat_down(key, marks) for _ in range(3)]
    without = stored()
    play(rosa, marks, key, people)
    of_drill = stored() - without
    before = looked_for(of_drill)
    if erased:
        drills.erase_drill(ROOM, by=rosa.by, keys=rosa.keys)
    return len(of_drill), before, looked_for(of_drill)


def play(rosa, marks, key, people) -> None:
    from amparo.actions import drills, slides
    from amparo.domain.pact.terms import FactKind
    from amparo.domain.workshop.drill.model import Drill, Slide
    from amparo.domain.workshop.drill.terms import Mode
    from tests.inside import NOW
    from tests.workshop import ROOM

    looks = {"by": rosa.by, "keys": rosa.keys}
    drill = Drill(mode=Mode.ROOM_GAME, erase_on=NOW.date() + timedelta(days=DRILL_DAYS), break_word=marks.new())
    drills.start_drill(ROOM, key, drill, **looks)
    slides.turn_on_slideshow(ROOM, key, **looks)
    for number in range(PICTURES):
        picture = marks.new().encode() * 2_000
        slides.keep_slide(ROOM, key, Slide(id=f"p{number}", about=marks.new()), picture, **looks)
    slides.cover_further(ROOM, key, "p0", "p9", marks.new().encode() * 900, **looks)
    slides.throw_slide_away(ROOM, key, "p1", **looks)
    for me in people:
        drills.keep_own_facts(me, FactKind, drill)


def sat_down(key, marks):
    from amparo.actions import seats
    from amparo.domain.workshop.seat import SeatCard
    from amparo.sealing.link import Seat
    from amparo.store import seats as rows
    from tests.workshop import ROOM

    seat = Seat.new()
    rows.take(ROOM, key, SeatCard(pseudonym=marks.new()), seat)
    return seats.sit_down(*seats.find_seat(seat.text), key)


def hold(rosa, marks, people=SEATS, long=LONG) -> None:
    from amparo.domain.workshop.room import RoomState
    from amparo.domain.workshop.seat import SeatCard
    from amparo.sealing.link import Seat
    from amparo.store import rooms, seats, things
    from tests.inside import HOUSE
    from tests.workshop import ERASE_ON, ROOM, river_session

    state = RoomState(session=river_session(), erase_on=ERASE_ON)
    key = rooms.make(ROOM, state, rosa.keys, door=HOUSE.instance.door_mac("river table orange"))
    for _ in range(people):
        seat = Seat.new()
        seats.take(ROOM, key, SeatCard(pseudonym=marks.new()), seat)
        for number in range(NOTES_OF_EACH):
            text = marks.new().encode() * (long // 20 if number == 0 else 1)
            mine = number % 2
            things.put(ROOM, "note", text, key=seat if mine else key, thing_id=uuid4(), owner=seat.row_id)
    changed = rooms.change(ROOM, key, lambda here: msgspec.structs.replace(here, paper=here.paper + 1))
    assert changed.paper == 1


def ask_later(marks, rosa):
    """What somebody wishes to be asked weeks later, the address they left for it, and the message that went there."""
    from amparo.domain.pact.terms import Way
    from amparo.domain.workshop.followup import FollowUp, Reminder, unanswered
    from amparo.sealing.link import FollowUpLink
    from amparo.sealing.workerkey import WorkerKey, WorkerSecret
    from amparo.store import asking, followups, reminders
    from amparo.store.turning import heart
    from amparo.worker import reminding
    from amparo.worker.duty import Duty
    from tests.inside import NOW
    from tests.workshop import ERASE_ON

    key, today = WorkerKey.from_secret(WorkerSecret.new()), NOW.date()
    heart.introduce(key.public, today)
    for _ in range(5):
        link, asked = FollowUpLink.new(), FollowUp(title=marks.new(), text=marks.new() * 40, ask_on=today)
        waits = msgspec.json.encode(unanswered(asked))
        days = {"ask_on": today, "erase_on": ERASE_ON}
        followups.ask(link, msgspec.json.encode(asked), waits, followups.reader(rosa.keys), **days)
        left = Reminder(link=link.text, way=Way.EMAIL, address=f"{marks.new()}@example.org")
        reminders.leave(link, left, ask_on=today - timedelta(days=1), again_on=None)
        asking.answer(link, marks.new().encode() * 40, today=today)
    reminding.look(NOW, Duty(key))
    return Duty(key)


def keep_another(rosa, marks) -> None:
    """A workshop that stays: what is erased beside it takes nothing of it along."""
    from amparo.domain.workshop.room import RoomState
    from amparo.store import rooms, things
    from tests.workshop import ERASE_ON, river_session

    another = uuid4()
    state = RoomState(session=river_session(), erase_on=ERASE_ON + timedelta(days=300))
    key = rooms.make(another, state, rosa.keys, door=None)
    things.put(another, "note", marks.new().encode(), key=key, thing_id=uuid4())


def stored() -> frozenset[bytes]:
    """Every byte string of every workshop, as the database gives it, whatever the program thinks it stores."""
    from django.db import connection

    found: set[bytes] = set()
    with connection.cursor() as cursor:
        for table in ("room", "seat", "thing", "follow_up", "reminder", "outbox"):
            cursor.execute(f"SELECT * FROM {table}")
            found.update(as_bytes(value) for row in cursor for value in row if isinstance(value, bytes | str))
    return frozenset(each for each in found if len(each) >= 32)


def as_bytes(value: bytes | str) -> bytes:
    """Ids are text in the file; they count, too."""
    return value.encode() if isinstance(value, str) else value


def looked_for(strings: frozenset[bytes]) -> int:
    """How many of them, by any piece of sixteen bytes, still stand in some file."""
    files = contents()
    return sum(any(piece in content for content in files for piece in pieces(each)) for each in strings)


def pieces(whole: bytes) -> list[bytes]:
    return [whole[at : at + 16] for at in range(5, len(whole) - 15, LOOKED_FOR_EVERY)]


def contents() -> list[bytes]:
    from django.db import connection

    folder = Path(connection.settings_dict["NAME"]).parent
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def noted(rosa) -> list[str]:
    from amparo.store import events

    return [event.what.value for event in events.of(rosa.by.id)]
