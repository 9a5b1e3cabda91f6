"""The plan, as the pages of every document know it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amparo.actions.plans import DESK
from amparo.domain.checks import Finding
from amparo.domain.plan.checks import QUESTIONS
from amparo.domain.plan.edits import falls_with, level_of, moved
from amparo.domain.plan.life import rewritten
from amparo.domain.plan.model import Measure, Objective, Person, Plan
from amparo.domain.plan.questions import Question
from amparo.domain.plan.structure import LISTS, pointers
from amparo.web.document.kind import Kind
from amparo.web.document.page import today
from amparo.web.door.requests import SignedInRequest
from amparo.web.first_run.screen import address
from amparo.web.plan import findings, steps
from amparo.web.plan.compound import COMPOUND
from amparo.web.plan.fields import FIELDS


def _back(request: SignedInRequest, plan_id: UUID, part: str) -> str:
    if request.GET.get("first") or request.POST.get("first"):
        return address(Question.LOOK, plan_id)
    return reverse("plan", args=[plan_id]) if part in ("", "measures") else reverse("plan-list", args=[plan_id, part])


def _follows(struct: type[Any], said: dict[str, Any]) -> dict[str, Any]:
    return {"level": level_of(said["vulnerability"])} if struct is Objective else {}


def _finished(before: Any, after: Any) -> Any:
    return rewritten(before, after) if isinstance(after, Measure) else after


def _found(request: SignedInRequest, _plan_id: UUID, plan: Plan) -> tuple[Finding, ...]:
    return findings.checked(plan, today(request))


def _mending(request: SignedInRequest, finding: Finding, plan: Plan, plan_id: UUID) -> str:
    return findings.mending(finding, plan, plan_id, first_run="first" in request.GET)


def _looks(plan: Plan, day: date, language: str) -> Mapping[str, Sequence[str]]:
    return findings.looks(findings.checked(plan, day), plan, language)


def _beside(item: Any, language: str) -> Mapping[str, Any]:
    taken = steps.steps_for(item)
    return {"beside": "document/_steps.html", "steps": taken, "because": steps.reasons(language)} if taken else {}


PLAN = Kind(
    name="plan",
    model=Plan,
    desk=DESK,
    lists=LISTS,
    table=FIELDS,
    compound=COMPOUND,
    abouts={"": tuple(asked.name for asked in FIELDS[Plan])},
    words={
        "name": _("Our plan"),
        "views": _("Views of this plan"),
        "to_it": _("To the plan"),
        "about_": _("The plan as a whole"),
        "gone": _("This is no longer in the plan"),
        "erase": _("Erase this plan?"),
        "moved_on": _(
            "Things have moved on since this page was shown to you. Look at how the plan stands now, then decide again."
        ),
        "kept": _("Every change is kept until the plan is erased."),
        "began": _("The plan began."),
        "as_then": _("Nothing: the plan is as it was then."),
        "why": _("Whoever reads the plan later will ask. Nothing was changed."),
    },
    tabs={
        "plan": _("Plan"),
        "plan-threats": _("What could happen"),
        "plan-time": _("Calendar"),
        "plan-people": _("Who we are"),
        "plan-parts": _("All parts"),
        "plan-acts": _("Share and use"),
    },
    moved=moved,
    falls_with=falls_with,
    pointers=pointers,
    back=_back,
    questions=QUESTIONS,
    found=_found,
    mending=_mending,
    follows=_follows,
    finished=_finished,
    newcomer=lambda alias: Person(id="new", alias=alias),
    looks=_looks,
    beside=_beside,
)
