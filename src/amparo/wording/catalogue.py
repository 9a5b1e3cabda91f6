"""The one catalogue of sentences, read with the standard library so that `amparo check` needs no framework.

The gettext domain is called `django` because the web templates read the same files through Django, which knows no other name.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})


def N_(msgid: str) -> str:  # noqa: N802 - the field's name for "collect this, translate it later"
    """Mark a sentence for the catalogue where it is only kept in a table."""
    return msgid


@cache
def translations(language: str) -> NullTranslations | GNUTranslations:
    """The catalogue of a language; English, and a language not known, read the sentences as they stand in the code."""
    return translation("django", LOCALE, languages=[language], fallback=True)


def spoken(language: str) -> str:
    """This language, if Amparo speaks it; else the one it was written in."""
    return language if language in LANGUAGES else SOURCE_LANGUAGE


def gettext_in(language: str, msgid: str) -> str:
    return translations(language).gettext(msgid)


def ngettext_in(language: str, one: str, many: str, n: int) -> str:
    return translations(language).ngettext(one, many, n)


def pgettext_in(language: str, context: str, msgid: str) -> str:
    return translations(language).pgettext(context, msgid)


def reviewed(language: str) -> bool:
    """Has a native speaker read the whole catalogue? Where not, the pages say so. English is the source and needs none."""
    return language == SOURCE_LANGUAGE or translations(language).info().get("x-reviewed") == "yes"
