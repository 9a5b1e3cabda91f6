"""The facilitator's side of the door: the words and pictures that lead in, opening again after a power cut, closing."""

from typing import Any
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import leavings, rooms
from amparo.actions.rooms import NoSuchRoom
from amparo.web.door.house import house
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.lan import LAN
from amparo.web.page import tongue
from amparo.web.room import held
from amparo.web.room.phones import PHONES
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_day, say_term


@require_POST
@signed_in
def again(request: SignedInRequest, room_id: UUID) -> HttpResponse:
    """One press: whoever is signed in holds the keys that open their rooms."""
    untrusted_next = request.POST.get("next", "")
    there = untrusted_next if url_has_allowed_host_and_scheme(untrusted_next, None) else ""
    try:
        opened = rooms.open_again(room_id, by=request.member, keys=request.keys, house=house(request.now))
    except NoSuchRoom:
        raise Http404 from None
    opened_here(request, room_id, opened.key)
    return SeeOther(there or reverse("room-door", args=[room_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def door(request: RoomRequest) -> HttpResponse:
    """How people get in; whether they may."""
    room = request.room
    if request.method == "POST":
        if request.POST.get("door") == "shut":
            rooms.shut_door(room.id, room.key, by=request.member, keys=request.keys)
        else:
            rooms.open_door(room.id, room.key, by=request.member, keys=request.keys, house=house(request.now))
        return SeeOther(reverse("room-door", args=[room.id]))
    shown = {"room_id": room.id, **ways_in(room.state.words, request), "back_url": reverse("console", args=[room.id])}
    return render(request, "room/door.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close(request: SignedInRequest, room_id: UUID) -> HttpResponse:
    """After it was asked: the words lead nowhere, the key goes from memory; what was written stays sealed until its day."""
    by, keys = request.member, request.keys
    try:
        if request.method != "POST":
            return render(request, "room/close.html", _before_closing(request, room_id))
        rooms.close_room(room_id, by=by, keys=keys)
    except NoSuchRoom:
        raise Http404 from None
    held.forget(room_id)
    PHONES.forget(room_id)
    if not held.any_open():
        LAN.say_goodbye()
    return SeeOther(f"{reverse('workshops')}?closed={room_id}")


def _before_closing(request: SignedInRequest, room_id: UUID) -> dict[str, Any]:
    """What would be left undone; as far as the room is open here."""
    by, keys, key = request.member, request.keys, held.key_of(room_id, request.now)
    shown: dict[str, Any] = {
        "room_id": room_id,
        "title": rooms.title_of(room_id, by=by, keys=keys),
        "day": next(
            say_day(room.erase_on, tongue()) for room in rooms.rooms_of(by=by, keys=keys) if room.id == room_id
        ),
        "back_url": reverse("console", args=[room_id]),
    }
    if key:
        people = rooms.people_in(room_id, key, by=by, keys=keys)
        shown["asking"] = sum(one.card.asks for one in people)
        waiting = leavings.words_to_tell(room_id, key, by=by, keys=keys).values()
        shown["to_tell"] = [
            (say_term(one.readers, tongue()) if one.readers else one.name, one.number) for one in waiting
        ]
    return shown


def opened_here(request: SignedInRequest, room_id: UUID, key: Any) -> None:
    """Whoever opens a room calls this: the key is held, and phones find the machine."""
    held.hold(room_id, key, request.session_id)
    LAN.open()


def ways_in(words: tuple[str, ...], request: SignedInRequest) -> dict[str, Any]:
    """For the wall: the words, and for each address of this machine the picture that leads in."""
    here = f"{request.scheme}://{request.get_host()}"
    bases = LAN.addresses() or (here,)
    path = reverse("join-room", args=["-".join(words)]) if words else ""
    ways = (
        [{"typed": f"{base.partition('://')[2]}/j/", "picture": picture(base + path)} for base in bases] if path else []
    )
    return {
        "words": words,
        "ways": ways,
        "in_clear": bool(LAN.addresses()),
        "port": LAN.port,
        "only_here": LAN.is_off(),
    }


def picture(url: str) -> str:
    """A QR code as an image that stands in the page itself; dark on light in every theme, or phones do not read it."""
    code: str = segno.make(url, error="m").svg_data_uri(scale=6, border=4, dark="#000", light="#fff")
    return code
