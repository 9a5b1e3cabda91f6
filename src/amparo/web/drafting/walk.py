"""One of the six pages, wherever it stands: shown, or answered and led on."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict

from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.checks.who import Who
from amparo.domain.plan.drafting import Step, kept
from amparo.domain.plan.homework import invented
from amparo.domain.plan.model import Plan
from amparo.domain.plan.still_open import Known, Open, still_open
from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem, NotNow
from amparo.files import homework
from amparo.web.drafting import screens
from amparo.web.drafting.answers import Answers, TooLong, edit_of
from amparo.web.drafting.place import Place
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.drafting import say_open, say_step
from amparo.wording.lexicons import lexicon

OPEN_SHOWN_MAX = 5
STEPS = tuple(Step)


def walk(request: HttpRequest, place: Place, step: Step) -> HttpResponse:
    if request.method != "POST":
        return _page(place, step, QueryDict())
    try:
        place.change(edit_of(step, Answers(request.POST, tongue(), place.today)))
    except TooLong:
        return _page(place, step, request.POST, HTTPStatus.UNPROCESSABLE_ENTITY, too_long=True)
    except (DoesNotHoldTogether, NoSuchItem, NotNow):  # what it was about is gone meanwhile
        return _page(place, step, request.POST, HTTPStatus.CONFLICT, moved_on=True)
    return SeeOther(place.step_url(step) if request.POST.get("stay") else _onward(place, step))


def paper(place: Place) -> HttpResponse:
    """Both tables, to be printed; or to be shown on the wall."""
    plan, language = place.read(), tongue()
    shown = {"title": plan.title, "back_url": place.step_url(Step.LIST), **screens.four(plan)}
    return place.show("drafting/paper.html", {**shown, **screens.six(plan, language), "frame": place.frame}, 200)


def _onward(place: Place, step: Step) -> str:
    number = STEPS.index(step)
    return place.step_url(STEPS[number + 1]) if number + 1 < len(STEPS) else place.back_url


def _page(place: Place, step: Step, typed: QueryDict, status: int = 200, **more: object) -> HttpResponse:
    plan, language = place.read(), tongue()
    number = STEPS.index(step)
    asked = say_step(step, language)
    shown = {
        "frame": place.frame,
        "token": place.token(),
        "step": number + 1,
        "steps": len(STEPS),
        "part": f"drafting/_{step.value}.html",
        "question": asked.question,
        "hint": asked.hint,
        "open": [say_open(one, plan, language) for one in _open(place, plan, step)[:OPEN_SHOWN_MAX]],
        "walk": _walk(place, step, language),
        "back_url": place.step_url(STEPS[number - 1]) if number else place.back_url,
        "paper_url": place.paper_url,
        "last": number + 1 == len(STEPS),
        "beside": homework.beside(step, place.beside, language) if place.beside else None,
        "examples": [] if place.beside or invented(plan) else place.examples(),
        **screens.shown(step, plan, language, typed),
        **more,
    }
    return place.show("drafting/step.html", shown, int(status))


def _open(place: Place, plan: Plan, step: Step) -> tuple[Open, ...]:
    """An action has one person who answers for it; "everybody", or two names, is asked about."""
    reading = Reading(plan, place.today, lexicon(plan.workspace.language))
    several = (Who.EVERYBODY, Who.SEVERAL, Who.EITHER)
    shared = (m.id for m in kept(plan) if step is Step.LIST and reading.owner_trouble(m) in several)
    return still_open(plan, step, Known(dealt=place.dealt, shared=frozenset(shared)))


def _walk(place: Place, here: Step, language: str) -> list[dict[str, object]]:
    return [{"name": say_step(one, language).name, "url": place.step_url(one), "here": one is here} for one in STEPS]
