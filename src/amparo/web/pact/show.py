"""The page of a PACT: who my people are, how far each of them is, what they do, and when I last looked after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.actions import publishing
from amparo.actions.invitations import newly_answered
from amparo.domain.pact.life import called, due_on, state
from amparo.domain.pact.model import Contact, Pact, Task
from amparo.domain.pact.publishing import behind, tasks_of
from amparo.domain.pact.readiness import WHOLE_PACT, blocking
from amparo.domain.pact.terms import ContactState
from amparo.web.document.findings import beside, looks
from amparo.web.document.steps import Step
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact import steps
from amparo.web.pact.findings import checked
from amparo.web.pact.page import ago, page, read, today, tongue
from amparo.wording.terms import say_day, say_term

TAGS = {
    ContactState.PROPOSED: "care",
    ContactState.ASKED: "care",
    ContactState.DECLINED: "act",
    ContactState.WITHDRAWN: "act",
    ContactState.ACTIVE: "ok",
    ContactState.REHEARSED: "ok",
}


@dataclass(frozen=True)
class Row:
    """One contact as a line of the page."""

    id: str
    name: str
    part: str
    """What they are in the circle: who leads, who stands in, who is in reserve."""
    state: str
    tag: str
    ways: Sequence[tuple[str, str]]
    tasks: Sequence[Task]
    next: Step | None
    look: Sequence[str]


@require_safe
@signed_in
def show(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    pact, day = opened.document, today(request)
    found = checked(request, pact_id, pact)
    due = due_on(pact, day) or pact.review_on
    return page(
        request,
        pact_id,
        opened,
        "show",
        tab="pact",
        rows=people_rows(pact, looks(found, pact, WHOLE_PACT, tongue())),
        state=say_term(state(pact, day, blocked=bool(blocking(found))), tongue()),
        scenario=pact.scenario_words or (say_term(pact.scenario, tongue()) if pact.scenario else ""),
        review_on=say_day(due, tongue()) if due else "",
        strip=strip(pact_id, pact, day),
        behind=behind(pact),
        came_free=publishing.came_free(pact_id, by=request.member, keys=request.keys),
        answered=newly_answered(pact_id, pact, by=request.member, keys=request.keys),
        nobody_leads=pact.contacts and pact.lead is None,
        **beside(found, pact, "pact", pact_id, tongue()),
    )


def people_rows(pact: Pact, look: Mapping[str, Sequence[str]] | None = None) -> list[Row]:
    """`look`: contact -> questions still open about them."""
    return [_row(contact, pact, (look or {}).get(contact.id, ())) for contact in pact.contacts]


def _row(contact: Contact, pact: Pact, look: Sequence[str]) -> Row:
    follow = steps.steps_for(contact)
    return Row(
        id=contact.id,
        name=contact.alias,
        part=part_in_circle(contact, pact),
        state=say_term(contact.state, tongue()),
        tag=TAGS.get(contact.state, ""),
        ways=[(say_term(channel.way, tongue()), channel.address) for channel in contact.channels],
        tasks=tasks_of(pact, contact.id),
        next=follow[0] if follow and contact.state is not ContactState.ACTIVE else None,
        look=look,
    )


def part_in_circle(contact: Contact, pact: Pact) -> str:
    if contact.id == pact.lead:
        return _("leads")
    if contact.id == pact.deputy:
        return _("leads if not")
    return _("in reserve") if contact.reserve else ""


def strip(pact_id: UUID, pact: Pact, day: date) -> list[dict[str, Any]]:
    """What must be looked after all the time, with its age; none of it nags."""
    told = [contact.briefed_on for contact in called(pact)]
    phone = reverse("pact-about-section", args=[pact_id, "phone"])
    practised = reverse("pact-list", args=[pact_id, "rehearsals"])
    tried = [rehearsal.on for rehearsal in pact.rehearsals]
    return [
        {"name": _("Credit"), "age": ago(pact.phone.credit_checked_on, day), "url": phone},
        {"name": _("Battery"), "age": ago(pact.phone.battery_checked_on, day), "url": phone},
        {"name": _("Told"), "age": ago(_oldest(told), day), "url": ""},
        {"name": _("Last tried"), "age": ago(max(tried, default=None), day), "url": practised},
    ]


def _oldest(days: Sequence[date | None]) -> date | None:
    """Of several days, the one longest ago; none if one of them is missing."""
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None
