"""Putting the agenda in order on its own page, one touch each: cards, minutes, breaks. Undo is offered after each."""

from collections.abc import Callable
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amparo.actions import agendas
from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem
from amparo.domain.workshop.edits import card_of, moved, rested_after, with_item, with_minutes, without_item
from amparo.domain.workshop.session import PAUSES_MAX, Pause, Session
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import acts, changed

BREAK_MINUTES = 20
TOUCH_MINUTES = 5
PLACES = {"up": -1, "down": 1}


@require_POST
@signed_in
def card(request: SignedInRequest, session_id: UUID, card_id: str) -> HttpResponse:
    """Earlier, later, or out of the session with its steps; breaks that came after them stay, without a place."""
    way = request.POST.get("to", "")

    def edit(session: Session) -> Session:
        card_of(session, card_id)
        return without_item(session, card_id) if way == "out" else moved(session, card_id, PLACES.get(way, 0))

    return _changed(request, session_id, edit, "agenda" if way == "out" else card_id)


@require_POST
@signed_in
def minutes(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Five minutes more or fewer for one line of the agenda."""
    key, more = request.POST.get("more", ""), TOUCH_MINUTES
    if "fewer" in request.POST:
        key, more = request.POST["fewer"], -TOUCH_MINUTES
    return _changed(request, session_id, lambda session: with_minutes(session, key, more), key)


@require_POST
@signed_in
def add_break(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Twenty minutes after this step; how long and what it is called can be changed."""
    after, title = request.POST.get("after", ""), _("Break")

    def edit(session: Session) -> Session:
        if len(session.pauses) >= PAUSES_MAX:
            raise DoesNotHoldTogether(())
        pause = Pause(id=agendas.DESK.edits.new_id(session, Pause), title=title, minutes=BREAK_MINUTES, after=after)
        return with_item(session, pause)

    return _changed(request, session_id, edit, after)


@require_POST
@signed_in
def move_break(request: SignedInRequest, session_id: UUID, pause_id: str) -> HttpResponse:
    """One step earlier or later."""
    places = PLACES.get(request.POST.get("to", ""), 0)
    return _changed(request, session_id, lambda session: rested_after(session, pause_id, places), pause_id)


def _changed(
    request: SignedInRequest, session_id: UUID, edit: Callable[[Session], Session], where: str
) -> HttpResponse:
    """The agenda again, at the line that was touched."""
    try:
        opened = agendas.change_session(session_id, edit, **acts(request))
    except NoSuchItem:
        raise Http404 from None
    except DoesNotHoldTogether:
        return SeeOther(reverse("session", args=[session_id]))
    return changed(reverse("session", args=[session_id]), opened, anchor=quote(where))
