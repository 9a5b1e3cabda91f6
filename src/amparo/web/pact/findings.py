"""Whether a PACT is ready: the questions, and the form in which each can be mended."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import pacts, practising
from amparo.actions.pacts import Opened
from amparo.domain.checks import Finding
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness import RULES, asked_again, check, has_repair, leave, repaired
from amparo.domain.pact.structure import LISTS, index
from amparo.domain.part import TEXT_MAX
from amparo.domain.refusals import DoesNotHoldTogether, NeedsReason
from amparo.web.document.findings import find, to
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.pact.kind import PACT
from amparo.web.pact.page import acts, changed, page, read, today
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


def mending(finding: Finding, pact: Pact, pact_id: UUID) -> str:
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


@require_POST
@signed_in
def fix(request: SignedInRequest, pact_id: UUID, code: str, where: str) -> HttpResponse:
    """The one step, where there is one; else the form in which it can be mended."""
    opened = read(request, pact_id)
    finding = find(checked(request, pact_id, opened.document), code, where)
    if finding is None:
        return _back(pact_id, opened)
    onward = SeeOther(mending(finding, opened.document, pact_id))
    if not has_repair(finding):
        return onward
    try:
        opened = pacts.change_pact(pact_id, lambda pact: repaired(pact, finding), **acts(request))
    except DoesNotHoldTogether:
        return onward
    return _back(pact_id, opened)


@require_POST
@signed_in
def leave_it(request: SignedInRequest, pact_id: UUID, code: str, where: str) -> HttpResponse:
    because, day = request.POST.get("because", "")[:TEXT_MAX], today(request)
    opened = read(request, pact_id)

    def edit(pact: Pact) -> Pact:
        finding = find(checked(request, pact_id, pact), code, where)
        return leave(pact, finding, because, day) if finding else pact

    try:
        opened = pacts.change_pact(pact_id, edit, **acts(request))
    except NeedsReason:
        again = reverse("pact", args=[pact_id])
        return page(request, pact_id, opened, "document/needs_reason", status=422, again_url=again)
    return _back(pact_id, opened)


@require_POST
@signed_in
def ask_again(request: SignedInRequest, pact_id: UUID, code: str, where: str) -> HttpResponse:
    opened = pacts.change_pact(pact_id, lambda pact: asked_again(pact, code, where), **acts(request))
    return _back(pact_id, opened)


def _back(pact_id: UUID, opened: Opened) -> HttpResponse:
    return changed(reverse(PACT.name, args=[pact_id]), opened, anchor="look")
