"""What a session is made of, and whether a card or a session holds together."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.layout import Layout
from amparo.domain.workshop.card import PAUSES, Card, Kept, Step
from amparo.domain.workshop.session import FixedPoint, Pause, Session

Item = Card | Pause | FixedPoint

LISTS: Mapping[type[Item], str] = {Card: "cards", Pause: "pauses", FixedPoint: "fixed"}
POINTERS: Mapping[type[Struct], Mapping[str, type[Item]]] = {}

LAYOUT: Layout[Session, Item] = Layout(LISTS, POINTERS, {"pauses": "p"})
items = LAYOUT.items
index = LAYOUT.index
pointers = LAYOUT.pointers


def key_of(card: Card, step: Step) -> str:
    """How a step is named in a session: `card-id/step-id`."""
    return f"{card.id}/{step.id}"


def faults_of_card(card: Card) -> tuple[Fault, ...]:
    return tuple(_card_faults(card, ""))


def faults_of(session: Session) -> tuple[Fault, ...]:
    """Everything that keeps the session from holding together. Linear."""
    return (*LAYOUT.faults_of(session), *_faults_of_cards(session), *_misplaced(session))


def _faults_of_cards(session: Session) -> Iterator[Fault]:
    for place, card in enumerate(session.cards):
        yield from _card_faults(card, f"cards[{place}].")


def _card_faults(card: Card, at: str) -> Iterator[Fault]:
    if card.time and card.time.least > card.time.most:
        yield Fault(code=FaultCode.OUT_OF_RANGE, path=f"{at}time.least", found=str(card.time.least))
    seen: set[str] = set()
    for place, step in enumerate(card.steps):
        if step.id in seen:
            yield Fault(code=FaultCode.REPEATED_ID, path=f"{at}steps[{place}].id", found=step.id)
        seen.add(step.id)
        if step.minutes is not None and step.least is not None and step.least > step.minutes:
            yield Fault(code=FaultCode.OUT_OF_RANGE, path=f"{at}steps[{place}].least", found=str(step.least))
    yield from _kept_twice(card.kept, at)


def _kept_twice(kept: tuple[Kept, ...], at: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, each in enumerate(kept):
        if each.name in seen:
            yield Fault(code=FaultCode.REPEATED_KEY, path=f"{at}kept[{place}].name", found=each.name)
        seen.add(each.name)


def _misplaced(session: Session) -> Iterator[Fault]:
    """A pause that is none, or that comes after a step nobody knows."""
    known = {key_of(card, step) for card in session.cards for step in card.steps}
    for place, pause in enumerate(session.pauses):
        if pause.kind not in PAUSES:
            expected = ", ".join(PAUSES)
            yield Fault(code=FaultCode.NOT_ALLOWED, path=f"pauses[{place}].kind", found=pause.kind, expected=expected)
        if pause.after and pause.after not in known:
            path = f"pauses[{place}].after"
            yield Fault(code=FaultCode.BROKEN_REFERENCE, path=path, found=pause.after, expected="step")
