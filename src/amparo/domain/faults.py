"""What is wrong with a document somebody gave us: where, what was found, what was expected. Sentences are above."""

from enum import StrEnum

from msgspec import Struct


class FaultCode(StrEnum):
    """Each has a sentence in `wording`."""

    NOT_A_DOCUMENT = "not-a-document"
    NOT_TEXT = "not-text"
    BAD_SYNTAX = "bad-syntax"
    TOO_BIG = "too-big"
    TOO_DEEP = "too-deep"
    REPEATED_KEY = "repeated-key"
    NOT_PLAIN = "not-plain"
    NEWER_VERSION = "newer-version"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    NOT_ALLOWED = "not-allowed"
    TOO_LONG = "too-long"
    OUT_OF_RANGE = "out-of-range"
    REPEATED_ID = "repeated-id"
    BROKEN_REFERENCE = "broken-reference"
    WRONG_KIND = "wrong-kind"
    CYCLE = "cycle"
    OBJECTIVE_WITHOUT_VULNERABILITY = "objective-without-vulnerability"
    OBJECTIVE_WITH_VULNERABILITY = "objective-with-vulnerability"
    LEAD_IS_DEPUTY = "lead-is-deputy"
    REPEATED_CONTACT = "repeated-contact"
    TWO_SCENARIOS = "two-scenarios"
    ANSWERED_AND_OPEN = "answered-and-open"
    ACTIVE_TOO_SOON = "active-too-soon"
    BAD_ADDRESS = "bad-address"
    WHY_NOT_THOUGH = "why-not-though"


class Fault(Struct, frozen=True, kw_only=True):
    """`path` like `measures[3].owner`; `found` and `expected` are short raw words (a value, `date`, `person`, ...).

    A fault of the writing itself, before there are any keys, has a place instead: `3:14`, line and column from one.
    """

    code: FaultCode
    path: str
    found: str = ""
    expected: str = ""


class NotADocument(Exception):
    """This is not a document Amparo can take: `faults` says, all together, where, what was found, what was expected."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
