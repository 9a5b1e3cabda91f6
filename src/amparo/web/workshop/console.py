"""The console: now, next, then; one touch for each act, with or without script, from the keyboard too."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from amparo.actions import promises, rooms
from amparo.actions.rooms import NoSuchSeat
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop import catching, timing
from amparo.domain.workshop.board import Board, board_of, with_board
from amparo.domain.workshop.room import RoomState, Shown
from amparo.domain.workshop.timing import Progress
from amparo.web.door.house import house
from amparo.web.drafting.wall import plenary_on_the_wall
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.doors import ways_in
from amparo.web.room.menu import is_closing
from amparo.web.room.phones import PHONES
from amparo.web.room.requests import RoomRequest, by_room
from amparo.web.workshop import seating
from amparo.web.workshop.live import CONSOLE, WALL, unless_seen
from amparo.wording.board_terms import say_board

MORE_MINUTES = 5
PAPER_MAX = 1_000
WALLS = {
    Shown.JOIN: gettext_lazy("How to join"),
    Shown.STEP: gettext_lazy("The step"),
    Shown.GROUPS: gettext_lazy("Groups"),
    Shown.PLENARY: gettext_lazy("What the groups will do"),
    Shown.NOTHING: gettext_lazy("Nothing"),
}
"""What the wall can show besides boards."""
Edit = Callable[[RoomState], RoomState]


@require_safe
@by_room
@unless_seen(CONSOLE)
def console(request: RoomRequest) -> HttpResponse:
    return render(request, "console/show.html", _shown(request))


@require_safe
@by_room
@unless_seen(WALL)
def wall(request: RoomRequest) -> HttpResponse:
    """What the projector shows: no names, and no notes but those of a board that was shown on purpose."""
    state = request.room.state
    shown = {**_present(state, request.now), "state": state, **ways_in(state.words, request)}
    if state.shown is Shown.GROUPS and state.grouping:
        shown["groups"] = seating.on_the_wall(request)
    if state.shown is Shown.BOARD and state.board:
        shown["board"] = seating.board_on_the_wall(request, board_of(state.boards, state.board))
    if state.shown is Shown.PLENARY:
        shown["plenary"] = plenary_on_the_wall(request)
    if state.shown is Shown.STEP and is_closing(state):
        shown |= _read_aloud(request)
    return render(request, "console/wall.html", shown)


def _read_aloud(request: RoomRequest) -> dict[str, int]:
    """How many next steps were read aloud, of how many people; whose, nobody counts."""
    room = request.room
    aloud, _silent = promises.closing_counts(room.id, room.key, by=request.member, keys=request.keys)
    people = rooms.people_in(room.id, room.key, by=request.member, keys=request.keys)
    return {"aloud": aloud, "everybody": len(people) + room.state.paper}


@require_POST
@by_room
def act(request: RoomRequest) -> HttpResponse:
    """One act, then the console again. What does not follow from where things stand changes nothing."""
    if request.POST.get("act") == "helped":
        _helped(request)
    edit = _edit(request)
    if edit is not None:
        with suppress(NotNow, NoSuchItem):
            steer(request, edit)
    return SeeOther(reverse("console", args=[request.room.id]))


def steer(request: RoomRequest, edit: Edit) -> RoomState:
    room = request.room
    return rooms.steer_room(room.id, room.key, edit, by=request.member, keys=request.keys)


def local(now: datetime) -> datetime:
    """The time on the wall of the room: the clock of the machine it is held on."""
    return now.astimezone()


def _edit(request: RoomRequest) -> Edit | None:
    name, value = request.POST.get("act", ""), request.POST.get("value", "")
    now = local(request.now)
    if name in CLOCK:
        return lambda state: _clocked(state, name, value, now)
    match name:
        case "quiet":
            return lambda state: replace(state, quiet=not state.quiet)
        case "tick":
            return lambda state: replace(state, ticks=_toggled(state.ticks, value))
        case "show" if value in set(Shown) - {Shown.BOARD}:
            return lambda state: replace(state, shown=Shown(value), board=None)
        case "board":
            return lambda state: _board_shown(state, value)
        case "hide-board":
            return lambda state: _board_hidden(state, value)
        case "paper" if value in ("1", "-1"):
            return lambda state: replace(state, paper=max(0, min(state.paper + int(value), PAPER_MAX)))
    return None


def _helped(request: RoomRequest) -> None:
    room = request.room
    try:
        seat = bytes.fromhex(request.POST.get("value", ""))
        rooms.has_helped(room.id, room.key, seat, by=request.member, keys=request.keys)
    except (ValueError, NoSuchSeat):  # they have left meanwhile
        return


def _caught_up(state: RoomState, progress: Progress, value: str, now: datetime) -> Progress:
    for offer in catching.offers(state.session, progress, now):
        if offer.kind == value:
            return catching.accept(progress, offer)
    return progress


CLOCK: dict[str, Callable[[RoomState, Progress, str, datetime], Progress]] = {
    "begin": lambda state, progress, _value, now: timing.begin(state.session, progress, now),
    "next": lambda state, progress, _value, now: timing.following(state.session, progress, now),
    "back": lambda _state, progress, _value, _now: timing.back(progress),
    "more": lambda state, progress, _value, _now: timing.add_minutes(state.session, progress, MORE_MINUTES),
    "less": lambda state, progress, _value, _now: timing.add_minutes(state.session, progress, -MORE_MINUTES),
    "pause": lambda _state, progress, _value, now: timing.pause(progress, now),
    "resume": lambda _state, progress, _value, now: timing.resumed(progress, now),
    "beat": lambda _state, progress, _value, now: timing.beat(progress, now),
    "go-on": lambda _state, progress, _value, now: timing.go_on(progress, now),
    "went-on": lambda _state, progress, _value, now: timing.went_on(progress, now),
    "catch-up": _caught_up,
}
"""What moves the clock; the value is only read for catching up."""


def _clocked(state: RoomState, name: str, value: str, now: datetime) -> RoomState:
    """`next` says from which step, so that two presses at once are one. The wall goes along, unless it shows nothing on
    purpose."""
    progress = state.progress
    if name == "next" and value.isdigit() and progress.place and int(value) != progress.place.at:
        return state
    goes_along = name == "begin" or (name == "next" and state.shown is not Shown.NOTHING)
    state = replace(state, progress=CLOCK[name](state, progress, value, now))
    return replace(state, shown=Shown.STEP, board=None) if goes_along else state


def _toggled(ticks: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(tick for tick in ticks if tick != value) if value in ticks else (*ticks, value[:100])


def _board_shown(state: RoomState, board_id: str) -> RoomState:
    board = board_of(state.boards, board_id)
    boards = with_board(state.boards, replace(board, shown=True))
    return replace(state, boards=boards, shown=Shown.BOARD, board=board.id)


def _board_hidden(state: RoomState, board_id: str) -> RoomState:
    boards = with_board(state.boards, replace(board_of(state.boards, board_id), shown=False))
    gone = state.shown is Shown.BOARD and state.board == board_id
    return replace(state, boards=boards, shown=Shown.STEP if gone else state.shown, board=None if gone else state.board)


def _shown(request: RoomRequest) -> dict[str, Any]:
    state, now = request.room.state, local(request.now)
    people = rooms.people_in(request.room.id, request.room.key, by=request.member, keys=request.keys)
    return {
        **_present(state, request.now),
        "room_id": request.room.id,
        "state": state,
        "joined": len(people),
        "dropped": PHONES.dropped(request.room.id, request.now),
        "several": house(request.now).several,
        "asking": [{"id": one.id.hex(), "name": one.card.pseudonym} for one in people if one.card.asks],
        "spares": timing.spares(state.session, state.progress, MORE_MINUTES, now),
        "walls": [(value.value, name) for value, name in WALLS.items()],
        "on_wall": _on_wall(state),
        "offers": catching.offers(state.session, state.progress, now),
        "too_long": timing.too_long_for(state.session, state.progress, now),
        "boards": [_board(board) for board in state.boards],
        "messages": _messages(state),
        "reporting": seating.names(seating.everybody(people, state.paper), state.reporting),
        "back_url": reverse("workshops"),
    }


def _on_wall(state: RoomState) -> Any:
    """What the wall shows at this moment, by its name."""
    if state.quiet:
        return _("Take a moment.")
    if state.shown is Shown.BOARD and state.board:
        return _board(board_of(state.boards, state.board))["name"]
    return WALLS[state.shown if state.shown in WALLS else Shown.STEP]


def _board(board: Board) -> dict[str, Any]:
    return {"id": board.id, "name": board.title or say_board(board.kind, tongue()), "shown": board.shown}


def _present(state: RoomState, at: datetime) -> dict[str, Any]:
    """Now, next and then; how late it is; whether somebody has to say where to go on."""
    now, progress, session = local(at), state.progress, state.session
    slots, ahead = timing.order(session), timing.ahead(session, progress, now)
    left = timing.left_seconds(session, progress, now) if progress.runs else 0
    card, step = _step(state)
    behind = timing.late(session, progress, now) if progress.runs else 0
    silence = timing.silence(progress, now)
    return {
        "progress": progress,
        "at": progress.place.at if progress.place else 0,
        "place": progress.place.at + 1 if progress.place else 0,
        "places": len(slots),
        "now": ahead[0] if ahead else None,
        "next": ahead[1] if len(ahead) > 1 else None,
        "then": ahead[2] if len(ahead) > 2 else None,
        "never_cut": timing.NEVER_OFFERED,
        "left": left,
        "clock": f"{'-' if left < 0 else ''}{abs(left) // 60}:{abs(left) % 60:02}",
        "late_minutes": behind // 60 if behind >= catching.LATE_SECONDS_MIN else 0,
        "ends": timing.ends(session, progress, now),
        "card": card,
        "step": step,
        "silent_minutes": max(1, int((now - silence).total_seconds()) // 60) if silence else 0,
    }


def _step(state: RoomState) -> tuple[Any, Any]:
    if not state.progress.runs:
        return (state.session.cards[0] if state.session.cards else None), None
    key = timing.order(state.session)[timing.here(state.progress).at].key
    for card in state.session.cards:
        for step in card.steps:
            if f"{card.id}/{step.id}" == key:
                return card, step
    return None, None


def _messages(state: RoomState) -> list[dict[str, Any]]:
    """The key messages of the present card; ticked when they have been said."""
    card, _found = _step(state)
    return [
        {"id": f"{card.id}/{number}", "text": text, "said": f"{card.id}/{number}" in state.ticks}
        for number, text in enumerate(card.key_messages if card else ())
    ]
