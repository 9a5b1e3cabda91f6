"""Boards as the facilitator arranges them: put together without dragging, dots counted from the screen or from paper, shown
and hidden in two touches."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.domain.part import TEXT_MAX
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.board import (
    DOTS_MAX,
    Board,
    Column,
    Kind,
    Note,
    Notes,
    Seen,
    Verdict,
    board_of,
    carried_over,
    decided,
    piles,
    put_together,
    take_apart,
    tally,
    with_board,
)
from amparo.domain.workshop.room import RoomState, Shown
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.board_terms import say_board, say_column

PAPER_DOTS_MAX = 1_000
DOTS = "dots-"


class TooLong(Exception):
    """A note or an objection is longer than one may be."""


@require_safe
@by_room
def listed(request: RoomRequest) -> HttpResponse:
    room = request.room
    notes = rooms.notes_in(room.id, room.key, by=request.member, keys=request.keys).values()
    there = Counter(note.board for note in notes if note.seen is Seen.ROOM)
    boards = [{**_line(request, board), "count": there[board.id]} for board in room.state.boards]
    return render(
        request, "room/boards.html", {"boards": boards, "back_url": reverse("console", args=[request.room.id])}
    )


@require_safe
@by_room
def show(request: RoomRequest, board_id: str) -> HttpResponse:
    return _page(request, _board(request, board_id))


@require_POST
@by_room
def turn(request: RoomRequest, board_id: str) -> HttpResponse:
    """Show or hide it, on the wall and on everybody's screen; give everybody dots."""
    board = _board(request, board_id)
    act, untrusted_dots = request.POST.get("act", ""), request.POST.get("dots", "")
    if act == "dots" and untrusted_dots.isdecimal():
        _steer(request, lambda state: _with(state, replace(_of(state, board), dots=min(int(untrusted_dots), DOTS_MAX))))
    elif act in ("show", "hide"):
        _steer(request, lambda state: _turned(state, board, shown=act == "show"))
    else:
        return _page(request, board, 422)
    return SeeOther(reverse("room-board", args=[request.room.id, board.id]))


@require_POST
@by_room
def add(request: RoomRequest, board_id: str) -> HttpResponse:
    """A card from the wall, or what somebody said: it counts like what came from a phone."""
    board, text = _board(request, board_id), request.POST.get("text", "").strip()
    column = request.POST.get("column", "")
    if not text or len(text) > TEXT_MAX or column not in board.columns:
        return _page(request, board, 422, typed=text)
    room, note = request.room, Note(text=text, board=board.id, column=Column(column))
    rooms.add_paper_note(room.id, room.key, uuid4(), note, by=request.member, keys=request.keys)
    return SeeOther(reverse("room-board", args=[room.id, board.id]))


@require_POST
@by_room
def arrange(request: RoomRequest, board_id: str) -> HttpResponse:
    """Whatever is ticked, or the one whose button was pressed."""
    board, untrusted = _board(request, board_id), request.POST
    act, _, one = untrusted.get("act", "").partition("/")
    chosen = (one,) if one else _ticked(act, untrusted)
    edit = _for_later(request.room.state) if act == "later" else ACTS.get(act)
    if edit is None or not chosen:
        return _page(request, board, 422, nothing=True)
    room = request.room
    try:
        rooms.arrange_notes(
            room.id, room.key, lambda notes: edit(notes, chosen, untrusted), by=request.member, keys=request.keys
        )
    except (KeyError, NoSuchItem):
        return _page(request, board, 404)
    except TooLong:
        return _page(request, board, 422, long=True)
    return SeeOther(reverse("room-board", args=[room.id, board.id]))


def _ticked(act: str, untrusted: QueryDict) -> tuple[str, ...]:
    """Dots from paper are counted for every note that has a field for them."""
    if act == "dots":
        return tuple(name.removeprefix(DOTS) for name in untrusted if name.startswith(DOTS))
    return tuple(untrusted.getlist("note"))


Chosen = tuple[str, ...]
Edit = Callable[[Notes, Chosen, Mapping[str, str]], Notes]


def _together(notes: Notes, chosen: Chosen, _form: Mapping[str, str]) -> Notes:
    for note in chosen[1:]:
        notes = put_together(notes, note, chosen[0])
    return notes


def _apart(notes: Notes, chosen: Chosen, _form: Mapping[str, str]) -> Notes:
    for note in chosen:
        notes = take_apart(notes, note)
    return notes


