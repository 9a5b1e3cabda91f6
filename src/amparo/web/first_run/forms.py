"""The answers of the first run, as forms. Nothing is required: an empty page is an answer too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.domain.part import LINE_MAX
from amparo.domain.plan.model import Measure
from amparo.domain.plan.starters import OWN, STARTERS
from amparo.domain.plan.ticking import Lined, Say, Ticks
from amparo.web.document.posted import strict
from amparo.web.first_run.screen import lines_said

BLANK_LINES = 2
MONTHS = ((3, _("In 3 months")), (6, _("In 6 months")), (12, _("In a year")))
Named = tuple[str, str]


def own_line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LINE_MAX, required=False)


def ticks(label: Any, choices: Iterable[Named]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple, required=False
    )


class WorryForm(forms.Form):
    starter = forms.ChoiceField(
        label=_("What worries you most right now?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one, or say that you are not sure.")},
    )
    own = own_line(_("In your own words"))
    own_why = own_line(_("Why this one? (you may leave this empty)"))

    def __init__(self, *args: Any, say: Say, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say = say
        self.fields["starter"].choices = [(starter.code, say(starter.code)) for starter in STARTERS]  # type: ignore[attr-defined]
        for starter in STARTERS:
            if starter.why:
                self.fields[f"why-{starter.code}"] = ticks(_("Why this one?"), lines_said(starter.why, say))
        strict(self, "unsure")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("starter") == OWN.code and not self.cleaned_data.get("own"):
            self.add_error("own", _("Say in a few words what it is."))
        return self.cleaned_data

    def why(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data.get(f"why-{self.cleaned_data['starter']}", ()))


class LinesForm(forms.Form):
    """Lines on offer, lines of our own that stand already, and room for new ones."""

    def __init__(
        self, *args: Any, offered: Iterable[Named], own: Sequence[Lined], blanks: Mapping[str, Any], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["line"] = ticks(_("Lines"), offered)
        self.fields["kept"] = ticks(_("Our own"), [(item.id, item.text) for item in own])
        self.fields |= {name: own_line(label) for name, label in blanks.items()}
        self.blanks = tuple(blanks)
        strict(self, "unsure")

    def own(self, start: str = "own") -> tuple[str, ...]:
        texts = (self.cleaned_data[name] for name in self.blanks if name.startswith(start))
        return tuple(text for text in texts if text)

    def ticks(self) -> Ticks:
        lines, kept = self.cleaned_data["line"], self.cleaned_data["kept"]
        return Ticks(chosen=tuple(lines), kept=tuple(kept), own=self.own())


class WhoForm(forms.Form):
    """Two fields for each measure: a name, and a day unless it is done at once."""

    def __init__(self, *args: Any, measures: Sequence[Measure], days: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for measure in measures:
            self.fields[f"who-{measure.id}"] = own_line(_("Who"))
            if measure.id in days:
                day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                self.fields[f"day-{measure.id}"] = forms.DateField(label=_("By when"), widget=day, required=False)
        strict(self, "unsure")


class AgainForm(forms.Form):
    months = forms.TypedChoiceField(
        label=_("When do we look again?"), choices=MONTHS, coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        strict(self, "unsure")
