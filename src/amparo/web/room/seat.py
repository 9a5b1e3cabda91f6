"""The participant's page: the present step, one box, their own notes. Nothing is shown to others before they say so."""

from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import seats
from amparo.actions.seats import Full, NoSuchThing, Seated
from amparo.domain.part import TEXT_MAX
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.board import Board, Column, Note, Notes, Seen, TooManyDots, board_of
from amparo.domain.workshop.room import RoomState
from amparo.domain.workshop.seat import WISHES_MAX
from amparo.web.door.requests import DoorRequest
from amparo.web.drafting.own import asked_to_change
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room import now as moment
from amparo.web.room.menu import menu_of
from amparo.web.room.phones import PHONES
from amparo.web.room.requests import SeatRequest, by_seat, forget_seat
from amparo.web.room.style import page
from amparo.wording.board_terms import say_column
from amparo.wording.catalogue import LANGUAGES

SITUATION_MAX = 80


@require_safe
@by_seat
def show(request: SeatRequest) -> HttpResponse:
    return _page(request)


@require_safe
@by_seat
def now(request: SeatRequest) -> HttpResponse:
    """The present moment alone, for pages whose stream broke; 304 when nothing changed."""
    fragment = moment.fragment(request.seated, request.now)
    mark = f'"{sha256(fragment.encode()).hexdigest()[:24]}"'
    response = HttpResponse(fragment, headers={"ETag": mark})
    return cast(HttpResponse, get_conditional_response(request, etag=mark, response=response))


@require_POST
@by_seat
def add(request: SeatRequest) -> HttpResponse:
    """Sent twice under one id, it is one note."""
    me, text = request.seated, request.POST.get("text", "").strip()
    place = _place(me.state, request.POST.get("column", ""))
    if not text or len(text) > TEXT_MAX or place is None:
        return _page(request, 422, typed=text, long=len(text) > TEXT_MAX)
    board, column = place
    try:
        seats.add_note(me, _id(request.POST.get("id", "")), Note(text=text, board=board.id, column=column))
    except Full:
        return _page(request, 409, typed=text, full=True)
    return SeeOther(reverse("seat"))


@require_POST
@by_seat
def change(request: SeatRequest, note_id: UUID) -> HttpResponse:
    """Show it, take it back, throw it away; each is one press."""
    acts = {
        "show": seats.show_note,
        "room": seats.show_to_room,
        "back": seats.take_note_back,
        "away": seats.throw_note_away,
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return _page(request, 422)
    try:
        act(request.seated, note_id)
    except NoSuchThing:
        return _page(request, 404)
    return SeeOther(reverse("seat"))


@require_POST
@by_seat
def dot(request: SeatRequest) -> HttpResponse:
    board_id, _, note_id = (request.POST.get("give") or request.POST.get("take", "")).partition("/")
    try:
        board = board_of(request.seated.state.boards, board_id)
        if not (board.shown and board.dots):
            return _page(request, 409)
        seats.vote(request.seated, board, str(UUID(note_id)), back="take" in request.POST)
    except (NoSuchItem, ValueError):
        return _page(request, 404)
    except TooManyDots:
        return _page(request, 409, no_dots=True)
    return SeeOther(reverse("seat"))


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def wishes(request: SeatRequest) -> HttpResponse:
    """Whom they would rather not sit with, and that they would rather not report. Nobody is told."""
    me, untrusted = request.seated, request.POST
    if request.method == "POST":
        names = [name.strip() for name in untrusted.get("not_with", "").splitlines() if name.strip()]
        seats.wish(
            me,
            not_with=tuple(name[:60] for name in names[:WISHES_MAX]),
            not_me="not_me" in untrusted,
            situation=untrusted.get("situation", "").strip()[:SITUATION_MAX],
            helper="helper" in untrusted,
        )
        return SeeOther(reverse("seat"))
    shown = {"card": me.card, "not_with": "\n".join(me.card.not_with), "mark": me.seat.form_mark}
    return page(request, "room/wishes.html", shown)


@require_POST
@by_seat
def call(request: SeatRequest) -> HttpResponse:
    """Help, asked for without raising a hand; one more press takes it back."""
    seats.call_for_help(request.seated, asks=request.POST.get("asks") == "1")
    return SeeOther(reverse("seat"))


@require_POST
@by_seat
def speak(request: SeatRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    if language in LANGUAGES:
        seats.speak(request.seated, language)
    return SeeOther(reverse("seat"))


@require_safe
def units(request: DoorRequest) -> HttpResponse:
    """Where leaving at once leads. The place in the room stays: without an account nobody could come back to it."""
    return page(request, "room/units.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def leave(request: SeatRequest) -> HttpResponse:
    """Asked once: the phone forgets the seat, and what was not shown goes with it."""
    if request.method != "POST":
        return page(request, "room/leave.html", {"mark": request.seated.seat.form_mark})
    seats.leave_room(request.seated)
    PHONES.turns_away(request.seated.room, request.seated.seat.row_id)
    response = forget_seat(page(request, "room/left.html", {}))
    response["Clear-Site-Data"] = '"cache"'
    return response


def _page(request: SeatRequest, status: int = 200, **more: Any) -> HttpResponse:
    me = request.seated
    own = seats.own_notes(me)
    boards = [board for board in me.state.boards if board.shown]
    shown = {
        "card": me.card,
        "mark": me.seat.form_mark,
        "id": uuid4(),
        "now": mark_safe(moment.fragment(me, request.now)),  # noqa: S308 - a template of ours, already escaped
        "mine": _listed({each: note for each, note in own.items() if note.seen is Seen.MINE}),
        "out": _listed({each: note for each, note in own.items() if note.seen is not Seen.MINE}),
        "group": _listed({each: note for each, note in seats.group_notes(me).items() if each not in own}),
        "columns": _columns(boards or [me.state.boards[0]]),
        "dotted": [_dotted(me, board) for board in boards if board.dots and not me.state.quiet],
        "menu": menu_of(me),
        "live": f"/live/{me.room}/seat/",
        **asked_to_change(me),
    }
    return page(request, "room/seat.html", {**shown, **more}, status)


def _listed(notes: Notes) -> list[dict[str, Any]]:
    return [{"id": each, "text": note.text, "seen": note.seen} for each, note in notes.items()]


def _columns(boards: list[Board]) -> list[tuple[str, str]]:
    language = tongue()
    return [(f"{board.id}/{column}", say_column(column, language)) for board in boards for column in board.columns]


def _dotted(me: Seated, board: Board) -> dict[str, Any]:
    votes = seats.own_votes(me, board)
    return {"left": board.dots - len(votes.on), "given": [f"{board.id}/{each}" for each in votes.on]}


def _place(state: RoomState, untrusted: str) -> tuple[Board, Column] | None:
    board_id, _, column = untrusted.partition("/")
    try:
        board = board_of(state.boards, board_id)
        return (board, Column(column)) if column in board.columns else None
    except (NoSuchItem, ValueError):
        return None


def _id(untrusted: str) -> UUID:
    try:
        return UUID(untrusted)
    except ValueError:
        return uuid4()
