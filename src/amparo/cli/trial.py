"""The PACT of the trial, in the hands of the worker: a button to press, and a notebook in which every message arrives."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import msgspec
from msgspec.structs import replace

from amparo.domain.alert.envelope import Greeting, Words
from amparo.domain.alert.views import ButtonView
from amparo.domain.pact.model import Pact
from amparo.domain.pact.pack import pack_content
from amparo.domain.pact.publishing import envelope_of
from amparo.domain.pact.terms import Way
from amparo.files.documents import read_pact

if TYPE_CHECKING:
    from amparo.actions.people import Member
    from amparo.sealing.card import Card
    from amparo.store.keys import Keys

GREETINGS = {"noor": "tamarind", "leila": "cardamom", "tam": "saffron"}
ALL_CLEAR = "blue heron"
NUMBER = "+34600000100"


@dataclass(frozen=True, repr=False)
class Trial:
    """What the terminal tells: where the button is, the words that end an alert, the card of whoever leads."""

    button: str
    all_clear: str
    card: tuple[str, ...]


def rosas_circle(today: date) -> Pact:
    """The PACT, as if it had been written today."""
    content = files("amparo.cli").joinpath("demo_pact.yaml").read_bytes()
    return replace(read_pact(content, "yaml"), written_on=today)


def furnish(*, by: "Member", keys: "Keys", now: datetime) -> Trial:
    from amparo.actions import gateways, pacts
    from amparo.channels.settings import NotebookSettings
    from amparo.sealing.card import Card

    for way in (Way.SMS, Way.EMAIL, Way.SIGNAL):
        gateways.set_up_gateway(way, NotebookSettings(way=way), by=by)
    circle = rosas_circle(now.date())
    cards = {contact.id: Card.new() for contact in circle.contacts}
    dealt = tuple(replace(each, card=b64encode(cards[each.id].public).decode()) for each in circle.contacts)
    pact_id, circle = uuid4(), replace(circle, contacts=dealt)
    pacts.start_pact(pact_id, circle, by=by, keys=keys, today=now.date())
    button = _hand_over(pact_id, circle, cards, by=by, keys=keys, now=now)
    return Trial(button, ALL_CLEAR, cards[circle.lead or ""].words)


def _hand_over(
    pact_id: UUID, pact: Pact, cards: "dict[str, Card]", *, by: "Member", keys: "Keys", now: datetime
) -> str:
    """To the worker, with the words, one button, and the pack."""
    from amparo.sealing import locks, pack, verifier
    from amparo.sealing.link import Trigger
    from amparo.sealing.triggercode import TriggerCode
    from amparo.store import envelopes, packs

    org, signing, day = keys.organisation.id, keys.keyring.signing, now.date()
    envelope = envelope_of(pact, owner=str(by.id), version=1, pact_id=str(pact_id))
    envelopes.publish(envelope, organisation=org, owner=by.id, by=signing, now=now)
    greetings = tuple(Greeting(contact=contact, word=word) for contact, word in GREETINGS.items())
    words = Words(greetings=greetings, all_clear=verifier.make(ALL_CLEAR))
    envelopes.put_words(pact_id, words, by.id, signing)
    trigger, code = Trigger.new(), TriggerCode.new()
    shown = ButtonView(
        time_zone=pact.time_zone, contacts=len(pact.contacts), number=NUMBER, code=code.printed(), location=True
    )
    lock = locks.trigger_lock(trigger, signing, org, pact_id)
    envelopes.add_trigger(pact_id, trigger, msgspec.json.encode(shown), day, lock=lock)
    sealed = pack.seal(
        msgspec.json.encode(pack_content(pact)),
        org,
        pact_id,
        1,
        cards={contact: card.public for contact, card in cards.items()},
        triggers=envelopes.locks(pact_id),
        owner=keys.keyring.public.signing,
        quorum=2,
    )
    packs.put(pact_id, sealed, organisation=org, version=1, day=day)
    return f"b/{trigger.text}/"
