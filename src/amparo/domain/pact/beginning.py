"""A PACT begun from its situation: the twelve facts listed, tasks and further facts offered as codes that become sentences."""

from collections.abc import Callable
from datetime import date

from amparo.domain.pact.edits import contact_of, held_together, new_id, with_item
from amparo.domain.pact.model import Fact, Pact, Task
from amparo.domain.pact.scenarios import GUIDES, TWELVE, FirstAct, Preparation
from amparo.domain.pact.terms import FactKind, Scenario
from amparo.domain.plan.model import Workspace

Say = Callable[[str], str]
"""The sentence of a code, in the language of the PACT."""


def started(
    scenario: Scenario | None,
    written_on: date,
    *,
    words: str = "",
    owner_alias: str = "",
    workspace: Workspace | None = None,
    time_zone: str = "UTC",
) -> Pact:
    """A new PACT for one situation: the twelve facts are listed and empty. `words` name a situation of the owner's own."""
    assert not words or scenario is Scenario.OWN, "one situation"
    return held_together(
        Pact(
            owner_alias=owner_alias,
            workspace=workspace or Workspace(),
            scenario=scenario,
            scenario_words=words,
            written_on=written_on,
            time_zone=time_zone,
            facts=tuple(Fact(id=f"f{number}", kind=kind) for number, kind in enumerate(TWELVE, 1)),
        )
    )


def offered_facts(pact: Pact, say: Say) -> tuple[Preparation, ...]:
    """What is to be prepared for this situation as a fact of its own, and is not listed yet."""
    there = {fact.title for fact in pact.facts}
    guide = GUIDES[pact.scenario or Scenario.OWN]
    return tuple(p for p in guide.prepare if p.kind is FactKind.OTHER and say(p.code) not in there)


def with_offered_fact(pact: Pact, code: str, say: Say) -> Pact:
    """The fact listed, empty, with its sentence as title."""
    return with_item(pact, Fact(id=new_id(pact, Fact), kind=FactKind.OTHER, title=say(code)))


def offered_tasks(pact: Pact, say: Say) -> tuple[FirstAct, ...]:
    """The first acts of this situation that nobody has taken on yet."""
    taken = {task.text for task in pact.tasks}
    return tuple(act for act in GUIDES[pact.scenario or Scenario.OWN].acts if say(act.code) not in taken)


def with_offered_task(pact: Pact, contact_id: str, act: FirstAct, say: Say) -> Pact:
    """The act as a task of this contact: what it needs from the pack, and after those it follows that were taken on."""
    sentence = say(act.code)
    before = {say(code) for code in act.after}
    task = Task(
        id=new_id(pact, Task),
        contact=contact_of(pact, contact_id).id,
        text=sentence,
        first_step=sentence,
        within_minutes=act.within_minutes,
        needs=tuple(fact.id for fact in pact.facts if fact.kind in act.needs),
        after=tuple(task.id for task in pact.tasks if task.text in before),
        avoid=say(act.avoid) if act.avoid else "",
    )
    return with_item(pact, task)
