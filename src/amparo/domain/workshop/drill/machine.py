"""One drill, from the first role to the talk about it. No arrow reads a clock, draws chance, or sends anything.

       gather      PREPARING                         stays      whoever is in the room now
    a  refuse      PREPARING                         stays      roles somebody does not want; told to nobody
    b  cast        PREPARING                         stays      everybody in a place; again as often as wished
    c  swap        PREPARING, HELD, RESTING          stays      two people change places
       exchange    PREPARING                         stays      another role for me, with whoever can take mine
       agree sign  PREPARING                         stays      a defender's secret sign; a new part has none yet
    d  begin       PREPARING                      -> RUNNING    the clock starts; wishes are forgotten
    e  hold        RUNNING                        -> HELD       the clock stops, and so does everybody
    f  rest        RUNNING, HELD                  -> RESTING    the break word; nobody is asked who or why
    g  go on       HELD, RESTING                  -> RUNNING
    h  turn back   HELD                              stays      try it once more: what came later is set aside
    i  send        RUNNING                           stays      one piece of news
    j  skip        PREPARING, RUNNING, HELD, RESTING stays
    k  improvise   PREPARING, RUNNING, HELD, RESTING stays      news written on the spot
    l  note        all but PREPARING and TALKED      stays      what the master sees
    m  happens     RUNNING                           stays      raised, seen, called, leads, done
    n  asked       RUNNING                           stays      a key figure asked for a fact, and got it or did not
    o  token       RUNNING                           stays      proof that somebody was convinced
       time out    RUNNING                           stays      caught on the phone, or too plain: the team waits 30 seconds
    p  freed       RUNNING                           stays      one team's defender
                                                  -> STOPPED    the last one
    q  stop        RUNNING, HELD, RESTING         -> STOPPED
    r  cause       STOPPED                           stays      the group says why
    s  talked      STOPPED                        -> TALKED     no arrow leaves it; the box is erased on its day

What is not drawn is refused (`NotNow`) and changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec.structs import replace

from amparo.domain.pact.terms import FactKind
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill import casting
from amparo.domain.workshop.drill.model import (
    LOG_MAX,
    NEWS_MAX,
    CauseOf,
    Clock,
    Drill,
    Entry,
    News,
    Player,
    Refusal,
)
from amparo.domain.workshop.drill.roles import KEY_FIGURES, NO_TOKEN, PACT_ROLES, WAITS
from amparo.domain.workshop.drill.terms import Cause, Got, Happened, Level, Mode, Phase, Role


class Act(StrEnum):
    CARE = "care"
    GATHER = "gather"
    REFUSE = "refuse"
    CAST = "cast"
    SWAP = "swap"
    EXCHANGE = "exchange"
    AGREE_SIGN = "agree-sign"
    BEGIN = "begin"
    HOLD = "hold"
    REST = "rest"
    GO_ON = "go-on"
    TURN_BACK = "turn-back"
    SEND = "send"
    SKIP = "skip"
    IMPROVISE = "improvise"
    NOTE = "note"
    HAPPENS = "happens"
    ASKED = "asked"
    TOKEN = "token"  # noqa: S105 - a thing of the game
    TIME_OUT = "time-out"
    FREED = "freed"
    STOP = "stop"
    CAUSE = "cause"
    TALKED = "talked"


ON = frozenset({Phase.RUNNING, Phase.HELD, Phase.RESTING})
BEFORE = frozenset({Phase.PREPARING})
RUNNING = frozenset({Phase.RUNNING})
OVER = frozenset({Phase.STOPPED})

DRAWN: Mapping[Act, frozenset[Phase]] = {
    Act.CARE: BEFORE,
    Act.GATHER: BEFORE,
    Act.REFUSE: BEFORE,
    Act.CAST: BEFORE,
    Act.SWAP: frozenset({Phase.PREPARING, Phase.HELD, Phase.RESTING}),
    Act.EXCHANGE: BEFORE,
    Act.AGREE_SIGN: BEFORE,
    Act.BEGIN: BEFORE,
    Act.HOLD: RUNNING,
    Act.REST: frozenset({Phase.RUNNING, Phase.HELD}),
    Act.GO_ON: frozenset({Phase.HELD, Phase.RESTING}),
    Act.TURN_BACK: frozenset({Phase.HELD}),
    Act.SEND: RUNNING,
    Act.SKIP: BEFORE | ON,
    Act.IMPROVISE: BEFORE | ON,
    Act.NOTE: ON | OVER,
    Act.HAPPENS: RUNNING,
    Act.ASKED: RUNNING,
    Act.TOKEN: RUNNING,
    Act.TIME_OUT: RUNNING,
    Act.FREED: RUNNING,
    Act.STOP: ON,
    Act.CAUSE: OVER,
    Act.TALKED: OVER,
}
BY_ANYBODY = frozenset({Happened.RAISED, Happened.SEEN, Happened.CALLED, Happened.LEADS, Happened.DONE})
TIME_OUT_SECONDS = 30
CAST_FIRST = frozenset({Mode.ROOM_GAME})


class NotYet(Exception):
    """Before this begins: everybody has a role, a break word hangs on the wall, and two people are there to talk to."""


class StillWaits(Exception):
    """This has to wait for something that others have not done yet."""


class TeamWaits(Exception):
    """The team has a time-out; it goes on by itself."""


def drawn(drill: Drill, act: Act) -> None:
    if drill.phase not in DRAWN[act]:
        raise NotNow


def cared_for(drill: Drill, break_word: str, listeners: tuple[str, ...]) -> Drill:
    """The word that stops it for all, and two people to talk to."""
    drawn(drill, Act.CARE)
    return replace(drill, break_word=break_word, listeners=listeners)


def gather(drill: Drill, players: Sequence[Player]) -> Drill:
    drawn(drill, Act.GATHER)
    return casting.gathered(drill, players)


def refuse(drill: Drill, player: str, roles: Sequence[Role]) -> Drill:
    """Arrow a. The last word counts; saying nothing is a wish, too."""
    drawn(drill, Act.REFUSE)
    if not any(each.id == player for each in drill.players):
        raise NoSuchItem
    others = tuple(each for each in drill.refusals if each.player != player)
    wish = (Refusal(player=player, roles=tuple(dict.fromkeys(roles))),) if roles else ()
    return replace(drill, refusals=(*others, *wish))


def cast(drill: Drill, order: Sequence[int]) -> Drill:
    drawn(drill, Act.CAST)
    return casting.cast(drill, order)


def swap(drill: Drill, one: str, other: str) -> Drill:
    drawn(drill, Act.SWAP)
    return casting.swapped(drill, one, other)


def exchange(drill: Drill, player: str, order: Sequence[int]) -> Drill:
    drawn(drill, Act.EXCHANGE)
    return casting.exchanged(drill, player, order)


def agree_sign(drill: Drill, place_id: str, sign: str) -> Drill:
    drawn(drill, Act.AGREE_SIGN)
    if _role(drill, place_id) is not Role.DEFENDER:
        raise NoSuchItem
    places = tuple(replace(place, trigger=sign) if place.id == place_id else place for place in drill.places)
    return replace(drill, places=places)


def time_out(drill: Drill, team: int, now: datetime) -> Drill:
    """Called once more while it lasts, it is the same one."""
    drawn(drill, Act.TIME_OUT)
    if team not in drill.teams or waits_seconds(drill, team, now):
        raise NotNow
    return _noted(drill, Happened.TIME_OUT, now, place=_defender(drill, team))


def waits_seconds(drill: Drill, team: int, now: datetime) -> int:
    """How long this team still waits; 0 when nothing keeps it."""
    place = _defender(drill, team)
    ends = (entry.second + TIME_OUT_SECONDS for entry in drill.counted(Happened.TIME_OUT) if entry.place == place)
    return max(0, max(ends, default=0) - drill.seconds(now))


def _not_waiting(drill: Drill, place_id: str, now: datetime) -> None:
    place = drill.place(place_id)
    if place and place.team and waits_seconds(drill, place.team, now):
        raise TeamWaits


def begin(drill: Drill, now: datetime) -> Drill:
    """Arrow d. Nobody plays a game like this without a way out of it and somebody to talk to."""
    drawn(drill, Act.BEGIN)
    if drill.mode in CAST_FIRST and not (drill.places and drill.break_word and len(drill.listeners) > 1):
        raise NotYet
    return replace(drill, phase=Phase.RUNNING, refusals=(), clock=Clock(since=now))


def hold(drill: Drill, now: datetime) -> Drill:
    drawn(drill, Act.HOLD)
    return replace(_noted(drill, Happened.HELD, now), phase=Phase.HELD, clock=_stopped(drill, now))


def rest(drill: Drill, now: datetime) -> Drill:
    drawn(drill, Act.REST)
    return replace(_noted(drill, Happened.RESTED, now), phase=Phase.RESTING, clock=_stopped(drill, now))


def go_on(drill: Drill, now: datetime) -> Drill:
    drawn(drill, Act.GO_ON)
    running = replace(drill.clock, since=now)
    return replace(_noted(drill, Happened.WENT_ON, now), phase=Phase.RUNNING, clock=running)


def turn_back(drill: Drill, minutes: int, now: datetime) -> Drill:
    """Arrow h. What was tried stays in the log, set aside; what was sent in it can be sent again."""
    drawn(drill, Act.TURN_BACK)
    to = max(0, drill.clock.seconds - 60 * minutes)
    log = tuple(replace(entry, aside=True) if entry.second > to else entry for entry in drill.log)
    turned = replace(drill, log=log, clock=Clock(seconds=to))
    return _noted(turned, Happened.AGAIN, now)


def send(drill: Drill, news_id: str, now: datetime) -> Drill:
    drawn(drill, Act.SEND)
    _item(drill, news_id)
    return _noted(drill, Happened.NEWS, now, news=news_id)


def skip(drill: Drill, news_id: str, now: datetime) -> Drill:
    drawn(drill, Act.SKIP)
    _item(drill, news_id)
    return _noted(drill, Happened.SKIPPED, now, news=news_id)


def improvise(drill: Drill, news: News) -> Drill:
    drawn(drill, Act.IMPROVISE)
    if len(drill.news) >= NEWS_MAX or drill.item(news.id):
        raise NotNow
    return replace(drill, news=(*drill.news, news))


def note(drill: Drill, text: str, now: datetime) -> Drill:
    drawn(drill, Act.NOTE)
    return _noted(drill, Happened.NOTE, now, text=text)


def happens(
    drill: Drill,
    what: Happened,
    place: str,
    now: datetime,
    *,
    other: str | None = None,
    news: str | None = None,
) -> Drill:
    """Arrow m. `other`: who was called. `news`: what was seen, or whose expected act was done."""
    drawn(drill, Act.HAPPENS)
    if what not in BY_ANYBODY:
        raise NotNow
    _there(drill, place, other)
    _not_waiting(drill, place, now)
    if news is not None:
        _item(drill, news)
    return _noted(drill, what, now, place=place, other=other, news=news)


def asked(drill: Drill, figure: str, of: str, fact: FactKind, got: Got, now: datetime) -> Drill:
    """Arrow n. A key figure says what they asked somebody for, and whether they got it."""
    drawn(drill, Act.ASKED)
    _there(drill, figure, of)
    _not_waiting(drill, of, now)
    if _role(drill, figure) not in KEY_FIGURES or _role(drill, of) not in PACT_ROLES:
        raise NotNow
    return _noted(drill, Happened.ASKED, now, place=of, other=figure, fact=fact, got=got)


def token(drill: Drill, to: str, now: datetime, *, figure: str | None = None) -> Drill:
    """Arrow o. `figure`: who handed it over; none where the proof was made by the member of the PACT."""
    drawn(drill, Act.TOKEN)
    _there(drill, to, figure)
    _not_waiting(drill, to, now)
    if _role(drill, to) in NO_TOKEN or any(entry.place == to for entry in drill.counted(Happened.TOKEN)):
        raise NotNow
    if drill.level is Level.HARD and waits_for(drill, to):
        raise StillWaits
    return _noted(drill, Happened.TOKEN, now, place=to, other=figure)


def waits_for(drill: Drill, place_id: str) -> tuple[Role, ...]:
    """Whose act has to come first, as things stand; empty when nothing is in the way."""
    place = drill.place(place_id)
    rule = next((rule for rule in WAITS if place and rule.role is place.role), None)
    if place is None or rule is None:
        return ()
    if rule.contacts:
        return _not_called(drill, place_id, place.team)
    tokens = {_role(drill, entry.place or "") for entry in drill.counted(Happened.TOKEN)}
    in_play = tuple(dict.fromkeys(each.role for each in drill.places if each.role in rule.for_roles))
    return () if tokens & set(rule.for_roles) else in_play


def _not_called(drill: Drill, place_id: str, team: int) -> tuple[Role, ...]:
    """The others of this PACT with whom they have not spoken, whoever rang whom."""
    pairs = {frozenset((entry.place, entry.other)) for entry in drill.counted(Happened.CALLED)}
    others = (each for each in drill.places if each.team == team and each.role in PACT_ROLES and each.id != place_id)
    return tuple(each.role for each in others if frozenset((place_id, each.id)) not in pairs)


def freed(drill: Drill, team: int, now: datetime) -> Drill:
    drawn(drill, Act.FREED)
    defender = _defender(drill, team)
    if defender is None or any(entry.place == defender for entry in drill.counted(Happened.FREED)):
        raise NotNow
    after = _noted(drill, Happened.FREED, now, place=defender)
    all_free = len(after.counted(Happened.FREED)) == len(after.teams)
    return stop(after, now) if all_free else after


def _defender(drill: Drill, team: int) -> str | None:
    return next((each.id for each in drill.places if each.team == team and each.role is Role.DEFENDER), None)


def stop(drill: Drill, now: datetime) -> Drill:
    drawn(drill, Act.STOP)
    return replace(drill, phase=Phase.STOPPED, clock=_stopped(drill, now))


def cause(drill: Drill, gap: str, why: Cause) -> Drill:
    drawn(drill, Act.CAUSE)
    others = tuple(each for each in drill.causes if each.gap != gap)
    return replace(drill, causes=(*others, CauseOf(gap=gap, cause=why)))


def talked(drill: Drill) -> Drill:
    drawn(drill, Act.TALKED)
    return replace(drill, phase=Phase.TALKED)


def _stopped(drill: Drill, now: datetime) -> Clock:
    return Clock(seconds=drill.seconds(now))


def _noted(
    drill: Drill,
    what: Happened,
    now: datetime,
    *,
    place: str | None = None,
    other: str | None = None,
    news: str | None = None,
    fact: FactKind | None = None,
    got: Got | None = None,
    text: str = "",
) -> Drill:
    if len(drill.log) >= LOG_MAX:
        raise NotNow
    entry = Entry(
        second=drill.seconds(now), what=what, place=place, other=other, news=news, fact=fact, got=got, text=text
    )
    return replace(drill, log=(*drill.log, entry))


def _item(drill: Drill, news_id: str) -> News:
    found = drill.item(news_id)
    if found is None:
        raise NoSuchItem
    return found


def _there(drill: Drill, *places: str | None) -> None:
    if any(place is not None and drill.place(place) is None for place in places):
        raise NoSuchItem


def _role(drill: Drill, place_id: str) -> Role | None:
    place = drill.place(place_id)
    return place.role if place else None
