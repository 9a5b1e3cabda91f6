"""Who carries what: how many measures and hours are whose, and handing over everything of somebody who leaves."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from amparo.actions import plans
from amparo.domain.plan.load import handed_over, loads
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.page import changed, page, read, today, tongue
from amparo.wording.terms import say_term


@require_safe
@signed_in
def people(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    shown = [
        {
            "load": load,
            "kind": say_term(load.person.kind, tongue()),
            "url": reverse("plan-item", args=[plan_id, load.person.id]),
            "others": [one for one in opened.document.people if one.id != load.person.id],
        }
        for load in loads(opened.document, today(request))
    ]
    return page(request, plan_id, opened, "people", tab="plan-people", loads=shown)


@require_POST
@signed_in
def hand_over(request: SignedInRequest, plan_id: UUID, item_id: str) -> HttpResponse:
    """Everything that is still open goes to somebody else, who has yet to agree."""
    opened = read(request, plan_id)
    known = {person.id for person in opened.document.people}
    to = request.POST.get("to", "")
    if item_id not in known or to not in known:
        raise Http404
    opened = plans.change_plan(
        plan_id, lambda plan: handed_over(plan, item_id, to), by=request.member, keys=request.keys, today=today(request)
    )
    return changed(reverse("plan-people", args=[plan_id]), opened)
