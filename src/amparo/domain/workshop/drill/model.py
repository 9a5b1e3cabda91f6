"""A drill as one frozen value: who plays what, the news, the clock, the log. It is a box of its own inside a room, sealed
to the room's key, and has its own day of erasure.

The log speaks of places ("the lawyer of team 2"), not of people: a gap belongs to a plan. `refusals` are forgotten when
the drill begins; until then nothing shows whose they are.
"""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from amparo.domain.pact.terms import FactKind
from amparo.domain.part import Id, Line, Part
from amparo.domain.workshop.drill.terms import By, Cause, Condition, Expected, Got, Happened, Level, Mode, Phase, Role

PLAYERS_MIN, PLAYERS_MAX = 5, 40
LOG_MAX = 1_500
NEWS_MAX = 80
PRACTICES_MAX = 8
SLIDES_MAX = 12
DAY_MINUTES = 5

Minute = Annotated[int, Meta(ge=0, le=100_000)]


class Player(Part, frozen=True, kw_only=True):
    """Somebody in the room, by today's name. `seat`: in hex, how their phone is known; empty for somebody on paper."""

    id: Id
    name: Line
    seat: Line = ""


class Refusal(Part, frozen=True, kw_only=True):
    """Roles somebody does not want to be given. Nobody is shown these."""

    player: Id
    roles: tuple[Role, ...]


class Place(Part, frozen=True, kw_only=True):
    """One part in the game. `team` is 0 for key figures and watchers, who belong to all. `trigger`: the secret sign on which a
    defender touches the button, as a dropped glass; only they and whoever leads know it.
    """

    id: Id
    role: Role
    team: int = 0
    player: Id | None = None
    trigger: Line = ""


class News(Part, frozen=True, kw_only=True):
    """One thing that comes into the game. `code`: one of the ready set, whose sentence `wording` knows; `text`: own words.

    `to`: the roles that get it, none for the whole room. `after`: the news whose expected act the condition looks at.
    """

    id: Id
    minute: Minute
    code: Line = ""
    text: Line = ""
    to: tuple[Role, ...] = ()
    by: By = By.CARD
    expected: Expected | None = None
    facts: tuple[FactKind, ...] = ()
    level: Level = Level.EASY
    condition: Condition = Condition.ALWAYS
    after: Id | None = None


class Entry(Part, frozen=True, kw_only=True):
    """Something that happened, on the clock of the game. `aside`: a first try, before the clock was turned back."""

    second: Minute
    what: Happened
    place: Id | None = None
    other: Id | None = None
    news: Id | None = None
    fact: FactKind | None = None
    got: Got | None = None
    text: Line = ""
    aside: bool = False


class CauseOf(Part, frozen=True, kw_only=True):
    gap: Line
    cause: Cause


class Clock(Part, frozen=True, kw_only=True):
    """`seconds` had passed when it was last started or stopped; running since `since`."""

    seconds: Minute = 0
    since: datetime | None = None


class Practice(Part, frozen=True, kw_only=True):
    """Real phones: the PACT whose contacts agreed, to which hours, and when it was sent. Contacts by their ids in that PACT,
    whose names stand there. `second`: on the clock of the drill.
    """

    id: Id
    pact: Line
    agreed: tuple[Id, ...]
    agreed_at: datetime
    opens: datetime
    closes: datetime
    raised_at: datetime | None = None
    second: Minute = 0


class Slide(Part, frozen=True, kw_only=True):
    """A picture of the game, kept in a box of its own. `about`: what it shows, for whoever cannot see it."""

    id: Id
    about: Line = ""


class Slideshow(Part, frozen=True, kw_only=True):
    """`shown`: the one on the wall at this moment."""

    slides: Annotated[tuple[Slide, ...], Meta(max_length=SLIDES_MAX)] = ()
    shown: Id | None = None


class Drill(Part, frozen=True, kw_only=True):
    mode: Mode
    erase_on: date
    phase: Phase = Phase.PREPARING
    level: Level = Level.EASY
    day_minutes: Annotated[int, Meta(ge=1, le=60)] = DAY_MINUTES
    break_word: Line = ""
    listeners: tuple[Line, ...] = ()
    players: Annotated[tuple[Player, ...], Meta(max_length=PLAYERS_MAX)] = ()
    refusals: tuple[Refusal, ...] = ()
    places: tuple[Place, ...] = ()
    news: Annotated[tuple[News, ...], Meta(max_length=NEWS_MAX)] = ()
    clock: Clock = Clock()
    log: Annotated[tuple[Entry, ...], Meta(max_length=LOG_MAX)] = ()
    causes: tuple[CauseOf, ...] = ()
    practices: Annotated[tuple[Practice, ...], Meta(max_length=PRACTICES_MAX)] = ()
    slideshow: Slideshow | None = None

    @property
    def teams(self) -> tuple[int, ...]:
        return tuple(sorted({place.team for place in self.places if place.team}))

    def place(self, place_id: str) -> Place | None:
        return next((place for place in self.places if place.id == place_id), None)

    def place_of(self, seat: str) -> Place | None:
        """What the person at this seat plays."""
        player = next((each for each in self.players if each.seat and each.seat == seat), None)
        return next((place for place in self.places if player and place.player == player.id), None)

    def item(self, news_id: str) -> News | None:
        return next((news for news in self.news if news.id == news_id), None)

    def counted(self, *kinds: Happened) -> tuple[Entry, ...]:
        """The entries of these kinds, first tries left out."""
        return tuple(entry for entry in self.log if entry.what in kinds and not entry.aside)

    def seconds(self, now: datetime) -> int:
        """The clock of the game. A wall clock that was set back does not take time from anybody."""
        if self.clock.since is None:
            return self.clock.seconds
        return self.clock.seconds + max(0, int((now - self.clock.since).total_seconds()))

    def day(self, now: datetime) -> int:
        """The day of detention it is: the first begins with the alert."""
        return 1 + self.seconds(now) // (60 * self.day_minutes)
