"""What happens to an alert that is under way. The worker has already found out who it was, and what their words mean."""

from datetime import datetime
from enum import StrEnum

from amparo.domain.alert.notes import Deed, Position, Receipt
from amparo.domain.alert.terms import Case, Sentence, Verified
from amparo.domain.pact.terms import Release
from amparo.domain.part import Id, Line, Part, Text


class Meaning(StrEnum):
    """What the owner's words were, as the verifiers tell."""

    ALL_CLEAR = "all-clear"
    DURESS = "duress"
    NEITHER = "neither"


class TimePassed(Part, frozen=True, kw_only=True):
    """Nothing happened; the clock is all there is."""


class CheckInMissed(Part, frozen=True, kw_only=True):
    """While an alert of the same PACT runs already. `both_clocks`: see `Alert.both_clocks`."""

    title: Line = ""
    both_clocks: bool = False


class PressedAgain(Part, frozen=True, kw_only=True):
    """`reference`: a fresh one, shown only where what the phone sees has to begin anew."""

    press: Line
    press_key: bytes = b""
    reference: Line = ""
    position: Position | None = None


class StopTouched(Part, frozen=True, kw_only=True):
    """`at`: when it was noted; a stop that came in time counts, even if it is looked at a moment later."""

    at: datetime
    press: Line
    press_key: bytes


class WordsSaid(Part, frozen=True, kw_only=True):
    meaning: Meaning


class PracticeEnded(Part, frozen=True, kw_only=True):
    """The owner says that the practice is over."""


class PositionTold(Part, frozen=True, kw_only=True):
    """From the phone that pressed, with the key of its press."""

    press: Line
    press_key: bytes
    position: Position | None = None
    text: Line = ""


class Opened(Part, frozen=True, kw_only=True):
    contact: Id


class Answer(Part, frozen=True, kw_only=True):
    contact: Id
    can: bool


class Did(Part, frozen=True, kw_only=True):
    contact: Id
    deed: Deed
    task: int = 0
    sentence: Sentence | None = None
    text: Text = ""
    proof: Line = ""
    to: Id | None = None


class CaseMoved(Part, frozen=True, kw_only=True):
    contact: Id
    to: Case
    verified: Verified | None = None
    confidence: Line = ""
    reason: Text = ""


class Settled(Part, frozen=True, kw_only=True):
    """What became of the message with this key. FAILED: its channel gave up, for the reason `why`."""

    key: Line
    receipt: Receipt
    why: Line = ""


class ShareGiven(Part, frozen=True, kw_only=True):
    contact: Id
    share: bytes


class Released(Part, frozen=True, kw_only=True):
    """The release share came free, and by which of the ways that were agreed. `both_clocks`: see `Alert.both_clocks`;
    the second clock may come to agree after the alert was raised."""

    by: Release
    release: bytes
    both_clocks: bool = False


ByAContact = Opened | Answer | Did | CaseMoved | ShareGiven
ByTheOwner = PressedAgain | StopTouched | WordsSaid | PracticeEnded | PositionTold
Event = TimePassed | CheckInMissed | ByTheOwner | Settled | Released | ByAContact
