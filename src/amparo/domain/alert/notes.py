"""What is written into the inbox: somebody did something. Sealed to the worker the moment it arrives, opened by it alone.

A note says what happened, never what follows from it. Two notes with one `key` are one: a repeated message is harmless.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amparo.domain.pact.terms import Way
from amparo.domain.part import Id, Line, Part, Text

PRESS_KEY_BYTES = 32


class By(StrEnum):
    """How an alert was raised."""

    BUTTON = "button"
    SMS = "sms"
    HOOK = "hook"
    CHECK_IN = "check-in"
    OWNER = "owner"
    """Signed in, from the owner's own page."""


class Position(Part, frozen=True, kw_only=True):
    """Degrees, and metres of doubt; `at` says when the fix was taken."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    accuracy: Annotated[float, Meta(ge=0, le=10_000_000)] | None = None
    at: datetime


class Pressed(Part, frozen=True, kw_only=True, tag_field="note", tag="pressed"):
    """`press`: the phone's own id of this press, the same when it is sent again. `press_key`: with it, and only with
    it, the phone reads how its alert goes. `secret`: frees the release share of the pack; empty where there is none.
    `until`: of a practice, the end of the hours its contacts agreed to; nothing of it leaves after that."""

    envelope: Line
    press: Line
    by: By
    at: datetime
    press_key: bytes = b""
    secret: bytes = b""
    position: Position | None = None
    practice: bool = False
    until: datetime | None = None


class Stopped(Part, frozen=True, kw_only=True, tag_field="note", tag="stopped"):
    """One touch on Stop, with the key of the press; counts only inside the stop window."""

    envelope: Line
    press: Line
    press_key: bytes
    at: datetime


class Said(Part, frozen=True, kw_only=True, tag_field="note", tag="said"):
    """The owner's words, typed to stop an alert or at a check-in: all-clear, duress, or neither."""

    envelope: Line
    words: Line
    at: datetime
    check_in: Line = ""


class Located(Part, frozen=True, kw_only=True, tag_field="note", tag="located"):
    """A position or a word from the phone after the press."""

    envelope: Line
    press: Line
    press_key: bytes
    at: datetime
    position: Position | None = None
    text: Line = ""


class CheckedIn(Part, frozen=True, kw_only=True, tag_field="note", tag="checked-in"):
    """All well, or (`extend`) more time. `words` may be the duress word; the answer looks the same."""

    envelope: Line
    check_in: Line = ""
    """Empty: the next one that is due."""
    at: datetime
    extend: bool = False
    words: Line = ""


class Opened(Part, frozen=True, kw_only=True, tag_field="note", tag="opened"):
    """A contact's page was looked at. A preview can do that too, so it is never taken for an answer."""

    view: bytes
    at: datetime


class Answered(Part, frozen=True, kw_only=True, tag_field="note", tag="answered"):
    """`view`: which contact, by their page."""

    view: bytes
    can: bool
    at: datetime


class Deed(StrEnum):
    """What a contact does on their page besides answering."""

    ACT = "act"
    """Takes a task on: `task` is the number of the step, from 1."""
    DONE = "done"
    BLOCKED = "blocked"
    LEARNED = "learned"
    LEAD = "lead"
    """Accepts to lead."""
    HAND_OVER = "hand-over"
    """Gives the lead to `to`."""
    STAND_DOWN = "stand-down"


class Did(Part, frozen=True, kw_only=True, tag_field="note", tag="did"):
    view: bytes
    deed: Deed
    at: datetime
    task: int = 0
    sentence: Line = ""
    text: Text = ""
    proof: Line = ""
    to: Id | None = None


class Moved(Part, frozen=True, kw_only=True, tag_field="note", tag="moved"):
    """The case moves on, as the lead says: to which state, how it was verified, how sure, and why in words."""

    view: bytes
    to: Line
    at: datetime
    verified: Line = ""
    confidence: Line = ""
    reason: Text = ""


class ShareGiven(Part, frozen=True, kw_only=True, tag_field="note", tag="share-given"):
    """One contact's part of the release share (mode Q)."""

    view: bytes
    share: bytes
    at: datetime


class PracticeEnded(Part, frozen=True, kw_only=True, tag_field="note", tag="practice-ended"):
    """Its owner, signed in, says that it is over. Of a real alert it means nothing."""

    alert: Line
    at: datetime


class Heard(Part, frozen=True, kw_only=True, tag_field="note", tag="heard"):
    """A text message somebody sent to the gateway. The sender's number proves nothing."""

    way: Way
    untrusted_sender: Line
    untrusted_text: Text
    at: datetime
    message: Line
    """The gateway's own id of it."""


class Receipt(StrEnum):
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


class Receipted(Part, frozen=True, kw_only=True, tag_field="note", tag="receipted"):
    """What a gateway says became of a message it had taken."""

    way: Way
    external_id: Line
    receipt: Receipt
    at: datetime


ByTheOwner = Pressed | Stopped | Said | Located | CheckedIn | PracticeEnded
Note = ByTheOwner | Opened | Answered | Did | Moved | ShareGiven | Heard | Receipted
