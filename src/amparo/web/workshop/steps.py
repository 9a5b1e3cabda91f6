"""One step of a card: how long it takes, what participants read, what the facilitator does."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from amparo.actions import agendas
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.refusals import DoesNotHoldTogether, NoSuchItem
from amparo.domain.workshop.card import LINES_MAX, LONG_TEXT_MAX, MINUTES_MAX, STEPS_MAX, Card, Need, Step, StepKind
from amparo.domain.workshop.edits import card_of, with_item, with_step
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import key_of
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.workshop.page import acts, changed, page, read, tongue
from amparo.wording.fields import say_field
from amparo.wording.terms import say_term

NUMBERS = ("minutes", "least", "reporters")
LISTS = ("needs", "questions")


class StepForm(forms.Form):
    title = forms.CharField(max_length=LINE_MAX)
    minutes = forms.IntegerField(required=False, min_value=0, max_value=MINUTES_MAX)
    least = forms.IntegerField(required=False, min_value=0, max_value=MINUTES_MAX)
    need = forms.ChoiceField(widget=forms.RadioSelect)
    kind = forms.ChoiceField()
    ask = forms.CharField(required=False, max_length=TEXT_MAX, widget=forms.Textarea(attrs={"rows": 2}))
    how = forms.CharField(required=False, max_length=LONG_TEXT_MAX, widget=forms.Textarea(attrs={"rows": 6}))
    questions = forms.CharField(
        required=False, help_text=gettext_lazy("One on each line."), widget=forms.Textarea(attrs={"rows": 3})
    )
    needs = forms.CharField(
        required=False, help_text=gettext_lazy("One on each line."), widget=forms.Textarea(attrs={"rows": 2})
    )
    reporters = forms.IntegerField(required=False, min_value=0, max_value=40)
    homework = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, step: Step | None = None) -> None:
        super().__init__(data)
        for name, field in self.fields.items():
            field.label = say_field(Step, name, tongue())
            value = getattr(step, name, None)
            self.initial[name] = "\n".join(value) if isinstance(value, tuple) else value
        for name, terms in (("need", Need), ("kind", StepKind)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(str(term), say_term(term, tongue())) for term in terms]
        strict(self)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if (said.get("least") or 0) > (said.get("minutes") or said.get("least") or 0):
            self.add_error("least", _("This is more than the step lasts."))
        for name in LISTS:
            said[name] = tuple(line.strip() for line in said.get(name, "").splitlines() if line.strip())
            if len(said[name]) > LINES_MAX or any(len(line) > LINE_MAX for line in said[name]):
                self.add_error(name, _("This is too long."))
        return said

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return said | {"need": Need(said["need"]), "kind": StepKind(said["kind"])}


@require_http_methods(["GET", "POST"])
@signed_in
def step(request: SignedInRequest, session_id: UUID, card_id: str, step_id: str) -> HttpResponse:
    opened = read(request, session_id)
    card, found = _found(opened.document, card_id, step_id)
    form = StepForm(request.POST if request.method == "POST" else None, found)
    if not form.is_valid():
        shown = {"form": form, "card": card, "step": found, "back_url": reverse("session", args=[session_id])}
        return page(request, session_id, opened, "step", status=422 if form.errors else 200, **shown)
    said = form.said()
    opened = agendas.change_session(
        session_id,
        lambda session: with_step(session, key_of(card, found), lambda one: replace(one, **said)),
        **acts(request),
    )
    return changed(reverse("session", args=[session_id]), opened, anchor=quote(key_of(card, found)))


@require_POST
@signed_in
def add(request: SignedInRequest, session_id: UUID, card_id: str) -> HttpResponse:
    """A new step at the end of this card; its page asks for the rest."""
    title, made = _("A new step"), {"id": ""}

    def edit(session: Session) -> Session:
        card = _card(session, card_id)
        if len(card.steps) >= STEPS_MAX:
            raise DoesNotHoldTogether(())
        taken = {one.id for one in card.steps}
        made["id"] = next(name for number in range(1, STEPS_MAX + 2) if (name := f"s{number}") not in taken)
        return with_item(session, replace(card, steps=(*card.steps, Step(id=made["id"], title=title))))

    opened = agendas.change_session(session_id, edit, **acts(request))
    return changed(reverse("session-step", args=[session_id, card_id, made["id"]]), opened)


@require_POST
@signed_in
def arrange(request: SignedInRequest, session_id: UUID, card_id: str, step_id: str) -> HttpResponse:
    """Up, down, or out of the card."""
    way = request.POST.get("to", "")

    def edit(session: Session) -> Session:
        card, found = _found(session, card_id, step_id)
        rest = [one for one in card.steps if one.id != step_id]
        if way != "out":
            at = card.steps.index(found) + (1 if way == "down" else -1)
            rest.insert(max(at, 0), found)
        return with_item(session, replace(card, steps=tuple(rest)))

    opened = agendas.change_session(session_id, edit, **acts(request))
    return changed(reverse("session", args=[session_id]), opened, anchor=card_id)


def _card(session: Session, card_id: str) -> Card:
    try:
        return card_of(session, card_id)
    except NoSuchItem:
        raise Http404 from None


def _found(session: Session, card_id: str, step_id: str) -> tuple[Card, Step]:
    card = _card(session, card_id)
    for one in card.steps:
        if one.id == step_id:
            return card, one
    raise Http404
