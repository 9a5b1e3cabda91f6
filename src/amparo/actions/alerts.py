"""What the owner of an alert sees of it when they sign in, and the alert they raise from their own page."""

from datetime import datetime
from uuid import UUID

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.presses import PRESS
from amparo.domain.alert.notes import By, PracticeEnded, Pressed
from amparo.domain.alert.views import Board
from amparo.store import boards, envelopes, inbox
from amparo.store.keys import Keys


class NoSuchAlert(Exception):
    """There is no such alert of yours."""


class NotPublishedYet(Exception):
    """Nothing of this PACT is with the worker, so nobody could be called. Publish it first."""


def alerts_of(*, by: Member, keys: Keys) -> tuple[Board, ...]:
    """Newest first."""
    allow(by, Act.READ_ALERTS)
    return boards.of(keys)


def read_alert(alert_id: UUID, *, by: Member, keys: Keys) -> Board:
    allow(by, Act.READ_ALERTS)
    board = boards.one(keys, alert_id)
    if board is None:
        raise NoSuchAlert
    return board


def end_practice(alert_id: UUID, *, by: Member, keys: Keys, now: datetime) -> None:
    """Whoever was called is told. A real alert ends by words or by who leads, and never here."""
    allow(by, Act.PRACTISE)
    board = boards.one(keys, alert_id)
    if board is None or not board.practice:
        raise NoSuchAlert
    inbox.note(PracticeEnded(alert=str(alert_id), at=now), key=f"practice ended {alert_id}", now=now)


def can_raise(pact_id: UUID, *, by: Member) -> None:
    """Nothing, or NotPublishedYet: also for the PACT of somebody else."""
    allow(by, Act.RAISE_ALERT)
    if not envelopes.is_of(pact_id, by.id):
        raise NotPublishedYet


def raise_alert(pact_id: UUID, *, press: str, practice: bool, by: Member, now: datetime) -> None:
    """Without a phone: from the page of whoever is signed in. `press`: drawn for the form, so that twice is once."""
    allow(by, Act.RAISE_ALERT)
    if not envelopes.is_of(pact_id, by.id) or not PRESS.fullmatch(press):
        raise NotPublishedYet
    pressed = Pressed(envelope=str(pact_id), press=press, by=By.OWNER, at=now, practice=practice)
    inbox.note(pressed, key=f"pressed {pact_id} {press}", now=now, urgent=True)
