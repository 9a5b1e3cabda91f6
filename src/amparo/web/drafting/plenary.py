"""The plenary, where the room speaks about what each group made: agreed, changed or put aside; then written into a plan."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import made
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.plan.drafting import kept
from amparo.domain.plan.model import Measure
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.made import GroupPlan, NothingAgreed, SeveralOrganisations, Verdict, said_of
from amparo.store.things import NoSuchThing
from amparo.web.drafting import screens
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_list, say_measure_cost, say_measure_when, say_owner


@require_safe
@by_room
def show(request: RoomRequest) -> HttpResponse:
    return _page(request)


@require_POST
@by_room
def decide(request: RoomRequest, made_id: UUID, measure: str) -> HttpResponse:
    """One press: agreed, in other words, or parked."""
    verdict = next((one for one in Verdict if one.value == request.POST.get("verdict", "")), None)
    text = " ".join(request.POST.get("text", "").split())
    objection = request.POST.get("objection", "").strip() if "keep" in request.POST else ""
    if verdict is None or len(text) > LINE_MAX or len(objection) > TEXT_MAX:
        return _page(request, 422)
    room = request.room
    try:
        made.decide(
            room.id,
            room.key,
            made_id,
            measure,
            verdict,
            text=text,
            objection=objection,
            by=request.member,
            keys=request.keys,
        )
    except (NoSuchThing, NoSuchItem):  # the group took it away while it was spoken about
        return _page(request, 409)
    return SeeOther(f"{reverse('room-plenary', args=[room.id])}#g{made_id}-{measure}")


@require_POST
@by_room
def write_up(request: RoomRequest) -> HttpResponse:
    plan_id, room = uuid4(), request.room
    try:
        made.write_up_plan(
            room.id,
            room.key,
            plan_id,
            _("The objection"),
            by=request.member,
            keys=request.keys,
            today=request.now.date(),
        )
    except NothingAgreed:
        return _page(request, 409)
    except SeveralOrganisations:
        return _page(request, 409, several=True)
    return SeeOther(reverse("plan", args=[plan_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def changes(request: RoomRequest) -> HttpResponse:
    """What reporters without a phone will change, typed as they say it; a slip of paper for each to take home."""
    room = request.room
    acts: dict[str, Any] = {"by": request.member, "keys": request.keys}
    untrusted_text, away = request.POST.get("text", "").strip(), request.POST.get("away", "")
    if request.method == "POST":
        if away:
            made.throw_change_away(room.id, room.key, _id(away), **acts)
        elif untrusted_text and len(untrusted_text) <= TEXT_MAX:
            made.add_change(room.id, room.key, _id(request.POST.get("id", "")), untrusted_text, **acts)
        return SeeOther(reverse("room-changes", args=[room.id]))
    shown = {
        "room_id": room.id,
        "id": uuid4(),
        "slips": made.changes_said(room.id, room.key, **acts),
        "title": room.state.session.title,
        "back_url": reverse("room-plenary", args=[room.id]),
    }
    return render(request, "drafting/changes.html", shown)


def _id(untrusted: str) -> UUID:
    try:
        return UUID(untrusted)
    except ValueError:
        return uuid4()


def _page(request: RoomRequest, status: int = 200, *, several: bool = False) -> HttpResponse:
    room = request.room
    plans = made.group_plans(room.id, room.key, by=request.member, keys=request.keys)
    groups: list[dict[str, Any]] = [
        {
            "id": made_id,
            "number": one.group,
            "organisation": one.organisation,
            "rows": _rows(one),
            "aims": shown_aims(one),
        }
        for made_id, one in plans
    ]
    shown = {
        "room_id": room.id,
        "groups": groups,
        "agreed": any(row["verdict"] in ("agreed", "changed") for group in groups for row in group["rows"]),
        "invented": room.state.kind.value == "fictitious",
        "moved_on": status == 409 and not several,
        "several": several,
        "wrong": status == 422,
        "back_url": reverse("room-door", args=[room.id]),
    }
    return render(request, "drafting/plenary.html", shown, status=status)


def shown_aims(group: GroupPlan) -> list[dict[str, Any]]:
    """The three aims with the group's own examples; those without one are left out."""
    aims = screens.aims_of(group.plan, tongue())
    return [aim for aim in aims if aim["examples"]]


def _rows(group: GroupPlan) -> list[dict[str, Any]]:
    wants = {objective.id: objective.text for objective in group.plan.objectives}
    return [_row(group, measure, wants) for measure in kept(group.plan)]


def _row(group: GroupPlan, measure: Measure, wants: dict[str, str]) -> dict[str, Any]:
    language, said = tongue(), said_of(group, measure.id)
    people = {person.id: person for person in group.plan.people}
    facts = (say_owner(measure, people), say_measure_cost(measure, language), say_measure_when(measure, language))
    return {
        "id": measure.id,
        "text": measure.text,
        "wants": say_list((wants[one] for one in measure.objectives), language),
        "facts": " · ".join(fact for fact in facts if fact),
        "verdict": said.verdict.value if said else "",
        "objection": said.objection if said else "",
    }
