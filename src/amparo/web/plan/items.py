"""Parts of the plan: looking through a list, adding, writing in one, moving it up or down, removing it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import plans
from amparo.actions.plans import ChangedMeanwhile, Opened, mark_of
from amparo.domain.plan.difference import Change, ChangeKind
from amparo.domain.plan.edits import falls_with, moved
from amparo.domain.plan.model import Person
from amparo.domain.plan.questions import Question
from amparo.domain.plan.structure import LISTS, Item, index, pointers
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.first_run.screen import address
from amparo.web.plan import findings, steps
from amparo.web.plan.fields import FIELDS, How
from amparo.web.plan.forms import PartForm, asking, people_by_name, rearranged
from amparo.web.plan.page import changed, page, read, today, tongue
from amparo.wording.differences import say_changes
from amparo.wording.faults import say_fault
from amparo.wording.fields import say_one, say_part
from amparo.wording.naming import name_of

KINDS = {part: kind for kind, part in LISTS.items()}
LIST_ROWS = 100


@require_safe
@signed_in
def parts(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Every list of the plan, and the page of what concerns the whole of it."""
    opened = read(request, plan_id)
    lists = [
        {
            "name": say_part(part, tongue()),
            "url": reverse("plan-list", args=[plan_id, part]),
            "status": str(len(getattr(opened.plan, part))),
        }
        for part in KINDS
    ]
    return page(request, plan_id, opened, "parts", tab="plan-parts", tasks=lists)


