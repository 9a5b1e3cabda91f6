"""The closing: each reads one step aloud or stays silent; then the group decides whether anything is written up."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import promises
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.nextsteps import Decision, NextSteps, Readers, Shown, index
from amparo.domain.workshop.writeup import STRUCK, SUGGESTED, WrittenUp, agreed, decided, redacted
from amparo.files.stepsheet import sheet
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_term

STRUCK_WORDS_MAX = 100
COUNTS = {"aloud": {"aloud": 1}, "aloud-back": {"aloud": -1}, "silent": {"silent": 1}, "silent-back": {"silent": -1}}
MEANS = {"by": Shown.NAMES, "on": Shown.DAYS, "when": Shown.DAYS, "first_act": Shown.FIRST_ACTS}
READERS = (Readers.PARTICIPANTS,)
"""Those to whom a copy leaves from here: sealed, on their own page."""


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def closing(request: RoomRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    room, act = request.room, request.POST.get("act", "")
    if act in COUNTS:
        promises.count_closing(room.id, room.key, **COUNTS[act], by=request.member, keys=request.keys)
        return SeeOther(reverse("room-closing", args=[room.id]))
    decision = _decision(request)
    if decision is None:
        return _page(request, 422)
    words = _struck(request)
    if act == "look":
        return _page(request, looked=(decision, words))

    def edit(whole: NextSteps) -> NextSteps:
        return decided(replace(whole, struck=words), decision)

    promises.recommend(room.id, room.key, edit, by=request.member, keys=request.keys)
    return SeeOther(reverse("room-closing", args=[room.id]))


def _decision(request: RoomRequest) -> Decision | None:
    untrusted = request.POST
    readers = next((each for each in READERS if each.value == untrusted.get("readers", "")), None)
    if readers is None:
        return None
    shows = tuple(each for each in Shown if each.value in untrusted.getlist("shows"))
    return Decision(
        readers=readers,
        appropriate="appropriate" in untrusted,
        consent="consent" in untrusted,
        shows=shows,
        on=request.now.date(),
    )


def _struck(request: RoomRequest) -> tuple[str, ...]:
    lines = (" ".join(line.split())[:LINE_MAX] for line in request.POST.get("struck", "").splitlines())
    return tuple(line for line in lines if line)[:STRUCK_WORDS_MAX]


def _page(
    request: RoomRequest, status: int = 200, looked: tuple[Decision, tuple[str, ...]] | None = None
) -> HttpResponse:
    room, language = request.room, tongue()
    whole = promises.steps_in(room.id, room.key, by=request.member, keys=request.keys)
    aloud, silent = promises.closing_counts(room.id, room.key, by=request.member, keys=request.keys)
    shown: dict[str, Any] = {
        "aloud": aloud,
        "silent": silent,
        "readers": [_asked(whole, readers, looked, language) for readers in READERS],
        "struck": "\n".join(looked[1] if looked else whole.struck),
        "back_url": reverse("room-next", args=[room.id]),
    }
    return render(request, "nextsteps/closing.html", shown, status=status)


def _asked(
    whole: NextSteps, readers: Readers, looked: tuple[Decision, tuple[str, ...]] | None, language: str
) -> dict[str, Any]:
    stands = next((each for each in whole.decisions if each.readers is readers), None)
    decision = looked[0] if looked else stands or Decision(readers=readers, shows=SUGGESTED[readers])
    written = redacted(replace(whole, struck=looked[1]) if looked else whole, decision)
    return {
        "value": readers.value,
        "name": say_term(readers, language),
        "decision": decision,
        "agreed": agreed(whole, readers) is not None,
        "shows": [(each.value, say_term(each, language), each in decision.shows) for each in Shown],
        "sections": sheet(written.whole, language).sections if looked else (),
        "removed": list(_removed(whole, written, language)) if looked else (),
    }


def _removed(whole: NextSteps, written: WrittenUp, language: str) -> Iterator[tuple[str, str]]:
    """The sentence something was taken out of, and what it was; nothing, where the sentence itself is gone."""
    items = index(whole)
    for each in written.removed:
        what = say_term(MEANS[each.field], language) if each.field in MEANS else ""
        yield items[each.item].text, STRUCK if each.field == "struck" else what
