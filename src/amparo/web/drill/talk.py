"""The talk after a drill: the timeline, each gap with its cause, and the next step it turns into."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import drills, promises
from amparo.domain.part import LINE_MAX
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.gaps import Gap, cause_of
from amparo.domain.workshop.drill.model import Drill, Entry
from amparo.domain.workshop.drill.terms import Cause, Happened
from amparo.domain.workshop.drill.timeline import Timeline, timeline
from amparo.domain.workshop.nextsteps import NextStep
from amparo.web.charts.drill import drill_chart
from amparo.web.drill import phones, refusals
from amparo.web.drill.posted import step_of
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.catalogue import RIGHT_TO_LEFT
from amparo.wording.drill.news import say_news_title
from amparo.wording.drill.roles import say_place
from amparo.wording.drill.talk import (
    say_cause,
    say_drill_theme,
    say_game_time,
    say_gap,
    say_got,
    say_happened_in_drill,
    say_i_will,
    say_lane,
    say_next_step,
    say_questions,
    say_when,
)
from amparo.wording.terms import say_term

Steps = tuple[tuple[UUID, NextStep], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def show(request: RoomRequest) -> HttpResponse:
    room = request.room
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        return SeeOther(reverse("drill", args=[room.id]))
    if request.method != "POST":
        return _page(request, drill)
    if "cause" in request.POST:
        return _why(request, drill)
    if "away" in request.POST:
        return _thrown_away(request, drill)
    return _kept(request, drill)


def _kept(request: RoomRequest, drill: Drill) -> HttpResponse:
    """A gap becomes a next step of the room, under the recommendation of its cause."""
    room, thing, language = request.room, uuid4(), tongue()
    gap = next((each for each in _line(request, drill).gaps if each.key == request.POST.get("gap")), None)
    step = step_of(request.POST, thing)
    if gap is None or step is None:
        return _page(request, drill, refusals.said(NoSuchItem()))
    cause = cause_of(drill, gap) or gap.perhaps
    step = replace(step, gap=say_gap(gap, drill, language)[:LINE_MAX], cause=cause)
    theme = say_drill_theme(cause, language)
    promises.keep_for_room(room.id, room.key, thing, step, theme, by=request.member, keys=request.keys)
    return SeeOther(reverse("drill-talk", args=[room.id]) + "?kept=1")


def _thrown_away(request: RoomRequest, drill: Drill) -> HttpResponse:
    room = request.room
    try:
        thing = UUID(request.POST["away"])
    except ValueError:
        return _page(request, drill, refusals.said(NoSuchItem()))
    promises.throw_room_step_away(room.id, room.key, thing, by=request.member, keys=request.keys)
    return SeeOther(reverse("drill-talk", args=[room.id]))


def _line(request: RoomRequest, drill: Drill) -> Timeline:
    return timeline(drill, request.now, phones.lines(request, drill) if drill.practices else ())


def _why(request: RoomRequest, drill: Drill) -> HttpResponse:
    room, gap = request.room, request.POST.get("gap", "")
    found = {each.key for each in _line(request, drill).gaps}
    try:
        cause = Cause(request.POST["cause"])
        if gap not in found:
            raise ValueError
        drills.lead_drill(
            room.id, room.key, lambda now: machine.cause(now, gap, cause), by=request.member, keys=request.keys
        )
    except (*refusals.REFUSALS, ValueError) as refused:
        return _page(request, drill, refusals.said(refused))
    return SeeOther(reverse("drill-talk", args=[room.id]))


def _page(request: RoomRequest, drill: Drill, told: str = "") -> HttpResponse:
    language, line = tongue(), _line(request, drill)
    steps = promises.room_steps(request.room.id, request.room.key, by=request.member, keys=request.keys)
    names = [say_lane(lane, language) for lane in line.lanes]
    shown = {
        "room_id": request.room.id,
        "told": told,
        "kept": "kept" in request.GET,
        "back_url": reverse("drill", args=[request.room.id]),
        "chart": drill_chart(line, names, 60 * drill.day_minutes, rtl=language in RIGHT_TO_LEFT),
        "rows": _rows(line, names, drill, language),
        "gaps": [_gap(gap, drill, steps, language) for gap in line.gaps],
        "causes": [(cause, say_cause(cause, language)) for cause in Cause],
        "questions": say_questions(language),
    }
    return render(request, "drill/talk.html", shown, status=409 if told else 200)


def _rows(line: Timeline, names: list[str], drill: Drill, language: str) -> list[dict[str, Any]]:
    """The same as the picture, as a table: one row for each thing that happened, along the clock."""
    found = [(mark, name) for lane, name in zip(line.lanes, names, strict=True) for mark in lane.marks]
    return [
        {
            "time": say_game_time(mark.second),
            "part": name,
            "what": say_happened_in_drill(mark.what, language),
            "more": _more(mark, drill, language),
            "aside": mark.aside,
        }
        for mark, name in sorted(found, key=lambda each: each[0].second)
    ]


def _more(mark: Entry, drill: Drill, language: str) -> str:
    news, other = drill.item(mark.news or ""), drill.place(mark.other or "")
    said = [
        say_news_title(news, language) if news else "",
        say_term(mark.fact, language) if mark.fact else "",
        say_got(mark.got, language) if mark.got else "",
        say_place(other, language) if other and mark.what is not Happened.TOKEN else "",
        mark.text,
    ]
    return " · ".join(part for part in said if part)


def _gap(gap: Gap, drill: Drill, steps: Steps, language: str) -> dict[str, Any]:
    cause, words = cause_of(drill, gap), say_gap(gap, drill, language)
    likely = cause or gap.perhaps
    return {
        "key": gap.key,
        "words": words,
        "steps": [(thing, say_next_step(step, language)) for thing, step in steps if step.gap == words[:LINE_MAX]],
        "since": say_game_time(gap.since),
        "until": say_game_time(gap.until),
        "chosen": say_cause(cause, language) if cause else "",
        "perhaps": say_cause(gap.perhaps, language),
        "when": say_when(likely, language),
        "will": say_i_will(gap, likely, drill, language),
    }
