"""What each part of a plan, a PACT or a session, and each thing said about it, is called where people fill it in."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from amparo.domain.plan.model import (
    Assessment,
    Capacity,
    ContextNote,
    Cost,
    GoNoGo,
    Incident,
    Link,
    Measure,
    Objective,
    OutsideBody,
    Person,
    Plan,
    Protocol,
    SpecialNeeds,
    Stakeholder,
    Step,
    Threat,
    Vulnerability,
    Workspace,
)
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.pact_fields import PACT_LABELS, PACT_ONE, PACT_PARTS
from amparo.wording.session_fields import SESSION_LABELS, SESSION_ONE, SESSION_PARTS

PARTS: Mapping[str, str] = {
    **PACT_PARTS,
    **SESSION_PARTS,
    "measures": N_("What we will do"),
    "objectives": N_("What we want"),
    "threats": N_("What could happen"),
    "vulnerabilities": N_("What makes it worse"),
    "capacities": N_("What we already have"),
    "people": N_("Who we are"),
    "protocols": N_("Step by step"),
    "incidents": N_("What happened"),
    "context": N_("What is going on around us"),
    "stakeholders": N_("Who else matters"),
}
ONE: Mapping[str, str] = {
    **PACT_ONE,
    **SESSION_ONE,
    "measures": N_("Something to do"),
    "objectives": N_("Something we want"),
    "threats": N_("Something that could happen"),
    "vulnerabilities": N_("Something that makes it worse"),
    "capacities": N_("Something we have"),
    "people": N_("A person"),
    "protocols": N_("Steps to follow"),
    "incidents": N_("Something that happened"),
    "context": N_("Something to know"),
    "stakeholders": N_("Somebody around us"),
}

LABELS: Mapping[type[Struct], Mapping[str, str]] = {
    **PACT_LABELS,
    **SESSION_LABELS,
    Measure: {
        "text": N_("What we will do"),
        "owner": N_("Who answers for it"),
        "owner_agreed": N_("Has this person agreed?"),
        "owner_words": N_("Who, as it was written"),
        "schedule": N_("When"),
        "schedule_words": N_("When, as it was written"),
        "cost": N_("Cost"),
        "cost_words": N_("Cost, as it was written"),
        "objectives": N_("What it is for"),
        "mode": N_("Before, or if it happens?"),
        "after": N_("What must be done first"),
        "helpers": N_("Who helps"),
        "deputy": N_("Who stands in"),
        "hours": N_("Hours it takes"),
        "outside": N_("Whom outside it depends on"),
        "builds_on": N_("What we have that it builds on"),
        "trigger": N_("How we know that it happened"),
        "evidence": N_("How we see that it is done"),
        "family": N_("How it protects us"),
        "horizon": N_("Soon or later"),
        "groups": N_("Whose needs we thought of"),
        "wellbeing": N_("It is about how we are"),
        "status": N_("How far it is"),
        "status_reason": N_("Why"),
        "done_on": N_("Done on"),
    },
    Objective: {
        "text": N_("What we want"),
        "level": N_("What it is about"),
        "threat": N_("What could happen"),
        "vulnerability": N_("What makes it worse"),
        "parent": N_("Part of"),
        "aim": N_("Which of the three aims"),
        "effect": N_("What changes"),
        "sign": N_("How we see that we got there"),
    },
    Threat: {
        "text": N_("What could happen"),
        "likelihood": N_("How likely?"),
        "impact": N_("How bad?"),
        "kind": N_("How we know of it"),
        "actor": N_("Who might do it"),
        "target": N_("Whom or what it is aimed at"),
        "present": N_("It is happening now"),
        "first_seen": N_("First noticed"),
        "last_seen": N_("Last noticed"),
        "assessed_on": N_("Looked into on"),
        "assessment": N_("What we know about it"),
        "state": N_("Where it stands"),
        "selected_because": N_("Why it is in this plan"),
        "reason": N_("Our reason"),
    },
    Assessment: {
        "facts": N_("What happened, exactly?"),
        "pattern": N_("Is there a pattern over time?"),
        "purpose": N_("What do they want to reach?"),
        "maker": N_("Who is behind it, and what can they do?"),
        "conclusion": N_("What do we conclude?"),
    },
    Vulnerability: {
        "text": N_("What makes it worse"),
        "area": N_("Area"),
        "links": N_("For which of the things that could happen"),
        "accepted": N_("Why we leave it as it is"),
    },
    Capacity: {
        "text": N_("What we already have"),
        "area": N_("Area"),
        "links": N_("For which of the things that could happen"),
    },
    Link: {
        "threat": N_("What could happen"),
        "strength": N_("How much it matters"),
        "reason": N_("Why it matters"),
        "reassessed_on": N_("Last looked at"),
    },
    Person: {
        "alias": N_("Name we use here"),
        "kind": N_("Who this is"),
        "roles": N_("Roles"),
        "hours_per_week": N_("Hours a week for this plan"),
        "left_on": N_("Left on"),
    },
    Protocol: {
        "title": N_("Name of these steps"),
        "kind": N_("When they are for"),
        "scenario": N_("Situation"),
        "threats": N_("What could happen"),
        "steps": N_("Steps"),
        "deputies": N_("Who stands in"),
        "groups": N_("Whose needs we thought of"),
        "written_on": N_("Written on"),
        "rehearsed_on": N_("Last practised on"),
    },
    Step: {
        "who": N_("Who"),
        "who_words": N_("Who, as it was written"),
        "what": N_("What"),
        "within_minutes": N_("Within how many minutes"),
        "needs": N_("What is needed"),
        "if_fails": N_("If that does not work"),
    },
    Incident: {
        "text": N_("What happened"),
        "on": N_("When"),
        "where": N_("Roughly where"),
        "noticed_by": N_("Who noticed"),
        "reaction": N_("What we did"),
        "verdict": N_("What follows from it"),
        "threat": N_("What it points to"),
    },
    ContextNote: {
        "text": N_("What we noticed around us"),
        "on": N_("When"),
        "source": N_("How we know"),
        "confidence": N_("How sure we are"),
        "serious": N_("It changes our situation"),
    },
    Stakeholder: {
        "alias": N_("Name we use here"),
        "stance": N_("Where they stand"),
        "interest": N_("What they want"),
        "resources": N_("What they can do"),
        "linked_to": N_("With whom they are connected"),
    },
    OutsideBody: {"name": N_("Who outside"), "agreed": N_("Have they said yes?")},
    Cost: {
        "amount": N_("How much"),
        "currency": N_("Currency"),
        "condition": N_("On what condition"),
        "paid_by": N_("Who pays"),
    },
    Workspace: {
        "name": N_("Name of this place"),
        "organisation": N_("Organisation"),
        "kind": N_("What kind of case it is"),
        "language": N_("Language of the plan"),
        "confidentiality": N_("Who may read it"),
    },
    SpecialNeeds: {"routine": N_("On ordinary days"), "emergency": N_("In an emergency")},
    GoNoGo: {"who": N_("Who decides whether we go on"), "stop_when": N_("What makes us stop")},
    Plan: {
        "title": N_("Name of the plan"),
        "workspace": N_("Whose plan it is"),
        "written_on": N_("Written on"),
        "valid_until": N_("Valid until"),
        "sources": N_("What we based it on"),
        "budget": N_("Money we have for it"),
        "drafted_by": N_("Written by"),
        "consulted": N_("Who was asked"),
        "kept_where": N_("Where it is kept"),
        "go_no_go": N_("When to stop"),
        "special_needs": N_("Needs of women, LGBTI, indigenous, disabled and rural people, and others"),
        "approvals": N_("Accepted"),
        "shared": N_("Shared"),
        "explained": N_("Explained"),
        "in_force_on": N_("In use since"),
        "reviews": N_("Looked at again"),
        "review_on": N_("Next look"),
        "ended": N_("How it ended"),
        "left_as_is": N_("Questions left as they are"),
    },
}


def say_part(part: str, language: str) -> str:
    """The heading over a list."""
    return gettext_in(language, PARTS[part])


def say_one(part: str, language: str) -> str:
    """One item of a list, when it has no name yet."""
    return gettext_in(language, ONE[part])


def say_field(kind: type[Struct], field: str, language: str) -> str:
    return gettext_in(language, LABELS[kind][field])


BETWEEN_PATH = " · "


def say_path(path: str, language: str, *, document: type[Struct] = Plan) -> str:
    """`measures.cost.condition` in the words of the pages; a path nobody knows stays as it is."""
    said: list[str] = []
    kind: type[Struct] | None = document
    for name in path.split("."):
        label = (LABELS.get(kind, {}).get(name) if kind else None) or (PARTS.get(name) if kind is document else None)
        if kind is None or label is None:
            return path
        said.append(gettext_in(language, label))
        kind = _inside(get_type_hints(kind)[name])
    return BETWEEN_PATH.join(said)


def _inside(hint: Any) -> type[Struct] | None:
    """The one struct a field holds, be it alone, optional or in a list."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    return next((found for inner in get_args(hint) if (found := _inside(inner))), None)
