"""What everybody in the room reads at this moment: the step, the time left, the board that is shown. The same for all."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from amparo.actions.rooms import all_notes, all_votes
from amparo.actions.seats import Seated
from amparo.domain.workshop import timing
from amparo.domain.workshop.board import Board, Note, Notes, Seen, piles, tally
from amparo.domain.workshop.card import Step
from amparo.domain.workshop.room import RoomState
from amparo.domain.workshop.structure import key_of
from amparo.files import library
from amparo.sealing.roomkey import RoomKey
from amparo.web.room.menu import fitting
from amparo.wording.board_terms import say_board, say_column

TEMPLATE = "room/_now.html"


def step_of(state: RoomState, language: str) -> tuple[str, Step | None]:
    """The title of the present line of the running order, and its step unless it is a break; in the reader's language
    where Amparo's own cards have it."""
    if not state.progress.runs:
        return "", None
    slot = timing.order(state.session)[timing.here(state.progress).at]
    steps = {key_of(card, step): (card, step) for card in state.session.cards for step in card.steps}
    if slot.key not in steps:
        return slot.title, None
    step = library.step_in(*steps[slot.key], language)
    return step.title, step


def shown(
    state: RoomState, notes: Notes, votes: Any, now: datetime, language: str, organisation: str
) -> dict[str, Any]:
    title, step = step_of(state, language)
    left = timing.left_seconds(state.session, state.progress, now) if title else 0
    return {
        "sat": _mark_of(state),
        "quiet": state.quiet,
        "title": title,
        "ask": step.ask if step else "",
        "minutes": max(0, -(-left // 60)),
        "stands": state.progress.stands,
        "over": state.progress.over_at is not None,
        "session": state.session.title,
        "fictitious": state.kind == "fictitious",
        "boards": [
            _board(board, _visible(notes, organisation), votes, language) for board in state.boards if board.shown
        ],
    }


def _mark_of(state: RoomState) -> str:
    """Another one when groups, boards that are shown, who reports back or what fits now have changed: then pages look again."""
    boards = [board.id for board in state.boards if board.shown]
    tables = (state.grouping.mark, state.grouping.groups) if state.grouping else ()
    seen = repr((tables, boards, state.reporting, *fitting(state)))
    return sha256(seen.encode()).hexdigest()[:8]


def fragment(me: Seated, now: datetime) -> str:
    """For the page of a seat, and what is pushed to it."""
    return rendered(me.room, me.key, me.state, now, me.card.language, me.card.organisation)


def rendered(room: Any, key: RoomKey, state: RoomState, now: datetime, language: str, organisation: str) -> str:
    boards = any(board.shown for board in state.boards)
    notes = all_notes(room, key) if boards else {}
    votes = all_votes(room, key) if any(board.shown and board.dots for board in state.boards) else ()
    with translation.override(language):
        return render_to_string(TEMPLATE, shown(state, notes, votes, now, language, organisation))


def _visible(notes: Notes, organisation: str) -> Notes:
    """What the whole room may see, without what is hidden; of another organisation, nothing."""
    return {each: note for each, note in notes.items() if _is_visible(note, organisation)}


def _is_visible(note: Note, organisation: str) -> bool:
    return note.seen is Seen.ROOM and not note.hidden and note.organisation in ("", organisation)


def _board(board: Board, notes: Notes, votes: Any, language: str) -> dict[str, Any]:
    dots = tally(notes, votes, board)
    columns = [
        {
            "name": say_column(column, language),
            "notes": [
                {"id": head, "text": notes[head].text, "more": [notes[each].text for each in under], "dots": dots[head]}
                for head, under in heads
            ],
        }
        for column, heads in piles(notes, board).items()
    ]
    return {
        "id": board.id,
        "name": board.title or say_board(board.kind, language),
        "columns": columns,
        "dots": board.dots,
    }