@require_safe
@signed_in
def listed(request: SignedInRequest, plan_id: UUID, part: str) -> HttpResponse:
    opened = read(request, plan_id)
    items: tuple[Item, ...] = getattr(opened.plan, _part(part))
    untrusted_place = request.GET.get("page", "1")
    place = int(untrusted_place) if untrusted_place.isdigit() and len(untrusted_place) < 5 else 1
    start = max(0, place - 1) * LIST_ROWS
    shown = [
        {
            "id": one.id,
            "name": name_of(one),
            "url": reverse("plan-item", args=[plan_id, one.id]),
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
    }
    places = range(1, (len(items) - 1) // LIST_ROWS + 2) if items else range(1, 2)
    return page(request, plan_id, opened, "list", tab="plan-parts", place=place, places=places, **more)


@require_http_methods(["GET", "POST"])
@signed_in
def add(request: SignedInRequest, plan_id: UUID, part: str) -> HttpResponse:
    opened = read(request, plan_id)
    kind = KINDS[_part(part)]
    shuffled = rearranged(request.POST) if request.method == "POST" else None
    posted = shuffled or (request.POST if request.method == "POST" else None)
    at = asking(kind, opened.plan, tongue(), None, posted)
    form = PartForm(at, posted, suggested=_suggested(request.GET, kind))
    if shuffled or not form.is_valid():
        return _form_page(request, plan_id, opened, form, part, status=422 if posted and not shuffled else 200)
    try:
        item = form.part(_people(request, plan_id, opened, form))
        opened, item_id = plans.add_item(plan_id, item, **_acts(request))
    except DoesNotHoldTogether as refusal:
        return _refused(request, plan_id, opened, form, part, refusal)
    return _onward(request, plan_id, opened, part, item_id)


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, plan_id: UUID, item_id: str) -> HttpResponse:
    opened = read(request, plan_id)
    item = index(opened.plan).get(item_id)
    if item is None:
        return page(request, plan_id, opened, "gone", status=404)
    part = LISTS[type(item)]
    shuffled = rearranged(request.POST) if request.method == "POST" else None
    posted = shuffled or (request.POST if request.method == "POST" else None)
    form = PartForm(asking(type(item), opened.plan, tongue(), item, posted), posted)
    seen = request.POST.get("seen") or mark_of(item)
    if shuffled or not form.is_valid():
        status = 422 if posted and not shuffled else 200
        return _form_page(request, plan_id, opened, form, part, item=item, seen=seen, status=status)
    try:
        mine = form.part(_people(request, plan_id, opened, form))
        opened = plans.edit_item(plan_id, mine, seen=seen, **_acts(request))
    except ChangedMeanwhile as both:
        return _both(request, plan_id, form, part, both)
    except DoesNotHoldTogether as refusal:
        return _refused(request, plan_id, opened, form, part, refusal, item=item, seen=seen)
    return _onward(request, plan_id, opened, part, item_id)


@require_http_methods(["GET", "POST"])
@signed_in
def remove(request: SignedInRequest, plan_id: UUID, item_id: str) -> HttpResponse:
    """What goes with it, and what points at it, is said first."""
    opened = read(request, plan_id)
    item = index(opened.plan).get(item_id)
    if item is None:
        return page(request, plan_id, opened, "gone", status=404)
    part = LISTS[type(item)]
    if request.method == "POST":
        try:
            opened = plans.remove_item(plan_id, item_id, seen=request.POST.get("seen", ""), **_acts(request))
        except ChangedMeanwhile:
            return page(request, plan_id, read(request, plan_id), "moved_on", status=409)
        return changed(reverse("plan-list", args=[plan_id, part]), opened)
    items = index(opened.plan)
    falls = [name_of(items[other]) for other in falls_with(opened.plan, item_id)]
    points = sum(1 for _path, target, _kind in pointers(opened.plan) if target == item_id)
    more: dict[str, Any] = {
        "item": item,
        "name": name_of(item),
        "falls": falls,
        "points": points,
        "seen": mark_of(item),
    }
    return page(request, plan_id, opened, "remove", part=part, **more)


@require_POST
@signed_in
def move(request: SignedInRequest, plan_id: UUID, item_id: str) -> HttpResponse:
    places = {"up": -1, "down": 1}.get(request.POST.get("to", ""))
    opened = read(request, plan_id)
    item = index(opened.plan).get(item_id)
    if item is None or places is None:
        raise Http404
    opened = plans.change_plan(plan_id, lambda plan: moved(plan, item_id, places), **_acts(request))
    return changed(reverse("plan-list", args=[plan_id, LISTS[type(item)]]), opened, anchor=item_id)


def _part(untrusted_part: str) -> str:
    if untrusted_part not in KINDS:
        raise Http404
    return untrusted_part


def _acts(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.member, "keys": request.keys, "today": today(request)}


def _people(request: SignedInRequest, plan_id: UUID, opened: Opened, form: PartForm) -> dict[str, str]:
    """Everybody by name; somebody new is taken into the plan first."""
    people = people_by_name(opened.plan)
    for alias in form.newcomers():
        opened, person = plans.add_item(plan_id, Person(id="new", alias=alias), **_acts(request))
        people[alias.casefold()] = person
    return people


def _suggested(untrusted: QueryDict, kind: type[Item]) -> dict[str, Any]:
    """What a link proposes for a new part: ids of what it is about. A form field takes only what is on offer."""
    pickable = {asked.name: asked.how for asked in FIELDS[kind] if asked.how in (How.ONE, How.SEVERAL, How.CHOICE)}
    return {
        name: untrusted.getlist(name) if how is How.SEVERAL else untrusted[name]
        for name, how in pickable.items()
        if name in untrusted
    } | {
        f"links-{threat}": True
        for threat in untrusted.getlist("threat")
        if kind.__name__ in ("Vulnerability", "Capacity")
    }


def _form_page(
    request: SignedInRequest,
    plan_id: UUID,
    opened: Opened,
    form: PartForm,
    part: str,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    item = more.get("item")
    looks = findings.looks(findings.checked(opened.plan, today(request)), opened.plan, tongue()) if item else {}
    shown = {
        "form": form,
        "part": part,
        "heading": say_one(part, tongue()),
        "looks": looks.get(item.id, ()) if item else (),
        "steps": steps.steps_for(item) if item else (),
        "because": steps.reasons(tongue()),
        "first": request.GET.get("first") or request.POST.get("first", ""),
        "back_to": _back(request, plan_id, part),
        **more,
    }
    return page(request, plan_id, opened, "item", status=status, **shown)


def _back(request: SignedInRequest, plan_id: UUID, part: str) -> str:
    if request.GET.get("first") or request.POST.get("first"):
        return address(Question.LOOK, plan_id)
    return reverse("plan", args=[plan_id]) if part == "measures" else reverse("plan-list", args=[plan_id, part])


def _onward(request: SignedInRequest, plan_id: UUID, opened: Opened, part: str, item_id: str) -> HttpResponse:
    return changed(_back(request, plan_id, part), opened, anchor="" if request.POST.get("first") else item_id)


def _refused(
    request: SignedInRequest,
    plan_id: UUID,
    opened: Opened,
    form: PartForm,
    part: str,
    refusal: DoesNotHoldTogether,
    **more: Any,
) -> HttpResponse:
    for fault in refusal.faults:
        form.add_error(None, say_fault(fault, tongue()))
    return _form_page(request, plan_id, opened, form, part, status=422, **more)


def _both(request: SignedInRequest, plan_id: UUID, form: PartForm, part: str, both: ChangedMeanwhile) -> HttpResponse:
    """Somebody else was faster: their version stands beside the form, which still holds mine. Saving again takes mine."""
    opened = read(request, plan_id)
    if both.theirs is None or both.mine is None:
        return page(request, plan_id, opened, "gone", status=409)
    differs = tuple(say_changes(_changes(part, both.theirs, both.mine), opened.plan, opened.plan, tongue()))
    more: dict[str, Any] = {"item": both.theirs, "seen": mark_of(both.theirs), "differs": differs}
    return _form_page(request, plan_id, opened, form, part, status=409, **more)


def _changes(part: str, theirs: Item, mine: Item) -> tuple[Change, ...]:
    return tuple(
        Change(
            kind=ChangeKind.CHANGED,
            part=part,
            item=mine.id,
            field=name,
            before=getattr(theirs, name),
            after=getattr(mine, name),
        )
        for name in mine.__struct_fields__
        if getattr(theirs, name) != getattr(mine, name)
    )
