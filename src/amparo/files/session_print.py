"""Sessions and cards as PDFs, for whoever leads, for the room, as small cards to cut out, and empty cards for names."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, to_builtins

from amparo.domain.workshop.card import Card
from amparo.domain.workshop.groups import dealt_ahead
from amparo.domain.workshop.session import Session
from amparo.files.losses import Written
from amparo.files.session_sheet import Copy, CutOut, card_sheet, cut_outs, session_sheet
from amparo.files.typesetting import laid_out, printable, typeset
from amparo.files.unprintable import cleaned
from amparo.wording.catalogue import gettext_in
from amparo.wording.fields import say_field

SUFFIXES = ("pdf",)
NAMES_ON_A_SHEET = 8


class SmallCards(Struct, frozen=True, kw_only=True):
    title: str
    cards: tuple[CutOut, ...]


def print_session(
    session: Session, language: str, today: date, paper: str = "a4", copy: Copy = Copy.FACILITATOR
) -> Written:
    """The whole pack of one copy; the same in, the same out."""
    if copy is Copy.NAMES:
        return print_names(session.people or NAMES_ON_A_SHEET, language, today, paper)
    clean, removed = cleaned(session)
    if copy is Copy.CUT_OUT:
        written = _cut_outs(clean.title, clean.cards, language, today, paper)
    else:
        written = _pack(to_builtins(session_sheet(clean, copy, language)), language, today, paper)
    return Written(written.content, (*removed, *written.losses))


def print_card(card: Card, language: str, today: date, paper: str = "a4", copy: Copy = Copy.FACILITATOR) -> Written:
    if copy is Copy.NAMES:
        return print_names(NAMES_ON_A_SHEET, language, today, paper)
    clean, removed = cleaned(card)
    if copy is Copy.CUT_OUT:
        written = _cut_outs(clean.title, (clean,), language, today, paper)
    else:
        alone = {"title": "", "facts": (), "headings": (), "agenda": (), "beside": (), "bring": ()}
        cards = to_builtins((card_sheet(clean, copy, language),))
        written = _pack({**alone, "cards": cards}, language, today, paper)
    return Written(written.content, (*removed, *written.losses))


def print_threats(title: str, threats: Sequence[str], groups: int, language: str, today: date, paper: str) -> Written:
    """A small card for each threat; with groups, dealt to them and in their order, each with the number of its group."""
    hands = dealt_ahead(threats, groups) if groups else (tuple(threats),)
    cards = tuple(
        CutOut(title=threat, facts=gettext_in(language, "Group %(n)s") % {"n": number} if groups else "", text="")
        for number, hand in enumerate(hands, 1)
        for threat in hand
    )
    clean, removed = cleaned(SmallCards(title=title, cards=cards))
    content = {
        "title": clean.title or gettext_in(language, "A session"),
        "cards": to_builtins(clean.cards),
        "words": _words(language),
    }
    written = _set("cutouts", content, language, today, paper)
    return Written(written.content, (*removed, *written.losses))


def print_names(people: int, language: str, today: date, paper: str) -> Written:
    """Empty cards to write on by hand, whole sheets of them, so that some are to spare. Nothing on them says who gets which."""
    sheets = -(-people // NAMES_ON_A_SHEET)
    words = {"name": gettext_in(language, "Name cards"), "label": gettext_in(language, "What I am called today")}
    return _set("names", {"cards": sheets * NAMES_ON_A_SHEET, "words": words}, language, today, paper)


def _pack(content: dict[str, Any], language: str, today: date, paper: str) -> Written:
    return _set("session", {**content, "words": _words(language)}, language, today, paper)


def _cut_outs(title: str, cards: tuple[Card, ...], language: str, today: date, paper: str) -> Written:
    small = to_builtins(cut_outs(cards, language))
    content = {"title": title or gettext_in(language, "A session"), "cards": small, "words": _words(language)}
    return _set("cutouts", content, language, today, paper)


def _set(template: str, content: dict[str, Any], language: str, today: date, paper: str) -> Written:
    clean, missing = printable(content)
    return Written(typeset(template, laid_out(clean, language), language, today, paper), missing)


def _words(language: str) -> dict[str, str]:
    return {
        "name": gettext_in(language, "A session"),
        "agenda": gettext_in(language, "Agenda"),
        "bring": gettext_in(language, "What to bring"),
        "steps": say_field(Card, "steps", language),
        "nothing": gettext_in(language, "Nothing here yet."),
        "page": gettext_in(language, "Page {number} of {total}"),
    }
