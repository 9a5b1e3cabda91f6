"""People on the doorstep: they were given words or a key, and have yet to show that they wrote them down.

Kept in the memory of the server only, for an hour at most: a passphrase that nobody has on paper yet is not stored.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from threading import Lock
from uuid import UUID

from amparo.actions.account import DrawnRecoveryKey
from amparo.actions.people import Purpose
from amparo.sealing.faults import WrongKey
from amparo.sealing.paper import RecoveryKey
from amparo.sealing.passphrase import Passphrase
from amparo.sealing.session import CookieShare

STAYS = timedelta(hours=1)
CALLERS_MAX = 64


class Errand(Enum):
    BEGIN = auto()
    RECOVER = auto()
    CHANGE_PASSPHRASE = auto()
    RECOVERY_KEY = auto()


@dataclass(frozen=True, repr=False)
class Caller:
    """`words`: the passphrase shown to them. The other fields belong to one errand each."""

    errand: Errand
    until: datetime
    words: Passphrase | None = None
    purpose: Purpose | None = None
    name: str = ""
    recovery_key: RecoveryKey | None = None
    drawn: DrawnRecoveryKey | None = None
    member: UUID | None = None


class Doorstep:
    def __init__(self) -> None:
        self._lock = Lock()
        self._callers: dict[bytes, Caller] = {}

    def welcome(self, caller: Caller) -> str:
        """The cookie by which this caller is known. The one who has waited longest goes when there are too many."""
        share = CookieShare.new()
        with self._lock:
            while len(self._callers) >= CALLERS_MAX:
                self._callers.pop(next(iter(self._callers)))
            self._callers[share.row_id] = caller
        return share.cookie()

    def who(self, untrusted_cookie: str, now: datetime) -> Caller | None:
        self.tidy(now)
        return self._callers.get(_place(untrusted_cookie))

    def note(self, untrusted_cookie: str, caller: Caller) -> None:
        """Something about a caller changed; nothing if they have gone."""
        with self._lock:
            if _place(untrusted_cookie) in self._callers:
                self._callers[_place(untrusted_cookie)] = caller

    def goodbye(self, untrusted_cookie: str) -> None:
        with self._lock:
            self._callers.pop(_place(untrusted_cookie), None)

    def tidy(self, now: datetime) -> None:
        """Whoever has stood here for too long goes, and what they were shown with them: at anybody's next step."""
        with self._lock:
            self._callers = {place: caller for place, caller in self._callers.items() if now < caller.until}


def caller(errand: Errand, now: datetime) -> Caller:
    return Caller(errand, now + STAYS)


def _place(untrusted_cookie: str) -> bytes:
    try:
        return CookieShare.from_cookie(untrusted_cookie).row_id
    except WrongKey:
        return b""


DOORSTEP = Doorstep()
