"""A participant's next steps: when, I will, by which day, beginning how. Kept to themselves until they show them."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import promises
from amparo.actions.seats import Full, NoSuchThing
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.nextsteps import Focus, NextStep, NextSteps, Readers, doers_offered, reaches_offered
from amparo.domain.workshop.stepchecks import check
from amparo.files.stepsheet import sheet
from amparo.web.followup import later
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.findings import Teller
from amparo.wording.lexicons import lexicon
from amparo.wording.terms import say_term

ACTS = {"show": promises.show_step, "back": promises.take_step_back, "away": promises.throw_step_away}
LINES = ("when", "first_act", "addressee")
ASKED_MAX = 2
Choice = TypeVar("Choice", bound=StrEnum)


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
    about, fitted = untrusted.get("recommendation", ""), promises.fitted_for(request.seated)
    return NextStep(
        id=f"s{thing.hex[:16]}",
        text=text,
        doer=_picked(untrusted.get("doer"), doers_offered(fitted)),
        reach=_picked(untrusted.get("reach"), reaches_offered(fitted)),
        focus=_picked(untrusted.get("focus"), tuple(Focus)),
        keep_from=tuple(each for each in Readers if each.value in untrusted.getlist("keep_from")),
        recommendation=about if about in offered else None,
        on=_day(untrusted),
        **lines,
    )


def _picked(untrusted: str | None, offered: Sequence[Choice]) -> Choice:
    """What the page offered; else what it offers first."""
    return next((each for each in offered if each.value == untrusted), offered[0])


def _page(request: SeatRequest, status: int = 200) -> HttpResponse:
    me = request.seated
    own, typed = promises.own_steps(me), request.POST if status == 422 else {}
    asked, gently = _asked(request, tuple(step for _thing, step, _seen in own))
    shown: dict[str, Any] = {
        "mark": me.seat.form_mark,
        "id": uuid4(),
        "mine": [_told(thing, step, asked) for thing, step, seen in own if not seen],
        "out": [_told(thing, step, asked) for thing, step, seen in own if seen],
        "gently": gently,
        "typed": typed,
        "too_long": status == 422,
        **_offered(request),
        **later.offer(request, own[-1][1].text if own else ""),
    }
    return page(request, "nextsteps/own.html", shown, status)


def _offered(request: SeatRequest) -> dict[str, Any]:
    fitted, typed = promises.fitted_for(request.seated), request.POST
    kept = typed.getlist("keep_from")
    return {
        "recommendations": promises.recommendations_for(request.seated),
        "doers": _choices(doers_offered(fitted), typed.get("doer")),
        "reaches": _choices(reaches_offered(fitted), typed.get("reach")),
        "focuses": _choices(tuple(Focus), typed.get("focus")),
        "readers": [(*_named(each), each.value in kept) for each in Readers],
    }


def _choices(offered: Sequence[StrEnum], untrusted: str | None) -> list[tuple[str, str, bool]]:
    picked = _picked(untrusted, offered)
    return [(*_named(each), each is picked) for each in offered]


def _named(term: StrEnum) -> tuple[str, str]:
    return term.value, say_term(term, tongue())


def _asked(request: SeatRequest, own: tuple[NextStep, ...]) -> tuple[dict[str, list[str]], str]:
    """Questions about each step, most important first; and, gently, whether any of them is for their well-being."""
    if not own:
        return {}, ""
    free = tuple(replace(step, recommendation=None) for step in own)
    whole = replace(promises.fitted_for(request.seated), steps=free, adapted=())
    teller, asked, gently = Teller(whole, tongue()), dict[str, list[str]](), ""
    for finding in check(whole, request.now.date(), lexicon(request.seated.card.language)):
        question = teller.tell(finding).question
        if finding.code == "no-well-being":
            gently = question
        for step in finding.items:
            asked.setdefault(step, []).append(question)
    return asked, gently


def _told(thing: UUID, step: NextStep, asked: Mapping[str, list[str]]) -> dict[str, Any]:
    """As it will stand on paper, and what may be asked about it."""
    line = sheet(NextSteps(steps=(replace(step, recommendation=None, by=""),)), tongue()).sections[-1].lines[0]
    return {"id": thing, "text": line.text, "note": line.note, "asked": asked.get(step.id, [])[:ASKED_MAX]}


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
