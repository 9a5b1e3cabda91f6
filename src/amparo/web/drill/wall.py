"""The wall of a drill: its clock, its day, what all may hear. No name, no part, nothing about whoever is detained."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.actions import drills
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.slides import on_the_wall
from amparo.domain.workshop.drill.terms import By, Happened, Phase
from amparo.web.drill.console import DESK
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.drill.news import say_news
from amparo.wording.drill.roles import say_phase
from amparo.wording.drill.talk import say_game_time

NEWS_MAX = 3


@require_safe
@by_room
def show(request: RoomRequest) -> HttpResponse:
    room, language = request.room, tongue()
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        return SeeOther(reverse("drill", args=[room.id]))
    seconds = drill.seconds(request.now)
    shown: dict[str, Any] = {
        "live": f"/live/{room.id}/{DESK}/",
        "phase": drill.phase,
        "phase_words": say_phase(drill.phase, language),
        "time": say_game_time(seconds),
        "runs": seconds if drill.phase is Phase.RUNNING else None,
        "day": drill.day(request.now),
        "break_word": drill.break_word,
        "news": _for_all(drill, language),
        "picture": on_the_wall(drill),
        "room_id": room.id,
    }
    return render(request, "drill/wall.html", shown)


def _for_all(drill: Drill, language: str) -> list[str]:
    """Newest first: what was sent to everybody. What is for some parts only, and silence, is not read aloud here."""
    sent = (drill.item(entry.news or "") for entry in reversed(drill.counted(Happened.NEWS)))
    heard = [news for news in sent if news and not news.to and news.by is not By.SILENCE]
    return [say_news(news, language) for news in heard[:NEWS_MAX]]
