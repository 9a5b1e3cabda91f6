"""What one part reads at this moment: where the drill stands, its clock, its news. The same for all who play that part."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from amparo.domain.workshop.drill.machine import waits_for, waits_seconds
from amparo.domain.workshop.drill.model import Drill, Place
from amparo.domain.workshop.drill.news import seen_by
from amparo.domain.workshop.drill.terms import Happened
from amparo.wording.drill.news import say_news
from amparo.wording.drill.roles import say_phase
from amparo.wording.drill.talk import say_game_time

TEMPLATE = "drill/_now.html"


def fragment(drill: Drill | None, place: Place | None, now: datetime, language: str) -> str:
    with translation.override(language):
        return render_to_string(TEMPLATE, _shown(drill, place, now, language))


def _shown(drill: Drill | None, place: Place | None, now: datetime, language: str) -> dict[str, Any]:
    if drill is None:
        return {"sat": "", "phase": ""}
    return {
        "sat": _mark_of(drill, place, now),
        "phase": drill.phase,
        "phase_words": say_phase(drill.phase, language),
        "time": say_game_time(drill.seconds(now)),
        "day": drill.day(now),
        "waits": waits_seconds(drill, place.team, now) if place and place.team else 0,
        "news": [say_news(news, language) for news in seen_by(drill, place)] if place else [],
    }


def _mark_of(drill: Drill, place: Place | None, now: datetime) -> str:
    """Another one when there is something else to touch: then each page fetches the whole of itself."""
    token = place and any(entry.place == place.id for entry in drill.counted(Happened.TOKEN))
    news = [each.id for each in seen_by(drill, place)] if place else []
    waits = waits_for(drill, place.id) if place else ()
    late = bool(place and place.team and waits_seconds(drill, place.team, now))
    return sha256(repr((drill.phase, place and place.player, token, news, waits, late)).encode()).hexdigest()[:8]
