"""A plan in use: who accepted it, with whom it was shared, to whom explained, since when it holds, when it was looked at."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import plans
from amparo.actions.plans import Opened
from amparo.domain.plan import life
from amparo.domain.plan.first_plan import REVIEW_MONTHS
from amparo.domain.plan.model import Plan, Review
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Fate, ReviewCause, ReviewOutcome, Unit
from amparo.domain.refusals import NeedsReason, NotNow
from amparo.web.document import inputs
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.plan.page import changed, moved_on, page, read, today, tongue
from amparo.wording.terms import say_day, say_term


class ActForm(forms.Form):
    """The form of one act; each field's name begins with the act, so that two may stand on one page."""

    def __init__(self, act: str, plan: Plan, day: date, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=act)
        self.fields = ASKED[act](plan, tongue())
        # The browser's days are the person's own; the server's clock only suggests one.
        self.initial = {"on": day, "next_on": later(day, REVIEW_MONTHS, Unit.MONTH)}
        strict(self)


def _on() -> dict[str, forms.Field]:
    return {"on": inputs.day(_("On which day"), required=True)}


def _accept(plan: Plan, language: str) -> dict[str, forms.Field]:
    who = inputs.one_of(_("Who says yes to it"), plan.people, language)
    who.required = True
    return {"by": who, **_on()}


def _share(_plan: Plan, _language: str) -> dict[str, forms.Field]:
    how = inputs.line(_("How (you may leave this empty)"))
    return {"whom": inputs.line(_("With whom"), required=True), "how": how, **_on()}


def _force(_plan: Plan, _language: str) -> dict[str, forms.Field]:
    return _on()


def _review(_plan: Plan, language: str) -> dict[str, forms.Field]:
    return {
        "cause": inputs.terms(_("Why now"), ReviewCause, language, required=True),
        "outcome": inputs.terms(_("What came out"), ReviewOutcome, language, required=True),
        "notes": inputs.text(_("What we noticed")),
        **_on(),
        "next_on": inputs.day(_("When we look next"), required=True),
    }


def _end(_plan: Plan, language: str) -> dict[str, forms.Field]:
    return {
        "fate": inputs.terms(_("How it ends"), Fate, language, required=True),
        "reason": inputs.text(_("Why"), required=True),
        **_on(),
    }


def _again(_plan: Plan, _language: str) -> dict[str, forms.Field]:
    return {}


ASKED: Mapping[str, Callable[[Plan, str], dict[str, forms.Field]]] = {
    "accept": _accept,
    "share": _share,
    "explain": _share,
    "force": _force,
    "review": _review,
    "end": _end,
    "again": _again,
}


@require_safe
@signed_in
def acts(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    return _page(request, plan_id, read(request, plan_id))


@require_http_methods(["GET", "POST"])
@signed_in
def act(request: SignedInRequest, plan_id: UUID, act: str) -> HttpResponse:
    if act not in ASKED:
        raise Http404
    if request.method == "GET":  # a page with a fault on it, loaded again or in another language
        return SeeOther(reverse("plan-acts", args=[plan_id]))
    opened = read(request, plan_id)
    form = ActForm(act, opened.document, today(request), request.POST)
    if not form.is_valid():
        return _page(request, plan_id, opened, wrong=(act, form), status=422)
    said = form.cleaned_data
    try:
        opened = plans.change_plan(
            plan_id, lambda plan: _done(act, plan, said), by=request.member, keys=request.keys, today=today(request)
        )
    except (NotNow, NeedsReason):
        return moved_on(request, plan_id)
    return changed(reverse("plan-acts", args=[plan_id]), opened)


def _done(act: str, plan: Plan, said: Mapping[str, object]) -> Plan:
    match act:
        case "accept":
            return life.accepted(plan, str(said["by"]), _day(said))
        case "share":
            return life.shared_with(plan, str(said["whom"]), _day(said), str(said["how"]))
        case "explain":
            return life.explained_to(plan, str(said["whom"]), _day(said), str(said["how"]))
        case "force":
            return life.put_in_force(plan, _day(said))
        case "review":
            return _reviewed(plan, said)
        case "end":
            assert isinstance(said["fate"], Fate)
            return life.end(plan, said["fate"], _day(said), str(said["reason"]))
    return life.take_up_again(plan)


def _reviewed(plan: Plan, said: Mapping[str, object]) -> Plan:
    cause, outcome, next_on = said["cause"], said["outcome"], said["next_on"]
    assert isinstance(cause, ReviewCause)
    assert isinstance(outcome, ReviewOutcome)
    assert isinstance(next_on, date)
    review = Review(on=_day(said), cause=cause, outcome=outcome, notes=str(said["notes"]))
    return life.reviewed(plan, review, next_on)


def _day(said: Mapping[str, object]) -> date:
    assert isinstance(said["on"], date)
    return said["on"]


def _page(
    request: SignedInRequest,
    plan_id: UUID,
    opened: Opened,
    *,
    wrong: tuple[str, ActForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    forms_by_act = {name: ActForm(name, opened.document, today(request)) for name in ASKED}
    if wrong:
        forms_by_act[wrong[0]] = wrong[1]
    more = {
        "forms": forms_by_act,
        "wrong": wrong[0] if wrong else "",
        "form": wrong[1] if wrong else None,
        "state": say_term(life.state(opened.document, today(request)), tongue()),
        "said": _said(opened.document, tongue()),
        "known": bool(opened.document.approvals and opened.document.shared and opened.document.explained),
    }
    return page(request, plan_id, opened, "acts", tab="plan-acts", status=status, **more)


def _said(plan: Plan, language: str) -> dict[str, list[tuple[str, str]]]:
    """What was recorded, newest first: who or what, and the day."""
    aliases = {person.id: person.alias for person in plan.people}
    ended = [(f"{say_term(plan.ended.fate, language)}: {plan.ended.reason}", plan.ended.on)] if plan.ended else []
    recorded: dict[str, list[tuple[str, date]]] = {
        "accept": [(aliases[one.by], one.on) for one in plan.approvals],
        "share": [(_with_how(one.with_whom, one.how), one.on) for one in plan.shared],
        "explain": [(_with_how(one.with_whom, one.how), one.on) for one in plan.explained],
        "force": [("", plan.in_force_on)] if plan.in_force_on else [],
        "review": [(say_term(one.outcome, language), one.on) for one in plan.reviews],
        "end": ended,
    }
    return {act: [(what, say_day(day, language)) for what, day in reversed(lines)] for act, lines in recorded.items()}


def _with_how(whom: str, how: str) -> str:
    return f"{whom} ({how})" if how else whom
