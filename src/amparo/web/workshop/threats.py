"""Small cards with threats, to cut out before people come: from our list or from a plan, and dealt to groups if wished."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from amparo.actions import agendas, plans
from amparo.domain.part import LINE_MAX
from amparo.domain.plan.starters import OWN, STARTERS
from amparo.domain.plan.terms import ThreatState
from amparo.domain.workshop.groups import LEAST, PEOPLE_MAX
from amparo.files.written import PAPERS
from amparo.web.document.download import download
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.workshop.fields import EACH
from amparo.web.workshop.page import page, read, today, tongue
from amparo.wording.fields import say_part
from amparo.wording.starters import say_starter

CARDS_MAX = 60
GROUPS_MAX = PEOPLE_MAX // LEAST
TOO_MANY = _("This could not be kept: too long, or too many. Make it shorter.")


class ThreatsForm(forms.Form):
    lines = forms.CharField(
        help_text=EACH, widget=forms.Textarea(attrs={"rows": 10}), error_messages={"required": _("Nothing here yet.")}
    )
    groups = forms.IntegerField(label=_("Groups"), required=False, min_value=1, max_value=GROUPS_MAX)
    paper = forms.ChoiceField(
        label=_("Paper"), widget=forms.RadioSelect, choices=[(size, size.title()) for size in PAPERS]
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["lines"].label = say_part("threats", tongue())
        strict(self)

    def clean_lines(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip())
        if len(lines) > CARDS_MAX or any(len(line) > LINE_MAX for line in lines):
            raise forms.ValidationError(TOO_MANY)
        return lines


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def threats(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    opened = read(request, session_id)
    mine = plans.plans_of(by=request.member, keys=request.keys)
    initial = {"lines": "\n".join(_begin(request, mine)), "paper": PAPERS[0]}
    form = ThreatsForm(request.POST if request.method == "POST" else None, initial)
    if not form.is_valid():
        shown = {"form": form, "plans": mine, "status": 422 if form.errors else 200}
        return page(request, session_id, opened, "threats", tab="session-packing", **shown)
    from amparo.files.session_print import print_threats  # only a print waits for the PDF engine

    agendas.export_session(session_id, by=request.member, keys=request.keys, now=request.now)
    said, title = form.cleaned_data, opened.document.title
    printed = print_threats(title, said["lines"], said["groups"] or 0, tongue(), today(request), said["paper"])
    return download(printed.content, "pdf", "application/pdf")


def _begin(request: SignedInRequest, mine: tuple[plans.PlanLine, ...]) -> tuple[str, ...]:
    """What could happen in the plan they chose, or what our own list begins with."""
    untrusted = request.GET.get("plan")
    if untrusted is None:
        return tuple(say_starter(one.code, tongue()) for one in STARTERS if one is not OWN)
    chosen = next((line.document for line in mine if str(line.id) == untrusted), None)
    if chosen is None:
        raise Http404
    return tuple(" ".join(one.text.split()) for one in chosen.threats if one.state is not ThreatState.CLOSED)
