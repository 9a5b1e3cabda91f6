"""The six pages for one person at home, over a plan of theirs."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import plans
from amparo.actions.plans import NoSuchDocument
from amparo.domain.plan.drafting import Step
from amparo.domain.plan.homework import invented
from amparo.domain.plan.model import Plan
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.drafting.place import Edit
from amparo.web.drafting.walk import paper, walk


class AtHome:
    frame = "base.html"
    dealt: tuple[str, ...] = ()

    def __init__(self, request: SignedInRequest, plan_id: UUID) -> None:
        self.request = request
        self.plan_id = plan_id
        self.today: date = request.now.date()
        self.back_url = reverse("plan", args=[plan_id])
        self.paper_url = reverse("drafting-paper", args=[plan_id])
        self.query, self.beside = self._beside(request.GET.get("beside", ""))

    def _beside(self, untrusted: str) -> tuple[str, Plan | None]:
        """One that is gone, or no invented case, stands beside nothing."""
        try:
            example = plans.read_plan(UUID(untrusted), by=self.request.member, keys=self.request.keys).document
        except (ValueError, NoSuchDocument):
            return "", None
        return (f"?beside={untrusted}", example) if invented(example) else ("", None)

    def read(self) -> Plan:
        return plans.read_plan(self.plan_id, by=self.request.member, keys=self.request.keys).document

    def change(self, edit: Edit) -> None:
        plans.change_plan(self.plan_id, edit, by=self.request.member, keys=self.request.keys, today=self.today)

    def examples(self) -> list[dict[str, str]]:
        found = plans.examples(by=self.request.member, keys=self.request.keys)
        return [{"name": line.title, "url": f"?beside={line.id}"} for line in found if line.id != self.plan_id]

    def step_url(self, step: Step) -> str:
        return reverse("drafting", args=[self.plan_id, step.value]) + self.query

    def token(self) -> SafeString:
        return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(self.request))

    def show(self, template: str, shown: dict[str, object], status: int) -> HttpResponse:
        return render(self.request, template, shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def step(request: SignedInRequest, plan_id: UUID, step: str) -> HttpResponse:
    return walk(request, AtHome(request, plan_id), step_of(step))


@require_safe
@signed_in
def on_paper(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    return paper(AtHome(request, plan_id))


def step_of(untrusted: str) -> Step:
    try:
        return Step(untrusted)
    except ValueError:
        raise Http404 from None
