"""With real phones: whoever leads practises their own PACT as a part of the drill. No name of a contact stands on the wall."""

from datetime import datetime, time, timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import drills, pacts, practising
from amparo.actions.publishing import NoWorker
from amparo.domain.pact.life import called
from amparo.domain.pact.model import Pact
from amparo.domain.pact.practising import NotToday
from amparo.domain.pact.publishing import CannotPublish
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill import phones
from amparo.domain.workshop.drill.model import Drill, Practice
from amparo.domain.workshop.drill.phones import CameBack, OutsideHours, came_back
from amparo.web.drill import refusals
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.drill.talk import say_game_time
from amparo.wording.terms import say_list

HOURS = timedelta(hours=2)
Pacts = dict[str, Pact]


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def show(request: RoomRequest) -> HttpResponse:
    room = request.room
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        return SeeOther(reverse("drill", args=[room.id]))
    if request.method != "POST":
        return _page(request, drill)
    try:
        if request.POST.get("send"):
            drills.send_practice(
                room.id, room.key, request.POST["send"], by=request.member, keys=request.keys, now=request.now
            )
        else:
            practice = _agreed(request)
            drills.lead_drill(
                room.id, room.key, lambda now: phones.agree(now, practice), by=request.member, keys=request.keys
            )
    except (OutsideHours, NotNow, NoSuchItem, NotToday, CannotPublish, NoWorker, ValueError) as refused:
        return _page(request, drill, _why_not(refused))
    return SeeOther(reverse("drill-phones", args=[room.id]))


def lines(request: RoomRequest, drill: Drill) -> tuple[CameBack, ...]:
    """What came back of each practice of this drill, from the owner's own copy."""
    mine = _pacts(request)
    return tuple(
        back for practice in drill.practices if practice.pact in mine for back in _back(request, drill, practice)
    )


def _back(request: RoomRequest, drill: Drill, practice: Practice) -> tuple[CameBack, ...]:
    pact = UUID(practice.pact)
    seen = practising.seen(pact, by=request.member, keys=request.keys)
    left = practising.left_with_them(pact, by=request.member, keys=request.keys)
    return came_back(drill, practice, seen, left, request.now)


def _agreed(request: RoomRequest) -> Practice:
    """Nobody is ticked beforehand; only who is in the circle can be."""
    untrusted, mine = request.POST, _pacts(request)
    pact = mine.get(untrusted.get("pact", ""))
    if pact is None:
        raise NoSuchItem
    here = request.now.astimezone()
    opens, closes = (_today(here, untrusted.get(name, "")) for name in ("opens", "closes"))
    if closes <= opens:
        closes += timedelta(days=1)
    return Practice(
        id=f"p{token_hex(8)}",
        pact=untrusted["pact"],
        agreed=tuple(one.id for one in called(pact) if one.id in untrusted.getlist("agreed")),
        agreed_at=request.now,
        opens=opens,
        closes=closes,
    )


def _today(here: datetime, untrusted: str) -> datetime:
    return datetime.combine(here.date(), time.fromisoformat(untrusted), here.tzinfo)


def _why_not(refused: Exception) -> str:
    match refused:
        case OutsideHours():
            return _("They agreed to other hours than these. Ask them again, or wait.")
        case NotToday():
            return _("Nobody who said yes is left to call.")
        case NoWorker():
            return _("The caller is not there yet.")
        case CannotPublish():
            return _("Somebody would be left alone: see what is missing where you hand the PACT over.")
        case NotNow():
            return _("Ask them first: nobody is woken without having agreed.")
    return refusals.said(refused)


def _pacts(request: RoomRequest) -> Pacts:
    found = pacts.pacts_of(by=request.member, keys=request.keys)
    return {str(line.id): line.document for line in found}


def _page(request: RoomRequest, drill: Drill, told: str = "") -> HttpResponse:
    mine, here = _pacts(request), request.now.astimezone()
    chosen = request.POST.get("pact") or request.GET.get("pact") or (next(iter(mine)) if len(mine) == 1 else "")
    shown: dict[str, Any] = {
        "room_id": request.room.id,
        "told": told,
        "back_url": reverse("drill", args=[request.room.id]),
        "pacts": [(key, _title(pact)) for key, pact in mine.items()],
        "pact_id": chosen if chosen in mine else "",
        "pact_title": _title(mine[chosen]) if chosen in mine else "",
        "people": [(one.id, one.alias) for one in called(mine[chosen])] if chosen in mine else [],
        "opens": f"{here:%H:%M}",
        "closes": f"{here + HOURS:%H:%M}",
        "practices": [_practice(request, drill, each, mine) for each in drill.practices if each.pact in mine],
    }
    return render(request, "drill/phones.html", shown, status=409 if told else 200)


def _title(pact: Pact) -> str:
    return pact.title or _("My three people")


def _practice(request: RoomRequest, drill: Drill, practice: Practice, mine: Pacts) -> dict[str, Any]:
    pact = mine[practice.pact]
    names = {contact.id: contact.alias for contact in pact.contacts}
    return {
        "id": practice.id,
        "title": _title(pact),
        "who": say_list([names.get(each, "") for each in practice.agreed], tongue()),
        "opens": f"{practice.opens.astimezone():%H:%M}",
        "closes": f"{practice.closes.astimezone():%H:%M}",
        "sent": practice.raised_at is not None,
        "may": practice.opens <= request.now <= practice.closes,
        "back": [
            (names.get(each.contact, ""), _time(practice, each.noticed), _time(practice, each.acted), each.never_left)
            for each in _back(request, drill, practice)
        ],
    }


def _time(practice: Practice, second: int | None) -> str:
    return "" if second is None else say_game_time(second - practice.second)
