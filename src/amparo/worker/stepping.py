"""The arrows of an alert, taken: what the domain returns goes into the ledger of the transaction, words and all."""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from amparo.domain.alert import machine
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Event, Released, Settled
from amparo.domain.alert.machine import Step
from amparo.domain.alert.model import Alert, Message, NotNow
from amparo.domain.alert.notes import Receipt
from amparo.domain.alert.release import shares_missing
from amparo.domain.alert.terms import Case
from amparo.domain.pact.terms import EvidenceKind, Release
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link, Trigger
from amparo.sealing.pack import combine
from amparo.store.turning import published
from amparo.store.turning.kept import ContactLink, Kept, Missed
from amparo.store.turning.ledger import Held, Ledger
from amparo.store.turning.published import Opened
from amparo.worker.composing import outgoing
from amparo.worker.duty import Duty
from amparo.worker.seeing import saw


def begin(ledger: Ledger, step: Step, of: Opened, duty: Duty, *, missed: Missed | None = None) -> Held:
    """A new alert: everybody who is called gets a page of their own."""
    alert, messages = step
    links = tuple(ContactLink(contact=call.contact, link=Link.new(duty.random).raw) for call in of.envelope.calls)
    kept = Kept(alert=alert, envelope=of.envelope, words=of.words, links=links, missed=missed)
    leaving = outgoing(messages, kept, duty, ledger.now)
    held = ledger.begin(UUID(alert.id), kept, of.owner)
    ledger.send(leaving)
    return held


def follow(ledger: Ledger, held: Held, event: Event, duty: Duty) -> None:
    """Raises NotNow where the arrow is not drawn; then nothing has changed."""
    alert, messages = machine.follow(held.kept.alert, held.kept.envelope, event, ledger.now)
    left = isinstance(event, Settled) and event.receipt is Receipt.SENT and not messages
    _keep(ledger, held, alert, messages, duty, quiet=left)


def free_by_trigger(ledger: Ledger, held: Held, secret: bytes, duty: Duty) -> None:
    """The secret came with the press: the contacts may open the pack. It is not kept."""
    if _may(held, Release.DEVICE) and len(secret) == Trigger.LENGTH:
        _free(ledger, held, Release.DEVICE, published.freed_by_trigger(_pact(held), Trigger(secret)), duty)


def free_by_code(ledger: Ledger, held: Held, release: bytes, duty: Duty) -> None:
    """The same by text message; what the code frees was found out before."""
    if _may(held, Release.DEVICE):
        _free(ledger, held, Release.DEVICE, release, duty)


def free_by_quorum(ledger: Ledger, held: Held, duty: Duty) -> None:
    """Enough contacts gave their part."""
    alert, envelope = held.kept.alert, held.kept.envelope
    if not _may(held, Release.QUORUM) or shares_missing(alert, envelope):
        return
    try:
        release = combine([each.share for each in alert.shares], envelope.design.quorum)
    except WrongKey:  # somebody's part was none; another contact may still give theirs
        return
    _free(ledger, held, Release.QUORUM, release, duty)


def free_by_worker(ledger: Ledger, held: Held, duty: Duty) -> None:
    """A check-in was missed, and by now both clocks say so: an alarm needs one of them, opening the pack needs both."""
    missed = held.kept.missed
    if missed is None or not _may(held, Release.WORKER):
        return
    if ledger.now >= missed.at and ledger.awake >= missed.awake:
        ledger.keep(held, replace(held.kept, missed=None))
        share = published.freed_by_worker(_pact(held), duty.key)
        _free(ledger, held, Release.WORKER, share, duty, both_clocks=True)


def _free(ledger: Ledger, held: Held, by: Release, release: bytes, duty: Duty, *, both_clocks: bool = False) -> None:
    if not release:
        return
    try:
        follow(ledger, held, Released(by=by, release=release, both_clocks=both_clocks), duty)
    except NotNow:
        return


def _may(held: Held, by: Release) -> bool:
    alert: Alert = held.kept.alert
    envelope: Envelope = held.kept.envelope
    return by in envelope.design.release and not alert.release and not alert.practice


def _pact(held: Held) -> UUID:
    return UUID(held.kept.envelope.pact)


def _keep(ledger: Ledger, held: Held, alert: Alert, messages: Iterable[Message], duty: Duty, *, quiet: bool) -> None:
    kept, free = replace(held.kept, alert=alert), _may_open(alert) and not _may_open(held.kept.alert)
    leaving = outgoing(messages, kept, duty, ledger.now)
    ledger.keep(held, kept, quiet=quiet)
    ledger.send(leaving)
    if free:
        saw(ledger, held, EvidenceKind.PACK_FREE)


def _may_open(alert: Alert) -> bool:
    """Whether contacts can open the pack. A press that was stopped in its window has told nobody."""
    return bool(alert.release) and alert.case not in (Case.PRESSED, Case.STOPPED)
