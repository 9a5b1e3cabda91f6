"""What key figures asked for in the game, held against what somebody's own people have in their hands.

Whose pack it is, a seat's or a PACT's, nobody else is told. A fact that is only listed satisfies nothing (S1.12): it has to be
known by somebody, or lie on paper where they find it.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from amparo.domain.pact.model import Fact, Pact
from amparo.domain.pact.terms import FactKind
from amparo.domain.part import Line, Part
from amparo.domain.workshop.drill.gaps import OF_FACTS
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.terms import Cause, Got, Happened

FACTS = tuple(kind for kind in FactKind if kind is not FactKind.OTHER)
"""The twelve."""


class Held(StrEnum):
    THERE = "there"
    LISTED = "listed"
    """It stands in the pack, and nobody has it yet."""
    MISSING = "missing"


class OwnFact(Part, frozen=True, kw_only=True):
    """One of the twelve in a pack: who knows it, and where it lies on paper."""

    fact: FactKind
    by: tuple[Line, ...] = ()
    paper: Line = ""
    held: Held = Held.THERE


class Compared(Struct, frozen=True, kw_only=True):
    """`asked` and `known`: how often in the game, and how often somebody could say it."""

    fact: FactKind
    asked: int
    known: int
    own: OwnFact


def compared(drill: Drill, pack: Iterable[OwnFact]) -> tuple[Compared, ...]:
    """Fact by fact, in the order in which they were first asked for."""
    own = {each.fact: each for each in pack}
    entries = [entry for entry in drill.counted(Happened.ASKED) if entry.fact]
    return tuple(
        Compared(
            fact=fact,
            asked=sum(entry.fact is fact for entry in entries),
            known=sum(entry.fact is fact and entry.got is Got.GOT for entry in entries),
            own=own.get(fact) or missing(fact),
        )
        for fact in dict.fromkeys(entry.fact for entry in entries)
        if fact
    )


def missing(fact: FactKind) -> OwnFact:
    return OwnFact(fact=fact, held=Held.MISSING)


def ticked(pack: Iterable[OwnFact], facts: Iterable[FactKind]) -> tuple[OwnFact, ...]:
    """These facts and no others; what was said about those that stay, stays."""
    own = {each.fact: each for each in pack}
    return tuple(own.get(fact, OwnFact(fact=fact)) for fact in FACTS if fact in set(facts))


def with_fact(pack: Iterable[OwnFact], fact: OwnFact) -> tuple[OwnFact, ...]:
    own = {each.fact: each for each in pack} | {fact.fact: fact}
    return tuple(own[kind] for kind in FACTS if kind in own)


def pack_of(pact: Pact) -> tuple[OwnFact, ...]:
    """The twelve, as a PACT keeps them: known by those to whom they were handed over."""
    return tuple(_of_kind(pact, [fact for fact in pact.facts if fact.kind is kind], kind) for kind in FACTS)


def _of_kind(pact: Pact, facts: list[Fact], kind: FactKind) -> OwnFact:
    aliases = {contact.id: contact.alias for contact in pact.contacts}
    there = (each for fact in facts for each in fact.deliveries if each.delivered_on or each.confirmed_on)
    by = tuple(dict.fromkeys(aliases[each.contact] for each in there if each.contact in aliases))
    paper = next((fact.on_paper_where for fact in facts if fact.on_paper_where), "")
    held = Held.THERE if by else Held.LISTED if facts else Held.MISSING
    return OwnFact(fact=kind, by=by, paper=paper, held=held)


def cause_of_fact(fact: FactKind) -> Cause:
    return OF_FACTS.get(fact, Cause.INFORMATION)
