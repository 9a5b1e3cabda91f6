"""The PACT of the trial, in the hands of the worker: a button to press, and a notebook in which every message arrives."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace

from amparo.domain.pact.model import Pact
from amparo.domain.pact.terms import Way
from amparo.files.documents import read_pact

if TYPE_CHECKING:
    from amparo.actions.people import Member
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
    from amparo.actions import gateways, pacts, publishing
    from amparo.channels.settings import NotebookSettings
    from amparo.sealing.card import Card

    for way in (Way.SMS, Way.EMAIL, Way.SIGNAL):
        gateways.set_up_gateway(way, NotebookSettings(way=way), by=by)
    circle, pact_id = rosas_circle(now.date()), uuid4()
    cards = {contact.id: Card.new() for contact in circle.contacts}
    dealt = tuple(replace(each, card=b64encode(cards[each.id].public).decode()) for each in circle.contacts)
    opened = pacts.start_pact(pact_id, replace(circle, contacts=dealt), by=by, keys=keys, today=now.date())
    publishing.publish(pact_id, circle.design, seen=opened.version, accept=True, by=by, keys=keys, now=now)
    publishing.agree_words(pact_id, GREETINGS, ALL_CLEAR, "", by=by, keys=keys, now=now)
    made = publishing.make_trigger(pact_id, NUMBER, by=by, keys=keys, now=now)
    return Trial(f"b/{made.trigger.text}/", ALL_CLEAR, cards[circle.lead or ""].words)
