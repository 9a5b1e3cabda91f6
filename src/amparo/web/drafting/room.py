"""The six pages for a group in a room, over the plan of that group."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import made
from amparo.actions.made import NoGroup
from amparo.actions.seats import Full
from amparo.domain.plan.drafting import Step
from amparo.domain.plan.model import Plan
from amparo.web.drafting.home import step_of
from amparo.web.drafting.place import Edit
from amparo.web.drafting.walk import paper, walk
from amparo.web.frame import SeeOther
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page


class AtTable:
    """A group around a table. Every plan of theirs is opened with the room's key and closed again at once."""

    frame = "room/frame.html"
    beside: Plan | None = None

    def __init__(self, request: SeatRequest) -> None:
        self.request = request
        self.today: date = request.now.date()
        self.back_url = reverse("seat")
        self.paper_url = reverse("seat-drafting-paper")
        self.dealt = made.threats_dealt(request.seated)

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
