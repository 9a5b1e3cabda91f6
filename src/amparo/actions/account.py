"""What people do with their own account: other words, a key on paper, and ending sessions."""

from dataclasses import dataclass
from datetime import datetime

import msgspec.structs

from amparo.actions.allow import Act, allow
from amparo.actions.door import House, SignedIn, changed_words
from amparo.actions.people import Member
from amparo.sealing import account as person
from amparo.sealing.paper import RecoveryKey
from amparo.sealing.passphrase import Passphrase
from amparo.store import about, accounts, events, sessions
from amparo.store.about import About
from amparo.store.events import Event, What
from amparo.store.keys import Keys
from amparo.store.together import together


@dataclass(frozen=True, repr=False)
class DrawnRecoveryKey:
    """A key on paper that does not work yet: first somebody shows that they really wrote it down."""

    recovery_key: RecoveryKey
    sealed: bytes


@dataclass(frozen=True)
class SessionLine:
    """One of somebody's sessions. `number` is its row, as text."""

    number: str
    begun_at: datetime
    seen_at: datetime
    here: bool


def change_passphrase(passphrase: Passphrase, *, by: Member, keys: Keys, house: House, now: datetime) -> SignedIn:
    """Every session ends, this one goes on under a new cookie. What was sealed stays sealed as it is. May be Busy."""
    allow(by, Act.CHANGE_PASSPHRASE)
    return changed_words(accounts.of(by.id), keys.keyring, passphrase, What.PASSPHRASE_CHANGED, house, now)


def draw_recovery_key(*, by: Member, keys: Keys, house: House) -> DrawnRecoveryKey:
    """A new key on paper; an earlier one works until this one is kept."""
    allow(by, Act.MAKE_RECOVERY_KEY)
    account, recovery_key = person.renew_recovery_key(accounts.of(by.id), keys.keyring, house.instance)
    return DrawnRecoveryKey(recovery_key, account.recovery)


def keep_recovery_key(drawn: DrawnRecoveryKey, *, by: Member, keys: Keys, now: datetime) -> None:
    """From now on this key on paper works, and an earlier one opens nothing any more."""
    allow(by, Act.MAKE_RECOVERY_KEY)
    with together():
        accounts.keep_recovery(by.id, drawn.sealed)
        about.change(keys, lambda note: _with_key(note, by), now.date())
    events.note(What.RECOVERY_KEY_MADE, by.id, now)


def sessions_of(*, by: Member, here: bytes, now: datetime) -> tuple[SessionLine, ...]:
    """This person's living sessions, last used first."""
    allow(by, Act.SEE_ACCOUNT)
    return tuple(
        SessionLine(each.sealed.id.hex(), each.begun_at, each.seen_at, each.sealed.id == here)
        for each in sessions.of(by.id, now)
    )


def end_session(untrusted_number: str, *, by: Member, now: datetime) -> None:
    """One of their own sessions ends; a number that is none of theirs changes nothing."""
    allow(by, Act.END_SESSIONS)
    for each in sessions.of(by.id, now):
        if each.sealed.id.hex() == untrusted_number:
            sessions.end(each.sealed.id)


def end_other_sessions(*, by: Member, here: bytes, now: datetime) -> None:
    allow(by, Act.END_SESSIONS)
    sessions.end_of(by.id, but=here)
    events.note(What.OTHERS_SIGNED_OUT, by.id, now)


def events_of(*, by: Member) -> tuple[Event, ...]:
    """What happened to this person's account lately, newest first."""
    allow(by, Act.SEE_ACCOUNT)
    return events.of(by.id)


def _with_key(note: About, by: Member) -> About:
    return msgspec.structs.replace(note, recovery_keys=tuple(sorted({*note.recovery_keys, by.id})))
