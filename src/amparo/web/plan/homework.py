"""An invented case from a workshop, brought home: kept as one, and the task to do the same in a plan of one's own."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import plans
from amparo.domain.faults import NotADocument
from amparo.domain.plan.drafting import Step
from amparo.domain.plan.homework import invented
from amparo.domain.plan.model import Plan, Workspace
from amparo.files import documents
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.plan.page import read, today, tongue
from amparo.wording.catalogue import gettext_in
from amparo.wording.drafting import HOMEWORK


def at_home(request: SignedInRequest, brought: Plan, plan_id: UUID | None) -> dict[str, Any]:
    """What the page asks about an invented case: in which real plan is the task, and is the case kept without one?"""
    if not invented(brought):
        return {}
    if plan_id is not None:
        here = read(request, plan_id).document
        return {} if invented(here) else {"homework": True, "into": plan_id}
    found = plans.plans_of(by=request.member, keys=request.keys)
    return {"homework": True, "ours": [line for line in found if not invented(line.document)]}


@require_POST
@signed_in
def take(request: SignedInRequest) -> HttpResponse:
    """Then the first of the six steps, with the invented case beside it."""
    try:
        example = documents.read_plan(request.POST.get("carried", "").encode(), "json")
        chosen = UUID(request.POST["plan"]) if request.POST.get("plan") else None
    except (NotADocument, ValueError):
        raise Http404 from None
    if not invented(example):
        raise Http404
    day, language = today(request), tongue()
    fresh = Plan(workspace=Workspace(language=language), written_on=day)
    example_id, plan_id = uuid4(), chosen or uuid4()
    if chosen and invented(read(request, chosen).document):
        raise Http404
    plans.take_homework(
        example,
        example_id,
        gettext_in(language, HOMEWORK),
        plan_id,
        None if chosen else fresh,
        by=request.member,
        keys=request.keys,
        today=day,
    )
    return SeeOther(f"{reverse('drafting', args=[plan_id, Step.THREATS.value])}?beside={example_id}")
