"""What became of messages, written down: the row, and what follows for the alert, in one transaction."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from amparo.channels.outcome import GiveUp, Sent, TryAgain
from amparo.domain.alert.events import Settled
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import Receipt
from amparo.domain.pact.terms import EvidenceKind, Way
from amparo.store.together import together
from amparo.store.turning import gateways, outbox
from amparo.store.turning.ledger import Ledger
from amparo.store.turning.outbox import FAILED, HANDED_OVER, QUEUED, Settlement
from amparo.worker import stepping
from amparo.worker.duty import Duty
from amparo.worker.posting import Result
from amparo.worker.seeing import saw

WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 15, 30, 60, 120))
ANOTHER_WAY_AFTER_TRIES = 5
"""About half a minute: then the contact's next way is tried, while this one goes on trying."""

log = logging.getLogger(__name__)


def settle(results: Sequence[Result], now: datetime, awake: float, duty: Duty) -> None:
    with together():
        ledger = Ledger(duty.key, now, awake)
        ledger.alerts(each.claimed.alert for each in results if each.claimed.alert)
        settlements = [_settlement(each, now) for each in results]
        mine = outbox.settle(settlements, duty.key, now)
        for each in results:
            if each.claimed.id in mine:
                _follow_up(each, ledger, duty)
        ledger.close()
    _note_gateways(results, now)


def wait_after(tries: int, outcome: TryAgain) -> timedelta:
    """Longer each time; as long as the gateway asks, within reason."""
    own = WAITS[min(tries, len(WAITS)) - 1]
    asked = timedelta(seconds=outcome.after_seconds or 0)
    return max(own, min(asked, WAITS[-1]))


def _settlement(result: Result, now: datetime) -> Settlement:
    claimed, outcome = result.claimed, result.outcome
    rest = claimed.content.rest
    match outcome:
        case Sent(external_id):
            return Settlement(
                claimed.id, claimed.lease, HANDED_OVER, way=claimed.way, external_id=external_id, rest=rest
            )
        case TryAgain():
            again = now + wait_after(claimed.tries, outcome)
            return Settlement(claimed.id, claimed.lease, QUEUED, way=claimed.way, due_at=again)
        case GiveUp():
            return Settlement(claimed.id, claimed.lease, FAILED, way=claimed.way, rest=rest)


def _follow_up(result: Result, ledger: Ledger, duty: Duty) -> None:
    claimed, event = result.claimed, _event(result)
    held = ledger.held.get(claimed.alert) if claimed.alert else None
    if held is None or event is None:
        return
    try:
        stepping.follow(ledger, held, event, duty)
    except NotNow:
        return
    if event.receipt is Receipt.FAILED:
        saw(ledger, held, EvidenceKind.MESSAGE_FAILED, claimed.content.contact, way=Way(claimed.way))


def _event(result: Result) -> Settled | None:
    """A message is handed over with its last text, and has failed with any of them."""
    content, outcome = result.claimed.content, result.outcome
    key = content.message
    match outcome:
        case Sent():
            return None if content.rest else Settled(key=key, receipt=Receipt.SENT)
        case GiveUp(why):
            return Settled(key=key, receipt=Receipt.FAILED, why=why.value)
        case TryAgain(why) if result.claimed.tries == ANOTHER_WAY_AFTER_TRIES:
            return Settled(key=key, receipt=Receipt.FAILED, why=why.value)
    return None


def _note_gateways(results: Iterable[Result], now: datetime) -> None:
    newest = {each.claimed.way: each.outcome for each in results}
    for way, outcome in newest.items():
        gateways.tried(way, now, "" if isinstance(outcome, Sent) else outcome.why.value)
