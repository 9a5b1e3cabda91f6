"""Questions about a session, and the form in which each can be mended."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import agendas
from amparo.actions.agendas import Opened
from amparo.domain.checks import Finding
from amparo.domain.checks.asking import asked_again
from amparo.domain.part import TEXT_MAX
from amparo.domain.refusals import DoesNotHoldTogether, NeedsReason
from amparo.domain.workshop.checks import QUESTIONS, RULES, check, leave
from amparo.domain.workshop.checks.ways import taken
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import LISTS, index
from amparo.web.document.findings import find, to
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import acts, changed, page, read, today


def mending(finding: Finding, session: Session, session_id: UUID) -> str:
    """The address of the form that can mend it, opened at the right field."""
    at, where = RULES[finding.code].mend_at, finding.items[0] if finding.items else ""
    if "/" in where:
        return to("session-step", session_id, *where.split("/", 1), anchor=f"id_{at}")
    item = index(session).get(where)
    if item is not None and at == "steps":
        return to("session", session_id, anchor=item.id)
    if item is not None and at in item.__struct_fields__ and at != "after":
        return to("session-item", session_id, item.id, anchor=f"id_{at}")
    if item is None and at in Session.__struct_fields__ and at not in LISTS.values():
        return to("session-about", session_id, anchor=f"id_{at}")
    return to("session-cards", session_id) if at == "cards" else to("session", session_id, anchor="agenda")


@require_POST
@signed_in
def fix(request: SignedInRequest, session_id: UUID, code: str, where: str) -> HttpResponse:
    """The way out that was touched, or the one step; else the form in which it can be mended."""
    opened = read(request, session_id)
    finding = find(check(opened.document), code, where)
    if finding is None:
        return _back(session_id, opened)
    if way := request.POST.get("way", ""):
        opened = agendas.change_session(session_id, lambda one: taken(one, finding, way), **acts(request))
        return _back(session_id, opened)
    onward = SeeOther(mending(finding, opened.document, session_id))
    if not QUESTIONS.has_repair(finding) or "by-hand" in request.GET:
        return onward
    try:
        opened = agendas.change_session(session_id, lambda one: QUESTIONS.repaired(one, finding), **acts(request))
    except DoesNotHoldTogether:
        return onward
    return _back(session_id, opened)


@require_POST
@signed_in
def leave_it(request: SignedInRequest, session_id: UUID, code: str, where: str) -> HttpResponse:
    because, day = request.POST.get("because", "")[:TEXT_MAX], today(request)
    opened = read(request, session_id)

    def edit(session: Session) -> Session:
        finding = find(check(session), code, where)
        return leave(session, finding, because, day) if finding else session

    try:
        opened = agendas.change_session(session_id, edit, **acts(request))
    except NeedsReason:
        again = reverse("session", args=[session_id])
        return page(request, session_id, opened, "document/needs_reason", status=422, again_url=again)
    return _back(session_id, opened)


@require_POST
@signed_in
def ask_again(request: SignedInRequest, session_id: UUID, code: str, where: str) -> HttpResponse:
    opened = agendas.change_session(session_id, lambda one: asked_again(one, code, where), **acts(request))
    return _back(session_id, opened)


def _back(session_id: UUID, opened: Opened) -> HttpResponse:
    return changed(reverse("session", args=[session_id]), opened, anchor="look")
