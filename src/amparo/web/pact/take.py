"""Taking a PACT along and bringing one in: sealed, or, after a plain warning, as a file that anybody can read."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import pacts
from amparo.domain.faults import NotADocument
from amparo.domain.pact.joining import joined
from amparo.domain.pact.model import Pact
from amparo.domain.refusals import DoesNotHoldTogether, NotNow
from amparo.files import documents
from amparo.web.document.download import download
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.pact.page import acts, changed, page, read, tongue
from amparo.web.plan.bring import FAULTS_TOLD_MAX, REFUSALS, BringForm
from amparo.wording.faults import say_fault
from amparo.wording.terms import say_term

TYPES = {"yaml": "application/yaml", "json": "application/json"}


@require_safe
@signed_in
def take(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    return page(request, pact_id, read(request, pact_id), "take", kinds={"yaml": "YAML", "json": "JSON"})


@require_http_methods(["GET", "POST"])
@signed_in
def file(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    read(request, pact_id)
    if request.method == "GET":
        return SeeOther(reverse("pact-take", args=[pact_id]))
    kind = request.POST.get("kind", "")
    if kind not in TYPES:
        return HttpResponseBadRequest()
    opened = pacts.export_pact(pact_id, by=request.member, keys=request.keys, now=request.now)
    return download(documents.write_document(opened.document, kind), kind, TYPES[kind])


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: SignedInRequest) -> HttpResponse:
    """From a file that was taken along: a PACT of its own, or into one that is here."""
    form = BringForm(request.POST or None, request.FILES or None)
    here = {str(line.id): line for line in pacts.pacts_of(by=request.member, keys=request.keys)}
    choices = [("", _("For another situation")), *((each, named(line.document)) for each, line in here.items())]
    form.fields["into"] = forms.ChoiceField(
        label=_("Into which PACT?"),
        required=False,
        choices=choices,
        help_text=_(
            "People by the same name become one. Of an invented case only the checklist goes into a real PACT."
        ),
    )
    strict(form)
    if form.is_valid():
        try:
            pact = documents.read_pact(*_given(form))
        except NotADocument as refusal:
            for fault in refusal.faults[:FAULTS_TOLD_MAX]:
                form.add_error(None, say_fault(fault, tongue()))
        else:
            try:
                return _kept(request, pact, form)
            except (NotNow, DoesNotHoldTogether):
                form.add_error(None, str(REFUSALS["too-big"]))
    shown: dict[str, Any] = {"form": form, "back_url": reverse("home"), "heading": _("Bring in a PACT")}
    return render(request, "pact/bring.html", shown, status=422 if form.errors else 200)


def _kept(request: SignedInRequest, brought: Pact, form: BringForm) -> HttpResponse:
    into = form.cleaned_data.get("into", "")
    if into:
        opened = pacts.change_pact(UUID(into), lambda here: joined(here, brought), **acts(request))
        return changed(reverse("pact", args=[into]), opened)
    pact_id = uuid4()
    pacts.start_pact(pact_id, brought, **acts(request))
    return SeeOther(reverse("pact", args=[pact_id]))


def named(pact: Pact) -> str:
    situation = say_term(pact.scenario, tongue()) if pact.scenario else ""
    return pact.title or pact.scenario_words or situation or _("My three people")


def _given(form: BringForm) -> tuple[bytes, str]:
    uploaded = form.cleaned_data["file"]
    untrusted = uploaded.read() if uploaded else form.cleaned_data["text"].encode()
    return untrusted, "json" if untrusted.lstrip().startswith(b"{") else "yaml"
