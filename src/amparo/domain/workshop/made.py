"""What a room makes: each group's plan and what the plenary said about it.

A group's plan is a plan document like any other, for the threats dealt to that group. The plenary agrees, changes or parks
each measure; what somebody objected stays off the record unless they wish it to be kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from amparo.domain.part import LINE_MAX, Id, Language, Line, Part, Text
from amparo.domain.plan.edits import joined, with_item, without_item
from amparo.domain.plan.life import select
from amparo.domain.plan.model import ContextNote, Measure, Plan, Threat, Workspace
from amparo.domain.plan.structure import LAYOUT, index
from amparo.domain.plan.terms import SelectedBecause, WorkspaceKind
from amparo.domain.refusals import NoSuchItem


class Verdict(StrEnum):
    AGREED = "agreed"
    CHANGED = "changed"
    PARKED = "parked"


class Said(Part, frozen=True, kw_only=True):
    """What the plenary said about one measure. `objection` is empty unless whoever objected wishes it to be kept."""

    measure: Id
    verdict: Verdict
    objection: Text = ""


class GroupPlan(Part, frozen=True, kw_only=True):
    group: Annotated[int, Meta(ge=1, le=200)]
    organisation: Line = ""
    """Whose real case it is; empty where the case is invented, or the room is one organisation's."""
    plan: Plan = Plan()
    said: tuple[Said, ...] = ()


class NothingAgreed(Exception):
    """The plenary has agreed to nothing yet, so there is nothing to write down."""


class SeveralOrganisations(Exception):
    """Real cases of several organisations are never written into one plan (I14)."""


def begun(
    group: int, kind: WorkspaceKind, language: Language, today: date, organisation: str = "", title: str = ""
) -> GroupPlan:
    plan = Plan(title=title, workspace=Workspace(kind=kind, language=language), written_on=today)
    return GroupPlan(group=group, organisation=organisation, plan=plan)


def dealt(made: GroupPlan, threats: Sequence[str]) -> GroupPlan:
    """The threats dealt to this group, each once; what the group wrote for others stays."""
    plan = made.plan
    there = {threat.text for threat in plan.threats}
    for text in dict.fromkeys(threats):
        if text not in there:
            plan = with_item(plan, select(Threat(id=LAYOUT.new_id(plan, Threat), text=text), SelectedBecause.SERIOUS))
    return replace(made, plan=plan)


def said_of(made: GroupPlan, measure: str) -> Said | None:
    return next((one for one in made.said if one.measure == measure), None)


def decided(made: GroupPlan, measure: str, verdict: Verdict, *, text: str = "", objection: str = "") -> GroupPlan:
    """One word of the plenary; said again, the later one holds. Agreed in other words, it was changed."""
    there = index(made.plan).get(measure)
    if not isinstance(there, Measure):
        raise NoSuchItem(measure)
    plan = made.plan
    if text and text != there.text:
        plan = with_item(plan, replace(there, text=text))
        verdict = Verdict.PARKED if verdict is Verdict.PARKED else Verdict.CHANGED
    others = tuple(one for one in made.said if one.measure != measure)
    said = Said(measure=measure, verdict=verdict, objection=objection)
    return replace(made, plan=plan, said=(*others, said))


def agreed(made: GroupPlan) -> Plan:
    """The group's plan with what the plenary agreed to, changed or not; what was parked or not discussed is left out."""
    good = {one.measure for one in made.said if one.verdict is not Verdict.PARKED}
    plan = made.plan
    for measure in plan.measures:
        if measure.id not in good:
            plan = without_item(plan, measure.id)
    return plan


def on_record(made: GroupPlan, plan: Plan, objection: str, today: date) -> Plan:
    """The plan with each objection that was wished to be kept, among the notes on the context; of what is in it only."""
    texts = {measure.id: measure.text for measure in plan.measures}
    for one in made.said:
        if one.objection and one.measure in texts:
            source = f"{objection}: {texts[one.measure]}"[:LINE_MAX]
            note = ContextNote(id=LAYOUT.new_id(plan, ContextNote), text=one.objection, source=source, on=today)
            plan = with_item(plan, note)
    return plan


def written_up(groups: Iterable[GroupPlan], title: str, today: date, objection: str) -> Plan:
    """One plan of all groups. Whoever answers for a measure has yet to agree to it at home."""
    agreed_to = ((made, agreed(made)) for made in groups)
    found = [(made.organisation, on_record(made, plan, objection, today)) for made, plan in agreed_to if plan.measures]
    if not found:
        raise NothingAgreed
    if len({organisation for organisation, _ in found}) > 1:
        raise SeveralOrganisations
    plans = [plan for _, plan in found]
    whole = plans[0]
    for plan in plans[1:]:
        whole = joined(whole, plan)
    return replace(whole, title=title, written_on=today)
