"""Cards to cut out: one for each part and each piece of news, and a sheet for the wall."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.actions import drills
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.news import in_order, ready_set
from amparo.domain.workshop.drill.roles import IN_A_TEAM, KEY_FIGURES, wishes
from amparo.domain.workshop.drill.terms import By, Level, Role
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.drill.news import say_by, say_news, say_news_title, say_to
from amparo.wording.drill.roles import say_convince, say_place, say_role, say_safety, say_task, say_wish


@require_safe
@by_room
def show(request: RoomRequest) -> HttpResponse:
    drill = drills.read_drill(request.room.id, request.room.key, by=request.member, keys=request.keys)
    level = drill.level if drill else Level.EASY
    language = tongue()
    shown = {
        "back_url": reverse("drill", args=[request.room.id]),
        "break_word": drill.break_word if drill else "",
        "listeners": drill.listeners if drill else (),
        "safety": say_safety(language),
        "parts": _parts(drill, level, language),
        "news": _news(drill, level, language),
    }
    return render(request, "drill/cards.html", shown)


def _parts(drill: Drill | None, level: Level, language: str) -> list[dict[str, object]]:
    """As they were given; before that, one of each."""
    if drill and drill.places:
        return [_part(place.role, say_place(place, language), level, language) for place in drill.places]
    return [_part(role, say_role(role, language), level, language) for role in (*IN_A_TEAM, *KEY_FIGURES, Role.WATCHER)]


def _part(role: Role, name: str, level: Level, language: str) -> dict[str, object]:
    asks = [say_wish(wish.code, language) for wish in wishes(role, level)] if role in KEY_FIGURES else []
    return {"name": name, "task": say_task(role, language), "convince": say_convince(role, language), "asks": asks}


def _news(drill: Drill | None, level: Level, language: str) -> list[dict[str, object]]:
    items = in_order(drill) if drill else ready_set(level)
    return [
        {
            "minute": news.minute,
            "title": say_news_title(news, language),
            "words": say_news(news, language),
            "to": say_to(news, language),
            "by": say_by(news.by, language),
            "silent": news.by is By.SILENCE,
        }
        for news in items
    ]
