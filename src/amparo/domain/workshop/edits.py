"""Edits: session in, next session out. Each leaves a session that holds together, or refuses."""

from collections.abc import Callable

from msgspec.structs import replace

from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem
from amparo.domain.workshop.card import MINUTES_MAX, Card, Step
from amparo.domain.workshop.session import CARDS_MAX, PAUSES_MAX, Pause, Session
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
    return with_item(session, replace(card, id=_free(session, card.id)))


def _free(session: Session, name: str) -> str:
    taken, found, number = index(session), name, 2
    while found in taken:
        found = f"{name[:36]}-{number}"
        number += 1
    return found


def with_session(session: Session, other: Session) -> Session:
    """The cards of the other one after those of this, with the breaks between their steps.

    Its day, its people and what the clock decides there are not taken over: they belong to another room.
    """
    if len(session.cards) + len(other.cards) > CARDS_MAX or len(session.pauses) + len(other.pauses) > PAUSES_MAX:
        raise DoesNotHoldTogether(())
    names: dict[str, str] = {}
    for card in other.cards:
        names[card.id] = _free(session, card.id)
        session = with_card(session, card)
    for pause in other.pauses:
        card_id, _slash, step_id = pause.after.partition("/")
        after = f"{names[card_id]}/{step_id}" if card_id in names else ""
        session = with_item(session, replace(pause, id=_free(session, pause.id), after=after))
    return session


def card_of(session: Session, card_id: str) -> Card:
    match index(session).get(card_id):
        case Card() as card:
            return card
        case _:
            raise NoSuchItem(card_id)


def step_of(session: Session, key: str) -> Step:
    card_id, _slash, step_id = key.partition("/")
    for step in card_of(session, card_id).steps:
        if step.id == step_id:
            return step
    raise NoSuchItem(key)


def with_step(session: Session, key: str, change: Callable[[Step], Step]) -> Session:
    """One step changed: its minutes, whether it is done at home."""
    card_id, _slash, step_id = key.partition("/")
    card = card_of(session, card_id)
    step_of(session, key)
    steps = tuple(change(step) if step.id == step_id else step for step in card.steps)
    return with_item(session, replace(card, steps=steps))


def lasting(step: Step, minutes: int) -> Step:
    """The step with so many minutes; its shortest is never longer than that."""
    minutes = max(0, min(minutes, MINUTES_MAX))
    return replace(step, minutes=minutes, least=step.least if step.least is None else min(step.least, minutes))


def with_minutes(session: Session, key: str, more: int) -> Session:
    """So many minutes more, or fewer, for a step or a pause. A step of which nobody said it begins at none."""
    if "/" in key:
        return with_step(session, key, lambda step: lasting(step, (step.minutes or 0) + more))
    pause = pause_of(session, key)
    return with_item(session, replace(pause, minutes=max(0, min(pause.minutes + more, MINUTES_MAX))))


def pause_of(session: Session, pause_id: str) -> Pause:
    match index(session).get(pause_id):
        case Pause() as pause:
            return pause
        case _:
            raise NoSuchItem(pause_id)


def rested_after(session: Session, pause_id: str, places: int) -> Session:
    """The pause so many steps earlier (negative) or later. Where nobody had said a place, it comes from the end."""
    pause = pause_of(session, pause_id)
    keys = [key_of(card, step) for card in session.cards for step in card.steps if not step.homework]
    if not keys:
        return session
    at = keys.index(pause.after) if pause.after in keys else len(keys)
    return with_item(session, replace(pause, after=keys[max(0, min(at + places, len(keys) - 1))]))
