"""What a participant's page is told by itself: the present moment, rendered once for all who read the same language."""

from datetime import datetime
from uuid import UUID

from amparo.actions import seats
from amparo.actions.rooms import NoSuchRoom
from amparo.store import noticeboard
from amparo.web.door import requests
from amparo.web.lan import LAN
from amparo.web.live import stream
from amparo.web.live.hub import HUB, Door, Screen, View
from amparo.web.room import held
from amparo.web.room.now import rendered
from amparo.web.room.phones import GRACE_SECONDS, PHONES
from amparo.web.room.requests import SEAT_COOKIE
from amparo.wording.catalogue import spoken

AUDIENCE = "seat"


def register() -> None:
    stream.admit(AUDIENCE, admit, in_clear=True)
    HUB.show(AUDIENCE, render)
    HUB.count_phones(Door(PHONES.listens, PHONES.parted, GRACE_SECONDS + 1))
    noticeboard.when_gone(put_away)


def put_away(room: UUID) -> None:
    """A room that was erased, by whom or when ever: its key goes from memory, and the last one shuts the door to the Wi-Fi."""
    held.forget(room)
    PHONES.forget(room)
    if not held.any_open():
        LAN.shut()


def admit(room: UUID, cookies: dict[str, str]) -> Screen | None:
    """A seat watches its own room, as long as it is open."""
    found = seats.find_seat(cookies.get(SEAT_COOKIE, ""))
    key = held.key_of(room, requests.now())
    if found is None or key is None or found[1].room != room or not found[1].open:
        return None
    me = seats.sit_down(*found, key)
    group = seats.group_audience(me.card.group) if me.card.group else ""
    view = View(AUDIENCE, spoken(me.card.language), me.card.organisation)
    return Screen(view, group, me.seat.row_id, phone=True)


def render(room: UUID, view: View, now: datetime) -> str | None:
    key = held.key_of(room, now)
    if key is None:
        return None
    try:
        state = seats.read_lobby(room, key)
    except NoSuchRoom:
        return None
    return rendered(room, key, state, now, view.language, view.more)
