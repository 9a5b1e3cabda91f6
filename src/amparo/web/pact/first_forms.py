"""The first questions about my three people, as forms. Nothing is required: an empty page is an answer too."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.domain.pact.addresses import plausible
from amparo.domain.pact.first_circle import PEOPLE, Asked, Person, asked_of, way_of
from amparo.domain.pact.model import Pact
from amparo.domain.pact.publishing import tasks_of
from amparo.domain.pact.terms import Audience, Scenario
from amparo.domain.part import LINE_MAX
from amparo.web.document import inputs
from amparo.web.document.posted import strict
from amparo.wording.differences import name_of
from amparo.wording.pact_terms import say_fact_hint
from amparo.wording.terms import say_term

ASKED = (
    (Asked.NOT_YET.value, gettext_lazy("Not asked yet")),
    (Asked.ASKED.value, gettext_lazy("Asked, no answer yet")),
    (Asked.YES.value, gettext_lazy("Said yes to me")),
)


class ScenarioForm(forms.Form):
    """`name`: what the owner is called elsewhere here; empty for somebody who has only words."""

    def __init__(self, language: str, data: QueryDict | None = None, name: str = "") -> None:
        super().__init__(data)
        choices = [(each.value, say_term(each, language)) for each in Scenario]
        self.fields["scenario"] = forms.ChoiceField(
            label=_("What is it for?"),
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Pick one, or say that you are not sure.")},
        )
        self.fields["words"] = inputs.line(_("In your own words"))
        self.fields["called"] = inputs.line(
            _("What my people call me"), hint=_("A name you use among you, not the legal one.")
        )
        self.initial["called"] = name
        strict(self, "unsure")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("scenario") == Scenario.OWN.value and not self.cleaned_data.get("words"):
            self.add_error("words", _("Say in a few words what it is."))
        return self.cleaned_data


class PeopleForm(forms.Form):
    """Four answers for each of three."""

    def __init__(self, pact: Pact, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for place in range(PEOPLE):
            fields: dict[str, forms.Field] = {
                f"name{place}": inputs.line(_("Name you use among you")),
                f"reach{place}": inputs.line(_("Number or e-mail address")),
                f"does{place}": forms.CharField(
                    label=_("What can they do for you?"),
                    required=False,
                    max_length=LINE_MAX,
                    widget=forms.TextInput(attrs={"list": "acts", "autocomplete": "off"}),
                ),
                f"asked{place}": forms.ChoiceField(label=_("Have you asked them?"), choices=ASKED, required=False),
            }
            fields[f"reach{place}"].widget.attrs |= {"autocomplete": "off", "dir": "ltr"}
            self.fields.update(fields)
        for place, contact in enumerate(pact.contacts[:PEOPLE]):
            tasks = tasks_of(pact, contact.id)
            self.initial.update(
                {
                    f"name{place}": contact.alias,
                    f"reach{place}": contact.channels[0].address if contact.channels else "",
                    f"does{place}": tasks[0].text if tasks else "",
                    f"asked{place}": asked_of(contact).value,
                }
            )
        strict(self, "unsure")

    def clean(self) -> dict[str, Any]:
        for place in range(PEOPLE):
            reach = self.cleaned_data.get(f"reach{place}", "")
            if reach and not plausible(way_of(reach), reach):
                self.add_error(f"reach{place}", _("This is neither a number nor an e-mail address."))
            if not self.cleaned_data.get(f"name{place}") and (reach or self.cleaned_data.get(f"does{place}")):
                self.add_error(f"name{place}", _("What do you call them?"))
        return self.cleaned_data

    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}{place}"] for name in ("name", "reach", "does", "asked")] for place in range(PEOPLE)]

    def people(self) -> list[Person]:
        said = self.cleaned_data
        return [
            Person(
                name=said[f"name{place}"],
                reach=said[f"reach{place}"],
                does=said[f"does{place}"],
                asked=Asked(said[f"asked{place}"] or Asked.NOT_YET.value),
            )
            for place in range(PEOPLE)
        ]


class LeadsForm(forms.Form):
    def __init__(self, pact: Pact, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        choices = [(contact.id, name_of(contact, language)) for contact in pact.contacts]
        for name, label in (("lead", _("Who leads?")), ("deputy", _("Who leads if they cannot?"))):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, widget=forms.RadioSelect
            )
        self.initial = {"lead": pact.lead, "deputy": pact.deputy}
        strict(self, "unsure")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("lead") and said.get("lead") == said.get("deputy"):
            self.add_error("deputy", _("Somebody else, for when the first cannot."))
        return said


class NamedForm(forms.Form):
    def __init__(self, pact: Pact, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields = {
            "name": inputs.yes_no(_("May they use your name?"), neither=_("I am not sure")),
            "photo": inputs.yes_no(_("May they show your photo?"), neither=_("I am not sure")),
            "towards": inputs.some_terms(_("Towards whom?"), Audience, language),
        }
        given = [consent for consent in pact.consents if consent.name or consent.photo]
        self.initial = {
            "name": _said([consent.name for consent in pact.consents]),
            "photo": _said([consent.photo for consent in pact.consents]),
            "towards": [consent.audience.value for consent in given],
        }
        strict(self, "unsure")


def _said(given: list[bool | None]) -> str:
    if True in given:
        return "yes"
    return "no" if False in given else ""


class FactsForm(forms.Form):
    def __init__(self, pact: Pact, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for fact in pact.facts:
            label, hint = name_of(fact, language), say_fact_hint(fact.kind, language)
            self.fields[fact.id] = inputs.text(label, hint=hint)
            self.initial[fact.id] = fact.text
        strict(self, "unsure")
