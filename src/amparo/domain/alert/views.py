"""What each person may see of an alert: plain values the worker seals for one reader each, and a page only shows."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from amparo.domain.alert.envelope import Call
from amparo.domain.alert.notes import Position
from amparo.domain.alert.terms import Case, MessageKind, Reached, Sentence, Verified
from amparo.domain.part import Id, Language, Line, Part, Text, Zone


class Standing(Part, frozen=True, kw_only=True):
    """One contact as the others see them."""

    contact: Id
    alias: Line
    reached: Reached
    since: datetime
    leads: bool = False
    task: Text = ""
    needs: Text = ""
    proof: Line = ""


class Entry(Part, frozen=True, kw_only=True):
    """One line of the log: what happened, who said it, how it was verified, how sure they are."""

    at: datetime
    what: Line
    """A code of `wording`: `pressed`, `answered-can`, `leads`, `located`, ..."""
    who: Line = ""
    verified: Verified | None = None
    confidence: Line = ""
    sentence: Sentence | None = None
    text: Text = ""


class CallView(Part, frozen=True, kw_only=True):
    """All of one contact's page (W4). `call` never changes during an alert; the rest is as of `at`.

    `board` and `log` are there for whoever leads. `release` is the release share, once it is free. `odd`: news came that
    do not fit what came before, such as an all-clear for an alert this contact never got.
    """

    alert: Line
    reference: Line
    call: Call
    raised_at: datetime
    at: datetime
    case: Case
    mine: Reached
    lead: Id
    i_lead: bool
    asked_to_lead: bool = False
    number: int = 0
    standings: tuple[Standing, ...] = ()
    news: tuple[Entry, ...] = ()
    board: bool = False
    log: tuple[Entry, ...] = ()
    may: tuple[Case, ...] = ()
    """The states the lead may move the case to from here."""
    position: Position | None = None
    release: bytes = b""
    release_waits_for: int = 0
    """Mode Q: how many more contacts have to give their share."""
    odd: bool = False
    practice: bool = False
    over: bool = False


class PressView(Part, frozen=True, kw_only=True):
    """What the phone that pressed may read with the key of its press: how far it got, and no name of anybody."""

    reference: Line
    raised_at: datetime
    at: datetime
    stop_until: datetime
    stopped: bool = False
    over: bool = False
    contacts: tuple[Reached, ...] = ()
    """In the order of the circle, the lead first."""
    answered_at: tuple[datetime | None, ...] = ()
    practice: bool = False


class ButtonCheckIn(Part, frozen=True, kw_only=True):
    """A check-in that can be answered from the button page."""

    check_in: Id
    title: Line = ""


class ButtonView(Part, frozen=True, kw_only=True):
    """What the button page shows to whoever has its address: no name, no number of any contact, nothing of the PACT.

    `number` and `code`: where the phone's own text message goes when there is no data, and what it says. `location`: the
    owner wants to be asked for a position. The two days are as of the day on which the button was made.
    """

    language: Language = "en"
    time_zone: Zone = "UTC"
    stop_seconds: Annotated[int, Meta(ge=0, le=120)] = 10
    contacts: int = 0
    number: Line = ""
    code: Line = ""
    location: bool = False
    check_ins: tuple[ButtonCheckIn, ...] = ()
    credit_checked_on: date | None = None
    tested_on: date | None = None


class Sent(Part, frozen=True, kw_only=True):
    """One message, as the owner's copy tells of it."""

    contact: Id
    kind: MessageKind
    at: datetime
    way: Line
    state: Line


class Board(Part, frozen=True, kw_only=True):
    """The owner's copy: the whole course of an alert, for whoever signs in as its owner."""

    alert: Line
    pact: Line
    reference: Line
    raised_at: datetime
    at: datetime
    case: Case
    practice: bool = False
    standings: tuple[Standing, ...] = ()
    log: tuple[Entry, ...] = ()
    sent: tuple[Sent, ...] = ()
    position: Position | None = None
