"""The inbox, emptied: urgent notes first, so many in one transaction. A note that makes no sense holds up no other."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from queue import SimpleQueue
from threading import Event
from typing import get_args
from uuid import UUID

import msgspec

from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import Note, PracticeEnded, Pressed
from amparo.sealing.faults import Busy, WrongKey
from amparo.sealing.link import PressKey
from amparo.store.together import Clash, together
from amparo.store.turning import notes
from amparo.store.turning.ledger import Ledger
from amparo.store.turning.notes import Waiting
from amparo.worker.duty import Duty
from amparo.worker.pressing import alert_of
from amparo.worker.resolving import ByLink, ByPhone, resolve
from amparo.worker.thinking import NO_THOUGHT, Thought, Tries, needs_thought, think

BATCH_MIN, BATCH_MAX = 8, 32
"""Few at first, so that the first of a thousand does not wait for the hundredth; more as long as more are there."""
ONLY_IN_THE_LEDGER = (Pressed, PracticeEnded, *get_args(ByLink), *get_args(ByPhone))
"""Notes that write no row before the ledger is closed: nothing of them has to be taken back."""
BUSY_SECONDS = 0.5

log = logging.getLogger(__name__)


@dataclass(frozen=True, repr=False)
class Understood:
    """A note, read, with what had to be found out about it."""

    waiting: Waiting
    note: Note
    thought: Thought


@dataclass(repr=False)
class Mind:
    """Thinks beside the turns, one note at a time; or at once, where there is nobody to wake."""

    duty: Duty
    wake: Callable[[], None] | None = None
    tries: Tries = field(default_factory=Tries)
    away: set[int] = field(default_factory=set)
    _done: SimpleQueue[Understood] = field(default_factory=SimpleQueue)
    _not_now: SimpleQueue[int] = field(default_factory=SimpleQueue)
    _pause: Event = field(default_factory=Event)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "mind"))

    def about(self, waiting: Waiting, note: Note, now: datetime) -> None:
        self.away.add(waiting.id)
        if self.wake is None:
            self._think(waiting, note, now)
        else:
            self._pool.submit(self._think, waiting, note, now)

    def done(self) -> list[Understood]:
        found = []
        while not self._done.empty():
            found.append(self._done.get())
        self.away.difference_update(each.waiting.id for each in found)
        while not self._not_now.empty():
            self.away.discard(self._not_now.get())
        return found

    def close(self) -> None:
        self._pause.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _think(self, waiting: Waiting, note: Note, now: datetime) -> None:
        thought = NO_THOUGHT
        try:
            thought = think(note, self.duty, self.tries, now)
        except Busy:  # many are signing in; the note stays where it is and is thought about again
            self._pause.wait(BUSY_SECONDS)
            self._not_now.put(waiting.id)
            return
        except Exception:
            log.exception("a note could not be thought about")
        self._done.put(Understood(waiting, note, thought))
        if self.wake:
            self.wake()


def take(now: datetime, awake: float, duty: Duty, mind: Mind, most: int = BATCH_MAX) -> int:
    """One batch; how many notes it was about."""
    with notes.batch(most, but=mind.away) as waiting:
        understood = _understood(waiting, duty, mind, now)
        if understood:
            _follow_up(understood, now, awake, duty)
    thought = mind.done()
    if thought:
        _follow_up(thought, now, awake, duty)
    return len(waiting) + len(thought)


def _understood(waiting: Iterable[Waiting], duty: Duty, mind: Mind, now: datetime) -> list[Understood]:
    found = []
    for each in waiting:
        try:
            note = notes.read(each, duty.key)
        except (WrongKey, msgspec.DecodeError):
            log.warning("a note did not open")
            notes.failed([each])
            continue
        if needs_thought(note):
            mind.about(each, note, now)
        else:
            found.append(Understood(each, note, NO_THOUGHT))
    return found


def _follow_up(understood: Sequence[Understood], now: datetime, awake: float, duty: Duty) -> None:
    """All in one transaction; where that fails, or clashes with somebody else's, one by one."""
    try:
        with together():
            _all(understood, now, awake, duty)
    except Exception:
        if len(understood) > 1:
            for each in understood:
                _follow_up([each], now, awake, duty)
        else:
            log.exception("what followed from a note could not be kept")
            notes.failed([each.waiting for each in understood])


def _all(understood: Sequence[Understood], now: datetime, awake: float, duty: Duty) -> None:
    there = notes.still_there([each.waiting for each in understood])
    ledger = Ledger(duty.key, now, awake)
    _expect(understood, ledger, duty)
    dealt_with: list[Waiting] = []
    failed: list[Waiting] = []
    for each in understood:
        if each.waiting.id in there:
            (dealt_with if _one(each, ledger, duty) else failed).append(each.waiting)
    ledger.close()
    notes.take_away(dealt_with)
    notes.failed(failed)


def _expect(understood: Sequence[Understood], ledger: Ledger, duty: Duty) -> None:
    """A thousand presses at once would otherwise be thousands of queries."""
    presses = [each.note for each in understood if isinstance(each.note, Pressed) and is_id(each.note.envelope)]
    views = {PressKey(each.press_key).row_id for each in presses if len(each.press_key) == PressKey.LENGTH}
    views |= {each.note.view for each in understood if isinstance(each.note, ByLink)}
    ledger.expect({alert_of(each, duty) for each in presses}, views, {UUID(each.envelope) for each in presses})


def is_id(untrusted: str) -> bool:
    try:
        UUID(untrusted)
    except ValueError:
        return False
    return True


def _one(each: Understood, ledger: Ledger, duty: Duty) -> bool:
    """Whether it is dealt with; a fault of ours is tried again and put aside in the end."""
    try:
        with nullcontext() if isinstance(each.note, ONLY_IN_THE_LEDGER) else together():
            resolve(each.note, each.thought, each.waiting.at, ledger, duty)
    except NotNow:
        log.info("a note changed nothing")
    except Clash:
        raise
    except Exception:
        log.exception("a note could not be followed up")
        return False
    return True
