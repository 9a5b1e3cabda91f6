"""The facilitator's list: notes taken into recommendations, the steps people showed, and what may be asked about each."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.actions import leavings, promises, rooms
from amparo.actions.seats import NoSuchThing
from amparo.domain.part import TEXT_MAX
from amparo.domain.workshop.board import Kind, Notes, Seen, piles
from amparo.domain.workshop.leaving import Leaving
from amparo.domain.workshop.nextsteps import (
    Focus,
    NextSteps,
    Recommendation,
    index,
    new_id,
    put_together,
    without_item,
)
from amparo.domain.workshop.stepchecks import check
from amparo.files.stepsheet import sheet
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.findings import Teller
from amparo.wording.lexicons import lexicon
from amparo.wording.terms import say_term


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def steps(request: RoomRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    untrusted = request.POST
    if untrusted.get("away"):
        gone = untrusted["away"]
        _recommend(request, lambda whole: without_item(whole, gone) if gone in index(whole) else whole)
        return SeeOther(reverse("room-next", args=[request.room.id]))
    if untrusted.get("told"):
        return _told(request)
    taken = _taken(untrusted, _notes(request))
    if taken is None:
        return _page(request, 422)
    _recommend(request, lambda whole: put_together(whole, _made(whole, untrusted, *taken)))
    return SeeOther(reverse("room-next", args=[request.room.id]))


def _told(request: RoomRequest) -> HttpResponse:
    room = request.room
    with suppress(ValueError, NoSuchThing):
        leaving = UUID(request.POST["told"])
        leavings.words_told(room.id, room.key, leaving, by=request.member, keys=request.keys)
    return SeeOther(reverse("room-next", args=[room.id]))


def _taken(untrusted: QueryDict, notes: Notes) -> tuple[str, tuple[str, ...]] | None:
    """In whose words, and which notes with whatever lies under them. None where nothing is said or it is too long."""
    heads = [each for each in untrusted.getlist("note") if each in notes]
    text = untrusted.get("text", "").strip() or (notes[heads[0]].text if heads else "")
    under = [each for each, note in notes.items() if note.under in heads]
    return (text, tuple(dict.fromkeys((*heads, *under)))) if text and len(text) <= TEXT_MAX else None


def _made(whole: NextSteps, untrusted: Mapping[str, str], text: str, notes: tuple[str, ...]) -> Recommendation:
    focus = untrusted.get("focus", "")
    return Recommendation(
        id=new_id(whole, Recommendation),
        text=text,
        focus=Focus(focus) if focus in set(Focus) else Focus.SECURITY,
        notes=notes,
    )


def _recommend(request: RoomRequest, edit: promises.EditWhole) -> None:
    room = request.room
    promises.recommend(room.id, room.key, edit, by=request.member, keys=request.keys)


def _notes(request: RoomRequest) -> Notes:
    room = request.room
    found = rooms.notes_in(room.id, room.key, by=request.member, keys=request.keys)
    return {each: note for each, note in found.items() if note.seen is Seen.ROOM and not note.hidden}


def _page(request: RoomRequest, status: int = 200) -> HttpResponse:
    room, language = request.room, tongue()
    whole = promises.steps_in(room.id, room.key, by=request.member, keys=request.keys)
    shown: dict[str, Any] = {
        "room_id": room.id,
        "notes": _waiting(request, whole),
        "focuses": [(focus.value, say_term(focus, language)) for focus in Focus],
        "recommendations": whole.recommendations,
        "sections": sheet(whole, language).sections,
        "asked": _asked(request, whole),
        "to_tell": _to_tell(request),
        "ways": [
            (say_term(way, language), count)
            for way, count in leavings.ways_chosen(room.id, room.key, by=request.member, keys=request.keys).items()
        ],
        "nothing": status == 422,
        "back_url": reverse("console", args=[room.id]),
    }
    return render(request, "nextsteps/console.html", shown, status=status)


def _to_tell(request: RoomRequest) -> dict[UUID, Leaving]:
    """Those who were there; what was written up for others has a page of its own."""
    room = request.room
    waiting = leavings.words_to_tell(room.id, room.key, by=request.member, keys=request.keys)
    return {each: leaving for each, leaving in waiting.items() if leaving.readers is None}


def _waiting(request: RoomRequest, whole: NextSteps) -> list[dict[str, Any]]:
    """Notes of the boards where what to do next is sorted, that stand in no recommendation yet."""
    notes, taken = _notes(request), {note for each in whole.recommendations for note in each.notes}
    boards = (board for board in request.room.state.boards if board.kind is Kind.SORTING)
    heads = (head for board in boards for column in piles(notes, board).values() for head, _under in column)
    return [{"id": head, "text": notes[head].text} for head in heads if head not in taken]


def _asked(request: RoomRequest, whole: NextSteps) -> list[dict[str, Any]]:
    """Questions for the group; nobody answers them here but people."""
    language = whole.language
    found = check(whole, request.now.date(), lexicon(language))
    told = [Teller(whole, tongue()).tell(each) for each in found if each.left is None]
    return [{"question": each.question, "where": each.where, "why": each.why} for each in told]
