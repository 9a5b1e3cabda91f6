"""The six pages for a group in a room, over the plan of that group; and the plenary, where the room speaks about it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import made
from amparo.actions.made import NoGroup
from amparo.actions.seats import Full
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.plan.drafting import Step, kept
from amparo.domain.plan.model import Measure, Plan
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.made import GroupPlan, NothingAgreed, SeveralOrganisations, Verdict, said_of
from amparo.store.things import NoSuchThing
from amparo.web.drafting.home import step_of
from amparo.web.drafting.place import Edit
from amparo.web.drafting.walk import paper, walk
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, SeatRequest, by_room, by_seat
from amparo.web.room.style import page
from amparo.wording.terms import say_list, say_measure_cost, say_measure_when, say_owner


class AtTable:
    """A group around a table. Every plan of theirs is opened with the room's key and closed again at once."""

    frame = "room/frame.html"
    beside: Plan | None = None

    def __init__(self, request: SeatRequest) -> None:
        self.request = request
        self.today: date = request.now.date()
        self.back_url = reverse("seat")
        self.paper_url = reverse("seat-drafting-paper")

    def read(self) -> Plan:
        return made.group_plan(self.request.seated, self.today).plan

    def change(self, edit: Edit) -> None:
        made.draft(self.request.seated, edit, self.today)

    def examples(self) -> list[dict[str, str]]:
        return []

    def step_url(self, step: Step) -> str:
        return reverse("seat-drafting", args=[step.value])

    def token(self) -> SafeString:
        return format_html('<input type="hidden" name="mark" value="{}">', self.request.seated.seat.form_mark)

    def show(self, template: str, shown: dict[str, Any], status: int) -> HttpResponse:
        invented = self.request.seated.state.kind.value == "fictitious"
        return page(self.request, template, {**shown, "invented": invented}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def step(request: SeatRequest, step: str) -> HttpResponse:
    try:
        return walk(request, AtTable(request), step_of(step))
    except NoGroup:
        return page(request, "drafting/no_group.html", {}, status=409)
    except Full:
        return page(request, "room/full.html", {}, status=409)


@require_safe
@by_seat
def begin(_request: SeatRequest) -> HttpResponse:
    return SeeOther(reverse("seat-drafting", args=[Step.THREATS.value]))


@require_safe
@by_seat
def on_paper(request: SeatRequest) -> HttpResponse:
    try:
        return paper(AtTable(request))
    except NoGroup:
        return page(request, "drafting/no_group.html", {}, status=409)


# The plenary


@require_safe
@by_room
def plenary(request: RoomRequest) -> HttpResponse:
    return _plenary(request)


@require_POST
@by_room
def decide(request: RoomRequest, made_id: UUID, measure: str) -> HttpResponse:
    """One press: agreed, in other words, or parked."""
    verdict = next((one for one in Verdict if one.value == request.POST.get("verdict", "")), None)
    text = " ".join(request.POST.get("text", "").split())
    objection = request.POST.get("objection", "").strip() if "keep" in request.POST else ""
    if verdict is None or len(text) > LINE_MAX or len(objection) > TEXT_MAX:
        return _plenary(request, 422)
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
        return _plenary(request, 409)
    return SeeOther(f"{reverse('room-plenary', args=[room.id])}#g{made_id}-{measure}")


@require_POST
@by_room
def write_up(request: RoomRequest) -> HttpResponse:
    plan_id, room = uuid4(), request.room
    try:
        made.write_up_plan(room.id, room.key, plan_id, by=request.member, keys=request.keys, today=request.now.date())
    except NothingAgreed:
        return _plenary(request, 409)
    except SeveralOrganisations:
        return _plenary(request, 409, several=True)
    return SeeOther(reverse("plan", args=[plan_id]))


def _plenary(request: RoomRequest, status: int = 200, *, several: bool = False) -> HttpResponse:
    room = request.room
    plans = made.group_plans(room.id, room.key, by=request.member, keys=request.keys)
    groups: list[dict[str, Any]] = [
        {"id": made_id, "number": one.group, "organisation": one.organisation, "rows": _rows(one)}
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
