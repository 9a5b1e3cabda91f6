"""The words a plan may use, once each. Values are what stands in the file; sentences for them are in `wording`."""

from enum import IntEnum, StrEnum


class WorkspaceKind(StrEnum):
    """Real and invented cases never mix (I14)."""

    REAL = "real"
    FICTITIOUS = "fictitious"
    TRAINING = "training"


class Confidentiality(StrEnum):
    OPEN = "open"
    MEMBERS = "members"
    LEADERSHIP = "leadership"


class PersonKind(StrEnum):
    """Only a PERSON can answer for a measure: a group has no single owner, an outside party is not ours to bind (P11)."""

    PERSON = "person"
    GROUP = "group"
    OUTSIDE = "outside"


class Stance(StrEnum):
    ALLY = "ally"
    ADVERSARY = "adversary"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    HEARD = "heard"
    LIKELY = "likely"
    CERTAIN = "certain"


class ThreatKind(StrEnum):
    DECLARED = "declared"
    POSSIBLE = "possible"
    INCIDENT = "incident"


class ThreatState(StrEnum):
    NOTED = "noted"
    ASSESSED = "assessed"
    SELECTED = "selected"
    PARKED = "parked"
    TREATED = "treated"
    DORMANT = "dormant"
    CLOSED = "closed"


class SelectedBecause(StrEnum):
    """Why a threat is in the plan (S3.19)."""

    SERIOUS = "serious"
    SERIOUS_AND_LIKELY = "serious-and-likely"
    MATCHES_VULNERABILITIES = "matches-vulnerabilities"


class Rank(IntEnum):
    """Five places on a scale of words. They order; nobody calculates with them."""

    LOWEST = 1
    LOW = 2
    MIDDLE = 3
    HIGH = 4
    HIGHEST = 5


class Strength(StrEnum):
    WEAK = "weak"
    MEDIUM = "medium"
    STRONG = "strong"


class Verdict(StrEnum):
    NO_ACTION = "no-action"
    WATCH = "watch"
    ACT = "act"


class Level(StrEnum):
    """Comprehensive = about a threat, specific = about one vulnerability (S3.26)."""

    COMPREHENSIVE = "comprehensive"
    SPECIFIC = "specific"


class Aim(StrEnum):
    """The three general objectives of a security plan (S3.13)."""

    AGGRESSOR_STOPS = "a"
    AUTHORITY_ACTS = "b"
    DEFENDERS_STRONGER = "c"


class Effect(StrEnum):
    LIKELIHOOD = "likelihood"
    IMPACT = "impact"


class Mode(StrEnum):
    """Preventive = before it happens, reactive = once it has (S3.23)."""

    PREVENTIVE = "preventive"
    REACTIVE = "reactive"
    BOTH = "both"


class Family(StrEnum):
    """Strategy family: win consent, harden, raise the cost of attack."""

    ACCEPTANCE = "acceptance"
    PROTECTION = "protection"
    DETERRENCE = "deterrence"


class Horizon(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"


class Unit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Status(StrEnum):
    IDEA = "idea"
    AGREED = "agreed"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    VERIFIED = "verified"
    BLOCKED = "blocked"
    DROPPED = "dropped"


class ProtocolKind(StrEnum):
    """Standing habit, planned risky activity, reaction to an emergency."""

    ROUTINE = "routine"
    PREVENTIVE = "preventive"
    EMERGENCY = "emergency"


class ReviewCause(StrEnum):
    """What may force a review (S3.31)."""

    DATE = "date"
    INCIDENT = "incident"
    CONTEXT = "context"
    PEOPLE = "people"
    OTHER = "other"


class ReviewOutcome(StrEnum):
    STILL_GOOD = "still-good"
    CHANGED = "changed"


class Fate(StrEnum):
    """How a plan ends when it is not carried on; said openly (domain life cycle)."""

    SHELVED = "shelved"
    RETIRED = "retired"
