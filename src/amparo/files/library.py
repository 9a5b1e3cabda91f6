"""The library of cards in Amparo's own words: whole in English, and in other languages the texts alone.

What is counted (minutes, quantities, what must and what may) stands once, in the English file, so that no language can
differ in it. A text nobody has translated yet stays English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from amparo.domain.document import CARD, read_as
from amparo.domain.workshop.card import Card, Step
from amparo.files.yamltext import read_form
from amparo.wording import catalogue

CARDS = Path(catalogue.__file__).parent / "cards"


class NoSuchCard(Exception):
    """There is no card of this name in the library."""


@cache
def library(language: str) -> tuple[Card, ...]:
    """Every card, in the order in which they build on one another."""
    names = (path.stem for path in sorted((CARDS / "en").glob("*.yaml")))
    return tuple(sorted((library_card(name, language) for name in names), key=lambda card: card.number or 0))


def titles(language: str) -> Mapping[str, str]:
    """Card -> what it is called, under its id and its short name."""
    return {name: card.title for card in library(language) for name in (card.id, card.slug) if name}


@cache
def library_card(slug: str, language: str) -> Card:
    if slug not in {path.stem for path in (CARDS / "en").glob("*.yaml")}:
        raise NoSuchCard(slug)
    form: Any = read_form((CARDS / "en" / f"{slug}.yaml").read_text(encoding="utf-8"))
    if texts := _texts(language).get(slug):
        form = {**_told(form, texts), "language": language}
    return read_as(CARD, form)


def step_in(card: Card, step: Step, language: str) -> Step:
    """The step in another language, where it still is as the library has it; else as it stands."""
    try:
        written, told = library_card(card.slug or card.id, card.language), library_card(card.slug or card.id, language)
    except NoSuchCard:
        return step
    theirs = {one.id: one for one in told.steps}
    known = any((one.id, one.title, one.ask) == (step.id, step.title, step.ask) for one in written.steps)
    return replace(step, title=theirs[step.id].title, ask=theirs[step.id].ask) if known else step


@cache
def _texts(language: str) -> Any:
    """Card -> its texts in this language; none where nobody has translated them."""
    path = CARDS / f"{language}.yaml"
    known = language in catalogue.LANGUAGES and path.exists()
    return read_form(path.read_text(encoding="utf-8")) if known else {}


def _told(form: Any, texts: Any) -> Any:
    """The form with the texts in their places: steps by their id, other lists by place, `what` of a thing to bring."""
    match form, texts:
        case dict(), dict():
            assert texts.keys() <= form.keys(), texts.keys() - form.keys()
            return {key: _told(value, texts[key]) if key in texts else value for key, value in form.items()}
        case {"what": _}, str():
            return {**form, "what": texts}
        case [{"id": _}, *_], dict():
            assert texts.keys() <= {step["id"] for step in form}, texts.keys()
            return [_told(step, texts.get(step["id"], {})) for step in form]
        case list(), list():
            return [_told(*pair) for pair in zip(form, texts, strict=True)]
    return texts if isinstance(form, str) else form
