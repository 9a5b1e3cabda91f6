"""The words of an alert, once each. Sentences for them are in `wording`."""

from enum import StrEnum


class Reached(StrEnum):
    """How far the alert got with one contact. "Handed over" is not "delivered", and neither is an answer."""

    WAITING = "waiting"
    """A reserve, not called yet."""
    QUEUED = "queued"
    HANDED_OVER = "handed-over"
    DELIVERED = "delivered"
    OPENED = "opened"
    CAN = "can"
    CANNOT = "cannot"
    ACTING = "acting"
    BLOCKED = "blocked"
    DONE = "done"
    STOOD_DOWN = "stood-down"
    NOT_REACHED = "not-reached"
    """Every channel failed; tried again at the next interval."""


class Case(StrEnum):
    """Where the person's case stands, as the lead keeps it."""

    PRESSED = "pressed"
    """Inside the stop window: nobody has been told."""
    UNVERIFIED = "unverified"
    VERIFYING = "verifying"
    CONFIRMED = "confirmed"
    ACTING = "acting"
    LOCATED = "located"
    ACCESS = "access"
    SAFE = "safe"
    RELEASED = "released"
    STILL_HELD = "still-held"
    DECEASED = "deceased"
    SUSPENDED = "suspended"
    """Going on would put the contacts in danger."""
    DOUBTED = "doubted"
    """An all-clear came that nobody believes: words under coercion, or a stop without an alert."""
    HANDED_OVER = "handed-over"
    """An organisation has taken it on."""
    FALSE_ALARM = "false-alarm"
    AFTER_CARE = "after-care"
    DEBRIEFED = "debriefed"
    STOPPED = "stopped"
    """Ended inside the stop window; nobody was called."""
    CLOSED = "closed"


class Verified(StrEnum):
    """How somebody knows."""

    FACE = "face"
    VOICE = "voice"
    WORDS = "words"
    THIRD_PARTY = "third-party"
    NOT = "not"


class Sentence(StrEnum):
    """The three ready sentences of a contact's page, and the own words beside them."""

    SPOKE_TO_THEM = "spoke-to-them"
    LAWYER_KNOWS = "lawyer-knows"
    FOUND_NOTHING_YET = "found-nothing-yet"
    OWN = "own"


class MessageKind(StrEnum):
    CALL = "call"
    AGAIN = "again"
    YOU_LEAD = "you-lead"
    NEWS = "news"
    """Something changed: who can help, who leads, what was learned."""
    OUTCOME = "outcome"
    """Located, safe, released: for everybody."""
    ALL_CLEAR = "all-clear"
    FALSE_ALARM = "false-alarm"
    DURESS = "duress"
    """To the lead alone: words under coercion were used."""
    ASK_OWNER = "ask-owner"
    """To the owner: a check-in is due, is everything well?"""
    TEST = "test"
