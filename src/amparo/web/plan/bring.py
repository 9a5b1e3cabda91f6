"""Bringing in a plan or a table that exists already. What could not be carried over is said before anything is kept."""

from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.faults import NotADocument
from amparo.domain.plan.edits import joined
from amparo.domain.plan.model import Plan
from amparo.domain.refusals import MixedWorlds
from amparo.files import documents
from amparo.files.losses import Loss
from amparo.files.table import SUFFIXES as TABLES
from amparo.files.table import NoTable, read_table
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.plan.homework import at_home
from amparo.web.plan.page import changed, page, read, today, tongue
from amparo.web.plan.rows import PAGE_ROWS, rows_of
from amparo.wording.faults import say_fault
from amparo.wording.losses import say_loss
from amparo.wording.shortened import shortened

TITLE_MAX = 80
KEPT_BYTES_MAX = 900_000
"""What fits into one field of a form: the page carries the plan until it is kept, the server nothing."""

FAULTS_TOLD_MAX = 20
REFUSALS = {
    "no-table": gettext_lazy("There is no table of things to do in this. The headings should say what, who and when."),
    "too-big": gettext_lazy("This is too large to be brought in at once."),
    "damaged": gettext_lazy("This file is damaged, or it is not what its name says."),
}


class BringForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        help_text=gettext_lazy(
            "YAML, JSON, CSV, Excel, Word, Markdown or text. It stays in memory and is not kept as a file."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the table here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self) -> dict[str, object]:
        if not self.cleaned_data.get("file") and not (self.cleaned_data.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file or paste something."))
        return self.cleaned_data


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: SignedInRequest, plan_id: UUID | None = None) -> HttpResponse:
    """Into a plan of its own, or into this one."""
    posted = request.POST if request.method == "POST" else None
    form = BringForm(posted, request.FILES or None)
    strict(form)
    if not form.is_valid():
        return _form(request, plan_id, form)
    try:
        plan, losses = _read(request, form)
    except NotADocument as refusal:
        for fault in refusal.faults[:FAULTS_TOLD_MAX]:
            form.add_error(None, say_fault(fault, tongue()))
        return _form(request, plan_id, form)
    except NoTable as refusal:
        form.add_error(None, str(REFUSALS.get(refusal.reason, REFUSALS["damaged"])))
        return _form(request, plan_id, form)
    carried = documents.write_json(plan)
    if len(carried) > KEPT_BYTES_MAX:
        form.add_error(None, str(REFUSALS["too-big"]))
        return _form(request, plan_id, form)
    shown = {
        "told": [say_loss(loss, tongue()) for loss in losses],
        "rows": rows_of(plan, today(request), tongue(), measures=plan.measures[:PAGE_ROWS]),
        "count": len(plan.measures),
        "carried": msgspec.json.format(carried, indent=0).decode(),
        **at_home(request, plan, plan_id),
    }
    return _page(request, plan_id, "brought", shown)


@require_POST
@signed_in
def keep(request: SignedInRequest, plan_id: UUID | None = None) -> HttpResponse:
    """Only now does it become a plan, or a part of one."""
    try:
        plan = documents.read_plan(request.POST.get("carried", "").encode(), "json")
    except NotADocument:
        return _form(request, plan_id, BringForm())
    day = today(request)
    if plan_id is None:
        new_id = uuid4()
        plans.start_plan(new_id, plan, by=request.member, keys=request.keys, today=day)
        return SeeOther(reverse("plan", args=[new_id]))
    other = plan
    try:
        opened = plans.change_plan(
            plan_id, lambda here: joined(here, other), by=request.member, keys=request.keys, today=day
        )
    except MixedWorlds:
        form = BringForm({"text": "-"})
        form.add_error(None, _("Invented and real cases are kept apart. Bring it in as a plan of its own."))
        return _form(request, plan_id, form)
    return changed(reverse("plan", args=[plan_id]), opened)


def _read(request: SignedInRequest, form: BringForm) -> tuple[Plan, tuple[Loss, ...]]:
    uploaded = form.cleaned_data["file"]
    if uploaded is None:
        return _from_text(form.cleaned_data["text"], request)
    untrusted = uploaded.read()
    suffix = PurePath(uploaded.name or "").suffix.lstrip(".").lower()
    if suffix in documents.SUFFIXES:
        return documents.read_plan(untrusted, suffix), ()
    return _table(untrusted, suffix if suffix in TABLES else "txt", request)


def _from_text(untrusted: str, request: SignedInRequest) -> tuple[Plan, tuple[Loss, ...]]:
    start = untrusted.lstrip()
    if start.startswith("{"):
        return documents.read_plan(untrusted.encode(), "json"), ()
    if start.startswith("amparo:"):
        return documents.read_plan(untrusted.encode(), "yaml"), ()
    return _table(untrusted.encode(), "txt", request)


def _table(untrusted: bytes, suffix: str, request: SignedInRequest) -> tuple[Plan, tuple[Loss, ...]]:
    """A table says nothing of the day it was written on: today counts until somebody knows better."""
    reading = read_table(untrusted, suffix, tongue(), today(request))
    plan = reading.plan
    workspace = replace(plan.workspace, language=tongue())
    named = next(iter([each.text for each in plan.threats] + [each.text for each in plan.objectives]), "")
    return replace(plan, workspace=workspace, title=plan.title or shortened(named, TITLE_MAX)), reading.losses


def _form(request: SignedInRequest, plan_id: UUID | None, form: BringForm) -> HttpResponse:
    return _page(request, plan_id, "bring", {"form": form}, status=422 if form.errors else 200)


def _page(
    request: SignedInRequest, plan_id: UUID | None, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    keep_url = reverse("plan-keep", args=[plan_id]) if plan_id else reverse("keep")
    shown = {**shown, "keep_url": keep_url}
    if plan_id is None:
        return render(request, f"plan/{template}.html", {**shown, "back_url": reverse("home")}, status=status)
    return page(request, plan_id, read(request, plan_id), template, status=status, **shown)
