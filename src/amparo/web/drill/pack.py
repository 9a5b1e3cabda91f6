"""What key figures asked for in the game, against a PACT of whoever is signed in. It is theirs; no name is for the wall."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.actions import drills, pacts
from amparo.domain.pact.model import Pact
from amparo.domain.workshop.drill.packs import Compared, Held, OwnFact, compared, pack_of
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_list, say_term


@require_safe
@by_room
def show(request: RoomRequest) -> HttpResponse:
    room, language = request.room, tongue()
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        return SeeOther(reverse("drill", args=[room.id]))
    found = pacts.pacts_of(by=request.member, keys=request.keys)
    asked = request.GET.get("pact") or (str(found[0].id) if len(found) == 1 else "")
    chosen, pact = next(((line.id, line.document) for line in found if str(line.id) == asked), (None, None))
    shown: dict[str, Any] = {
        "room_id": room.id,
        "back_url": reverse("drill-talk", args=[room.id]),
        "pacts": [(line.id, line.title) for line in found],
        "pact_id": chosen,
        "facts": [_told(each, pact, chosen, language) for each in compared(drill, pack_of(pact))] if pact else [],
    }
    return render(request, "drill/pack.html", shown)


def _told(one: Compared, pact: Pact, pact_id: UUID | None, language: str) -> dict[str, Any]:
    return {**told(one.own, pact, pact_id, language), "asked": one.asked, "known": one.known}


def told(own: OwnFact, pact: Pact, pact_id: UUID | None, language: str) -> dict[str, Any]:
    """One fact of a pack: who has it in their hands, where it lies, and the page on which that is mended."""
    there = next((fact.id for fact in pact.facts if fact.kind is own.fact), None)
    return {
        "fact": say_term(own.fact, language),
        "there": own.held is Held.THERE,
        "listed": own.held is Held.LISTED,
        "by": say_list(own.by, language) if own.by else "",
        "paper": own.paper,
        "url": reverse("pact-item", args=[pact_id, there]) if there else reverse("pact-add", args=[pact_id, "facts"]),
    }
