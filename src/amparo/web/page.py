"""What every page knows: the reader's language and its direction; and how Django's forms become our markup."""

from typing import Any, NamedTuple

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.translation import get_language

from amparo.wording import catalogue


def tongue() -> str:
    """The language of the reader."""
    return get_language() or catalogue.SOURCE_LANGUAGE


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    language = tongue()
    return {
        "language": language,
        "direction": "rtl" if language in catalogue.RIGHT_TO_LEFT else "ltr",
        "languages": catalogue.LANGUAGES,
        "reviewed": catalogue.reviewed(language),
        "reference": getattr(request, "reference", ""),
    }


class Typed(NamedTuple):
    """What came with a form that was not kept, to be sent again. `written`: words of a person, to be seen."""

    name: str
    value: str
    written: bool


def typed(request: HttpRequest) -> list[Typed]:
    """All of it but the form's token; files have to be chosen again."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    return [Typed(name, value, _is_written(value)) for name, value in sent if name != "csrfmiddlewaretoken"]


def _is_written(value: str) -> bool:
    return " " in value.strip() or not value.isascii()


class FormRenderer(TemplatesSetting):
    """`{{ form.worry.as_field_group }}` is one question in our markup: label, hint, error, field or choices."""

    field_template_name = "components/field.html"
