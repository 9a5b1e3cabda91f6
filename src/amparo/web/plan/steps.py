"""One step in the life of a measure or a threat: which steps follow from where it stands, and taking one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from amparo.actions import plans
from amparo.domain.part import LINE_MAX
from amparo.domain.plan import life
from amparo.domain.plan.edits import with_item
from amparo.domain.plan.life import MEASURE_FROM, THREAT_FROM
from amparo.domain.plan.model import Measure, Plan, Threat
from amparo.domain.plan.structure import Item, index
from amparo.domain.plan.terms import SelectedBecause
from amparo.domain.refusals import NeedsReason, NoSuchItem, NotNow
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.page import changed, page, read, today
from amparo.wording.terms import say_term


@dataclass(frozen=True)
class Step:
    """`asks`: "" for a plain button, "reason" for a reason in words, "because" for the reason a threat is chosen."""

    act: str
    words: str | Promise
    asks: str = ""


MEASURE_STEPS = (
    Step("finish", _("It is done")),
    Step("start", _("We have begun")),
    Step("agree", _("The person has agreed")),
    Step("plan_in", _("The date stands")),
    Step("verify", _("We saw that it works")),
    Step("take_up", _("Begin again")),
    Step("block", _("It is stuck"), "reason"),
    Step("drop", _("Drop it"), "reason"),
)
THREAT_STEPS = (
    Step("select", _("Work on it in this plan"), "because"),
    Step("assess", _("We have looked into it")),
    Step("treat", _("What we planned is done")),
    Step("park", _("Put it aside for now")),
    Step("rest", _("It is quiet for now")),
    Step("close", _("It is over")),
    Step("reopen", _("It is back")),
)


def steps_for(item: Item) -> Sequence[Step]:
    """Those that follow from where it stands; the life cycle decides, not this page."""
    match item:
        case Measure():
            return [
                step for step in MEASURE_STEPS if item.status in MEASURE_FROM[step.act] and _makes_sense(step, item)
            ]
        case Threat():
            return [step for step in THREAT_STEPS if item.state in THREAT_FROM[step.act]]
    return ()


def _makes_sense(step: Step, measure: Measure) -> bool:
    return {"agree": measure.owner is not None, "plan_in": measure.schedule is not None}.get(step.act, True)


def reasons(language: str) -> Mapping[str, str]:
    return {because.value: say_term(because, language) for because in SelectedBecause}


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
        return page(request, plan_id, read(request, plan_id), "gone", status=404)
    except NotNow:
        return page(request, plan_id, read(request, plan_id), "moved_on", status=409)
    except NeedsReason:
        back = reverse("plan-item", args=[plan_id, item_id])
        return page(request, plan_id, read(request, plan_id), "needs_reason", status=422, again_url=f"{back}#steps")
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
