"""A press, by whatever way it came: one alert, however often it is pressed."""

from uuid import UUID

from amparo.domain.alert import machine, practice
from amparo.domain.alert.events import PracticeEnded, PressedAgain
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import PRESS_KEY_BYTES, Pressed
from amparo.store.turning.ledger import Held, Ledger
from amparo.worker import stepping
from amparo.worker.duty import Duty


def press(note: Pressed, ledger: Ledger, duty: Duty) -> Held | None:
    """The alert that runs now. None: this very press was sent again, and is nothing new."""
    if len(note.press_key) not in (0, PRESS_KEY_BYTES) or practice.comes_too_late(note, ledger.now):
        raise NotNow
    pact = UUID(note.envelope)
    alert = alert_of(note, duty)
    if ledger.alert(alert) or ledger.knows(note.press_key):
        return None
    running = ledger.open_of(pact, practice=note.practice)
    if running and note.practice and note.until:  # other people or other hours were agreed than for the one before
        stepping.follow(ledger, running, PracticeEnded(), duty)
        running = None
    if running:
        again = PressedAgain(
            press=note.press, press_key=note.press_key, reference=duty.reference(), position=note.position
        )
        stepping.follow(ledger, running, again, duty)
    else:
        running = _begun(note, pact, alert, ledger, duty)
    stepping.free_by_trigger(ledger, running, note.secret, duty)
    return running


def alert_of(note: Pressed, duty: Duty) -> UUID:
    """The alert that this press begins, if it begins one: the same for the same press."""
    return UUID(bytes=duty.key.mac("alert", UUID(note.envelope), note.press)[:16])


def _begun(note: Pressed, pact: UUID, alert: UUID, ledger: Ledger, duty: Duty) -> Held:
    opened = ledger.opened(pact)
    if opened is None:
        raise NotNow
    step = machine.press(opened.envelope, note, alert=str(alert), reference=duty.reference(), now=ledger.now)
    return stepping.begin(ledger, step, opened, duty)