def _paper_dots(notes: Notes, chosen: Chosen, form: Mapping[str, str]) -> Notes:
    for note in chosen:
        counted = form.get(DOTS + note, "")[:9]
        dots = min(int(counted), PAPER_DOTS_MAX) if counted.isdecimal() else 0
        notes = {**notes, note: replace(notes[note], paper_dots=dots)}
    return notes


def _for_later(state: RoomState) -> Edit | None:
    """To the board of what is kept for later, if the room has one."""
    later = next((board for board in state.boards if board.kind is Kind.PARKING), None)
    if later is None:
        return None

    def edit(notes: Notes, chosen: Chosen, _form: Mapping[str, str]) -> Notes:
        for note in chosen:
            notes = carried_over(notes, note, later)
        return notes

    return edit


def _each(**values: Any) -> Edit:
    """These values for every one that was chosen."""

    def edit(notes: Notes, chosen: Chosen, _form: Mapping[str, str]) -> Notes:
        return {**notes, **{note: replace(notes[note], **values) for note in chosen}}

    return edit


def _decided(verdict: Verdict) -> Edit:
    """Each in the words that stand in its field; an objection only where its box is ticked."""

    def edit(notes: Notes, chosen: Chosen, form: Mapping[str, str]) -> Notes:
        said = {}
        for note in chosen:
            text, objection = form.get(f"text-{note}", "").strip(), form.get(f"objection-{note}", "").strip()
            if max(len(text), len(objection)) > TEXT_MAX:
                raise TooLong
            kept = objection if f"keep-{note}" in form else ""
            said[note] = decided(notes[note], verdict, text=text, objection=kept)
        return {**notes, **said}

    return edit


ACTS: Mapping[str, Edit] = {
    "together": _together,
    "apart": _apart,
    "dots": _paper_dots,
    "hide": _each(hidden=True),
    "unhide": _each(hidden=False),
    "agree": _decided(Verdict.AGREED),
    "park": _decided(Verdict.PARKED),
}


def _board(request: RoomRequest, board_id: str) -> Board:
    try:
        return board_of(request.room.state.boards, board_id)
    except NoSuchItem:
        raise Http404 from None


def _of(state: RoomState, board: Board) -> Board:
    return board_of(state.boards, board.id)


def _with(state: RoomState, board: Board) -> RoomState:
    return replace(state, boards=with_board(state.boards, board))


def _turned(state: RoomState, board: Board, *, shown: bool) -> RoomState:
    """The wall follows: it shows this board, or goes back to the step."""
    after = _with(state, replace(_of(state, board), shown=shown))
    if shown:
        return replace(after, shown=Shown.BOARD, board=board.id)
    return replace(after, shown=Shown.STEP, board=None) if after.board == board.id else after


def _steer(request: RoomRequest, edit: Callable[[RoomState], RoomState]) -> None:
    rooms.steer_room(request.room.id, request.room.key, edit, by=request.member, keys=request.keys)


def _line(request: RoomRequest, board: Board) -> dict[str, Any]:
    where = [request.room.id, board.id]
    name = board.title or say_board(board.kind, tongue())
    return {
        "name": name,
        "shown": board.shown,
        "url": reverse("room-board", args=where),
        "turn": reverse("room-board-turn", args=where),
    }


def _page(request: RoomRequest, board: Board, status: int = 200, **more: Any) -> HttpResponse:
    room, language = request.room, tongue()
    by, keys = request.member, request.keys
    notes = rooms.notes_in(room.id, room.key, by=by, keys=keys)
    shown = {each: note for each, note in notes.items() if note.seen == "room"}
    dots = tally(shown, rooms.votes_in(room.id, room.key, by=by, keys=keys), board)
    columns = [
        {
            "id": column,
            "name": say_column(column, language),
            "notes": [_told(shown, head, under, dots) for head, under in heads],
        }
        for column, heads in piles(shown, board).items()
    ]
    here = {**_line(request, board), "dots": board.dots, "columns": columns, "id": board.id}
    here["later"] = "" if board.kind is Kind.PARKING else say_board(Kind.PARKING, language)
    more |= {"board": here, "room_id": room.id, "back_url": reverse("room-boards", args=[room.id])}
    return render(request, "room/board.html", more, status=status)


def _told(notes: Notes, head: str, under: tuple[str, ...], dots: Mapping[str, int]) -> dict[str, Any]:
    note = notes[head]
    more = [{"id": each, "text": notes[each].text} for each in under]
    told = {name: getattr(note, name) for name in ("text", "hidden", "paper", "verdict", "objection")}
    return {**told, "id": head, "more": more, "dots": dots.get(head, 0), "paper_dots": note.paper_dots}
