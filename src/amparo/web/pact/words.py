"""The agreed words: typed once, given to the worker, never shown again."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions import publishing
from amparo.actions.pacts import Opened
from amparo.actions.publishing import NotPublished, SameWords
from amparo.domain.pact.life import called
from amparo.domain.pact.model import Pact
from amparo.domain.part import LINE_MAX
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.page import changed, page, read, tongue
from amparo.wording.terms import say_day

WORDS_MIN = 8


class WordsForm(forms.Form):
    """The agreed words, typed once for all. None is ever shown again, not even after a mistake on this page."""

    def __init__(self, pact: Pact, data: Any = None) -> None:
        super().__init__(data)
        for contact in called(pact):
            self.fields[f"greeting-{contact.id}"] = _word(_("Greeting word with %(name)s") % {"name": contact.alias})
        self.fields["all_clear"] = _word(_("All-clear words: I am well, it is over"))
        self.fields["second"] = forms.BooleanField(label=_("Use a second word that warns in silence"), required=False)
        self.fields["duress"] = _word(_("The second word"))
        strict(self)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("all_clear") and len(said["all_clear"]) < WORDS_MIN:
            self.add_error("all_clear", _("Longer, please: three words nobody would guess."))
        if said.get("second") and len(said.get("duress", "")) < WORDS_MIN:
            self.add_error("duress", _("Longer, please: three words nobody would guess."))
        if said.get("second") and not said.get("all_clear"):
            self.add_error("all_clear", _("A second word needs a first one."))
        return said

    def greetings(self) -> dict[str, str]:
        start = "greeting-"
        return {name.removeprefix(start): word for name, word in self.cleaned_data.items() if name.startswith(start)}


def _word(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=LINE_MAX, widget=widget)


@require_http_methods(["GET", "POST"])
@signed_in
def words(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    form = WordsForm(opened.document, request.POST or None)
    if not form.is_valid():
        return _words_page(request, pact_id, opened, form)
    said = form.cleaned_data
    try:
        opened = publishing.agree_words(
            pact_id,
            form.greetings(),
            said["all_clear"],
            said["duress"] if said["second"] else "",
            by=request.member,
            keys=request.keys,
            now=request.now,
        )
    except SameWords:
        form.add_error("duress", _("Quite different from the all-clear words, please."))
    except NotPublished:
        form.add_error(None, _("First hand the PACT over; the words belong to it."))
    if form.errors:
        return _words_page(request, pact_id, opened, form)
    return changed(reverse("pact-publish", args=[pact_id]), opened)


def _words_page(request: SignedInRequest, pact_id: UUID, opened: Opened, form: WordsForm) -> HttpResponse:
    """After a mistake every word is typed again: a page that repeats one is a page that shows one."""
    faults = form.errors
    if faults:
        blank = WordsForm(opened.document, {})
        blank._errors = faults  # type: ignore[attr-defined]  # noqa: SLF001 - the same form without what was typed
        form = blank
    pact = opened.document
    agreed = {
        "all_clear": say_day(pact.all_clear_agreed_on, tongue()) if pact.all_clear_agreed_on else "",
        "duress": say_day(pact.duress_agreed_on, tongue()) if pact.duress_agreed_on else "",
    }
    return page(request, pact_id, opened, "words", form=form, agreed=agreed, status=422 if faults else 200)
