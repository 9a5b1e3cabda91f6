"""What became of handing a message over. "Sent" means that the service took it, never that somebody received it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from amparo.domain.alert.notes import Heard, Receipted


class Why(StrEnum):
    """Why a message could not be handed over. Codes only: an error's text may quote an address."""

    NO_ANSWER = "no-answer"
    BUSY = "busy"
    REFUSED = "refused"
    BAD_ADDRESS = "bad-address"
    BAD_CREDENTIALS = "bad-credentials"
    UNTRUSTED = "untrusted"
    """Whoever answered could not prove who they are: a certificate, or the key of a person on Signal."""
    NOT_SET_UP = "not-set-up"
    TOO_LONG = "too-long"
    FAULT = "fault"


@dataclass(frozen=True)
class Sent:
    """`external_id`: the service's id, by which its receipts are known; empty where it gives none."""

    external_id: str = ""


@dataclass(frozen=True)
class TryAgain:
    why: Why
    after_seconds: float | None = None


@dataclass(frozen=True)
class GiveUp:
    why: Why


Outcome = Sent | TryAgain | GiveUp


class Channel(Protocol):
    """One configured service. Safe to call from several threads."""

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:
        """Hand `text` over for `address`. The same `reference` twice is the same message, where the service can tell.

        `subject`: for the services that have one; the others leave it out.
        """
        ...


@runtime_checkable
class Listening(Protocol):
    """A channel that has to be asked what it heard."""

    def collect(self, now: datetime) -> tuple[Heard | Receipted, ...]: ...


@runtime_checkable
class Closing(Protocol):
    """A channel that has something to put away."""

    def close(self) -> None: ...
