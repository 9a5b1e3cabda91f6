"""What comes to the screens of a drill by itself: to each part its present moment, to whoever leads that something changed."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from amparo.actions import door, drills, rooms, seats
from amparo.actions.rooms import NoSuchRoom
from amparo.web.door import requests
from amparo.web.door.house import house
from amparo.web.door.requests import SESSION_COOKIE
from amparo.web.drill.console import DESK
from amparo.web.drill.now import fragment
from amparo.web.drill.player import PART
from amparo.web.live import stream
from amparo.web.live.hub import HUB, Screen, View
from amparo.web.room import held
from amparo.web.room.requests import SEAT_COOKIE
from amparo.wording.catalogue import spoken


def register() -> None:
    stream.admit(PART, admit_part, in_clear=True)
    stream.admit(DESK, admit_desk)
    HUB.show(PART, render_part)
    HUB.show(DESK, render_desk)


def admit_part(room: UUID, cookies: dict[str, str]) -> Screen | None:
    """A seat sees what its own part sees, and no other."""
    found = seats.find_seat(cookies.get(SEAT_COOKIE, ""))
    key = held.key_of(room, requests.now())
    if found is None or key is None or found[1].room != room or not found[1].open:
        return None
    me = seats.sit_down(*found, key)
    drill = drills.watch_drill(me)
    seat = me.seat.row_id.hex()
    place = drill.place_of(seat) if drill else None
    return Screen(View(PART, spoken(me.card.language), seat if place else ""), whose=me.seat.row_id, phone=True)


def render_part(room: UUID, view: View, now: datetime) -> str | None:
    key = held.key_of(room, now)
    try:
        drill = drills.drill_in(room, key) if key else None
    except NoSuchRoom:
        return None
    if key is None:
        return None
    place = (
        drill.place_of(view.more) if drill and view.more else None
    )  # the part they play now, also when it was dealt anew
    return fragment(drill, place, now, view.language)


def admit_desk(room: UUID, cookies: dict[str, str]) -> Screen | None:
    """Whoever leads it, as long as they are signed in. To look does not keep a session alive."""
    now = requests.now()
    present = door.resume(cookies.get(SESSION_COOKIE, ""), house=house(now), now=now, touched=False)
    if present is None or held.key_of(room, now) is None:
        return None
    if not any(line.id == room for line in rooms.rooms_of(by=present.member, keys=present.keys)):
        return None
    return Screen(View(DESK, ""), whose=present.session)


def render_desk(room: UUID, _view: View, now: datetime) -> str | None:
    """Nothing but that it changed: the page fetches itself, and has to be signed in for that."""
    key = held.key_of(room, now)
    if key is None:
        return None
    try:
        drill = drills.drill_in(room, key)
    except NoSuchRoom:
        return None
    return sha256(msgspec.json.encode(drill)).hexdigest()[:16]
