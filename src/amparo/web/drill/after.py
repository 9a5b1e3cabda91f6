"""After the game, on one's own page: what was asked for against what my own people have, and gaps that become next steps."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import drills, own, promises
from amparo.actions.seats import Full
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.drill.gaps import Gap, cause_of, gaps
from amparo.domain.workshop.drill.model import Drill, Place
from amparo.domain.workshop.drill.packs import FACTS, Compared, Held, OwnFact, cause_of_fact, compared
from amparo.domain.workshop.drill.terms import Cause, Phase
from amparo.domain.workshop.promises import theme_of
from amparo.web.drill.posted import step_of
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.drill.talk import (
    say_fact_gap,
    say_gap,
    say_gap_and_cause,
    say_i_will,
    say_i_will_learn,
    say_when,
    say_why,
)
from amparo.wording.terms import say_list, say_term

OVER = (Phase.STOPPED, Phase.TALKED)


def shown(request: SeatRequest, drill: Drill, place: Place | None, language: str) -> dict[str, Any]:
    """What stands on the page of a part. It opens with their seat alone."""
    pack = drills.read_own_facts(request.seated)
    there = {each.fact for each in pack}
    return {
        "own": [(fact, say_term(fact, language), fact in there) for fact in FACTS],
        "told_facts": bool(pack),
        "compared": [_compared(each, language) for each in compared(drill, pack)],
        "gaps": [_gap(gap, drill, language) for gap in _mine(gaps(drill, request.now), place)],
    }


def taken_home(request: SeatRequest) -> tuple[str, ...]:
    """What was asked for in the game, and whether one's own people have it, where that was told: to be held against a PACT at
    home. Nothing before the game is over, or once it was erased."""
    drill = drills.watch_drill(request.seated)
    if drill is None or drill.phase not in OVER:
        return ()
    pack = drills.read_own_facts(request.seated)
    found = [_compared(each, tongue()) for each in compared(drill, pack)]
    return tuple(_in_one_line(each) if pack else each["fact"] for each in found)


def _in_one_line(one: dict[str, Any]) -> str:
    if one["missing"]:
        return f"{one['fact']} · {_('my people do not have it yet')}"
    paper = f"{_('on paper:')} {one['paper']}" if one["paper"] else ""
    return " · ".join(part for part in (one["fact"], _("my people have it"), one["by"], paper) if part)


def _mine(found: Iterable[Gap], place: Place | None) -> list[Gap]:
    """Those of one's own team, and of the whole room; of nobody else's part."""
    team = place.team if place else 0
    return [gap for gap in found if not (gap.place or gap.team) or (team and gap.team == team)]


def _compared(one: Compared, language: str) -> dict[str, Any]:
    return {
        "fact": say_term(one.fact, language),
        "missing": one.own.held is Held.MISSING,
        "by": say_list(one.own.by, language) if one.own.by else "",
        "paper": one.own.paper,
        "fact_url": f"{reverse('seat-drill-fact')}?{urlencode({'fact': one.fact})}",
        "step_url": f"{reverse('seat-drill-step')}?{urlencode({'fact': one.fact})}",
    }


def _gap(gap: Gap, drill: Drill, language: str) -> dict[str, str]:
    cause = cause_of(drill, gap) or gap.perhaps
    words = say_gap(gap, drill, language)
    return {
        "words": say_why(words, cause, language),
        "step_url": f"{reverse('seat-drill-step')}?{urlencode({'gap': gap.key})}",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def fact(request: SeatRequest) -> HttpResponse:
    """Who of my people knows this one, and where it lies on paper."""
    drill = _over(request)
    kind = next((each for each in FACTS if each == request.GET.get("fact")), None)
    if kind is None:
        raise Http404
    pack = {each.fact: each for each in drills.read_own_facts(request.seated)}
    if request.method == "POST":
        by, paper = (" ".join(request.POST.get(name, "").split())[:LINE_MAX] for name in ("by", "paper"))
        told = OwnFact(fact=kind, by=(by,) if by else (), paper=paper)
        drills.keep_own_fact(request.seated, told, drill)
        return SeeOther(reverse("seat-drill") + "#own")
    talks = own.own_pact(request.seated).talks
    here = {
        "mark": request.seated.seat.form_mark,
        "fact": say_term(kind, tongue()),
        "told": pack.get(kind),
        "people": [talk.whom for talk in talks if talk.whom],
    }
    return page(request, "drill/fact.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def step(request: SeatRequest) -> HttpResponse:
    """A gap, or a fact that is missing, becomes a next step of one's own: filled in, to be changed, seen by nobody else."""
    drill, language = _over(request), tongue()
    words, cause, will = _asked(request, drill, language)
    here: dict[str, Any] = {
        "mark": request.seated.seat.form_mark,
        "gap": say_gap_and_cause(words, cause, language),
        "when": say_when(cause, language),
        "will": will,
    }
    if request.method != "POST":
        return page(request, "drill/step.html", here)
    thing = uuid4()
    said = step_of(request.POST, thing)
    about = theme_of(promises.recommendations_for(request.seated), cause)
    try:
        if said is None:
            raise Full
        said = replace(said, by="", gap=words[:LINE_MAX], cause=cause, recommendation=about)
        promises.add_step(request.seated, thing, said)
    except Full:
        typed = {name: request.POST.get(name, "") for name in ("when", "will", "on", "first_act")}
        return page(request, "drill/step.html", {**here, **typed, "too_long": True}, 422)
    return SeeOther(reverse("seat-next"))


def _asked(request: SeatRequest, drill: Drill, language: str) -> tuple[str, Cause, str]:
    """What was missing, why, and what is done about it."""
    kind = next((each for each in FACTS if each == request.GET.get("fact")), None)
    if kind is not None:
        return say_fact_gap(kind, language), cause_of_fact(kind), say_i_will_learn(kind, language)
    place = drill.place_of(request.seated.seat.row_id.hex())
    gap = next((each for each in _mine(gaps(drill, request.now), place) if each.key == request.GET.get("gap")), None)
    if gap is None:
        raise Http404
    cause = cause_of(drill, gap) or gap.perhaps
    return say_gap(gap, drill, language), cause, say_i_will(gap, cause, drill, language)


def _over(request: SeatRequest) -> Drill:
    drill = drills.watch_drill(request.seated)
    if drill is None or drill.phase not in OVER:
        raise Http404
    return drill
