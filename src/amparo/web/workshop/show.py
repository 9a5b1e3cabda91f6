"""The sessions somebody prepared and the rooms they opened; and the page of one session, its agenda."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.actions import agendas, rooms
from amparo.domain.workshop.agenda import Slot, agenda, minutes_of, packing
from amparo.domain.workshop.checks import check
from amparo.domain.workshop.edits import with_item
from amparo.domain.workshop.session import Pause, Session
from amparo.files.session_sheet import clock
from amparo.web.document.findings import beside, looks
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.workshop.page import acts, changed, page, read, tongue
from amparo.wording.terms import say_day, say_term

BREAK_MINUTES = 20
WHOLE = "session"


@require_safe
@signed_in
def sessions(request: SignedInRequest) -> HttpResponse:
    lines = [
        {
            "name": line.title or _("A session"),
            "url": reverse("session", args=[line.id]),
            "status": _("%(count)d minutes") % {"count": minutes_of(line.document)},
        }
        for line in agendas.sessions_of(by=request.member, keys=request.keys)
    ]
    here = [
        {
            "name": _("A room, erased on %(day)s") % {"day": say_day(room.erase_on, tongue())},
            "url": reverse("console", args=[room.id]),
            "status": _("open") if room.open else _("closed"),
        }
        for room in rooms.rooms_of(by=request.member, keys=request.keys)
    ]
    return render(request, "session/list.html", {"lines": lines, "rooms": here, "back_url": reverse("home")})


@require_safe
@signed_in
def show(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    return _agenda(request, session_id, "show")


@require_safe
@signed_in
def printed(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    return _agenda(request, session_id, "print")


def _agenda(request: SignedInRequest, session_id: UUID, template: str) -> HttpResponse:
    opened = read(request, session_id)
    session = opened.document
    found = check(session)
    open_looks = looks(found, session, WHOLE, tongue())
    return page(
        request,
        session_id,
        opened,
        template,
        tab="session",
        rows=[_row(slot, session, session_id, open_looks) for slot in agenda(session)],
        total=minutes_of(session),
        day=say_day(session.held_on, tongue()) if session.held_on else "",
        bring=packing(session),
        **beside(found, session, "session", session_id, tongue()),
    )


def _row(slot: Slot, session: Session, session_id: UUID, open_looks: Any) -> dict[str, Any]:
    address = (
        reverse("session-step", args=[session_id, slot.card, slot.step])
        if slot.card
        else reverse("session-item", args=[session_id, slot.key])
    )
    card = next((card for card in session.cards if card.id == slot.card), None)
    return {
        "slot": slot,
        "url": address,
        "begins": clock(session, slot.begins),
        "need": say_term(slot.need, tongue()) if slot.card else "",
        "card": card,
        "begun": card is not None and card.steps and card.steps[0].id == slot.step,
        "look": open_looks.get(slot.key, ()),
        "after": slot.key if slot.card else "",
    }


@require_POST
@signed_in
def add_break(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Twenty minutes after this step; how long and what it is called can be changed."""
    after, title = request.POST.get("after", ""), _("Break")

    def edit(session: Session) -> Session:
        pause = Pause(id=agendas.DESK.edits.new_id(session, Pause), title=title, minutes=BREAK_MINUTES, after=after)
        return with_item(session, pause)

    opened = agendas.change_session(session_id, edit, **acts(request))
    return changed(reverse("session", args=[session_id]), opened, anchor="agenda")


@require_safe
@signed_in
def bring(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """What to bring for this many people."""
    opened = read(request, session_id)
    return page(request, session_id, opened, "packing", tab="session-packing", bring=packing(opened.document))
