"""One alert as one frozen value: who was called and how far that got, who leads, where the case stands, what comes next.

What was published for the alert is not in here: every arrow gets the `Envelope` it was raised from as well.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from amparo.domain.alert.notes import By, Position
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.alert.views import Board, Entry, PressView
from amparo.domain.part import Id, Line, Part, Text

LOG_MAX = 200
LOG_BEGINNING = 20
SENT_MAX = 400
PRESSES_MAX = 8
TRIES_MAX = 5
NEWS_MINUTES = 5
LONG_INTERVAL_HOURS = 12
LONG_ROUNDS_MAX = 14

OVER = frozenset(
    {
        Case.SAFE,
        Case.RELEASED,
        Case.DECEASED,
        Case.FALSE_ALARM,
        Case.AFTER_CARE,
        Case.DEBRIEFED,
        Case.STOPPED,
        Case.CLOSED,
    }
)
"""Nobody is called any more. The lead may still bring the case to its end, and a new press is a new alert."""

RESTING = frozenset({Case.SUSPENDED, Case.HANDED_OVER, Case.STILL_HELD})
"""Open, and nobody is called again and again."""

OUTCOMES = frozenset({MessageKind.OUTCOME, MessageKind.ALL_CLEAR, MessageKind.FALSE_ALARM})
"""What everybody who was called is told, whatever they answered, and at once."""

CALLING = frozenset({MessageKind.CALL, MessageKind.AGAIN, MessageKind.DURESS})

ANSWERS = frozenset({Reached.CAN, Reached.CANNOT, Reached.ACTING, Reached.BLOCKED, Reached.DONE, Reached.STOOD_DOWN})
HELPING = frozenset({Reached.CAN, Reached.ACTING, Reached.BLOCKED, Reached.DONE})


class NotNow(Exception):
    """This cannot happen at this moment of the alert, or is not this person's to do."""


class Message(Part, frozen=True, kw_only=True):
    """One message to one reach of one contact; `contact` empty: to the owner. `key`: no two messages share it.

    `number` counts the messages of this alert to this contact, so that a lone all-clear is seen as odd. `what`: the
    code of the news.
    """

    contact: Line
    kind: MessageKind
    number: int
    reach: int
    key: Line
    reference: Line = ""
    what: Line = ""
    can: int = 0
    """How many have said that they can."""
    urgent: bool = True
    practice: bool = False


class SentMessage(Part, frozen=True, kw_only=True):
    """A message that left, and what became of it. `missed`: on how many reaches before this one it failed."""

    message: Message
    at: datetime
    state: Reached = Reached.QUEUED
    missed: int = 0


class Called(Part, frozen=True, kw_only=True):
    """One contact in this alert. `told_at`: of the last news; `held`: the code of news that wait for their turn."""

    contact: Id
    reserve: bool = False
    reached: Reached = Reached.WAITING
    since: datetime
    number: int = 0
    reach: int = -1
    got_call: bool = False
    """A gateway took at least one message that asked for help."""
    opened_at: datetime | None = None
    answered_at: datetime | None = None
    task: int = 0
    needs: Text = ""
    proof: Line = ""
    told_at: datetime | None = None
    held: Line = ""

    @property
    def called(self) -> bool:
        return self.reached is not Reached.WAITING

    @property
    def news_at(self) -> datetime | None:
        """When the news that wait may be told: nobody gets them more often than `NEWS_MINUTES` allows."""
        if not self.held or self.told_at is None:
            return None
        return self.told_at + timedelta(minutes=NEWS_MINUTES)


class Press(Part, frozen=True, kw_only=True):
    """One press of one phone. With `key`, and only with it, that phone stops it and reads how it goes.

    `shown`: what an earlier press is shown for good, once it was pressed anew.
    """

    press: Line
    key: bytes
    at: datetime
    shown: PressView | None = None


class Anew(Part, frozen=True, kw_only=True):
    """Pressed again after words that only looked like an all-clear: to the phone it is a new alert."""

    at: datetime
    reference: Line


class Share(Part, frozen=True, kw_only=True):
    contact: Id
    share: bytes


class Deadlines(Part, frozen=True, kw_only=True):
    """The next things that time will do."""

    stop: datetime | None = None
    """The stop window ends."""
    again: datetime | None = None
    """Everybody who has not answered is called again."""
    lead: datetime | None = None
    """Whoever was asked to lead has been silent for too long."""
    nobody: datetime | None = None
    """The reserves are called."""
    calling: datetime | None = None
    """The calling ends; the case stays open."""


class Facade(Part, frozen=True, kw_only=True):
    """What the owner's side shows after words were said: the same whether they were all-clear or duress."""

    press: PressView
    board: Board


class Alert(Part, frozen=True, kw_only=True):
    """`leads`: who does; `asked`: who has been asked to and has not accepted. `before`: the case that a doubt hides.

    `leaving` holds messages only while an arrow runs.
    """

    id: Line
    pact: Line
    reference: Line
    by: By
    raised_at: datetime
    seen_at: datetime
    """The clock at the last arrow."""
    case: Case = Case.PRESSED
    case_at: datetime
    before: Case | None = None
    practice: bool = False
    until: datetime | None = None
    """Of a practice: the end of the hours that were agreed. It is an hour of the day, and moves with no clock."""
    presses: tuple[Press, ...] = ()
    called: tuple[Called, ...] = ()
    leads: Id | None = None
    asked: Id | None = None
    ever_asked: tuple[Id, ...] = ()
    deadlines: Deadlines = Deadlines()
    long_rounds: int = 0
    tries: tuple[datetime, ...] = ()
    """When wrong words were said."""
    log: tuple[Entry, ...] = ()
    sent: tuple[SentMessage, ...] = ()
    position: Position | None = None
    missed: bool = False
    """A check-in was missed, be it before the press or after it."""
    both_clocks: bool = False
    """And both clocks saw it missed."""
    silent: bool = False
    """Raised by duress words: only whoever is asked to lead knows, until they decide otherwise."""
    shares: tuple[Share, ...] = ()
    release: bytes = b""
    facade: Facade | None = None
    anew: Anew | None = None
    ended_at: datetime | None = None
    leaving: tuple[Message, ...] = ()

    @property
    def open(self) -> bool:
        """Somebody may still be called; exactly then there is a next thing that time will do."""
        return self.case not in OVER

    @property
    def due_at(self) -> datetime | None:
        if not self.open:
            return None
        times = self.deadlines
        news = [each.news_at for each in self.called]
        all_of_them = [times.stop, times.again, times.lead, times.nobody, times.calling, self.until, *news]
        return min(each for each in all_of_them if each is not None)

    def one(self, contact: str) -> Called:
        """Raises NotNow for somebody who is not among the contacts of this alert."""
        for each in self.called:
            if each.contact == contact:
                return each
        raise NotNow

    def with_one(self, changed: Called) -> "Alert":
        return replace(self, called=tuple(changed if each.contact == changed.contact else each for each in self.called))

    def noted(self, entry: Entry) -> "Alert":
        """The beginning is kept, and the newest: nobody can push either out of the log."""
        log = (*self.log, entry)
        return replace(self, log=log if len(log) <= LOG_MAX else (*log[:LOG_BEGINNING], *log[LOG_BEGINNING + 1 :]))
