"""What every question of the first run shares: the plan it writes in, its way back and onward, and "I am not sure"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.actions import plans
from amparo.actions.plans import Opened
from amparo.domain.plan.model import Plan
from amparo.domain.plan.questions import Question, unsure
from amparo.domain.plan.ticking import Say
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.wording.starters import say_starter

STEPS = 9


def say_in(language: str) -> Say:
    return partial(say_starter, language=language)


def address(question: int, plan_id: UUID) -> str:
    """Of the page that asks this; after the last question, of the page that shows the plan."""
    return reverse(f"first-{int(question)}", args=[plan_id])


def step_of(question: Question) -> int:
    """The first three are the door's: language, who for, the words."""
    return question - Question.WORRY + 1


@dataclass(frozen=True)
class Screen:
    """One question put to somebody. Every answer is kept, sealed, before the next page is shown."""

    request: SignedInRequest
    plan_id: UUID
    opened: Opened
    question: Question

    @property
    def plan(self) -> Plan:
        return self.opened.document

    @property
    def say(self) -> Say:
        """In the language in which the plan was begun, whatever the page speaks now."""
        return say_in(self.plan.workspace.language)

    @property
    def today(self) -> date:
        return self.request.now.date()

    def keep(self, edit: Callable[[Plan], Plan]) -> None:
        who = self.request
        plans.change_plan(self.plan_id, edit, by=who.member, keys=who.keys, today=self.today)

    def onward(self) -> HttpResponse:
        return SeeOther(address(self.question + 1, self.plan_id))

    def page(self, template: str, form: object, **more: Any) -> HttpResponse:
        status = 422 if getattr(form, "errors", None) else 200
        back = address(self.question - 1, self.plan_id) if self.question > Question.WORRY else reverse("account")
        shown = {"form": form, "step": step_of(self.question), "steps": STEPS, "back_url": back, **more}
        return render(self.request, f"first_run/{template}.html", shown, status=status)


def screen(question: Question) -> Callable[[Callable[[Screen], HttpResponse]], Callable[..., HttpResponse]]:
    """The view of a question about a plan that was begun; "I am not sure" is answered here, the same for all."""

    def decorate(ask: Callable[[Screen], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(ask)
        def view(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
            opened = plans.read_plan(plan_id, by=request.member, keys=request.keys)
            at = Screen(request, plan_id, opened, question)
            if request.POST.get("unsure"):
                at.keep(lambda plan: unsure(plan, question, at.say, at.today))
                return at.onward()
            return ask(at)

        return require_http_methods(["GET", "POST"])(signed_in(view))

    return decorate


def lines_said(codes: tuple[str, ...], say: Say) -> list[tuple[str, str]]:
    return [(code, say(code)) for code in codes]
