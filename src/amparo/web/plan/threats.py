"""What could happen: the list, the map, and placing one on it by answering two questions."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from amparo.domain.plan.model import Plan, Threat
from amparo.domain.plan.terms import Rank
from amparo.web.charts import FIVE, THREE, Point, heat_map
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.plan.page import page, read, tongue
from amparo.wording.terms import say_impact, say_likelihood, say_term

COARSE = {Rank.LOWEST: 1, Rank.LOW: 1, Rank.MIDDLE: 2, Rank.HIGH: 3, Rank.HIGHEST: 3}
"""Five places on a map of three."""

DRAWN_MAX = 200


@require_safe
@signed_in
def threats(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    opened = read(request, plan_id)
    fine = request.GET.get("fine") == "1"
    lines = [_line(number, threat, plan_id) for number, threat in enumerate(opened.document.threats, 1)]
    points = _points(opened.document, fine=fine)
    drawing = heat_map(points[:DRAWN_MAX], scale=FIVE if fine else THREE, rtl=get_language_bidi())
    return page(
        request,
        plan_id,
        opened,
        "threats",
        tab="plan-threats",
        lines=lines,
        chart=drawing,
        fine=fine,
        placed=bool(points),
    )


def _line(number: int, threat: Threat, plan_id: UUID) -> dict[str, object]:
    language = tongue()
    return {
        "id": threat.id,
        "number": number,
        "name": threat.text,
        "url": reverse("plan-item", args=[plan_id, threat.id]),
        "likely": say_likelihood(threat.likelihood, language) if threat.likelihood else "",
        "bad": say_impact(threat.impact, language) if threat.impact else "",
        "state": say_term(threat.state, language),
        "selected": threat.selected,
        "reason": threat.reason,
    }


def _points(plan: Plan, *, fine: bool) -> list[Point]:
    return [
        Point(number, threat.text, _place(threat.likelihood, fine=fine), _place(threat.impact, fine=fine))
        for number, threat in enumerate(plan.threats, 1)
        if threat.likelihood and threat.impact
    ]


def _place(rank: Rank, *, fine: bool) -> int:
    return int(rank) if fine else COARSE[rank]
