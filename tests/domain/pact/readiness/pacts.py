"""Rosa's PACT with nothing left to ask, what was seen of her three contacts, and a machine that is awake."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.checks import Finding
from amparo.domain.pact.model import CheckIn, Evidence, Pact
from amparo.domain.pact.publishing import envelope_of, mark_of
from amparo.domain.pact.readiness import PlaceFacts, check
from amparo.domain.pact.structure import LISTS, index
from amparo.domain.pact.terms import Cadence, EvidenceKind, Way
from tests.circle import rosas_circle
from tests.people import TODAY, WRITTEN

AT_NIGHT = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)
BY_DAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


class Case(Struct, frozen=True, kw_only=True):
    """All that readiness looks at."""

    pact: Pact
    evidence: tuple[Evidence, ...] = ()
    place: PlaceFacts | None = None


Spoil = Callable[[Case], Case]


def sound() -> Case:
    home = CheckIn(id="i1", title="Home", cadence=Cadence.DAILY, at=time(21), time_zone="Europe/Madrid", first=WRITTEN)
    pact = replace(rosas_circle(), check_ins=(home,))
    evidence = tuple(seen(EvidenceKind.PRACTICE_ANSWERED, who, minutes=4) for who in ("noor", "leila", "tam"))
    return Case(pact=handed_over(pact), evidence=evidence, place=awake())


def awake() -> PlaceFacts:
    alive = {Way.SMS: True, Way.EMAIL: True, Way.SIGNAL: True}
    return PlaceFacts(reachable=True, https=True, longest_gap_minutes=2, alive=alive)


def handed_over(pact: Pact) -> Pact:
    return replace(pact, published_on=TODAY, published_mark=mark_of(envelope_of(pact, owner="", version=0), pact))


def seen(kind: EvidenceKind, contact: str, *, at: datetime = BY_DAY, **more: Any) -> Evidence:
    return Evidence(kind=kind, contact=contact, at=at, **more)


def ask(case: Case) -> tuple[Finding, ...]:
    return check(case.pact, TODAY, case.evidence, case.place)


def codes(case: Case) -> set[str]:
    return {finding.code for finding in ask(case) if finding.left is None}


def pact(**changes: Any) -> Spoil:
    return lambda case: replace(case, pact=replace(case.pact, **changes))


def part(name: str, **changes: Any) -> Spoil:
    """A part of the PACT that is no list: its phone, its police, how the alert runs."""
    return lambda case: replace(case, pact=replace(case.pact, **{name: replace(getattr(case.pact, name), **changes)}))


def item(item_id: str, **changes: Any) -> Spoil:
    def spoil(case: Case) -> Case:
        new = replace(index(case.pact)[item_id], **changes)
        name = LISTS[type(new)]
        there = tuple(new if old.id == item_id else old for old in getattr(case.pact, name))
        return replace(case, pact=replace(case.pact, **{name: there}))

    return spoil


def every(name: str, **changes: Any) -> Spoil:
    return lambda case: replace(
        case, pact=replace(case.pact, **{name: tuple(replace(one, **changes) for one in getattr(case.pact, name))})
    )


def place(**changes: Any) -> Spoil:
    return lambda case: replace(case, place=replace(case.place or awake(), **changes))


def also_seen(*evidence: Evidence) -> Spoil:
    return lambda case: replace(case, evidence=(*case.evidence, *evidence))


def delivered(fact_id: str, **changes: Any) -> Spoil:
    def spoil(case: Case) -> Case:
        fact: Any = index(case.pact)[fact_id]
        return item(fact_id, deliveries=tuple(replace(each, **changes) for each in fact.deliveries))(case)

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(case: Case) -> Case:
        for one in spoils:
            case = one(case)
        return case

    return spoil
