"""What people call one item of a plan or a PACT."""

from msgspec import Struct

from amparo.domain.pact.model import CheckIn, Consent, Fact, HomeTalk, Rehearsal
from amparo.wording.terms import say_day, say_term


def name_of(item: Struct) -> str:
    """Its text, alias or title; empty where it has none."""
    for field in ("text", "alias", "title"):
        if name := getattr(item, field, ""):
            return str(name)
    return ""


def name_in(item: Struct, language: str) -> str:
    """The same, and for what has no name of its own, what it is. A fact is never called by what stands in it."""
    match item:
        case Fact():
            return item.title or say_term(item.kind, language)
        case Consent():
            return say_term(item.audience, language)
        case Rehearsal():
            return f"{say_term(item.kind, language)}, {say_day(item.on, language)}"
        case CheckIn():
            return item.title or item.place or f"{item.at:%H:%M}"
        case HomeTalk():
            return item.whom
        case _:
            return name_of(item)
