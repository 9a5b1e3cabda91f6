"""Where the preparation had gaps, read from the log alone. A gap belongs to a plan: it names a part in the game, never who
played it, and there are no points and no order of who did better."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.machine import waits_for
from amparo.domain.workshop.drill.model import Drill, Entry, Place
from amparo.domain.workshop.drill.roles import PACT_ROLES
from amparo.domain.workshop.drill.terms import Cause, Expected, GapKind, Got, Happened

SOON_SECONDS = 180
"""So long nobody need lead, and no message need have been seen."""
ANSWERED_SECONDS = 300
"""So long what a piece of news asks for may take: one day of detention."""


class Gap(Struct, frozen=True, kw_only=True):
    """`key` is the same whenever it is computed again. `until`: where it closed, or where the drill stopped. `number`: of a
    contact of a practice with real phones."""

    kind: GapKind
    key: str
    since: int
    until: int
    place: str = ""
    team: int = 0
    number: int = 0
    fact: FactKind | None = None
    news: str = ""
    perhaps: Cause


class Known(Struct, frozen=True, kw_only=True):
    """One fact that was asked for: which parts could give it, and which could not."""

    fact: FactKind
    by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


OF_FACTS: Mapping[FactKind, Cause] = {
    FactKind.CONSENT: Cause.CONSENT,
    FactKind.LEADS: Cause.PEOPLE,
    FactKind.FAMILY: Cause.PEOPLE,
}
OF_EXPECTED: Mapping[Expected, Cause] = {
    Expected.DEPUTY_LEADS: Cause.PEOPLE,
    Expected.OTHER_WAY: Cause.TOOL,
    Expected.WORKS_OFFLINE: Cause.TOOL,
    Expected.RUMOUR_CHECKED: Cause.INFORMATION,
    Expected.SECOND_SOURCE: Cause.INFORMATION,
    Expected.NOTHING_GIVEN_AWAY: Cause.INFORMATION,
    Expected.ONE_VOICE: Cause.ORDER,
    Expected.FAMILY_CARED_FOR: Cause.PEOPLE,
    Expected.STATEMENT_SHARED: Cause.CONSENT,
    Expected.POST_ANSWERED: Cause.CONSENT,
}


def gaps(drill: Drill, now: datetime) -> tuple[Gap, ...]:
    """All there are so far, in the order in which they opened."""
    end = drill.seconds(now)
    found = [
        *_nobody_led(drill, end),
        *_not_reached(drill, end),
        *_facts(drill, end),
        *_news(drill, end),
        *_waited(drill, end),
    ]
    found += _no_token(drill, end, {gap.place for gap in found})
    return tuple(sorted(found, key=lambda gap: (gap.since, gap.key)))


def cause_of(drill: Drill, gap: Gap) -> Cause | None:
    """What the group said; nothing, before it did."""
    return next((each.cause for each in drill.causes if each.gap == gap.key), None)


def known(drill: Drill) -> tuple[Known, ...]:
    """Fact by fact in the order in which they were first asked for; the last answer of each part counts."""
    last: dict[tuple[FactKind, str], Got] = {}
    for entry in drill.counted(Happened.ASKED):
        if entry.fact and entry.place and entry.got:
            last[entry.fact, entry.place] = entry.got
    return tuple(
        Known(
            fact=fact,
            by=tuple(place for (about, place), got in last.items() if about is fact and got is Got.GOT),
            missing=tuple(place for (about, place), got in last.items() if about is fact and got is not Got.GOT),
        )
        for fact in dict.fromkeys(about for about, _place in last)
    )


def _nobody_led(drill: Drill, end: int) -> Iterator[Gap]:
    for team in drill.teams:
        mine = {place.id for place in drill.places if place.team == team}
        raised = _first(drill, Happened.RAISED, mine)
        led = _first(drill, Happened.LEADS, mine)
        if raised is not None and (led is None or led > raised + SOON_SECONDS) and end > raised + SOON_SECONDS:
            until = end if led is None else led
            yield Gap(
                kind=GapKind.NOBODY_LED,
                key=f"nobody-led/{team}",
                since=raised,
                until=until,
                team=team,
                perhaps=Cause.PEOPLE,
            )


def _not_reached(drill: Drill, end: int) -> Iterator[Gap]:
    for place in _pact(drill):
        team = {each.id for each in drill.places if each.team == place.team}
        raised = _first(drill, Happened.RAISED, team)
        seen = min((entry.second for entry in drill.log if _acted(entry, place)), default=None)
        late = raised is not None and (end if seen is None else seen) > raised + SOON_SECONDS
        if raised is not None and late:
            yield _at(place, GapKind.NOT_REACHED, raised, end if seen is None else seen, Cause.TOOL)


def _acted(entry: Entry, place: Place) -> bool:
    return not entry.aside and place.id in (entry.place, entry.other)


def _facts(drill: Drill, end: int) -> Iterator[Gap]:
    """From the first time it was asked for in vain until it was there."""
    asked = [entry for entry in drill.counted(Happened.ASKED) if entry.fact and entry.place]
    for place, fact in dict.fromkeys((entry.place, entry.fact) for entry in asked):
        of = [entry for entry in asked if (entry.place, entry.fact) == (place, fact)]
        missed = next((entry for entry in of if entry.got is not Got.GOT), None)
        part = drill.place(place or "")
        if missed is None or part is None or fact is None:
            continue
        got = next((entry.second for entry in of if entry.got is Got.GOT and entry.second >= missed.second), end)
        perhaps = OF_FACTS.get(fact, Cause.INFORMATION)
        yield _at(part, GapKind.FACT_NOT_KNOWN, missed.second, got, perhaps, fact=fact)


def _news(drill: Drill, end: int) -> Iterator[Gap]:
    for entry in drill.counted(Happened.NEWS):
        news = drill.item(entry.news or "")
        if news is None or news.expected is None:
            continue
        done = (each.second for each in drill.counted(Happened.DONE) if each.news == news.id)
        until = next(done, end)
        if until > entry.second + ANSWERED_SECONDS:
            yield Gap(
                kind=GapKind.NEWS_UNANSWERED,
                key=f"news-unanswered/{news.id}",
                since=entry.second,
                until=until,
                news=news.id,
                perhaps=OF_EXPECTED[news.expected],
            )


def _waited(drill: Drill, end: int) -> Iterator[Gap]:
    """Whoever stood before a key figure and still waits for others."""
    for place in _pact(drill):
        asked = _first(drill, Happened.ASKED, {place.id})
        if asked is not None and not _has_token(drill, place) and waits_for(drill, place.id):
            yield _at(place, GapKind.WAITED, asked, end, Cause.ORDER)


def _no_token(drill: Drill, end: int, told: set[str]) -> Iterator[Gap]:
    """The rest who were not finished, where nothing else says why; only once the drill is over."""
    over = drill.clock.since is None and bool(drill.counted(Happened.TOKEN, Happened.ASKED))
    for place in _pact(drill):
        if over and place.id not in told and not _has_token(drill, place):
            since = _first(drill, Happened.CALLED, {place.id})
            yield _at(place, GapKind.NO_TOKEN, 0 if since is None else since, end, Cause.INFORMATION)


def _at(place: Place, kind: GapKind, since: int, until: int, perhaps: Cause, fact: FactKind | None = None) -> Gap:
    key = f"{kind}/{place.id}/{fact}" if fact else f"{kind}/{place.id}"
    return Gap(
        kind=kind, key=key, since=since, until=until, place=place.id, team=place.team, fact=fact, perhaps=perhaps
    )


def _pact(drill: Drill) -> tuple[Place, ...]:
    return tuple(place for place in drill.places if place.role in PACT_ROLES)


def _has_token(drill: Drill, place: Place) -> bool:
    return any(entry.place == place.id for entry in drill.counted(Happened.TOKEN))


def _first(drill: Drill, kind: Happened, places: set[str]) -> int | None:
    return next((entry.second for entry in drill.counted(kind) if entry.place in places), None)
