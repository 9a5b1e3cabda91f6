"""Edits: session in, next session out. Each leaves a session that holds together, or refuses."""

from collections.abc import Callable

from msgspec.structs import replace

from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem
from amparo.domain.workshop.card import Card, Step
from amparo.domain.workshop.session import Pause, Session
from amparo.domain.workshop.structure import LAYOUT, Item, faults_of, index, key_of

new_id = LAYOUT.new_id


def held_together(session: Session) -> Session:
    """The session itself, if it holds together. A pause whose step is gone has no place any more."""
    session = replace(session, pauses=_placed(session))
    if faults := faults_of(session):
        raise DoesNotHoldTogether(faults)
    return session


def _placed(session: Session) -> tuple[Pause, ...]:
    known = {key_of(card, step) for card in session.cards for step in card.steps}
    return tuple(pause if pause.after in known else replace(pause, after="") for pause in session.pauses)


def with_item(session: Session, item: Item) -> Session:
    """The item added at the end of its list, or put in the place of the one with its id."""
    return held_together(LAYOUT.with_item(session, item))


def without_item(session: Session, item_id: str) -> Session:
    """A card takes its steps along; the pauses between them stay, without a place."""
    if item_id not in index(session):
        raise NoSuchItem(item_id)
    return held_together(LAYOUT.without(session, {item_id}))


def moved(session: Session, item_id: str, places: int) -> Session:
    return LAYOUT.moved(session, item_id, places)


def falls_with(_session: Session, _item_id: str) -> tuple[str, ...]:
    """Nothing in a session stands on something else."""
    return ()


def settled(_before: Session, after: Session) -> Session:
    return held_together(after)


def with_card(session: Session, card: Card) -> Session:
    """The card as the last one, under an id of its own: the same card may be taken twice."""
    taken = index(session)
    name, number = card.id, 2
    while name in taken:
        name = f"{card.id[:36]}-{number}"
        number += 1
    return with_item(session, replace(card, id=name))


def card_of(session: Session, card_id: str) -> Card:
    match index(session).get(card_id):
        case Card() as card:
            return card
        case _:
            raise NoSuchItem(card_id)


def with_step(session: Session, key: str, change: Callable[[Step], Step]) -> Session:
    """One step changed: its minutes, whether it is done at home."""
    card_id, _slash, step_id = key.partition("/")
    card = card_of(session, card_id)
    if step_id not in {step.id for step in card.steps}:
        raise NoSuchItem(key)
    steps = tuple(change(step) if step.id == step_id else step for step in card.steps)
    return with_item(session, replace(card, steps=steps))
