"""The sessions somebody prepared and the rooms they opened; and the page of one session, its agenda."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from msgspec import DecodeError

from amparo.actions import agendas, rooms
from amparo.actions.rooms import NoSuchRoom
from amparo.domain.workshop.agenda import Slot, agenda, ends_on_wall, minutes_of, packing, rests_after
from amparo.domain.workshop.checks import check
from amparo.domain.workshop.checks.ways import ways
from amparo.domain.workshop.session import FixedPoint, Session
from amparo.files import library
from amparo.files.session_sheet import clock
from amparo.sealing.faults import WrongKey
from amparo.web.document.findings import Ways, beside, looks
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.workshop.arranging import TOUCH_MINUTES
from amparo.web.workshop.page import page, read, tongue
from amparo.wording.session_ways import say_way
from amparo.wording.terms import say_day, say_term

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
    found = rooms.rooms_of(by=request.member, keys=request.keys)
    here = [
        {
            "name": _title_of(request, room.id) or _("A session"),
            "url": reverse("console", args=[room.id]),
            "status": f"{_('open') if room.open else _('closed')} · {_until(room.erase_on)}",
        }
        for room in found
    ]
    closed = next((room for room in found if str(room.id) == request.GET.get("closed") and not room.open), None)
    shown = {"lines": lines, "rooms": here, "closed": closed and say_day(closed.erase_on, tongue())}
    return render(request, "session/list.html", {**shown, "back_url": reverse("home")})


def _title_of(request: SignedInRequest, room: UUID) -> str:
    """Nothing where one room was spoiled or erased in this moment: this page leads to all the others."""
    with suppress(NoSuchRoom, WrongKey, DecodeError):
        return rooms.title_of(room, by=request.member, keys=request.keys)
    return ""


def _until(day: date) -> str:
    return _("will be erased on %(day)s") % {"day": say_day(day, tongue())}


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
    names = library.titles(tongue())
    open_looks = looks(found, session, WHOLE, tongue(), names)
    return page(
        request,
        session_id,
        opened,
        template,
        tab="session",
        bands=list(_bands(session, session_id, open_looks)),
        after=[{"key": slot.key, "title": slot.title} for slot in rests_after(session)],
        fixed=[_fixed(point, session_id, open_looks) for point in session.fixed],
        total=minutes_of(session),
        ends=clock(session, ends_on_wall(agenda(session))),
        day=say_day(session.held_on, tongue()) if session.held_on else "",
        bring=packing(session),
        **beside(found, session, "session", session_id, tongue(), names=names, ways=_ways_of(session)),
    )


def _ways_of(session: Session) -> Ways:
    return lambda finding: [(way.out, say_way(way, session, tongue())) for way in ways(session, finding)]


def _bands(session: Session, session_id: UUID, open_looks: Any) -> Iterator[dict[str, Any]]:
    """Each card with its lines and the breaks between them, also one without a line; breaks without a place at the end."""
    lines: dict[str, list[dict[str, Any]]] = {card.id: [] for card in session.cards}
    last = ""
    for slot in agenda(session):
        last = slot.card or (last if _placed(slot, session) else "")
        lines.setdefault(last, []).append(_row(slot, session, session_id, open_looks))
    for card in session.cards:
        ends = {"first": card is session.cards[0], "last": card is session.cards[-1]}
        yield {"card": card, "rows": lines[card.id], "look": open_looks.get(card.id, ()), **ends}
    if "" in lines:
        yield {"rows": lines[""]}


def _placed(slot: Slot, session: Session) -> bool:
    return any(pause.id == slot.key and pause.after for pause in session.pauses)


def _row(slot: Slot, session: Session, session_id: UUID, open_looks: Any) -> dict[str, Any]:
    address = (
        reverse("session-step", args=[session_id, slot.card, slot.step])
        if slot.card
        else reverse("session-item", args=[session_id, slot.key])
    )
    return {
        "slot": slot,
        "url": address,
        "begins": clock(session, slot.on_wall[0]),
        "need": say_term(slot.need, tongue()) if slot.card else "",
        "look": open_looks.get(slot.key, ()),
        "fewer": (slot.minutes or 0) > TOUCH_MINUTES,
    }


def _fixed(point: FixedPoint, session_id: UUID, open_looks: Any) -> dict[str, Any]:
    return {
        "point": point,
        "at": f"{point.at:%H:%M}",
        "url": reverse("session-item", args=[session_id, point.id]),
        "look": open_looks.get(point.id, ()),
    }


@require_safe
@signed_in
def bring(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """What to bring for this many people."""
    opened = read(request, session_id)
    return page(request, session_id, opened, "packing", tab="session-packing", bring=packing(opened.document))
