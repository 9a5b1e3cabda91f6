"""The words a drill may use, once each. Values are what stands in the sealed box; sentences for them are in `wording`."""

from enum import StrEnum


class Mode(StrEnum):
    """TABLE_TALK: the news is read aloud and talked through. ROOM_GAME: cast, cards and tokens. LIVE: practice messages
    to real contacts who agreed. ALONE: a test message to one's own phone."""

    TABLE_TALK = "table-talk"
    ROOM_GAME = "room-game"
    LIVE = "live"
    ALONE = "alone"


class Phase(StrEnum):
    PREPARING = "preparing"
    RUNNING = "running"
    HELD = "held"
    RESTING = "resting"
    """Somebody said the break word. Nobody is asked who."""
    STOPPED = "stopped"
    """Over: the talk about it begins."""
    TALKED = "talked"
    """Talked through; the box waits for its day of erasure."""


class Role(StrEnum):
    DEFENDER = "defender"
    # the nine of a PACT
    LAWYER = "lawyer"
    FOCAL_POINT = "focal-point"
    FRIEND = "friend"
    CAMPAIGNER = "campaigner"
    OUTREACH = "outreach"
    COALITION = "coalition"
    TECHNICIAN = "technician"
    PROTESTER = "protester"
    SPOKESPERSON = "spokesperson"
    # the seven key figures
    WARDEN = "warden"
    COALITION_HEAD = "coalition-head"
    FAMILY = "family"
    EMBASSY = "embassy"
    INTERNATIONAL = "international"
    COMMUNICATIONS = "communications"
    IT_DIRECTOR = "it-director"
    WATCHER = "watcher"
    """Plays nobody: writes down what helps and what hinders, for the talk afterwards."""


class Level(StrEnum):
    EASY = "easy"
    HARD = "hard"


class By(StrEnum):
    """By which way news comes into the room. SILENCE: something does not happen, and nobody says so."""

    CARD = "card"
    TEXT = "text"
    SPOKEN = "spoken"
    SILENCE = "silence"


class Condition(StrEnum):
    """When a piece of news is held back though its minute has come."""

    ALWAYS = "always"
    NOBODY_LEADS = "nobody-leads"
    NO_STATEMENT = "no-statement"
    NOT_DONE = "not-done"
    """What the news before it asked for has not been seen."""


class Expected(StrEnum):
    """What the news should lead to. Each is something a room can see."""

    DEPUTY_LEADS = "deputy-leads"
    OTHER_WAY = "other-way"
    RUMOUR_CHECKED = "rumour-checked"
    ONE_VOICE = "one-voice"
    FAMILY_CARED_FOR = "family-cared-for"
    SECOND_SOURCE = "second-source"
    STATEMENT_SHARED = "statement-shared"
    WORKS_OFFLINE = "works-offline"
    POST_ANSWERED = "post-answered"
    NOTHING_GIVEN_AWAY = "nothing-given-away"


class Happened(StrEnum):
    """The kinds of entries in the log of a drill."""

    RAISED = "raised"
    NEWS = "news"
    SKIPPED = "skipped"
    SEEN = "seen"
    CALLED = "called"
    LEADS = "leads"
    DONE = "done"
    ASKED = "asked"
    TOKEN = "token"  # noqa: S105 - a thing of the game: a card that is handed over
    FREED = "freed"
    NOTE = "note"
    HELD = "held"
    WENT_ON = "went-on"
    RESTED = "rested"
    TIME_OUT = "time-out"
    """A team waits: its defender was caught on the phone, or the sign was too plain."""
    AGAIN = "again"
    """The clock was turned back, to try it once more."""


class Got(StrEnum):
    """What became of a fact that a key figure asked for."""

    GOT = "got"
    UNSURE = "unsure"
    NOT_GOT = "not-got"


class Cause(StrEnum):
    """Why preparation had a gap. It belongs to the plan, never to a person."""

    INFORMATION = "information"
    PEOPLE = "people"
    TOOL = "tool"
    ORDER = "order"
    CONSENT = "consent"
    LUCK = "luck"


class GapKind(StrEnum):
    NOBODY_LED = "nobody-led"
    FACT_NOT_KNOWN = "fact-not-known"
    NEWS_UNANSWERED = "news-unanswered"
    NOT_REACHED = "not-reached"
    NO_TOKEN = "no-token"  # noqa: S105 - the same
    WAITED = "waited"
    """One act had to wait for another that came late or never."""
    NO_ANSWER = "no-answer"
    """A real phone on which a practice message was not noticed in time."""
    NOT_LEFT = "not-left"
    """Or for which none left in the hours that were agreed."""
