"""What the owner publishes to the worker so that an alert runs while nobody can type.

Nothing of the pack is in here. `Envelope` is made from a PACT by an act that shows exactly this; `Words` go to the worker
straight from the form in which they were typed, and no document that a person opens ever holds them.
"""

from typing import Annotated

from msgspec import Meta

from amparo.domain.pact.model import AlertDesign, CheckIn
from amparo.domain.pact.terms import Scenario, Way
from amparo.domain.part import Id, Language, Line, Part, Text, Zone

STEPS_MAX = 3


class Reach(Part, frozen=True, kw_only=True):
    """An address a message can be sent to; a number that is only rung (`Way.CALL`) is never among them."""

    way: Way
    address: Line


class CallStep(Part, frozen=True, kw_only=True):
    """A first step: what to do, the sentence to say, the number to ring."""

    do: Line
    say: Line = ""
    ring: Line = ""


class Ring(Part, frozen=True, kw_only=True):
    """Another contact this one may reach."""

    alias: Line
    number: Line = ""


class Call(Part, frozen=True, kw_only=True):
    """All that one contact is shown, when the alert comes, without any secret but the link (W4)."""

    contact: Id
    alias: Line
    about: Line
    language: Language = "en"
    time_zone: Zone = "UTC"
    reaches: tuple[Reach, ...] = ()
    ask: Line = ""
    link: bool = False
    reserve: bool = False
    steps: Annotated[tuple[CallStep, ...], Meta(max_length=STEPS_MAX)] = ()
    avoid: tuple[Line, ...] = ()
    others: tuple[Ring, ...] = ()
    after_care: Text = ""
    after_care_number: Line = ""
    opens_pack: bool = False


class Envelope(Part, frozen=True, kw_only=True):
    """One PACT as the worker knows it. `version`: of the PACT it was made from. `owner_reaches`: to ask the owner first."""

    pact: Line
    version: int
    owner: Line
    """The account, as the text of its id."""
    scenario: Scenario | None = None
    language: Language = "en"
    time_zone: Zone = "UTC"
    owner_reaches: tuple[Reach, ...] = ()
    lead: Id
    deputy: Id | None = None
    design: AlertDesign = AlertDesign()
    calls: tuple[Call, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    practice: bool = False
    """Made for practice only: every text begins and ends with the practice mark."""

    def call(self, contact: str) -> Call:
        """Raises KeyError for somebody who is not called."""
        for each in self.calls:
            if each.contact == contact:
                return each
        raise KeyError(contact)


class Greeting(Part, frozen=True, kw_only=True):
    """The word agreed face to face by which this contact knows that a message is real."""

    contact: Id
    word: Line


class Words(Part, frozen=True, kw_only=True):
    """What was agreed: greeting words as they are, and verifiers, never the words, of all-clear and duress."""

    greetings: tuple[Greeting, ...] = ()
    all_clear: bytes = b""
    duress: bytes = b""
