"""The words a PACT may use, once each. Values are what stands in the file; sentences for them are in `wording`."""

from enum import StrEnum


class Scenario(StrEnum):
    """The one situation a PACT is for (I8). OWN: named in the PACT's own words."""

    ARREST = "arrest"
    DISAPPEARANCE = "disappearance"
    KIDNAPPING = "kidnapping"
    RAID = "raid"
    ASSAULT = "assault"
    SEXUAL_ASSAULT = "sexual-assault"
    TRAVEL = "travel"
    PROTEST = "protest"
    ONLINE = "online"
    DEVICE = "device"
    SMEAR = "smear"
    EVACUATION = "evacuation"
    OWN = "own"


class Way(StrEnum):
    """A way of reaching a contact. CALL: a number that people ring; nothing is ever sent to it."""

    SMS = "sms"
    EMAIL = "email"
    SIGNAL = "signal"
    OTHER = "other"
    CALL = "call"


class Relation(StrEnum):
    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    INSTITUTION = "institution"
    ABROAD = "abroad"


class ContactState(StrEnum):
    PROPOSED = "proposed"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    BRIEFED = "briefed"
    REHEARSED = "rehearsed"
    ACTIVE = "active"
    RESTING = "resting"
    WITHDRAWN = "withdrawn"


class Answered(StrEnum):
    """How somebody said yes or no: by the invitation, themselves; or in person, as the owner tells it."""

    INVITATION = "invitation"
    IN_PERSON = "in-person"


class Risk(StrEnum):
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class FactKind(StrEnum):
    """The twelve facts outside actors ask for before they act, and what else a contact may need."""

    WHO = "who"
    WORK = "work"
    CIRCUMSTANCES = "circumstances"
    WHY_THERE = "why-there"
    CONSENT = "consent"
    MANDATE = "mandate"
    DEVICES = "devices"
    HEALTH = "health"
    FAMILY = "family"
    LEADS = "leads"
    OFFICIALS = "officials"
    CAPTORS = "captors"
    OTHER = "other"


class Audience(StrEnum):
    FAMILY = "family"
    LAWYER = "lawyer"
    AUTHORITIES = "authorities"
    EMBASSY = "embassy"
    UNITED_NATIONS = "united-nations"
    ORGANISATIONS = "organisations"
    PRESS = "press"
    PUBLIC = "public"


class PoliceStance(StrEnum):
    ALLY = "ally"
    ADVERSARY = "adversary"
    DEPENDS = "depends"


class CaptorsTold(StrEnum):
    """Whether captors are told that a message with circumstances and whereabouts has gone out (S1.35)."""

    TELL = "tell"
    DO_NOT_TELL = "do-not-tell"
    ONLY_IF = "only-if"


class RehearsalKind(StrEnum):
    MESSAGE_TEST = "message-test"
    TABLE_TALK = "table-talk"
    DRY_RUN = "dry-run"


class Release(StrEnum):
    """How the release share of the pack comes free: the owner's own device, so many contacts together, the worker."""

    DEVICE = "device"
    QUORUM = "quorum"
    WORKER = "worker"


class Cadence(StrEnum):
    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"


class EvidenceKind(StrEnum):
    """What was seen to happen, as against what somebody promised."""

    MESSAGE_DELIVERED = "message-delivered"
    MESSAGE_FAILED = "message-failed"
    INVITATION_ANSWERED = "invitation-answered"
    PRACTICE_ANSWERED = "practice-answered"
    PRACTICE_UNANSWERED = "practice-unanswered"
    PAGE_OPENED = "page-opened"
    ALERT_ANSWERED = "alert-answered"
    PACK_FREE = "pack-free"
    """The sealed facts came free in an alert; it stands until they are sealed anew."""
