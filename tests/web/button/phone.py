"""Rosa's phone and the button on it. The address holds the secret; the worker alone reads what was pressed."""

from datetime import timedelta
from uuid import UUID

import msgspec

from amparo.domain.alert.envelope import Call, Envelope
from amparo.domain.alert.views import ButtonCheckIn, ButtonView, PressView
from amparo.sealing.link import PressKey, Trigger
from amparo.store import envelopes
from tests.inside import NOW, Somebody
from tests.web.alert.night import NIGHT

PACT = UUID("5f1f2f0a-93b1-4a85-9c7e-0f7e7d529b6d")
SHOWN = ButtonView(
    time_zone="Europe/Madrid",
    contacts=3,
    number="+34600000100",
    code="7K2QM-9XW4P",
    location=True,
    check_ins=(ButtonCheckIn(check_in="home", title="Back from the market"),),
)
PRESS, KEY = "rosas-first-press", PressKey.new().text


def published(owner: Somebody, shown: ButtonView = SHOWN) -> Trigger:
    """Rosa's PACT is with the worker, and a button for it was made."""
    calls = (Call(contact="leila", alias="Leila", about="Rosa"),)
    envelope = Envelope(pact=str(PACT), version=1, owner=str(owner.by.id), lead="leila", calls=calls)
    owned = {"organisation": owner.by.organisation, "owner": owner.by.id, "by": owner.keys.keyring.signing}
    envelopes.publish(envelope, **owned, now=NOW)
    trigger = Trigger.new()
    envelopes.add_trigger(PACT, trigger, msgspec.json.encode(shown), NOW.date())
    return trigger


def press_view(**more: object) -> PressView:
    """How far it got at the moment of the press."""
    return PressView(reference="4F7K", raised_at=NIGHT, at=NIGHT, stop_until=NIGHT + timedelta(seconds=10), **more)
