"""Who may see a page of a room: whoever holds a seat in it, or its facilitator while its key is in memory.

Participants' pages travel in clear where there is no TLS, so nothing here relies on the browser treating the address as
safe: the cookie is not Secure there, forms carry a mark that only the seat can make, and the sender's site is checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from amparo.actions import rooms, seats
from amparo.actions.rooms import NoSuchRoom
from amparo.actions.seats import Full, NoSuchSeat, Overtaken, Seated
from amparo.domain.workshop.room import RoomState
from amparo.sealing.link import Seat
from amparo.sealing.roomkey import RoomKey
from amparo.web.door.middleware import BY_ITSELF
from amparo.web.door.requests import DoorRequest, SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.headers import READING
from amparo.web.page import tongue, typed
from amparo.web.room import held
from amparo.web.room.phones import PHONES
from amparo.web.room.style import page
from amparo.wording.catalogue import spoken
from amparo.wording.terms import say_day

SEAT_COOKIE = "amparo-seat"
SEAT_SECONDS = 12 * 3600
WITH_STREAM = ("seat", "seat-now", "seat-drill-now")
"""What a page with a stream asks for itself, too."""

P = ParamSpec("P")


@dataclass(frozen=True, repr=False)
class Room:
    """A room that is open, as its facilitator's pages have it."""

    id: UUID
    key: RoomKey
    state: RoomState


class SeatRequest(DoorRequest):
    """As `by_seat` hands it on."""

    seated: Seated


class RoomRequest(SignedInRequest):
    """As `by_room` hands it on."""

    room: Room


SeatView = Callable[Concatenate[SeatRequest, P], HttpResponse]
RoomView = Callable[Concatenate[RoomRequest, P], HttpResponse]
View = Callable[..., HttpResponse]


def by_seat(view: Callable[Concatenate[SeatRequest, P], HttpResponse]) -> View:
    """For pages of participants: `request.seated` is their seat, their room and its key; in the language they joined in."""

    @csrf_exempt
    @wraps(view)
    def answered(request: SeatRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = seats.find_seat(request.COOKIES.get(SEAT_COOKIE, ""))
        if found is None:
            return nobody(request)
        if not found[1].open:
            return page(request, "room/over.html", {"closed": True, "typed": request.POST.get("text", "")}, status=410)
        seat, place = found
        if request.method not in READING and not is_theirs(request, seat):
            return page(request, "room/refused.html", {}, status=403)
        key = held.key_of(place.room, request.now)
        if key is None:
            return page(request, "room/rests.html", {"typed": request.POST.get("text", "")}, status=423)
        try:
            request.seated = seats.sit_down(seat, place, key)
        except (NoSuchRoom, NoSuchSeat):  # erased in this moment
            return nobody(request)
        _note_where(request, place.room, seat.row_id)
        with translation.override(spoken(request.seated.card.language)):
            try:
                return view(request, *args, **kwargs)
            except Full:
                return page(request, "room/full.html", {}, status=409)
            except Overtaken:
                return _again(request)

    return cast(View, answered)


def by_room(view: Callable[Concatenate[RoomRequest, P], HttpResponse]) -> View:
    """For a facilitator's pages under an address with `room_id`: `request.room`, or the page that opens it again."""

    @wraps(view)
    @signed_in
    def answered(request: SignedInRequest, /, *args: Any, room_id: UUID, **kwargs: Any) -> HttpResponse:
        key = held.key_of(room_id, request.now)
        try:
            if key is None or not rooms.is_open(room_id, by=request.member, keys=request.keys):
                return _open_again_page(request, room_id)
            state = rooms.read_room(room_id, key, by=request.member, keys=request.keys)
        except NoSuchRoom:
            raise Http404 from None
        held.steered(room_id, request.session_id)
        asked = cast(RoomRequest, request)
        asked.room = Room(room_id, key, state)
        return view(asked, *args, **kwargs)

    return cast(View, answered)


def _note_where(request: SeatRequest, room: UUID, seat: bytes) -> None:
    """Somebody who goes to another page ends the stream of this one, and has not dropped out."""
    by_script = BY_ITSELF in request.headers or request.path in map(reverse, WITH_STREAM)
    if request.method == "GET" and not by_script:
        PHONES.turns_away(room, seat)
    else:
        PHONES.asks(room, seat, request.now)


def _again(request: SeatRequest) -> HttpResponse:
    """Others were faster, every time: nothing was kept, and nothing that was typed is lost. A page with script sends again
    by itself."""
    return page(request, "room/again.html", {"fields": typed(request)}, status=503)


def is_theirs(request: HttpRequest, seat: Seat) -> bool:
    """Whether a form was sent from a page of this seat, and from this site where the browser says so."""
    return is_from_here(request) and constant_time_compare(request.POST.get("mark", ""), seat.form_mark)


def is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def nobody(request: HttpRequest) -> HttpResponse:
    """No seat: the way in, and on the way the cookie goes. Who sat in a room that is closed reads that it was all, and comes
    back under their name if it opens again."""
    if request.method in READING:
        return forget_seat(SeeOther(reverse("join")))
    return forget_seat(page(request, "room/over.html", {"typed": request.POST.get("text", "")}, status=410))


def remember_seat(response: HttpResponse, seat: Seat) -> HttpResponse:
    response.set_cookie(
        SEAT_COOKIE, seat.text, max_age=SEAT_SECONDS, secure=settings.TLS, httponly=True, samesite="Strict", path="/"
    )
    return response


def forget_seat(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(SEAT_COOKIE, samesite="Strict")
    return response


def _open_again_page(request: SignedInRequest, room_id: UUID) -> HttpResponse:
    line = next((line for line in rooms.rooms_of(by=request.member, keys=request.keys) if line.id == room_id), None)
    if line is None:
        raise Http404
    there = request.path if request.method in READING else ""
    closed = "" if line.open else say_day(line.erase_on, tongue())
    return render(request, "room/open_again.html", {"room_id": room_id, "next": there, "closed": closed}, status=423)
