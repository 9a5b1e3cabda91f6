"""How a document was: every version, what each one changed, bringing one back, and undoing the last."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from amparo.actions.plans import MovedOn, NothingToUndo, VersionLine
from amparo.web.document.kind import Kind
from amparo.web.document.page import acts, changed, moved_on, page, read, seen_number
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.page import tongue
from amparo.wording.differences import Said
from amparo.wording.terms import say_day

LISTED_MAX = 200
TOLD_MAX = 300


@require_safe
@signed_in
def versions(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    opened = read(request, of, document_id)
    lines = of.desk.versions(document_id, by=request.member, keys=request.keys)[:LISTED_MAX]
    shown = [_line(line, request) for line in lines]
    return page(request, of, document_id, opened, "document/versions", lines=shown)


@require_safe
@signed_in
def look_back(request: SignedInRequest, document_id: UUID, version: int, of: Kind) -> HttpResponse:
    """What this version changed, and what has changed since."""
    newest = read(request, of, document_id)
    looks: dict[str, Any] = {"by": request.member, "keys": request.keys}
    this = of.desk.read_version(document_id, version, **looks)
    before = of.desk.read_version(document_id, version - 1, **looks).document if version > 1 else None
    line = VersionLine(this.version, this.author, this.day)
    shown: dict[str, Any] = {
        "line": _line(line, request),
        "changes": _changes(of, before, this.document) if before else [],
        "since": _changes(of, this.document, newest.document),
        "number": version,
        "told_max": TOLD_MAX,
    }
    return page(request, of, document_id, newest, "document/version", **shown)


@require_POST
@signed_in
def bring_back(request: SignedInRequest, document_id: UUID, version: int, of: Kind) -> HttpResponse:
    seen = seen_number(request.POST.get("seen", ""))
    try:
        opened = of.desk.restore(document_id, version, seen=seen, **acts(request))
    except MovedOn:
        return moved_on(request, of, document_id)
    return changed(reverse(of.name, args=[document_id]), opened)


@require_POST
@signed_in
def undo(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    """What stood before comes back as the newest version, unless somebody has gone on meanwhile."""
    back = _own_address(request.POST.get("back", ""), reverse(of.name, args=[document_id]))
    try:
        opened = of.desk.undo(document_id, seen=seen_number(request.POST.get("seen", "")), **acts(request))
    except (MovedOn, NothingToUndo):
        return moved_on(request, of, document_id)
    return changed(back, opened)


def _own_address(untrusted: str, home: str) -> str:
    """A page of this document, or the document."""
    return untrusted if untrusted.startswith(home) and "//" not in untrusted else home


def _line(line: VersionLine, request: SignedInRequest) -> dict[str, object]:
    return {"number": line.version, "day": say_day(line.day, tongue()), "mine": line.author == request.member.id}


def _changes(of: Kind, before: Any, after: Any) -> list[Said]:
    return of.differences(before, after, tongue())[:TOLD_MAX]
