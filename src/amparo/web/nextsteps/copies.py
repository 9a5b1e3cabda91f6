"""What somebody takes home from a room: sealed to a key, sealed with words told by voice, on paper, or nothing."""

from collections.abc import Iterable
from threading import Lock
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from amparo.actions import leavings, made, own, promises
from amparo.domain.plan.homework import invented
from amparo.domain.workshop.leaving import Way
from amparo.domain.workshop.nextsteps import NextSteps
from amparo.domain.workshop.own import ActionPlan, Petal
from amparo.domain.workshop.room import Kind
from amparo.files.bundle import bundled
from amparo.files.documents import write_yaml
from amparo.files.homework import homework
from amparo.files.steps_written import write_steps
from amparo.files.stepsheet import sheet
from amparo.sealing.agefile import NotARecipient
from amparo.sealing.copykey import in_groups, six_words
from amparo.web.document.download import FILE_NAME, download
from amparo.web.drafting.own import pact_written
from amparo.web.drill.after import taken_home
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.catalogue import gettext_in
from amparo.wording.drafting import HOMEWORK
from amparo.wording.terms import say_term

TO_A_KEY = (Way.AGE, Way.AMPARO)
WITHOUT_A_KEY = (Way.PAPER, Way.VOICE, Way.NOTHING)
ONE_AT_A_TIME = Lock()
"""Sealing with words takes memory on purpose; thirty people choose it in the same minute."""


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def copy(request: SeatRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    me, untrusted, today = request.seated, request.POST, request.now.date()
    way = next((each for each in Way if each.value == untrusted.get("way", "")), None)
    if way is None:
        return _page(request, 422)
    try:
        if way in TO_A_KEY and "compared" not in untrusted:
            return _compare(request, way)
        if way in (*TO_A_KEY, Way.VOICE):
            _seal(request, way)
        else:
            leavings.choose_way(me, way, today)
    except NotARecipient:
        return _page(request, 422)
    return SeeOther(reverse("seat-copy"))


@require_safe
@by_seat
def sealed(request: SeatRequest, number: int) -> HttpResponse:
    """The same file as often as they ask for it."""
    for each in leavings.sealed_copies(request.seated):
        if each.number == number:
            name = FILE_NAME if number == 1 else f"{FILE_NAME}-{number}"
            return download(each.content, "age", "application/octet-stream", name)
    return SeeOther(reverse("seat-copy"))


def _seal(request: SeatRequest, way: Way) -> None:
    """Pressed twice it is sealed once. With other words only on purpose: `anew` says how many copies they saw then."""
    me, untrusted, today = request.seated, request.POST, request.now.date()
    with ONE_AT_A_TIME:
        copies = leavings.sealed_copies(me)
        count = str(len(copies))
        again = way is Way.VOICE and any(one.words for one in copies)
        if untrusted.get("anew", "" if again else count) != count:
            return
        if way is Way.VOICE:
            leavings.seal_by_voice(me, _content(request), today)
        else:
            leavings.seal_to_key(me, _content(request), way, untrusted.get("recipient", ""), today)


def _content(request: SeatRequest) -> bytes:
    """Their own next steps and PACT, their group's plan, and what the group agreed to write up; as far as there are any."""
    me, files = request.seated, {}
    steps = _own(request)
    if steps.steps:
        files["next-steps.md"] = write_steps(steps, "md", tongue(), request.now.date()).content
        files["next-steps.yaml"] = write_yaml(steps)
    petals = tuple(own.own_petals(me).values())
    if own.own_pact(me) != ActionPlan() or petals:
        files["pact.yaml"] = pact_written(request)
    if petals:
        files["petals.md"] = _petals(petals)
    asked = taken_home(request)
    if asked:
        files["asked.md"] = "\n".join(
            (f"# {_('Facts that were asked for')}\n", *(f"- {line}" for line in asked), "")
        ).encode()
    written = promises.written_for(me)
    if written:
        files["written-up.md"] = write_steps(written, "md", tongue(), request.now.date()).content
    plan = made.plan_at_table(me)
    if plan:
        files["plan.yaml"] = write_yaml(plan)
        if invented(plan):
            files["homework.md"] = homework(plan, tongue())
    return bundled(files)


def _petals(petals: Iterable[Petal]) -> bytes:
    """What was learned, also where no deed grew from it: only a deed stands in the PACT."""
    lines = (f"- {petal.text}" + (f"\n  {_('So I will …')} {petal.will}" if petal.will else "") for petal in petals)
    return "\n".join((f"# {_('My petals')}\n", *lines, "")).encode()


def _own(request: SeatRequest) -> NextSteps:
    """Without a name: it is theirs, and in their language."""
    me = request.seated
    recommendations = promises.recommendations_for(me)
    known = {each.id for each in recommendations}
    steps = (step for _thing, step, _shown in promises.own_steps(me))
    alone = tuple(
        replace(step, by="", recommendation=step.recommendation if step.recommendation in known else None)
        for step in steps
    )
    used = {step.recommendation for step in alone}
    return NextSteps(
        title=me.state.session.title,
        language=me.card.language,
        recommendations=tuple(replace(each, notes=()) for each in recommendations if each.id in used),
        steps=alone,
    )


def _compare(request: SeatRequest, way: Way) -> HttpResponse:
    recipient = request.POST.get("recipient", "")
    shown = {
        "mark": request.seated.seat.form_mark,
        "way": way.value,
        "recipient": recipient.strip(),
        "six": six_words(recipient, tongue()),
        "anew": len(leavings.sealed_copies(request.seated)),
        "groups": in_groups(recipient),
    }
    return page(request, "nextsteps/compare.html", shown)


def _on_paper(request: SeatRequest) -> dict[str, Any]:
    """What is theirs, as plain lines: to copy by hand or to print. Nobody else's key opens it, so nobody prints it for them."""
    me = request.seated
    plan = own.own_pact(me)
    return {
        "paper": True,
        "sections": sheet(_own(request), tongue()).sections,
        "talks": [talk for talk in plan.talks if talk.whom],
        "acts": [text for text in (plan.change, *plan.acts) if text],
        "petals": own.own_petals(me).values(),
        "asked": taken_home(request),
    }


def _page(request: SeatRequest, status: int = 200) -> HttpResponse:
    me, language = request.seated, tongue()
    chosen, copies = leavings.way_home(me), leavings.sealed_copies(me)
    by_voice = any(one.words for one in copies)
    ways = [way for way in WITHOUT_A_KEY if way is not chosen and not (way is Way.VOICE and by_voice)]
    shown: dict[str, Any] = {
        "mark": me.seat.form_mark,
        "keys": [(way.value, say_term(way, language)) for way in TO_A_KEY],
        "ways": [(way.value, say_term(way, language)) for way in ways],
        "chosen": say_term(chosen, language) if chosen else "",
        "homework": gettext_in(language, HOMEWORK) if me.state.kind is Kind.FICTITIOUS else "",
        **(_on_paper(request) if chosen is Way.PAPER else {}),
        "copies": copies,
        "by_voice": by_voice,
        "wrong": status == 422,
        "typed": request.POST.get("recipient", ""),
    }
    return page(request, "nextsteps/copy.html", shown, status)
