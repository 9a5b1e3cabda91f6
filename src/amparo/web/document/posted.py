"""What a form may send: what it asked for, each once."""

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.forms.widgets import CheckboxSelectMultiple, SelectMultiple
from django.http import QueryDict

ALWAYS = frozenset({"csrfmiddlewaretoken"})


def strict(form: forms.BaseForm, *also: str) -> None:
    """Refuse what this form never asked for, and an answer given twice; `also` names buttons beside the fields.

    Neither can come from a page of ours: it is a bug or somebody's trick, and guessing which value was meant is worse.
    """
    if not isinstance(form.data, QueryDict):
        return
    asked = ALWAYS | set(also) | {form.add_prefix(name) for name in form.fields}
    if unknown := set(form.data) - asked:
        raise SuspiciousOperation(f"{len(unknown)} fields that were not asked for")
    several = {form.add_prefix(name) for name, field in form.fields.items() if _takes_several(field)}
    if any(len(form.data.getlist(name)) > 1 for name in set(form.data) - several):
        raise SuspiciousOperation("an answer given twice")


def _takes_several(field: forms.Field) -> bool:
    return isinstance(field.widget, CheckboxSelectMultiple | SelectMultiple)
