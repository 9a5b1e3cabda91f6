"""What every page about a document shares: the document, the ways to its other pages, undoing what was just done."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from amparo.actions.plans import NoSuchVersion
from amparo.store.shelf import Opened
from amparo.web.document.kind import Kind
from amparo.web.door.requests import SignedInRequest
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.differences import Said

TOLD_MAX = 3
"""How many changes are told beside the button that undoes them."""

SHARED = (
    "undo",
    "about",
    "erase",
    "parts",
    "list",
    "add",
    "item",
    "remove",
    "move",
    "step",
    "versions",
    "version",
    "bring-back",
    "bring",
    "take",
    "sealing",
    "sealed",
    "file",
    "fix",
    "leave",
    "ask-again",
)
"""Routes every kind of document has; each is called after its kind: `plan-undo`."""


def today(request: SignedInRequest) -> date:
    return request.now.date()


def read(request: SignedInRequest, of: Kind, document_id: UUID) -> Opened[Any]:
    return of.desk.read(document_id, by=request.member, keys=request.keys)


def acts(request: SignedInRequest) -> dict[str, Any]:
    """The keywords of an action that writes."""
    return {"by": request.member, "keys": request.keys, "today": today(request)}


def page(
    request: SignedInRequest,
    of: Kind,
    document_id: UUID,
    opened: Opened[Any],
    template: str,
    *,
    tab: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A page of the kind's own templates, or with `document/` in front one that every kind has."""
    shown = {
        of.name: opened.document,
        f"{of.name}_id": document_id,
        "document": opened.document,
        "document_id": document_id,
        "version": opened.version,
        "route": {name.replace("-", "_"): f"{of.name}-{name}" for name in SHARED} | {"it": of.name},
        "words": of.words,
        "tabs": tabs(of, document_id, tab),
        "back_url": reverse("home") if tab == of.name else reverse(of.name, args=[document_id]),
        "undo": just_done(request, of, document_id, opened),
        **more,
    }
    return render(request, f"{template if '/' in template else f'{of.name}/{template}'}.html", shown, status=status)


def changed(where: str, opened: Opened[Any], anchor: str = "", **query: str) -> HttpResponse:
    """After a change: the page it shows on, which offers to undo it."""
    more = "".join(f"&{name}={value}" for name, value in query.items())
    return SeeOther(f"{where}?v={opened.version}{more}{'#' if anchor else ''}{anchor}")


def moved_on(request: SignedInRequest, of: Kind, document_id: UUID) -> HttpResponse:
    return page(request, of, document_id, read(request, of, document_id), "document/moved_on", status=409)


def gone(request: SignedInRequest, of: Kind, document_id: UUID, status: int = 404) -> HttpResponse:
    return page(request, of, document_id, read(request, of, document_id), "document/gone", status=status)


def just_done(request: SignedInRequest, of: Kind, document_id: UUID, opened: Opened[Any]) -> dict[str, Any] | None:
    """What the newest version changed, if this page was reached by making it."""
    if request.GET.get("v") != str(opened.version) or opened.version <= 1:
        return None
    return {
        "url": reverse(f"{of.name}-undo", args=[document_id]),
        "seen": opened.version,
        "said": _said(request, of, document_id, opened)[:TOLD_MAX],
        "back": request.path,
    }


def _said(request: SignedInRequest, of: Kind, document_id: UUID, opened: Opened[Any]) -> list[Said]:
    try:
        before = of.desk.read_version(document_id, opened.version - 1, by=request.member, keys=request.keys)
    except NoSuchVersion:
        return []
    return of.differences(before.document, opened.document, tongue())


def tabs(of: Kind, document_id: UUID, here: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "url": reverse(route, args=[document_id]), "here": route == here}
        for route, name in of.tabs.items()
    ]


def seen_number(untrusted: str) -> int:
    """The version somebody looked at; 0 where there is none."""
    return int(untrusted) if untrusted.isdigit() and len(untrusted) < 10 else 0
