"""Whether a PACT is ready: the questions, and the form in which each can be mended."""

from uuid import UUID

from django.urls import reverse

from amparo.actions import practising
from amparo.domain.checks import Finding
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness import RULES, check
from amparo.domain.pact.structure import LISTS, index
from amparo.web.document.findings import to
from amparo.web.document.page import today
from amparo.web.door.requests import SignedInRequest
from amparo.web.pact.place import place_facts

SECTIONS = {
    "lead": "lead",
    "deputy": "lead",
    "police": "police",
    "captors": "captors",
    "phone": "phone",
    "design": "alert",
    "after_care": "after",
}
PAGES = {
    "published_on": "pact-publish",
    "worker": "pact-publish",
    "all_clear_agreed_on": "pact-words",
    "duress_agreed_on": "pact-words",
    "rehearsals": "pact-practice",
    "reviews": "pact",
}
"""Where what concerns no single part is mended."""
SUGGESTED = {("contacts", "tasks"): "contact"}
STEP_FIELDS = frozenset({"state", "asked_on", "answered", "answered_on", "briefed_on", "card"})


def checked(request: SignedInRequest, pact_id: UUID, pact: Pact) -> tuple[Finding, ...]:
    seen = practising.seen(pact_id, by=request.member, keys=request.keys)
    return check(pact, today(request), seen, place_facts(request))


def mending(_request: SignedInRequest, finding: Finding, pact: Pact, pact_id: UUID) -> str:
    """The address of the form that can mend it, opened at the right field."""
    at = RULES[finding.code].mend_at
    item = index(pact).get(finding.items[0]) if finding.items else None
    if item is not None and at in STEP_FIELDS:
        return to("pact-item", pact_id, item.id, anchor="steps")
    if item is not None and at in item.__struct_fields__:
        return to("pact-item", pact_id, item.id, anchor=f"id_{at}")
    if at == "place":
        return reverse("works")
    if at in PAGES:
        return to(PAGES[at], pact_id)
    if at in SECTIONS:
        return to("pact-about-section", pact_id, SECTIONS[at])
    if at in LISTS.values():
        field = SUGGESTED.get((LISTS[type(item)], at)) if item is not None else None
        return to("pact-add", pact_id, at, query={field: item.id}) if field and item else to("pact-list", pact_id, at)
    return to("pact-about", pact_id, anchor=f"id_{at}")
