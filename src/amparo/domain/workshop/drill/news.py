"""News: what comes into the game, when, to whom, and what it should lead to. The ready set is a beginning; any of it can be
left out, sent at another time, or written anew on the spot."""

from datetime import datetime
from enum import StrEnum

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.model import Drill, News, Place
from amparo.domain.workshop.drill.roles import PACT_ROLES
from amparo.domain.workshop.drill.terms import By, Condition, Expected, Happened, Level, Role

STATEMENTS = frozenset({Role.OUTREACH, Role.SPOKESPERSON, Role.FOCAL_POINT})
"""Whose token is a statement that others can stand on."""

READY: tuple[News, ...] = (
    News(
        id="lead-phone-off",
        minute=3,
        code="lead-phone-off",
        by=By.SILENCE,
        expected=Expected.DEPUTY_LEADS,
        facts=(FactKind.LEADS,),
    ),
    News(
        id="who-decides",
        minute=6,
        code="who-decides",
        by=By.SPOKEN,
        expected=Expected.DEPUTY_LEADS,
        facts=(FactKind.LEADS,),
        condition=Condition.NOBODY_LEADS,
        after="lead-phone-off",
    ),
    News(id="no-credit", minute=7, code="no-credit", to=(Role.FRIEND, Role.CAMPAIGNER), expected=Expected.OTHER_WAY),
    News(
        id="rumour-free",
        minute=10,
        code="rumour-free",
        to=(Role.FRIEND,),
        by=By.TEXT,
        expected=Expected.RUMOUR_CHECKED,
        facts=(FactKind.CIRCUMSTANCES,),
    ),
    News(
        id="journalist",
        minute=12,
        code="journalist",
        to=(Role.SPOKESPERSON, Role.CAMPAIGNER),
        by=By.SPOKEN,
        expected=Expected.ONE_VOICE,
        facts=(FactKind.CONSENT, FactKind.WORK),
    ),
    News(
        id="family-crying",
        minute=14,
        code="family-crying",
        to=(Role.FRIEND,),
        by=By.SPOKEN,
        expected=Expected.FAMILY_CARED_FOR,
        facts=(FactKind.FAMILY,),
    ),
    News(
        id="police-deny",
        minute=16,
        code="police-deny",
        to=(Role.LAWYER,),
        by=By.SPOKEN,
        expected=Expected.SECOND_SOURCE,
        facts=(FactKind.WHY_THERE, FactKind.CIRCUMSTANCES),
    ),
    News(
        id="other-team",
        minute=18,
        code="other-team",
        to=(Role.OUTREACH, Role.SPOKESPERSON, Role.FOCAL_POINT),
        expected=Expected.STATEMENT_SHARED,
        facts=(FactKind.CONSENT,),
        condition=Condition.NO_STATEMENT,
    ),
    News(
        id="internet-cut",
        minute=20,
        code="internet-cut",
        expected=Expected.WORKS_OFFLINE,
        facts=(FactKind.LEADS,),
        level=Level.HARD,
    ),
    News(
        id="posted",
        minute=22,
        code="posted",
        to=(Role.COALITION, Role.SPOKESPERSON),
        by=By.TEXT,
        expected=Expected.POST_ANSWERED,
        facts=(FactKind.CONSENT,),
        level=Level.HARD,
    ),
    News(
        id="captor-calls",
        minute=25,
        code="captor-calls",
        to=(Role.FRIEND, Role.LAWYER),
        by=By.SPOKEN,
        expected=Expected.NOTHING_GIVEN_AWAY,
        facts=(FactKind.CAPTORS,),
        level=Level.HARD,
    ),
)


class NewsState(StrEnum):
    SENT = "sent"
    SKIPPED = "skipped"
    DUE = "due"
    LATER = "later"
    HELD_BACK = "held-back"
    """Its minute has come, its condition has not."""


def ready_set(level: Level) -> tuple[News, ...]:
    return tuple(news for news in READY if level is Level.HARD or news.level is Level.EASY)


def receivers(drill: Drill, news: News) -> tuple[Place, ...]:
    """Who gets it: the roles it names; where nobody plays those, or it names none, everybody in a PACT."""
    named = tuple(place for place in drill.places if place.role in news.to)
    return named or tuple(place for place in drill.places if place.role in PACT_ROLES)


def state_of(drill: Drill, news: News, now: datetime) -> NewsState:
    for kind, state in ((Happened.NEWS, NewsState.SENT), (Happened.SKIPPED, NewsState.SKIPPED)):
        if any(entry.news == news.id for entry in drill.counted(kind)):
            return state
    if drill.seconds(now) < news.minute * 60:
        return NewsState.LATER
    return NewsState.DUE if fits(drill, news) else NewsState.HELD_BACK


def fits(drill: Drill, news: News) -> bool:
    """Whether its condition holds as things stand."""
    match news.condition:
        case Condition.NOBODY_LEADS:
            return not drill.counted(Happened.LEADS)
        case Condition.NO_STATEMENT:
            return not any(_role(drill, entry.place) in STATEMENTS for entry in drill.counted(Happened.TOKEN))
        case Condition.NOT_DONE:
            return not any(entry.news == news.after for entry in drill.counted(Happened.DONE))
        case Condition.ALWAYS:
            return True


def due(drill: Drill, now: datetime) -> tuple[News, ...]:
    """What the master can send with one touch, oldest first. Nothing is ever sent by itself."""
    return tuple(news for news in in_order(drill) if state_of(drill, news, now) is NewsState.DUE)


def coming(drill: Drill, now: datetime) -> tuple[News, ...]:
    return tuple(news for news in in_order(drill) if state_of(drill, news, now) is NewsState.LATER)


def in_order(drill: Drill) -> tuple[News, ...]:
    return tuple(sorted(drill.news, key=lambda news: news.minute))


def seen_by(drill: Drill, place: Place) -> tuple[News, ...]:
    """What this part has been told so far, newest first. Silence is told to nobody."""
    sent = [drill.item(entry.news or "") for entry in reversed(drill.counted(Happened.NEWS))]
    return tuple(news for news in sent if news and news.by is not By.SILENCE and place in receivers(drill, news))


def _role(drill: Drill, place_id: str | None) -> Role | None:
    place = drill.place(place_id or "")
    return place.role if place else None
