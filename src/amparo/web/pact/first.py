"""My three people, one question after the other. Every answer is kept, sealed, before the next page is shown."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import pacts
from amparo.actions.people import Purpose
from amparo.domain.pact import first_circle
from amparo.domain.pact.beginning import offered_tasks, started
from amparo.domain.pact.model import Pact
from amparo.domain.pact.terms import Scenario
from amparo.domain.plan.model import Workspace
from amparo.domain.plan.terms import WorkspaceKind
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.pact.first_forms import FactsForm, LeadsForm, NamedForm, PeopleForm, ScenarioForm
from amparo.web.pact.page import acts, read, today, tongue
from amparo.web.pact.show import people_rows
from amparo.wording.scenarios import say_scenario

STEPS = ("begin", "people", "leads", "named", "facts", "done")
Ask = Callable[[SignedInRequest, UUID, Pact], HttpResponse]


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """The situation. The answer begins the PACT."""
    form = ScenarioForm(tongue(), request.POST or None, request.member.name)
    called = request.member.name
    if request.POST.get("unsure"):
        scenario, words = Scenario.ARREST, ""
    elif form.is_valid():
        scenario = Scenario(form.cleaned_data["scenario"])
        words = form.cleaned_data["words"] if scenario is Scenario.OWN else ""
        called = form.cleaned_data["called"] or called
    else:
        return _page(request, "begin", None, form)
    practice = request.member.purpose is Purpose.WORKSHOP
    workspace = Workspace(kind=WorkspaceKind.TRAINING if practice else WorkspaceKind.REAL, language=tongue())
    pact = started(scenario, today(request), words=words, owner_alias=called, workspace=workspace)
    pact_id = uuid4()
    pacts.start_pact(pact_id, pact, **acts(request))
    return SeeOther(reverse("pact-first-people", args=[pact_id]))


def question(step: str) -> Callable[[Ask], Callable[..., HttpResponse]]:
    """The view of a question about a PACT that was begun; "I am not sure" goes on and keeps what stands."""

    def decorate(ask: Ask) -> Callable[..., HttpResponse]:
        @wraps(ask)
        def view(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
            pact = read(request, pact_id).document
            if request.POST.get("unsure"):
                return _onward(step, pact_id)
            return ask(request, pact_id, pact)

        return require_http_methods(["GET", "POST"])(signed_in(view))

    return decorate


@question("people")
def people(request: SignedInRequest, pact_id: UUID, pact: Pact) -> HttpResponse:
    say = partial(say_scenario, language=pact.workspace.language)
    form = PeopleForm(pact, request.POST or None)
    if not form.is_valid():
        offered = [say(act.code) for act in offered_tasks(pact, say)]
        return _page(request, "people", pact_id, form, offered=offered)
    said, day = form.people(), today(request)
    pacts.change_pact(pact_id, lambda here: first_circle.with_people(here, said, say, day), **acts(request))
    return _onward("people", pact_id)


@question("leads")
def leads(request: SignedInRequest, pact_id: UUID, pact: Pact) -> HttpResponse:
    form = LeadsForm(pact, tongue(), request.POST or None)
    if not form.is_valid():
        return _page(request, "leads", pact_id, form)
    lead, deputy = form.cleaned_data["lead"] or None, form.cleaned_data["deputy"] or None
    pacts.change_pact(pact_id, lambda here: first_circle.with_leads(here, lead, deputy), **acts(request))
    return _onward("leads", pact_id)


@question("named")
def named(request: SignedInRequest, pact_id: UUID, pact: Pact) -> HttpResponse:
    form = NamedForm(pact, tongue(), request.POST or None)
    if not form.is_valid():
        return _page(request, "named", pact_id, form)
    said, day = form.cleaned_data, today(request)
    pacts.change_pact(
        pact_id,
        lambda here: first_circle.with_naming(
            here, name=said["name"], photo=said["photo"], towards=said["towards"], on=day
        ),
        **acts(request),
    )
    return _onward("named", pact_id)


@question("facts")
def facts(request: SignedInRequest, pact_id: UUID, pact: Pact) -> HttpResponse:
    form = FactsForm(pact, tongue(), request.POST or None)
    if not form.is_valid():
        return _page(request, "facts", pact_id, form)
    said, day = form.cleaned_data, today(request)
    pacts.change_pact(pact_id, lambda here: first_circle.with_facts(here, said, day), **acts(request))
    return _onward("facts", pact_id)


@require_safe
@signed_in
def done(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """Who they are, and the two things to do next."""
    pact = read(request, pact_id).document
    return _page(request, "done", pact_id, None, pact=pact, rows=people_rows(pact), quiet=True)


def _onward(step: str, pact_id: UUID) -> HttpResponse:
    return SeeOther(reverse(f"pact-first-{STEPS[STEPS.index(step) + 1]}", args=[pact_id]))


def _page(request: SignedInRequest, step: str, pact_id: UUID | None, form: Any, **more: Any) -> HttpResponse:
    number = STEPS.index(step)
    back = reverse(f"pact-first-{STEPS[number - 1]}", args=[pact_id]) if pact_id and number > 1 else reverse("home")
    shown = {
        "form": form,
        "pact_id": pact_id,
        "step": number + 1,
        "steps": len(STEPS),
        "back_url": back,
        **more,
    }
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, f"pact/first/{step}.html", shown, status=status)
