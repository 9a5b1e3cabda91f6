"""`amparo doctor --channels`: a marked practice message over each gateway, and whether a receipt came back."""

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, Protocol, runtime_checkable

import click

from amparo.channels.outcome import Channel, Closing, Listening, Sent
from amparo.cli import Refusal, workerkey
from amparo.cli.premises import DATABASE, held
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.gateways import practice_text, why_not
from amparo.wording.messages import PRACTICE
from amparo.wording.terms import say_term

WAITED_SECONDS = 1.0

NOTHING_HERE = N_("there is no installation in {folder}")
WHERE = N_("--data names the folder; 'amparo serve' makes one")
NO_GATEWAY = N_("No gateway is set up yet: open the page 'Ways messages take'.")
UNTRIED = N_("{way}: not tried. Name an address of your own: --to {code}=...")
REFUSED = N_("{way}: {why}")
SENT = {
    Receipt.DELIVERED: N_("{way}: ok, delivered"),
    Receipt.SENT: N_("{way}: the network took it; no receipt yet. Look whether it arrived."),
    Receipt.FAILED: N_("{way}: it could not be delivered"),
    None: N_("{way}: handed over. Look whether it arrived: nothing came back."),
}


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
        if not isinstance(channel, Listening | Asked):
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
        for note in channel.collect(datetime.now(UTC)) if isinstance(channel, Listening) else ():
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


def try_gateways(data: Path, named: Iterable[str], chosen_key: str | None, seconds: float, language: str) -> int:
    """Prints a line for each; 0 if all worked, else 1."""
    to = addresses(named, language)
    _stand(data, language)
    from amparo.store import gateways

    ways = [Way(each.way) for each in gateways.every()]
    if not ways:
        click.echo(gettext_in(language, NO_GATEWAY))
        return 1
    trouble = 0
    with ExitStack() as stack:
        channels = _opened(ways, workerkey.key(chosen_key, datetime.now(UTC).date(), language), data, language, stack)
        trial = Trial(secrets.token_hex(8), seconds, _keep)
        for line, worked in practised(channels, to, trial, language):
            click.echo(line)
            trouble += not worked
    return min(trouble, 1)


def _stand(data: Path, language: str) -> None:
    if not (data / DATABASE).exists() and not os.environ.get("AMPARO_DATABASE_URL"):
        said = gettext_in(language, NOTHING_HERE).format(folder=data)
        raise Refusal(said, hint=gettext_in(language, WHERE))
    os.environ["AMPARO_DATA"] = str(data)
    os.environ.setdefault("AMPARO_HOSTS", "localhost")
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.web.settings"
    import django

    django.setup()


def _opened(ways: list[Way], key: Any, data: Path, language: str, stack: ExitStack) -> Mapping[Way, Channel]:
    """A modem can be spoken to by one program only, so nobody else may be serving this folder then."""
    from amparo.channels.opening import open_channel
    from amparo.channels.settings import ModemSettings
    from amparo.store.turning import gateways

    channels = {}
    for way in ways:
        settings = gateways.settings(way.value, key)
        if isinstance(settings, ModemSettings):
            stack.enter_context(held(data, language))
        channel = channels[way] = open_channel(settings)
        if isinstance(channel, Closing):
            stack.callback(channel.close)
    return channels


def _keep(note: Heard | Receipted) -> None:
    from amparo.store import inbox
    from amparo.worker.ways import key_of

    inbox.note(note, key=key_of(note), now=datetime.now(UTC))
