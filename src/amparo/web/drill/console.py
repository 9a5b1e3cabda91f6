"""The console of a drill: the clock, the news that is due, what was asked and who knew it, the tokens. One touch each."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from secrets import SystemRandom, token_hex
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import drills, rooms
from amparo.domain.pact.terms import FactKind
from amparo.domain.part import LINE_MAX
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.model import Drill, News, Player
from amparo.domain.workshop.drill.news import ready_set
from amparo.domain.workshop.drill.roles import PACT_ROLES
from amparo.domain.workshop.drill.terms import By, Got, Happened, Level, Mode, Phase, Role
from amparo.web.drill import refusals, showing
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room

DESK = "desk"
"""What whoever leads watches by itself, as the stream calls it."""
ERASED_AFTER = timedelta(days=7)
HERE = (Mode.ROOM_GAME, Mode.TABLE_TALK, Mode.LIVE)
"""Alone, nobody needs a room: that stands on the page of a PACT."""


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def show(request: RoomRequest) -> HttpResponse:
    drill = _read(request)
    if request.method != "POST":
        return _page(request, drill)
    if drill is None:
        return _start(request)
    return _acted(request, drill)


def _start(request: RoomRequest) -> HttpResponse:
    """Mode, level, the break word, two people to talk to, and the day on which nothing of it is left."""
    untrusted, today = request.POST, request.now.date()
    erase_on = parse_date(untrusted.get("erase_on", "")) if len(untrusted.get("erase_on", "")) == 10 else None
    good = untrusted.get("mode") in HERE and untrusted.get("level") in set(Level)
    if not good or erase_on is None or not today < erase_on <= request.room.state.erase_on:
        return _page(
            request, None, told=_("Choose how you play, and a day for erasing it that is not after the room’s.")
        )
    level = Level(untrusted["level"])
    drill = Drill(
        mode=Mode(untrusted["mode"]),
        level=level,
        erase_on=erase_on,
        break_word=_line(request, "break_word"),
        listeners=_listeners(request),
        news=ready_set(level),
    )
    drills.start_drill(request.room.id, request.room.key, drill, by=request.member, keys=request.keys)
    return _here(request)


def _acted(request: RoomRequest, drill: Drill) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "erase":
        drills.erase_drill(request.room.id, by=request.member, keys=request.keys)
        return _here(request)
    edit = EDITS.get(act)
    if edit is None:
        return _page(request, drill, told=refusals.said(NoSuchItem()))
    try:
        drills.lead_drill(
            request.room.id, request.room.key, lambda now: edit(now, request), by=request.member, keys=request.keys
        )
    except (*refusals.REFUSALS, ValueError) as refused:
        return _page(request, _read(request), told=refusals.said(refused))
    return _here(request)


def _cared(drill: Drill, request: RoomRequest) -> Drill:
    """The break word and whom to talk to, as they were agreed on in the room."""
    return machine.cared_for(drill, _line(request, "break_word"), _listeners(request))


def _cast(drill: Drill, request: RoomRequest) -> Drill:
    """Everybody in the room and on paper, in an order nobody could foresee."""
    people = rooms.people_in(request.room.id, request.room.key, by=request.member, keys=request.keys)
    phones = (player_of(sitting.id, sitting.card.pseudonym) for sitting in people)
    paper = (Player(id=f"paper-{number}", name=_("Paper {number}").format(number=number)) for number in _paper(request))
    drill = machine.gather(drill, (*phones, *paper))
    count = len(drill.players)
    return machine.cast(drill, SystemRandom().sample(range(count), count))


def player_of(seat: bytes, name: str) -> Player:
    return Player(id=f"p{seat.hex()[:24]}", name=name, seat=seat.hex())


def _paper(request: RoomRequest) -> range:
    untrusted = request.POST.get("paper", "")
    return range(1, 1 + (min(int(untrusted), 40) if untrusted.isdecimal() else request.room.state.paper))


def _improvised(drill: Drill, request: RoomRequest) -> Drill:
    text, to = _line(request, "text"), request.POST.get("to", "")
    if not text:
        raise NoSuchItem
    news = News(
        id=f"own-{token_hex(4)}",
        minute=drill.seconds(request.now) // 60,
        text=text,
        to=(Role(to),) if to else (),
        by=By(request.POST.get("by", By.CARD)),
    )
    return machine.improvise(drill, news)


def _marked(drill: Drill, request: RoomRequest) -> Drill:
    """What is seen of somebody who plays on paper."""
    what, place, other = request.POST.get("what", ""), request.POST.get("place", ""), request.POST.get("other") or None
    if what == Happened.TOKEN:
        return machine.token(drill, place, request.now)
    return machine.happens(drill, Happened(what), place, request.now, other=other)


def _asked(drill: Drill, request: RoomRequest) -> Drill:
    untrusted = request.POST
    fact, got = FactKind(untrusted.get("fact", "")), Got(untrusted.get("got", ""))
    return machine.asked(drill, untrusted.get("figure", ""), untrusted.get("of", ""), fact, got, request.now)


def _done(drill: Drill, request: RoomRequest) -> Drill:
    """What a piece of news should lead to was seen; by the first of those it reached, unless somebody is named."""
    news = drill.item(request.POST.get("news", ""))
    places = [place for place in drill.places if place.role in PACT_ROLES]
    if news is None or not places:
        raise NoSuchItem
    return machine.happens(drill, Happened.DONE, places[0].id, request.now, news=news.id)


EDITS: Mapping[str, Callable[[Drill, RoomRequest], Drill]] = {
    "care": _cared,
    "cast": _cast,
    "swap": lambda drill, request: machine.swap(drill, request.POST.get("one", ""), request.POST.get("other", "")),
    "begin": lambda drill, request: machine.begin(drill, request.now),
    "hold": lambda drill, request: machine.hold(drill, request.now),
    "rest": lambda drill, request: machine.rest(drill, request.now),
    "go-on": lambda drill, request: machine.go_on(drill, request.now),
    "back": lambda drill, request: machine.turn_back(
        drill, min(int(request.POST.get("minutes", "")), 600), request.now
    ),
    "send": lambda drill, request: machine.send(drill, request.POST.get("news", ""), request.now),
    "skip": lambda drill, request: machine.skip(drill, request.POST.get("news", ""), request.now),
    "improvise": _improvised,
    "note": lambda drill, request: machine.note(drill, _line(request, "text"), request.now),
    "mark": _marked,
    "asked": _asked,
    "done": _done,
    "time-out": lambda drill, request: machine.time_out(drill, int(request.POST.get("team", "")), request.now),
    "freed": lambda drill, request: machine.freed(drill, int(request.POST.get("team", "")), request.now),
    "stop": lambda drill, request: machine.stop(drill, request.now),
    "talked": lambda drill, _request: machine.talked(drill),
}


def _listeners(request: RoomRequest) -> tuple[str, ...]:
    return tuple(name for name in (_line(request, "first"), _line(request, "second")) if name)


def _line(request: RoomRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:LINE_MAX]


def _read(request: RoomRequest) -> Drill | None:
    return drills.read_drill(request.room.id, request.room.key, by=request.member, keys=request.keys)


def _here(request: RoomRequest) -> HttpResponse:
    return SeeOther(reverse("drill", args=[request.room.id]))


def _page(request: RoomRequest, drill: Drill | None, told: str = "") -> HttpResponse:
    language = tongue()
    status = 409 if told else 200
    shown: dict[str, Any] = {
        "room_id": request.room.id,
        "told": told,
        "back_url": reverse("console", args=[request.room.id]),
    }
    if drill is None:
        latest = request.room.state.erase_on
        day = min(request.now.date() + ERASED_AFTER, latest)
        shown |= {
            "modes": showing.modes(HERE, language),
            "levels": showing.levels(language),
            "day": day,
            "latest": latest,
        }
        return render(request, "drill/start.html", shown, status=status)
    shown |= showing.console(drill, request.now, language)
    shown["seconds"] = drill.seconds(request.now)
    shown["live"] = f"/live/{request.room.id}/{DESK}/"
    shown["paper"] = sum(not player.seat for player in drill.players) if drill.players else request.room.state.paper
    shown["preparing"] = drill.phase is Phase.PREPARING
    return render(request, "drill/console.html", shown, status=status)
