"""The closing: each reads one step aloud or stays silent; then the group decides whether anything is written up, and for whom.

A yes counts only from the page that shows what would be written, with every name that still stands in it; where that is
not what lies there now, the group looks again.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import promises, rooms
from amparo.actions.desk import mark_of
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.named import standing
from amparo.domain.workshop.nextsteps import Decision, NextSteps, Readers, Shown, index
from amparo.domain.workshop.writeup import (
    STRUCK,
    SUGGESTED,
    WrittenUp,
    about_what_is_here,
    agreed,
    decided,
    redacted,
    struck_anew,
    without_words,
)
from amparo.files.stepsheet import BETWEEN, parted
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.terms import say_term

STRUCK_WORDS_MAX = 100
COUNTS = {"aloud": {"aloud": 1}, "aloud-back": {"aloud": -1}, "silent": {"silent": 1}, "silent-back": {"silent": -1}}
MEANS = {"by": Shown.NAMES, "on": Shown.DAYS, "when": Shown.DAYS, "first_act": Shown.FIRST_ACTS}
FOR_OTHERS = (Readers.ORGANISATIONS, Readers.OUTSIDE)
"""Those who were there find theirs in the sealed copy they take home; for these the facilitator seals one."""


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
    words, whole = _struck(request), _steps(request)
    seen = request.POST.get("looked") == _mark(replace(whole, struck=_typed(request)), decision)
    if act == "look" or (decision.appropriate and decision.consent and not seen):
        return _page(request, looked=(decision, words))
    covered = about_what_is_here(whole, decision)

    def edit(whole: NextSteps) -> NextSteps:
        return decided(struck_anew(whole, words), covered)

    promises.recommend(room.id, room.key, edit, by=request.member, keys=request.keys)
    return SeeOther(reverse("room-closing", args=[room.id]))


def _decision(request: RoomRequest) -> Decision | None:
    untrusted = request.POST
    readers = next((each for each in Readers if each.value == untrusted.get("readers", "")), None)
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
    """With those ticked beside what was shown: to strike more than was seen needs no second look."""
    return _lines((*_typed(request), *request.POST.getlist("strike")))


def _typed(request: RoomRequest) -> tuple[str, ...]:
    return _lines(request.POST.get("struck", "").splitlines())


def _lines(untrusted: Iterable[str]) -> tuple[str, ...]:
    lines = (" ".join(line.split())[:LINE_MAX] for line in untrusted)
    return tuple(dict.fromkeys(line for line in lines if line))[:STRUCK_WORDS_MAX]


def _mark(whole: NextSteps, decision: Decision) -> str:
    """Another one for every other text that would be written."""
    return mark_of(redacted(whole, decision).whole)


def _steps(request: RoomRequest) -> NextSteps:
    room = request.room
    return promises.steps_in(room.id, room.key, by=request.member, keys=request.keys)


def _page(
    request: RoomRequest, status: int = 200, looked: tuple[Decision, tuple[str, ...]] | None = None
) -> HttpResponse:
    room = request.room
    whole = _steps(request)
    aloud, silent = promises.closing_counts(room.id, room.key, by=request.member, keys=request.keys)
    shown: dict[str, Any] = {
        "room_id": room.id,
        "aloud": aloud,
        "silent": silent,
        "readers": [_asked(request, whole, readers, looked) for readers in Readers],
        "struck": "\n".join(looked[1] if looked else whole.struck),
        "back_url": reverse("room-next", args=[room.id]),
    }
    return render(request, "nextsteps/closing.html", shown, status=status)


def _asked(
    request: RoomRequest, whole: NextSteps, readers: Readers, looked: tuple[Decision, tuple[str, ...]] | None
) -> dict[str, Any]:
    language = tongue()
    stands = next((each for each in whole.decisions if each.readers is readers), None)
    mine = looked is not None and looked[0].readers is readers
    decision = looked[0] if looked and mine else stands or Decision(readers=readers, shows=SUGGESTED[readers])
    yes = agreed(whole, readers)
    return {
        "value": readers.value,
        "name": say_term(readers, language),
        "decision": decision,
        "agreed": yes is not None,
        "given": yes is not None and readers in FOR_OTHERS,
        "shows": [(each.value, say_term(each, language), each in decision.shows) for each in Shown],
        **(_looked_at(request, replace(whole, struck=looked[1]), decision) if looked and mine else {}),
    }


def _looked_at(request: RoomRequest, whole: NextSteps, decision: Decision) -> dict[str, Any]:
    """What would be written, what of it may still give somebody away, and what was left out."""
    language = tongue()
    written = redacted(whole, decision)
    return {
        "looked": mark_of(written.whole),
        "sections": parted(written.whole, language).sections,
        "standing": dict.fromkeys(each.words for each in standing(written.whole, _known(request))),
        "removed": list(_removed(whole, written, language)),
    }


def _known(request: RoomRequest) -> tuple[str, ...]:
    """Names for the day, and the words of organisations."""
    room = request.room
    people = rooms.people_in(room.id, room.key, by=request.member, keys=request.keys)
    return (*(each.card.pseudonym for each in people), *room.state.organisations)


def _removed(whole: NextSteps, written: WrittenUp, language: str) -> Iterator[tuple[str, str]]:
    """Each sentence something was taken out of, once, and what it was; nothing, where the sentence itself is gone."""
    texts, gone = index(whole), dict[str, dict[str, None]]()
    for each in written.removed:
        what = say_term(MEANS[each.field], language) if each.field in MEANS else ""
        gone.setdefault(each.item, {})[STRUCK if each.field == "struck" else what] = None
    for item, what_of_it in gone.items():
        yield without_words(texts[item].text, whole.struck), BETWEEN.join(filter(None, what_of_it))
