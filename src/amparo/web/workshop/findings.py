"""Questions about a session, and the form in which each can be mended."""

from uuid import UUID

from amparo.domain.checks import Finding
from amparo.domain.workshop.checks import RULES
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import LISTS, index
from amparo.web.document.findings import to
from amparo.web.door.requests import SignedInRequest


def mending(_request: SignedInRequest, finding: Finding, session: Session, session_id: UUID) -> str:
    """The address of the form that can mend it, opened at the right field; or the line of the agenda it is about."""
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
    return to("session-cards", session_id) if at == "cards" else to("session", session_id, anchor=where or "agenda")
