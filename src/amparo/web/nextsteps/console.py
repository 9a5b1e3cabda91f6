"""The facilitator's list: notes taken into recommendations, the steps people showed, and what may be asked about each."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from amparo.actions import leavings, promises, rooms
from amparo.actions.seats import NoSuchThing
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.board import Kind, Notes, Seen, piles
from amparo.domain.workshop.leaving import Leaving
from amparo.domain.workshop.nextsteps import (
    Adaptation,
    AdvocacyPoint,
    Focus,
    NextSteps,
    Recommendation,
    index,
    new_id,
    put_together,
    with_item,
    without_item,
)
from amparo.domain.workshop.own import PEOPLE
from amparo.domain.workshop.stepchecks import check
from amparo.files.stepsheet import sheet
from amparo.web.followup.later import day_of
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.catalogue import RIGHT_TO_LEFT, spoken
from amparo.wording.findings import Teller
from amparo.wording.lexicons import lexicon
from amparo.wording.terms import say_term

SHEETS_MAX = 100
RECOMMENDATIONS = "recommendations"
"""How the card of that session is called in the library."""


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
    if "point" in untrusted or "fit" in untrusted:
        return _fitted(request) if "fit" in untrusted else _pointed(request)
    taken = _taken(untrusted, _notes(request))
    if taken is None:
        return _page(request, 422)
    _recommend(request, lambda whole: put_together(whole, _made(whole, untrusted, *taken)))
    return SeeOther(reverse("room-next", args=[request.room.id]))


@require_safe
@by_room
def sheets(request: RoomRequest) -> HttpResponse:
    """To write on by hand, for whoever has no phone or wants paper: what phones ask, in the language of the session."""
    untrusted, state = request.GET.get("count", ""), request.room.state
    count = int(untrusted) if untrusted.isdecimal() and len(untrusted) < 4 else state.paper
    language, count = spoken(state.session.language), max(1, min(count, SHEETS_MAX))
    shown: dict[str, Any] = {
        "title": state.session.title,
        "count": count,
        "sheets": range(count),
        "people": range(PEOPLE),
        "most": SHEETS_MAX,
        "language": language,
        "written": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "back_url": reverse("room-next", args=[request.room.id]),
    }
    return render(request, "nextsteps/sheets.html", shown)


def _fitted(request: RoomRequest) -> HttpResponse:
    """Only our own steps, points for others, solidarity, recommendations in short; and the day on which all look again."""
    untrusted = request.POST
    adapted = tuple(each for each in Adaptation if each.value in untrusted.getlist("adapted"))
    review_on = day_of(untrusted.get("review_on"))
    held_on = request.room.state.session.held_on or request.now.date()
    _recommend(request, lambda whole: replace(whole, adapted=adapted, review_on=review_on, held_on=held_on))
    return SeeOther(reverse("room-next", args=[request.room.id]))


def _pointed(request: RoomRequest) -> HttpResponse:
    """What is to be said, to whom, and where."""
    untrusted = request.POST
    text = untrusted.get("point", "").strip()
    audience, occasion = (" ".join(untrusted.get(name, "").split()) for name in ("audience", "occasion"))
    if not text or len(text) > TEXT_MAX or max(len(audience), len(occasion)) > LINE_MAX:
        return _page(request, 422)
    about = untrusted.get("recommendation", "")

    def edit(whole: NextSteps) -> NextSteps:
        carried = about if about in {each.id for each in whole.recommendations} else None
        made = new_id(whole, AdvocacyPoint)
        return with_item(
            whole, AdvocacyPoint(id=made, text=text, audience=audience, occasion=occasion, recommendation=carried)
        )

    _recommend(request, edit)
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
        "points": whole.advocacy,
        "typed": request.POST if status == 422 else {},
        **_fit(request, whole),
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


def _fit(request: RoomRequest, whole: NextSteps) -> dict[str, Any]:
    """Where no session on recommendations is planned, this one offers to make them (S2.7)."""
    planned = any(card.slug == RECOMMENDATIONS for card in request.room.state.session.cards)
    language = tongue()
    return {
        "adapted": [(each.value, say_term(each, language), each in whole.adapted) for each in Adaptation],
        "offer": not planned and Adaptation.RECOMMENDING not in whole.adapted and not whole.recommendations,
        "speaking": Adaptation.ADVOCACY in whole.adapted,
        "review_on": whole.review_on,
    }


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
