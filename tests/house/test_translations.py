"""Every sentence is marked, translated in each language, and counts rightly."""

import re
from html.parser import HTMLParser
from pathlib import Path

import marked
import messages
import polib
import pytest
from django.template.base import Lexer, TokenType

from amparo.wording.catalogue import LANGUAGES, SOURCE_LANGUAGE, translations
from tests.house.source import PACKAGE, name_of

# Which form 0, 1, 2, 5, 15 and 100 take.
FORMS = {"es": [1, 0, 1, 1, 1, 1], "fr": [0, 0, 1, 1, 1, 1], "ar": [0, 1, 2, 3, 4, 5]}
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "aria-description", "content", "placeholder", "title", "data-said"}
SILENT_ELEMENTS = {"script", "style", "svg", "code"}
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.mark.parametrize("language", messages.PLURALS)
def test_the_catalogue_is_complete(language):
    assert not list(messages.faults(language))


def test_every_language_offered_has_a_catalogue():
    assert set(LANGUAGES) == {SOURCE_LANGUAGE, *messages.PLURALS}


@pytest.mark.parametrize("language", messages.PLURALS)
def test_numbers_take_the_right_form(language):
    plural = translations(language).plural  # type: ignore[union-attr]
    assert [plural(n) for n in (0, 1, 2, 5, 15, 100)] == FORMS[language]


@pytest.mark.parametrize("language", messages.PLURALS)
def test_no_form_of_a_plural_is_missing(language):
    counted = [entry for entry in polib.pofile(str(messages.catalogue(language))) if entry.msgid_plural]
    assert not [entry.msgid for entry in counted if len(entry.msgstr_plural) != messages.forms_of(language)]


def test_sentences_are_collected_as_they_are_looked_up():
    python = (
        "say(N_('one ' 'two'), ngettext_in(language, '{n} day', '{n} days', n), pgettext_in(x(a, b), 'month', 'May'))"
    )
    assert list(marked.in_python(python)) == [
        marked.Marked("one two"),
        marked.Marked("{n} day", "{n} days"),
        marked.Marked("May", context="month"),
    ]


def test_templates_are_collected_as_django_looks_them_up():
    template = """{% translate "50 % done" context 'bar' %} {{ _("Back")|upper }} {% include "x" with label=_("Next") %}
      {% blocktranslate trimmed count n=rows|length context "c" %}
        {{ n }} measure
      {% plural %}
        {{ n }} measures
      {% endblocktranslate %}"""
    assert list(marked.in_template(template)) == [
        marked.Marked("50 %% done", context="bar"),
        marked.Marked("Back"),
        marked.Marked("Next"),
        marked.Marked("%(n)s measure", "%(n)s measures", "c"),
    ]


def test_an_f_string_is_refused():
    with pytest.raises(SyntaxError):
        list(marked.in_python("gettext_in(language, f'{n} days')"))


def test_translations_survive_and_nothing_is_guessed(tmp_path):
    path = tmp_path / "django.po"
    messages.merge(path, [marked.Marked("A plan"), marked.Marked("An old one")], "es")
    book = polib.pofile(str(path))
    book.find("A plan").msgstr = "Un plan"
    book.find("An old one").msgstr = "Uno viejo"
    book.save()
    messages.merge(path, [marked.Marked("A plan"), marked.Marked("An older one")], "es")
    assert {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))} == {"A plan": "Un plan", "An older one": ""}


@pytest.mark.parametrize(
    ("plural", "forms", "sound"),
    [
        ("{n} days of {who}", ["un día de {who}", "{n} días de {who}"], True),
        ("{n} days of {who}", ["un día", "{n} días de {who}"], False),
        ("{n} days of {who}", ["un día de {who}", "días de {who}"], False),
        ("{n} days of {who}", ["un día de {quien}", "{n} días de {who}"], False),
    ],
)
def test_only_a_number_may_be_left_out(plural, forms, sound):
    entry = polib.POEntry(msgid="one", msgid_plural=plural, msgstr_plural=dict(enumerate(forms)))
    assert (not list(messages.placeholder_faults(entry))) is sound


def test_no_template_holds_words_outside_the_catalogue():
    templates = sorted((PACKAGE / "web").rglob("*.html"))
    assert not [f"{name_of(path)}: {words}" for path in templates for words in unmarked(path)]


def unmarked(path: Path) -> list[str]:
    listener = Listener()
    listener.feed("".join(plain_parts(path.read_text(encoding="utf-8"))))
    return [words for words in listener.heard if WORD.search(words)]


def plain_parts(source: str) -> list[str]:
    """The template without what Django fills in. A tag becomes a space, a value a figure: both are no words."""
    parts, in_block, in_comment = [], False, False
    for token in Lexer(source).tokenize():
        first = token.contents.split(maxsplit=1)[0] if token.token_type is TokenType.BLOCK else ""
        in_block = first in ("blocktranslate", "blocktrans") or (in_block and not first.startswith("endblocktrans"))
        in_comment = first == "comment" or (in_comment and first != "endcomment")
        if token.token_type is TokenType.TEXT and not in_block and not in_comment:
            parts.append(token.contents)
        elif token.token_type is not TokenType.TEXT:
            parts.append("0" if token.token_type is TokenType.VAR else " ")
    return parts


class Listener(HTMLParser):
    """What a reader would see or hear of a page. Names that are never translated go into <bdi translate="no">."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = dict(attrs)
        if not self.silent and (tag in SILENT_ELEMENTS or spoken.get("translate") == "no"):
            self.silent = tag
        if tag != "meta":
            self.heard += [value for name, value in spoken.items() if value and name in SPOKEN_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.heard.append(data.strip())


def test_the_listener_hears_words_and_names_of_buttons(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '{% translate "Fine" %}<p title="Help">{{ plan.title }} <bdi translate="no">Amparo</bdi> Bad</p><svg>x y</svg>',
        encoding="utf-8",
    )
    assert unmarked(page) == ["Help", "Bad"]
