"""Practising: on my own phone first, then with those who agreed to it, and what came of it."""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import gateways, plans, practising
from amparo.actions.pacts import Opened
from amparo.actions.plans import PlanLine
from amparo.actions.publishing import NoWorker
from amparo.domain.alert.views import Board
from amparo.domain.pact.life import called
from amparo.domain.pact.model import Evidence, Pact
from amparo.domain.pact.practising import CannotPractise, NotToday
from amparo.domain.pact.publishing import CannotPublish
from amparo.domain.pact.terms import RehearsalKind
from amparo.domain.plan.model import ByDate, Measure
from amparo.domain.plan.terms import Mode
from amparo.web.document import inputs
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.pact.page import acts, changed, page, read, today, tongue
from amparo.wording.differences import name_of
from amparo.wording.terms import say_day, say_term

SHOWN_MAX = 30


class AgreedForm(forms.Form):
    """Who said yes to this practice, today. Nobody is ticked beforehand."""

    def __init__(self, pact: Pact, data: Any = None) -> None:
        super().__init__(data)
        choices = [(contact.id, contact.alias) for contact in called(pact)]
        self.fields["agreed"] = forms.MultipleChoiceField(
            label=_("Who has said yes to this practice?"),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Ask them first: nobody is woken without having agreed.")},
        )
        strict(self, "press")


class RecordForm(forms.Form):
    """What happened. The minutes are filled in from what was seen."""

    def __init__(self, pact: Pact, data: Any = None, *, day: Any = None, plans: Sequence[PlanLine] = ()) -> None:
        super().__init__(data)
        named = [(str(one.id), one.title or _("Our plan")) for one in plans]
        self.fields = {
            "kind": inputs.terms(_("How we practised"), RehearsalKind, tongue(), required=True),
            "on": inputs.day(_("On which day"), required=True),
            "took_part": inputs.several_of(_("Who took part"), called(pact), tongue()),
            "at_night": forms.BooleanField(label=_("At night"), required=False),
            "failures": inputs.text(_("What did not work")),
            "learned": inputs.text(_("What we learned")),
            "deed": inputs.text(_("What I will do about it")),
            "deed_by": inputs.day(_("By when")),
            "into": forms.ChoiceField(
                label=_("Where it is written down"), choices=[("", _("My checklist")), *named], required=False
            ),
        }
        self.initial = {"on": day}
        strict(self)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("deed") and not self.cleaned_data.get("deed_by"):
            self.add_error("deed_by", _("By when? Without a day it stays a wish."))
        return self.cleaned_data


