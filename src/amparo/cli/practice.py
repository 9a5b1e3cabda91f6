"""`amparo doctor --channels`: a marked practice message over each gateway, and whether a receipt came back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Protocol, runtime_checkable

from amparo.channels.outcome import Channel, Sent
from amparo.cli import Refusal
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.gateways import practice_text, why_not
from amparo.wording.messages import PRACTICE
from amparo.wording.terms import say_term

WAITED_SECONDS = 1.0

UNTRIED = N_("{way}: not tried. Name an address of your own: --to {code}=...")
REFUSED = N_("{way}: {why}")
SENT = {
    Receipt.DELIVERED: N_("{way}: ok, delivered"),
    Receipt.SENT: N_("{way}: the network took it; no receipt yet. Look whether it arrived."),
    Receipt.FAILED: N_("{way}: it could not be delivered"),
    None: N_("{way}: handed over. Look whether it arrived: nothing came back."),
}


@runtime_checkable
class Telling(Protocol):
    def collect(self, now: datetime) -> tuple[Heard | Receipted, ...]: ...


@runtime_checkable
class Asked(Protocol):
    def became(self, external_id: str) -> Receipt | None: ...


@dataclass(frozen=True)
class Trial:
    """`keep`: what else a gateway tells meanwhile is for the worker, and is not lost because we listened."""

    reference: str
    seconds: float
    keep: Callable[[Heard | Receipted], None]
    ticks: Callable[[], float] = monotonic

    def receipt(self, channel: Channel, external_id: str) -> Receipt | None:
        """The last that was said of the message; delivered or failed ends the waiting."""
        if not isinstance(channel, Telling | Asked):
            return None
        until, paused, last = self.ticks() + self.seconds, Event(), None
        while True:
            last = self.told(channel, external_id) or last
            if last in (Receipt.DELIVERED, Receipt.FAILED) or self.ticks() >= until:
                return last
            paused.wait(min(WAITED_SECONDS, self.seconds))

    def told(self, channel: Channel, external_id: str) -> Receipt | None:
        if isinstance(channel, Asked):
            return channel.became(external_id) if external_id else None
        last = None
        for note in channel.collect(datetime.now(UTC)) if isinstance(channel, Telling) else ():
            if isinstance(note, Receipted) and note.external_id == external_id:
                last = note.receipt
            else:
                self.keep(note)
        return last


def addresses(named: Iterable[str], language: str) -> Mapping[Way, str]:
    """From `sms=+15550001`; to one's own telephone, never to a contact's."""
    found = {}
    for each in named:
        way, _, address = each.partition("=")
        if way not in {known.value for known in Way} or not address:
            said = gettext_in(language, "'{typed}' names no way and address").format(typed=each)
            raise Refusal(said, hint=gettext_in(language, "write --to sms=+15550001 or --to email=me@example.org"))
        found[Way(way)] = address
    return found


def practised(
    channels: Mapping[Way, Channel], to: Mapping[Way, str], trial: Trial, language: str
) -> Iterator[tuple[str, bool]]:
    """A line for each gateway, and whether it worked."""
    for way, channel in channels.items():
        named = say_term(way, language)
        if way not in to:
            yield gettext_in(language, UNTRIED).format(way=named, code=way.value), False
            continue
        trial.told(channel, "")  # from now on it listens
        text, subject = practice_text(language), gettext_in(language, PRACTICE)
        outcome = channel.send(to[way], text, reference=f"{trial.reference} {way.value}", subject=subject)
        if not isinstance(outcome, Sent):
            yield gettext_in(language, REFUSED).format(way=named, why=why_not(outcome.why.value, language)), False
            continue
        receipt = trial.receipt(channel, outcome.external_id)
        yield gettext_in(language, SENT[receipt]).format(way=named), receipt is not Receipt.FAILED
