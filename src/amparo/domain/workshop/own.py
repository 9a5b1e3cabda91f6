"""What one person writes in a room for themselves alone: petals, and their own PACT action plan (S1.11-S1.13, S1x.8).

The action plan becomes a PACT, so that it goes on at home as one: each contact with a conversation, and what they must know
and have as facts that are due to them, in a way and by a day. Listing a fact satisfies nothing (S1.12).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from amparo.domain.pact.edits import held_together
from amparo.domain.pact.model import Act, Contact, Delivery, Fact, HomeTalk, Pact
from amparo.domain.pact.terms import FactKind, Scenario
from amparo.domain.part import Line, Part, Text
from amparo.domain.plan.model import Workspace
from amparo.domain.plan.terms import WorkspaceKind

PEOPLE = 3
ACTS_MAX = 40


class Petal(Part, frozen=True, kw_only=True):
    """Something learned. It may become a deed with a day (S1.19)."""

    text: Text
    will: Line = ""
    by: date | None = None


class Talk(Part, frozen=True, kw_only=True):
    """One contact. `how` and `by`: in which way, and until when, they get what they must know and have."""

    whom: Line = ""
    points: Text = ""
    know: Text = ""
    have: Text = ""
    how: Line = ""
    by: date | None = None


class ActionPlan(Part, frozen=True, kw_only=True):
    """`change`: what I will change in my PACT after what I saw here; asked of whoever reports, kept for them (S1.17)."""

    situation: Line = ""
    talks: tuple[Talk, ...] = ()
    change: Line = ""
    acts: tuple[Line, ...] = ()


def pact_of(
    said: ActionPlan,
    petals: Iterable[Petal],
    titles: tuple[str, str],
    *,
    language: str,
    today: date,
    kind: WorkspaceKind = WorkspaceKind.REAL,
) -> Pact:
    """`titles`: of the facts somebody must know, and of those they must have."""
    talks = [talk for talk in said.talks if talk.whom][:PEOPLE]
    deeds = [*((text, None) for text in (said.change, *said.acts) if text), *((p.will, p.by) for p in petals if p.will)]
    pact = Pact(
        workspace=Workspace(kind=kind, language=language),
        scenario=Scenario.OWN if said.situation else None,
        scenario_words=said.situation,
        written_on=today,
        contacts=tuple(Contact(id=f"c{n}", alias=one.whom, language=language) for n, one in enumerate(talks, 1)),
        home_talks=tuple(_home_talk(n, one) for n, one in enumerate(talks, 1)),
        facts=tuple(fact for n, one in enumerate(talks, 1) for fact in _facts(n, one, titles)),
        acts=tuple(Act(id=f"a{n}", text=text, by=by) for n, (text, by) in enumerate(deeds[:ACTS_MAX], 1)),
    )
    return held_together(pact)


def _home_talk(number: int, talk: Talk) -> HomeTalk:
    return HomeTalk(id=f"h{number}", whom=talk.whom, points=talk.points, they_need=talk.know, on=talk.by)


def _facts(number: int, talk: Talk, titles: Sequence[str]) -> Iterator[Fact]:
    delivery = Delivery(contact=f"c{number}", how=talk.how, due_on=talk.by)
    for letter, title, text in (("k", titles[0], talk.know), ("n", titles[1], talk.have)):
        if text:
            yield Fact(id=f"{letter}{number}", kind=FactKind.OTHER, title=title, text=text, deliveries=(delivery,))
