"""One way of asking, one pair of functions: the form field of a simple value, and the value from what was filled in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, cast
from zoneinfo import available_timezones

from babel.dates import get_day_names
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.plan.structure import AMOUNT_MAX
from amparo.domain.plan.terms import Rank
from amparo.web.document.asked import Asked, How
from amparo.web.document.kind import Asking
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.differences import name_of
from amparo.wording.terms import say_impact, say_likelihood, say_term

LISTED_MAX = 60
"""Above this many, boxes to tick become a list to choose from."""
ZONES = available_timezones()


def line(label: str, *, hint: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LINE_MAX)


def text(label: str, *, hint: Any = "", required: bool = False, rows: int = 2) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=TEXT_MAX, widget=area)


def day(label: str, *, hint: Any = "", required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget, input_formats=["%Y-%m-%d"])


def time(label: str, *, hint: Any = "", required: bool = False) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "size": 6}, format="%H:%M")
    return forms.TimeField(
        label=label, help_text=hint, required=required, widget=widget, input_formats=["%H:%M", "%H:%M:%S"]
    )


def weekdays(label: str, language: str, *, hint: Any = "") -> forms.TypedMultipleChoiceField:
    """Monday first; Babel counts from Monday, too."""
    choices = [(number + 1, name) for number, name in sorted(get_day_names("wide", locale=language).items())]
    return forms.TypedMultipleChoiceField(
        label=label, help_text=hint, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, coerce=int
    )


def zone(label: str, *, hint: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint or _("For example Africa/Nairobi, America/Bogota or UTC."),
        required=required,
        max_length=60,
        validators=[_known_zone],
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )


def _known_zone(untrusted: str) -> None:
    if untrusted not in ZONES:
        raise ValidationError(_("We do not know this time zone. Write it as on a computer, such as Asia/Beirut."))


def tongue(label: str, *, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=hint, choices=LANGUAGES.items())


def who(label: str, *, hint: Any = "") -> forms.CharField:
    """A name; those that are known are offered."""
    known = forms.TextInput(attrs={"list": "people", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LINE_MAX, widget=known)


def number(label: str, *, hint: Any = "", whole: bool = False, least: int = 0, most: int = 10_000) -> forms.Field:
    # Not type=number: it scrolls by accident, and hides digits of other scripts.
    widget = forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal", "size": 8})
    if whole:
        return forms.IntegerField(
            label=label, help_text=hint, required=False, min_value=least, max_value=most, widget=widget
        )
    return forms.FloatField(label=label, help_text=hint, required=False, min_value=least, max_value=most, widget=widget)


def money(label: str) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 10})
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_value=Decimal(AMOUNT_MAX), widget=widget
    )


def terms(label: str, of: type[Enum], language: str, *, hint: Any = "", required: bool = False) -> forms.ChoiceField:
    """Cards, least first; one more to take an answer back where none is needed."""
    choices = [(str(term.value), say_term(term, language)) for term in of]
    if not required:
        choices.append(("", _("Not said")))
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        widget=forms.RadioSelect,
        coerce=of,
        empty_value=None,
    )


def some_terms(label: str, of: type[Enum], language: str, *, hint: Any = "") -> forms.MultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        help_text=hint,
        choices=[(str(term.value), say_term(term, language)) for term in of],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        coerce=of,
    )


def ranks(label: str, name: str, language: str, *, hint: Any = "") -> forms.ChoiceField:
    say = say_impact if name == "impact" else say_likelihood
    choices = [*((str(rank.value), say(rank, language)) for rank in Rank), ("", _("Not said"))]
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda value: Rank(int(value)),
        empty_value=None,
    )


def yes_no(label: str, *, hint: Any = "", neither: str = "") -> forms.ChoiceField:
    choices = [("yes", _("Yes")), ("no", _("No")), ("", neither or _("Not asked yet"))]
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


def one_of(
    label: str, items: tuple[Any, ...], language: str, *, hint: Any = "", required: bool = False
) -> forms.ChoiceField:
    choices = [("", "—"), *((item.id, name_of(item, language)) for item in items)]
    return forms.TypedChoiceField(label=label, help_text=hint, choices=choices, required=required, empty_value=None)


def several_of(label: str, items: tuple[Any, ...], language: str, *, hint: Any = "") -> forms.MultipleChoiceField:
    many = forms.SelectMultiple(attrs={"size": 8}) if len(items) > LISTED_MAX else forms.CheckboxSelectMultiple()
    choices = [(item.id, name_of(item, language)) for item in items]
    return forms.MultipleChoiceField(label=label, help_text=hint, choices=choices, required=False, widget=many)


SIMPLE: Mapping[How, Callable[[Asked, Asking], forms.Field]] = {
    How.LINE: lambda a, at: line(at.label(a.name), hint=a.hint, required=a.required),
    How.TEXT: lambda a, at: text(at.label(a.name), hint=a.hint, required=a.required),
    How.LINES: lambda a, at: text(at.label(a.name), hint=a.hint, required=a.required),
    How.DAY: lambda a, at: day(at.label(a.name), hint=a.hint, required=a.required),
    How.TIME: lambda a, at: time(at.label(a.name), hint=a.hint, required=a.required),
    How.WEEKDAYS: lambda a, at: weekdays(at.label(a.name), at.language, hint=a.hint),
    How.ZONE: lambda a, at: zone(at.label(a.name), hint=a.hint, required=a.required),
    How.LANGUAGE: lambda a, at: tongue(at.label(a.name), hint=a.hint),
    How.NUMBER: lambda a, at: number(at.label(a.name), hint=a.hint),
    How.WHOLE: lambda a, at: number(at.label(a.name), hint=a.hint, whole=True, least=a.least, most=a.most),
    How.CHOICES: lambda a, at: some_terms(at.label(a.name), _enum(a), at.language, hint=a.hint),
    How.RANK: lambda a, at: ranks(at.label(a.name), a.name, at.language, hint=a.hint),
    How.YES: lambda a, at: forms.BooleanField(label=at.label(a.name), help_text=cast(Any, a.hint), required=False),
    How.YES_NO: lambda a, at: yes_no(at.label(a.name), hint=a.hint),
    How.WHO: lambda a, at: who(at.label(a.name), hint=a.hint),
    How.ONE: lambda a, at: one_of(at.label(a.name), at.items(str(a.of)), at.language, hint=a.hint, required=a.required),
    How.SEVERAL: lambda a, at: several_of(at.label(a.name), at.items(str(a.of)), at.language, hint=a.hint),
    How.CHOICE: lambda a, at: terms(at.label(a.name), _enum(a), at.language, hint=a.hint, required=a.required),
}


def _enum(asked: Asked) -> type[Enum]:
    assert isinstance(asked.of, type)
    assert issubclass(asked.of, Enum)
    return asked.of


def shown(how: How, value: Any, document: Any) -> Any:
    """What stands in the field of a simple value."""
    match how:
        case How.LINES:
            return "\n".join(value or ())
        case How.WHO:
            return alias_of(value, document.people)
        case How.YES_NO:
            return {True: "yes", False: "no"}.get(value, "")
        case How.CHOICE | How.RANK:
            return str(value.value) if value is not None else ""
        case How.SEVERAL | How.WEEKDAYS:
            return list(value or ())
        case How.CHOICES:
            return [term.value for term in value or ()]
        case How.NUMBER:
            return f"{value:g}" if value is not None else ""
    return value


def read(how: How, cleaned: Any) -> Any:
    """The value from a simple field; a person stays a name until `people` are known."""
    match how:
        case How.LINES:
            return tuple(lines(cleaned))
        case How.SEVERAL | How.CHOICES | How.WEEKDAYS:
            return tuple(cleaned)
        case How.ONE | How.WHO:
            return cleaned or None
    return cleaned


def lines(cleaned: str) -> Iterator[str]:
    yield from (line.strip() for line in cleaned.splitlines() if line.strip())


def alias_of(person: str | None, people: Iterable[Any]) -> str:
    return next((one.alias for one in people if one.id == person), "")
