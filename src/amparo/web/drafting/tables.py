"""Both tables for each group on paper: with what stands in them, or empty, for a group that works without phones."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.actions import made
from amparo.domain.plan.model import Plan, Threat
from amparo.domain.plan.terms import Aim, ThreatState
from amparo.domain.workshop.room import RoomState
from amparo.web.drafting import screens
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_term

EMPTY_ROWS = 6
"""So many that a group's sheet is one page; what was dealt to it takes their place."""
LEAST_ROWS = 1
MORE_ROWS = 2
"""Beside what is written already."""

GROUPS_MAX = 60


@require_safe
@by_room
def on_paper(request: RoomRequest) -> HttpResponse:
    room, empty = request.room, "empty" in request.GET
    plans = made.group_plans(room.id, room.key, by=request.member, keys=request.keys)
    groups = [_sheet(one.group, one.organisation, one.plan, MORE_ROWS) for _, one in plans]
    if empty:
        groups = [_sheet(number, "", plan, EMPTY_ROWS) for number, plan in _dealt(room.state)]
    shown = {
        "groups": groups,
        "empty": empty,
        "title": room.state.session.title,
        "aims": [say_term(aim, tongue()) for aim in Aim],
        "back_url": reverse("room-plenary", args=[room.id]),
    }
    return render(request, "drafting/tables.html", shown)


def _dealt(state: RoomState) -> list[tuple[int, Plan]]:
    """Each group with the threats dealt to it; where there are none yet, one sheet without a number to copy."""
    groups = state.grouping.groups if state.grouping else ()
    return [(number, _of(group.threats)) for number, group in enumerate(groups[:GROUPS_MAX], 1)] or [(0, Plan())]


def _of(threats: tuple[str, ...]) -> Plan:
    found = (Threat(id=f"t{n}", text=text, state=ThreatState.SELECTED) for n, text in enumerate(threats, 1))
    return Plan(threats=tuple(found))


def _sheet(number: int, organisation: str, plan: Plan, rows: int) -> dict[str, Any]:
    tables = {**screens.four(plan), **screens.six(plan, tongue())}
    below, six = _left(len(plan.threats)) if rows == EMPTY_ROWS else (rows, rows)
    return {"number": number, "organisation": organisation, "blank": range(six), "below": range(below), **tables}


def _left(dealt: int) -> tuple[int, int]:
    """Lines to write on under the four columns and in the six: what was dealt takes half as much again as an empty one."""
    taken = -(-3 * dealt // 2)
    below = max(LEAST_ROWS, min(EMPTY_ROWS, EMPTY_ROWS + 1 - taken))
    return below, max(EMPTY_ROWS - 2, min(EMPTY_ROWS, 2 * EMPTY_ROWS - 1 - taken))