@require_safe
@signed_in
def practice(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    return _page(request, pact_id, read(request, pact_id))


@require_POST
@signed_in
def on_me(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """The alert as a contact gets it, to my own phone and to nobody else."""
    opened = read(request, pact_id)
    step = _("This is only practice. Look at it as they would, at three in the morning.")
    try:
        practising.try_on_me(pact_id, _press(request), step, by=request.member, keys=request.keys, now=request.now)
    except (NotToday, CannotPublish, NoWorker) as refusal:
        return _page(request, pact_id, opened, refusal=refusal, status=422)
    return _sent(pact_id, "me")


@require_http_methods(["POST"])
@signed_in
def with_them(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    form = AgreedForm(opened.document, request.POST)
    if not form.is_valid():
        return _page(request, pact_id, opened, agreed=form, status=422)
    try:
        practising.try_with_them(
            pact_id,
            form.cleaned_data["agreed"],
            _press(request),
            by=request.member,
            keys=request.keys,
            now=request.now,
        )
    except (NotToday, CannotPublish, NoWorker) as refusal:
        return _page(request, pact_id, opened, refusal=refusal, status=422)
    return _sent(pact_id, "them")


@require_http_methods(["POST"])
@signed_in
def record(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    form = RecordForm(opened.document, request.POST, plans=_plans(request))
    if not form.is_valid():
        return _page(request, pact_id, opened, record=form, status=422)
    said = form.cleaned_data
    into_plan = bool(said["deed"] and said["into"])
    if into_plan:
        deed = Measure(id="new", text=said["deed"], schedule=ByDate(day=said["deed_by"]), mode=Mode.PREVENTIVE)
        plans.add_item(UUID(said["into"]), deed, **acts(request))
    opened = practising.record(
        pact_id,
        said["kind"],
        said["took_part"],
        on=said["on"],
        at_night=said["at_night"],
        failures=said["failures"],
        learned=said["learned"],
        deed="" if into_plan else said["deed"],
        deed_by=said["deed_by"],
        **acts(request),
    )
    return changed(reverse("pact-practice", args=[pact_id]), opened)


def _plans(request: SignedInRequest) -> Sequence[PlanLine]:
    return plans.plans_of(by=request.member, keys=request.keys)


def _sent(pact_id: UUID, whom: str) -> HttpResponse:
    """The PACT has not changed: nothing is offered to be undone."""
    return SeeOther(f"{reverse('pact-practice', args=[pact_id])}?sent={whom}#seen")


def _press(request: SignedInRequest) -> str:
    """The same for a form that is sent twice, so that it is one alert."""
    return request.POST.get("press", "")[:64] or token_urlsafe(12)


def _told(refusal: Exception, pact_id: UUID) -> dict[str, str]:
    """Why nothing was sent, and the page on which that is mended."""
    nowhere = getattr(refusal, "why", None) is CannotPractise.NOWHERE
    where = ("pact-about", _("Name, situation, how to reach me")) if nowhere else ("pact-publish", _("Hand it over"))
    return {"told": _why_not(refusal), "told_url": reverse(where[0], args=[pact_id]), "told_link": where[1]}


def _why_not(refusal: Exception) -> str:
    match refusal:
        case NotToday(why=CannotPractise.NOWHERE):
            return _("First say how to reach you: on the page of the PACT as a whole.")
        case NotToday():
            return _("Nobody who said yes is left to call.")
        case NoWorker():
            return _("The caller is not there yet.")
    return _("Somebody would be left alone: see what is missing where you hand the PACT over.")


def _page(
    request: SignedInRequest,
    pact_id: UUID,
    opened: Opened,
    *,
    refusal: Exception | None = None,
    status: int = 200,
    **forms_: Any,
) -> HttpResponse:
    pact, day = opened.document, today(request)
    who: dict[str, Any] = {"by": request.member, "keys": request.keys}
    aliases = {contact.id: contact.alias for contact in pact.contacts}
    shown: dict[str, Any] = {
        "agreed": forms_.get("agreed") or AgreedForm(pact),
        "record": forms_.get("record") or RecordForm(pact, day=day, plans=_plans(request)),
        "wrong": next(iter(forms_), ""),
        **(_told(refusal, pact_id) if refusal else {}),
        "mute": not gateways.gateways_of(by=request.member),
        "press": token_urlsafe(12),
        "sent": request.GET.get("sent", ""),
        "seen": [_line(each, aliases) for each in reversed(practising.seen(pact_id, **who)[-SHOWN_MAX:])],
        "courses": [_course(each) for each in practising.courses(pact_id, **who)[:SHOWN_MAX]],
        "rehearsals": [
            {"name": name_of(each, tongue()), "url": reverse("pact-item", args=[pact_id, each.id])}
            for each in reversed(pact.rehearsals)
        ],
    }
    return page(request, pact_id, opened, "practice", tab="pact-practice", status=status, **shown)


def _course(board: Board) -> dict[str, str]:
    name = f"{say_day(board.raised_at.date(), tongue())} · {board.reference}"
    return {"name": name, "url": reverse("alert", args=[board.alert])}


def _line(seen: Evidence, aliases: dict[str, str]) -> dict[str, Any]:
    return {
        "who": aliases.get(seen.contact, ""),
        "what": say_term(seen.kind, tongue()),
        "day": say_day(seen.at.date(), tongue()),
        "minutes": seen.minutes,
    }
