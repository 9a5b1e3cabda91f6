"""A participant's next steps: when, I will, by which day, beginning how. Kept to themselves until they show them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import promises
from amparo.actions.seats import Full, NoSuchThing
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.nextsteps import Doer, NextStep, NextSteps
from amparo.files.stepsheet import sheet
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.terms import say_term

ACTS = {"show": promises.show_step, "back": promises.take_step_back, "away": promises.throw_step_away}
LINES = ("when", "first_act", "addressee")


class TooLong(Exception):
    """What was typed is longer than a step can be."""


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def steps(request: SeatRequest) -> HttpResponse:
    """One more; or one shown to the room, taken back, thrown away."""
    if request.method != "POST":
        return _page(request)
    untrusted = request.POST
    try:
        if untrusted.get("step"):
            ACTS[untrusted.get("act", "")](request.seated, UUID(untrusted["step"]))
        elif untrusted.get("text", "").strip():
            thing = _id(untrusted.get("id", ""))
            promises.add_step(request.seated, thing, _step(request, thing))
    except (TooLong, Full):
        return _page(request, 422)
    except (KeyError, ValueError, NoSuchThing):
        return _page(request, 404)
    return SeeOther(reverse("seat-next"))


def _step(request: SeatRequest, thing: UUID) -> NextStep:
    untrusted = request.POST
    text = untrusted.get("text", "").strip()
    lines: dict[str, Any] = {name: " ".join(untrusted.get(name, "").split()) for name in LINES}
    if len(text) > TEXT_MAX or any(len(line) > LINE_MAX for line in lines.values()):
        raise TooLong
    offered = [each.id for each in promises.recommendations_for(request.seated)]
    about, doer = untrusted.get("recommendation", ""), untrusted.get("doer", "")
    return NextStep(
        id=f"s{thing.hex[:16]}",
        text=text,
        doer=Doer(doer) if doer in set(Doer) else Doer.I,
        recommendation=about if about in offered else None,
        on=_day(untrusted),
        **lines,
    )


def _page(request: SeatRequest, status: int = 200) -> HttpResponse:
    me, language = request.seated, tongue()
    own = promises.own_steps(me)
    shown: dict[str, Any] = {
        "mark": me.seat.form_mark,
        "id": uuid4(),
        "mine": [_told(thing, step, language) for thing, step, seen in own if not seen],
        "out": [_told(thing, step, language) for thing, step, seen in own if seen],
        "recommendations": promises.recommendations_for(me),
        "doers": [(doer.value, say_term(doer, language)) for doer in Doer],
        "typed": request.POST if status == 422 else {},
        "too_long": status == 422,
    }
    return page(request, "nextsteps/own.html", shown, status)


def _told(thing: UUID, step: NextStep, language: str) -> dict[str, Any]:
    """As it will stand on paper."""
    line = sheet(NextSteps(steps=(replace(step, recommendation=None, by=""),)), language).sections[-1].lines[0]
    return {"id": thing, "text": line.text, "note": line.note}


def _day(untrusted: QueryDict) -> date | None:
    try:
        return date.fromisoformat(untrusted.get("on", ""))
    except ValueError:
        return None


def _id(untrusted: str) -> UUID:
    try:
        return UUID(untrusted)
    except ValueError:
        return uuid4()
