"""A session or a card as it stands on paper: agenda with its clock, what to bring, the cards, small cards to cut out."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from amparo.domain.workshop.agenda import Slot, ToBring, agenda, minutes_of, packing
from amparo.domain.workshop.card import Card, Material, Span, Step
from amparo.domain.workshop.session import Session
from amparo.wording.catalogue import gettext_in, ngettext_in
from amparo.wording.fields import say_field, say_part
from amparo.wording.terms import say_day, say_term

TIMES = " × "
BETWEEN = " · "


class Copy(StrEnum):
    """Whose paper it is. What helps the facilitator alone stands on no other copy."""

    FACILITATOR = "facilitator"
    ROOM = "room"
    CUT_OUT = "cut-out"
    NAMES = "names"


class Row(Struct, frozen=True, kw_only=True):
    """One line of the agenda, in the order of its headings."""

    cells: tuple[str, ...]
    pause: bool


class Band(Struct, frozen=True, kw_only=True):
    """The lines of one card; of a pause between two cards, no heading."""

    heading: str
    rows: tuple[Row, ...]


class Block(Struct, frozen=True, kw_only=True):
    heading: str
    lines: tuple[str, ...]


class StepSheet(Struct, frozen=True, kw_only=True):
    title: str
    facts: str
    blocks: tuple[Block, ...]


class CardSheet(Struct, frozen=True, kw_only=True):
    title: str
    facts: tuple[str, ...]
    before: tuple[Block, ...]
    steps: tuple[StepSheet, ...]
    after: tuple[Block, ...]


class CutOut(Struct, frozen=True, kw_only=True):
    """One small card: the step, and what participants read."""

    title: str
    facts: str
    text: str


class SessionSheet(Struct, frozen=True, kw_only=True):
    title: str
    facts: tuple[str, ...]
    headings: tuple[str, ...]
    agenda: tuple[Band, ...]
    beside: tuple[Block, ...]
    bring: tuple[str, ...]
    cards: tuple[CardSheet, ...]


def session_sheet(session: Session, copy: Copy, language: str) -> SessionSheet:
    """The whole pack; what to bring is the facilitator's matter."""
    mine = copy is Copy.FACILITATOR
    return SessionSheet(
        title=session.title or gettext_in(language, "A session"),
        facts=tuple(_facts(session, language)),
        headings=_headings(session, language),
        agenda=tuple(_bands(session, language)),
        beside=tuple(_beside(session, mine, language)),
        bring=tuple(_brought(each) for each in packing(session)) if mine else (),
        cards=tuple(card_sheet(card, copy, language) for card in session.cards),
    )


def card_sheet(card: Card, copy: Copy, language: str) -> CardSheet:
    """What is for the screen alone is left out of every copy."""
    mine = copy is Copy.FACILITATOR
    fields = ("method", "remember", "text") if mine else ()
    ends = ("notes", "challenges", "adaptations") if mine else ()
    return CardSheet(
        title=card.title,
        facts=(_span(card.time, language),) if card.time else (),
        before=(
            *_blocks(card, ("goals", "key_messages", *fields), language),
            *_materials(card.materials if mine else (), language),
        ),
        steps=tuple(_step(step, mine, language) for step in card.steps),
        after=tuple(_blocks(card, ("recall", "way_back", "reading", *ends), language)),
    )


def cut_outs(cards: tuple[Card, ...], language: str) -> tuple[CutOut, ...]:
    """A small card for each step in which people do something: a break needs none."""
    return tuple(
        CutOut(title=step.title, facts=_step_facts(step, language), text=step.ask)
        for card in cards
        for step in card.steps
        if step.ask
    )


def _facts(session: Session, language: str) -> Iterator[str]:
    if session.held_on:
        yield say_day(session.held_on, language)
    yield say_minutes(minutes_of(session), language)
    if session.people:
        many = ngettext_in(language, "For %(count)s person.", "For %(count)s people.", session.people)
        yield many.rstrip(".") % {"count": session.people}


def say_minutes(minutes: int, language: str) -> str:
    return ngettext_in(language, "%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def _span(time: Span, language: str) -> str:
    if time.least == time.most:
        return say_minutes(time.most, language)
    return gettext_in(language, "%(least)s to %(most)s minutes") % {"least": time.least, "most": time.most}


def _headings(session: Session, language: str) -> tuple[str, ...]:
    begins = (gettext_in(language, "Begins"),) if session.starts_at else ()
    rest = ("Minutes", "In all", "If time runs out")
    return (gettext_in(language, "What we do"), *begins, *(gettext_in(language, word) for word in rest))


def _bands(session: Session, language: str) -> Iterator[Band]:
    titles = {card.id: card.title for card in session.cards}
    last = ""
    for card, slots in groupby(agenda(session), key=lambda slot: slot.card):
        rows = tuple(_row(session, slot, language) for slot in slots)
        yield Band(heading=titles[card] if card and card != last else "", rows=rows)
        last = card or last


def _row(session: Session, slot: Slot, language: str) -> Row:
    begins = (clock(session, slot.on_wall[0]),) if session.starts_at else ()
    minutes = gettext_in(language, "not said") if slot.minutes is None else str(slot.minutes)
    need = say_term(slot.need, language) if slot.card else ""
    return Row(cells=(slot.title, *begins, minutes, str(slot.ends), need), pause=not slot.card)


def _beside(session: Session, mine: bool, language: str) -> Iterator[Block]:
    """What the clock decides; and the facilitator's own notes."""
    if session.fixed:
        lines = tuple(f"{point.at:%H:%M} {point.title}" for point in session.fixed)
        yield Block(heading=say_part("fixed", language), lines=lines)
    if session.notes and mine:
        yield Block(heading=say_field(Session, "notes", language), lines=(session.notes,))


def clock(session: Session, minutes: int) -> str:
    """What the wall shows after so many minutes; nothing while nobody has said when it begins."""
    if session.starts_at is None:
        return ""
    hours, left = divmod(session.starts_at.hour * 60 + session.starts_at.minute + minutes, 60)
    return f"{hours % 24:02}:{left:02}"


def _brought(each: ToBring) -> str:
    return each.what if each.quantity is None else f"{each.quantity}{TIMES}{each.what}"


def _blocks(part: Card | Step, fields: tuple[str, ...], language: str) -> Iterator[Block]:
    for name in fields:
        said = getattr(part, name)
        lines = tuple(said) if isinstance(said, tuple) else (said,) if said else ()
        if lines:
            yield Block(heading=say_field(type(part), name, language), lines=lines)


def _materials(materials: tuple[Material, ...], language: str) -> Iterator[Block]:
    if materials:
        lines = tuple(_material(material, language) for material in materials)
        yield Block(heading=say_field(Card, "materials", language), lines=lines)


def _material(material: Material, language: str) -> str:
    if material.quantity is None:
        return material.what
    return f"{material.quantity}{TIMES}{material.what} ({say_term(material.per, language)})"


def _step(step: Step, mine: bool, language: str) -> StepSheet:
    fields = ("ask", "how", "needs", "questions") if mine else ("ask",)
    return StepSheet(
        title=step.title,
        facts=_step_facts(step, language),
        blocks=tuple(_blocks(step, fields, language)),
    )


def _step_facts(step: Step, language: str) -> str:
    said = [say_minutes(step.minutes, language)] if step.minutes is not None else []
    if step.homework:
        said = [say_field(Step, "homework", language)]
    return BETWEEN.join((*said, say_term(step.need, language)))
