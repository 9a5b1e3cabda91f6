"""Rosa's circle. Inés leads, Noor is her deputy, Leila helps, Tam is a reserve. All invented."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from amparo.domain.alert.envelope import Call, CallStep, Envelope, Reach, Ring
from amparo.domain.alert.events import Event
from amparo.domain.alert.machine import follow, missed, press
from amparo.domain.alert.model import Alert, Message
from amparo.domain.alert.notes import By, Pressed
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.model import AlertDesign, CheckIn
from amparo.domain.pact.terms import Way

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
KEY = b"k" * 32

OTHERS = tuple(Ring(alias=alias) for alias in ("Inés", "Noor", "Leila", "Tam"))


def the_call(contact: str, alias: str, *ways: Way, **more: Any) -> Call:
    return Call(
        contact=contact,
        alias=alias,
        about="Rosa",
        reaches=tuple(Reach(way=way, address=f"{contact}-{way}") for way in ways),
        steps=(CallStep(do="Ring the lawyer"), CallStep(do="Tell Inés what the lawyer said")),
        others=tuple(each for each in OTHERS if each.alias != alias),
        opens_pack=True,
        **more,
    )


def circle(**design: Any) -> Envelope:
    return Envelope(
        pact="p1",
        version=3,
        owner="rosa",
        lead="ines",
        deputy="noor",
        design=AlertDesign(ask="Please look at what we agreed", **design),
        calls=(
            the_call("ines", "Inés", Way.SMS, Way.EMAIL),
            the_call("noor", "Noor", Way.SMS),
            the_call("leila", "Leila", Way.SIGNAL, Way.SMS),
            the_call("tam", "Tam", Way.SMS, reserve=True),
        ),
    )


ARMED = circle(duress=True)
PRESSED = Pressed(envelope="p1", press="press-1", by=By.BUTTON, at=NOON, press_key=KEY)
PRACTISED = replace(PRESSED, practice=True, until=NOON + timedelta(hours=2))
JOURNEY = CheckIn(id="trip", title="Arrived", at=NOON.time(), first=NOON.date())


class Night:
    """One alert, told step by step. `minutes` counts from the press; what left is kept in `left`."""

    def __init__(
        self, envelope: Envelope = ARMED, *, by_check_in: bool = False, both_clocks: bool = False, **pressed: Any
    ):
        self.envelope = envelope
        self.now = NOON
        self.left: list[Message] = []
        if by_check_in:
            step = missed(envelope, JOURNEY, alert="a1", reference="4F7K", now=NOON, both_clocks=both_clocks)
        else:
            step = press(envelope, replace(PRESSED, **pressed), alert="a1", reference="4F7K", now=NOON)
        self._keep(step)

    def _keep(self, step: tuple[Alert, tuple[Message, ...]]) -> tuple[Message, ...]:
        self.alert, messages = step
        self.left += messages
        return messages

    def happens(self, event: Event, *, minutes: float | None = None) -> tuple[Message, ...]:
        if minutes is not None:
            self.now = NOON + timedelta(minutes=minutes)
        return self._keep(follow(self.alert, self.envelope, event, self.now))


def told(messages: tuple[Message, ...] | list[Message]) -> list[tuple[str, MessageKind]]:
    return [(each.contact, each.kind) for each in messages]
