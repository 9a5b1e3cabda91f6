"""Parts of a document: looking through a list, adding, writing in one, moving it up or down, removing it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions.plans import ChangedMeanwhile, mark_of
from amparo.domain.difference import of_item
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.store.shelf import Opened
from amparo.web.document.asked import How
from amparo.web.document.forms import PartForm, asking, people_by_name, rearranged
from amparo.web.document.kind import Kind
from amparo.web.document.page import acts, changed, gone, moved_on, page, read, today
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.page import tongue
from amparo.wording.differences import name_of, say_changes
from amparo.wording.faults import say_fault
from amparo.wording.fields import say_one, say_part

LIST_ROWS = 100


@dataclass(frozen=True)
class At:
    """Where somebody writes: in which list of which document; `item` None for a new one."""

    request: SignedInRequest
    of: Kind
    document_id: UUID
    opened: Opened[Any]
    part: str
    item: Any = None

    @property
    def tab(self) -> str:
        return self.of.shown_on.get(self.part, f"{self.of.name}-parts")

    @property
    def posted(self) -> QueryDict | None:
        return self.request.POST if self.request.method == "POST" else None

    def back(self) -> str:
        return self.of.back(self.request, self.document_id, self.part)


@require_safe
@signed_in
def parts(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    """Every list of the document, and the pages of what concerns the whole of it."""
    opened = read(request, of, document_id)
    lists = [
        {
            "name": say_part(part, tongue()),
            "url": reverse(f"{of.name}-list", args=[document_id, part]),
            "status": str(len(getattr(opened.document, part))),
        }
        for part in of.listed
    ]
    return page(request, of, document_id, opened, "parts", tab=f"{of.name}-parts", tasks=lists)


@require_safe
@signed_in
def listed(request: SignedInRequest, document_id: UUID, part: str, of: Kind) -> HttpResponse:
    at = At(request, of, document_id, read(request, of, document_id), _part(part, of))
    items: tuple[Any, ...] = getattr(at.opened.document, part)
    untrusted_place = request.GET.get("page", "1")
    place = int(untrusted_place) if untrusted_place.isdigit() and len(untrusted_place) < 5 else 1
    start = max(0, place - 1) * LIST_ROWS
    shown = [
        {
            "id": one.id,
            "name": name_of(one, tongue()),
            "url": reverse(f"{of.name}-item", args=[document_id, one.id]),
            "first": number == 1,
            "last": number == len(items),
        }
        for number, one in enumerate(items, 1)
    ][start : start + LIST_ROWS]
    more: dict[str, Any] = {
        "part": part,
        "heading": say_part(part, tongue()),
        "items": shown,
        "one": say_one(part, tongue()),
        "place": place,
        "places": range(1, (len(items) - 1) // LIST_ROWS + 2) if items else range(1, 2),
    }
    return page(request, of, document_id, at.opened, "document/list", tab=at.tab, **more)


@require_http_methods(["GET", "POST"])
@signed_in
def add(request: SignedInRequest, document_id: UUID, part: str, of: Kind) -> HttpResponse:
    at = At(request, of, document_id, read(request, of, document_id), _part(part, of))
    struct = of.listed[part]
    shuffled = rearranged(request.POST, of.repeated(struct)) if at.posted is not None else None
    posted = shuffled or at.posted
    ask = asking(of, struct, at.opened.document, tongue(), None, posted)
    suggested = of.blank(struct, at.opened.document, tongue()) | _suggested(request.GET, of, struct)
    form = PartForm(ask, posted, suggested=suggested)
    if shuffled or not form.is_valid():
        return _form_page(at, form, status=422 if posted and not shuffled else 200)
    try:
        item = form.part(_people(at, form))
        opened, item_id = of.desk.add_item(document_id, item, **acts(request))
    except DoesNotHoldTogether as refusal:
        return _refused(at, form, refusal)
    return _onward(at, opened, item_id)


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, document_id: UUID, item_id: str, of: Kind) -> HttpResponse:
    opened = read(request, of, document_id)
    item = of.desk.edits.index(opened.document).get(item_id)
    if item is None:
        return gone(request, of, document_id)
    at = At(request, of, document_id, opened, of.lists[type(item)], item)
    shuffled = rearranged(request.POST, of.repeated(type(item))) if at.posted is not None else None
    posted = shuffled or at.posted
    form = PartForm(asking(of, type(item), opened.document, tongue(), item, posted), posted)
    seen = request.POST.get("seen") or mark_of(item)
    if shuffled or not form.is_valid():
        return _form_page(at, form, seen=seen, status=422 if posted and not shuffled else 200)
    try:
        opened = of.desk.edit_item(document_id, form.part(_people(at, form)), seen=seen, **acts(request))
    except ChangedMeanwhile as both:
        return _both(at, form, both)
    except DoesNotHoldTogether as refusal:
        return _refused(at, form, refusal, seen=seen)
    return _onward(at, opened, item_id)


@require_http_methods(["GET", "POST"])
@signed_in
def remove(request: SignedInRequest, document_id: UUID, item_id: str, of: Kind) -> HttpResponse:
    """What goes with it, and what points at it, is said first."""
    opened = read(request, of, document_id)
    items = of.desk.edits.index(opened.document)
    item = items.get(item_id)
    if item is None:
        return gone(request, of, document_id)
    part = of.lists[type(item)]
    if request.method == "POST":
        try:
            opened = of.desk.remove_item(document_id, item_id, seen=request.POST.get("seen", ""), **acts(request))
        except ChangedMeanwhile:
            return moved_on(request, of, document_id)
        return changed(reverse(f"{of.name}-list", args=[document_id, part]), opened)
    more: dict[str, Any] = {
        "item": item,
        "name": name_of(item, tongue()),
        "falls": [name_of(items[other], tongue()) for other in of.falls_with(opened.document, item_id)],
        "points": sum(1 for _path, target, _struct in of.pointers(opened.document) if target == item_id),
        "seen": mark_of(item),
    }
    return page(request, of, document_id, opened, "document/remove", part=part, **more)


@require_POST
@signed_in
def move(request: SignedInRequest, document_id: UUID, item_id: str, of: Kind) -> HttpResponse:
    places = {"up": -1, "down": 1}.get(request.POST.get("to", ""))
    item = of.desk.edits.index(read(request, of, document_id).document).get(item_id)
    if item is None or places is None:
        raise Http404
    opened = of.desk.change(document_id, lambda document: of.moved(document, item_id, places), **acts(request))
    where = reverse(f"{of.name}-list", args=[document_id, of.lists[type(item)]])
    return changed(where, opened, anchor=item_id)


def _part(untrusted_part: str, of: Kind) -> str:
    if untrusted_part not in of.listed:
        raise Http404
    return untrusted_part


def _people(at: At, form: PartForm) -> dict[str, str]:
    """Everybody by name; somebody new is taken into the document first."""
    people = people_by_name(at.opened.document)
    for alias in form.newcomers():
        assert at.of.newcomer, "only a document with people asks for one by name"
        _opened, person = at.of.desk.add_item(at.document_id, at.of.newcomer(alias), **acts(at.request))
        people[alias.casefold()] = person
    return people


def _suggested(untrusted: QueryDict, of: Kind, struct: type[Any]) -> dict[str, Any]:
    """What a link proposes for a new part: ids of what it is about. A form field takes only what is on offer."""
    pickable = {asked.name: asked.how for asked in of.table[struct] if asked.how in (How.ONE, How.SEVERAL, How.CHOICE)}
    linked = any(asked.how is How.LINKS for asked in of.table[struct])
    return {
        name: untrusted.getlist(name) if how is How.SEVERAL else untrusted[name]
        for name, how in pickable.items()
        if name in untrusted
    } | {f"links-{threat}": True for threat in untrusted.getlist("threat") if linked}


def _form_page(at: At, form: PartForm, *, status: int = 200, **more: Any) -> HttpResponse:
    looks = at.of.looks(at.opened.document, today(at.request), tongue()) if at.item else {}
    shown = {
        "form": form,
        "part": at.part,
        "heading": say_one(at.part, tongue()),
        "item": at.item,
        "looks": looks.get(at.item.id, ()) if at.item else (),
        "first": at.request.GET.get("first") or at.request.POST.get("first", ""),
        "back_to": at.back(),
        **(at.of.beside(at.item, tongue()) if at.item else {}),
        **more,
    }
    return page(at.request, at.of, at.document_id, at.opened, "document/item", status=status, **shown)


def _onward(at: At, opened: Opened[Any], item_id: str) -> HttpResponse:
    return changed(at.back(), opened, anchor="" if at.request.POST.get("first") else item_id)


def _refused(at: At, form: PartForm, refusal: DoesNotHoldTogether, **more: Any) -> HttpResponse:
    for fault in refusal.faults:
        form.add_error(None, say_fault(fault, tongue()))
    return _form_page(at, form, status=422, **more)


def _both(at: At, form: PartForm, both: ChangedMeanwhile) -> HttpResponse:
    """Somebody else was faster: their version stands beside the form, which still holds mine. Saving again takes mine."""
    if both.theirs is None or both.mine is None:
        return gone(at.request, at.of, at.document_id, status=409)
    newest = read(at.request, at.of, at.document_id)
    now = At(at.request, at.of, at.document_id, newest, at.part, both.theirs)
    changes = of_item(at.part, both.theirs, both.mine)
    differs = tuple(say_changes(changes, newest.document, newest.document, tongue()))
    return _form_page(now, form, status=409, seen=mark_of(both.theirs), differs=differs)
