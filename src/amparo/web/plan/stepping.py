"""Taking one step in the life of a measure or a threat."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.actions import plans
from amparo.domain.part import LINE_MAX
from amparo.domain.plan import life
from amparo.domain.plan.edits import with_item
from amparo.domain.plan.life import MEASURE_FROM, THREAT_FROM
from amparo.domain.plan.model import Measure, Plan, Threat
from amparo.domain.plan.structure import index
from amparo.domain.plan.terms import SelectedBecause
from amparo.domain.refusals import NeedsReason, NoSuchItem, NotNow
from amparo.web.document.page import gone
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.kind import PLAN
from amparo.web.plan.page import changed, moved_on, page, read, today


@require_POST
@signed_in
def take(request: SignedInRequest, plan_id: UUID, item_id: str) -> HttpResponse:
    act, reason = request.POST.get("act", ""), request.POST.get("reason", "").strip()[:LINE_MAX]
    because = request.POST.get("because", "")
    day = today(request)

    def edit(plan: Plan) -> Plan:
        item = index(plan).get(item_id)
        if item is None:
            raise NoSuchItem(item_id)
        match item:
            case Measure() if act in MEASURE_FROM:
                return with_item(plan, _measure(item, act, reason, day))
            case Threat() if act in THREAT_FROM:
                return with_item(plan, _threat(item, act, because, reason, day))
        raise Http404

    try:
        opened = plans.change_plan(plan_id, edit, by=request.member, keys=request.keys, today=day)
    except NoSuchItem:
        return gone(request, PLAN, plan_id)
    except NotNow:
        return moved_on(request, plan_id)
    except NeedsReason:
        back = reverse("plan-item", args=[plan_id, item_id])
        return page(
            request, plan_id, read(request, plan_id), "document/needs_reason", status=422, again_url=f"{back}#steps"
        )
    if request.POST.get("to") == "plan":
        return changed(reverse("plan", args=[plan_id]), opened, anchor=item_id)
    return changed(reverse("plan-item", args=[plan_id, item_id]), opened, anchor="steps")


def _measure(measure: Measure, act: str, reason: str, day: object) -> Measure:
    step = getattr(life, act)
    match act:
        case "finish":
            result = step(measure, day)
        case "block" | "drop":
            result = step(measure, reason)
        case _:
            result = step(measure)
    assert isinstance(result, Measure)
    return result


def _threat(threat: Threat, act: str, because: str, reason: str, day: object) -> Threat:
    step = getattr(life, act)
    match act:
        case "assess":
            result = step(threat, day)
        case "select":
            chosen = next((one for one in SelectedBecause if one.value == because), SelectedBecause.SERIOUS)
            result = step(threat, chosen, reason)
        case _:
            result = step(threat)
    assert isinstance(result, Threat)
    return result
