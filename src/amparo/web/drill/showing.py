"""A drill in words, for the console: what stands where on the page is decided here, what it says in `wording`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.gaps import gaps, known
from amparo.domain.workshop.drill.machine import waits_seconds
from amparo.domain.workshop.drill.model import Drill, News
from amparo.domain.workshop.drill.news import NewsState, coming, due, in_order, state_of
from amparo.domain.workshop.drill.roles import KEY_FIGURES, PACT_ROLES
from amparo.domain.workshop.drill.terms import By, Got, Happened, Level, Mode, Phase, Role
from amparo.domain.workshop.drill.timeline import in_order as parts_in_order
from amparo.wording.drill.news import say_by, say_condition, say_expected, say_news, say_news_title, say_to
from amparo.wording.drill.roles import say_level, say_mode, say_phase, say_place, say_role, say_safety, say_what_mode_is
from amparo.wording.drill.talk import say_game_time, say_gap, say_got, say_happened_in_drill
from amparo.wording.terms import say_term

COMING_MAX = 3
BY_HAND = (Happened.RAISED, Happened.SEEN, Happened.CALLED, Happened.LEADS, Happened.TOKEN)


def modes(of: Iterable[Mode], language: str) -> list[tuple[Mode, str, str]]:
    return [(mode, say_mode(mode, language), say_what_mode_is(mode, language)) for mode in of]


def levels(language: str) -> list[tuple[Level, str]]:
    return [(level, say_level(level, language)) for level in Level]


def console(drill: Drill, now: datetime, language: str) -> dict[str, Any]:
    return {
        "phase": drill.phase,
        "phase_words": say_phase(drill.phase, language),
        "mode": say_mode(drill.mode, language),
        "cast": drill.mode is Mode.ROOM_GAME,
        "time": say_game_time(drill.seconds(now)),
        "day": drill.day(now),
        "break_word": drill.break_word,
        "listeners": drill.listeners,
        "erase_on": drill.erase_on,
        "safety": say_safety(language),
        "wishes": len(drill.refusals),
        "parts": _parts(drill, language),
        "waiting": _waiting(drill, now),
        "running": drill.phase is Phase.RUNNING,
        "stands": drill.phase in (Phase.HELD, Phase.RESTING),
        "over": drill.phase in (Phase.STOPPED, Phase.TALKED),
        "due": [_news(news, language) for news in due(drill, now)],
        "coming": [_news(news, language) for news in coming(drill, now)[:COMING_MAX]],
        "back": [_news(each, language) for each in in_order(drill) if _is_held_back(drill, each, now)],
        "sent": _sent(drill, now, language),
        "facts": _facts(drill, language),
        "tokens": _tokens(drill, language),
        "teams": _teams(drill),
        "gaps": [say_gap(gap, drill, language) for gap in gaps(drill, now)],
        "roles": [(role, say_role(role, language)) for role in PACT_ROLES],
        "ways": [(by, say_by(by, language)) for by in By],
        **_by_hand(drill, language),
    }


def _parts(drill: Drill, language: str) -> list[dict[str, str]]:
    names = {player.id: player.name for player in drill.players}
    return [
        {
            "id": place.player or "",
            "part": say_place(place, language),
            "name": names.get(place.player or "", ""),
            "trigger": place.trigger,
        }
        for place in (*parts_in_order(drill), *(each for each in drill.places if each.role is Role.WATCHER))
    ]


def _waiting(drill: Drill, now: datetime) -> list[tuple[int, int]]:
    """The teams that have a time-out, and for how many seconds still."""
    return [(team, seconds) for team in drill.teams if (seconds := waits_seconds(drill, team, now))]


def _is_held_back(drill: Drill, news: News, now: datetime) -> bool:
    return state_of(drill, news, now) is NewsState.HELD_BACK


def _news(news: News, language: str) -> dict[str, str]:
    return {
        "id": news.id,
        "minute": say_game_time(60 * news.minute),
        "title": say_news_title(news, language),
        "words": say_news(news, language),
        "to": say_to(news, language),
        "by": say_by(news.by, language),
        "condition": say_condition(news.condition, language),
        "facts": ", ".join(say_term(fact, language) for fact in news.facts),
    }


def _sent(drill: Drill, now: datetime, language: str) -> list[dict[str, Any]]:
    """Newest first; what was expected, and whether it was seen."""
    done = {entry.news for entry in drill.counted(Happened.DONE)}
    entries = [(entry, drill.item(entry.news or "")) for entry in reversed(drill.counted(Happened.NEWS))]
    return [
        {
            "id": news.id,
            "time": say_game_time(entry.second),
            "title": say_news_title(news, language),
            "expected": say_expected(news.expected, language) if news.expected else "",
            "seen": news.id in done,
            "minutes": (drill.seconds(now) - entry.second) // 60,
        }
        for entry, news in entries
        if news
    ]


def _facts(drill: Drill, language: str) -> list[dict[str, str]]:
    return [
        {
            "fact": say_term(one.fact, language),
            "by": _places(drill, one.by, language),
            "missing": _places(drill, one.missing, language),
        }
        for one in known(drill)
    ]


def _places(drill: Drill, ids: Iterable[str], language: str) -> str:
    return "; ".join(say_place(place, language) for place in map(drill.place, ids) if place)


def _tokens(drill: Drill, language: str) -> list[tuple[str, bool]]:
    has = {entry.place for entry in drill.counted(Happened.TOKEN)}
    pact = (place for place in parts_in_order(drill) if place.role in PACT_ROLES)
    return [(say_place(place, language), place.id in has) for place in pact]


def _teams(drill: Drill) -> list[tuple[int, bool]]:
    free = {entry.place for entry in drill.counted(Happened.FREED)}
    return [(place.team, place.id in free) for place in drill.places if place.role is Role.DEFENDER]


def _by_hand(drill: Drill, language: str) -> dict[str, Any]:
    """For those who play on paper: the master notes it for them."""
    here = parts_in_order(drill)
    return {
        "in_teams": [(each.id, say_place(each, language)) for each in here if each.team],
        "of": [(each.id, say_place(each, language)) for each in here if each.role in PACT_ROLES],
        "figures": [(each.id, say_place(each, language)) for each in here if each.role in KEY_FIGURES],
        "whats": [(what, say_happened_in_drill(what, language)) for what in BY_HAND],
        "kinds": [(fact, say_term(fact, language)) for fact in FactKind if fact is not FactKind.OTHER],
        "gots": [(got, say_got(got, language)) for got in Got],
    }
