"""One sentence for each thing that could not be carried from one form of a plan to another, and where it stood."""

import re
from typing import Protocol

from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.fields import say_path
from amparo.wording.shortened import shortened

TEXT_SHOWN_MAX = 160

SENTENCES = {
    # read from a table
    "around-the-table": N_("Not carried, text around the table: “{text}”"),
    "other-table": N_("Not carried, another table: “{text}”"),
    "other-words": N_("Another table says it in other words, which were not carried: “{text}”"),
    "above-the-headings": N_("Not carried, it stands above the headings: “{text}”"),
    "unknown-column": N_("Not carried, no place in a plan is known for this column: “{text}”"),
    "extra-cell": N_("Not carried, the row has more cells than headings: “{text}”"),
    "no-measure-in-row": N_("Not carried, this row names no measure: “{text}”"),
    "shared-cell": N_("One sum for several rows was carried to the first of them only: “{text}”"),
    "cut-short": N_("Too long, only its beginning was carried: “{text}”"),
    "beyond-limit": N_("The table is too large; from here on nothing was read: “{text}”"),
    "vulnerability-not-named": N_(
        "The table does not say which weakness this objective is about; its own words stand in for it: “{text}”"
    ),
    "objective-carried-down": N_("This row names no objective; it was put under the one above it: “{text}”"),
    # written to a lesser form
    "threats-left-out": N_("Left out, threats that are noted but not worked on: {text}"),
    "cell-cut": N_("Too long for a cell, only its beginning was written: “{text}”"),
    "characters-not-in-print-font": N_("The print has no sign for: {text}"),
    "not-carried": N_("Not carried by this kind of file, number of times: {text}"),
    "dropped-measures-left-out": N_("Left out, dropped measures: {text}"),
    "several-objectives-in-one-cell": N_("Serves several objectives, which share one cell: “{text}”"),
    "control-characters-removed": N_("Signs that cannot be printed were removed: “{text}”"),
    "card-time-unread": N_("It was kept as it stands, but no length of time was understood: “{text}”"),
    "name-twice": N_("“{text}” stands here twice. The last one counts; what else was said is kept beside it."),
    "card-field-left-out": N_("This kind of file has no place for it, and it was left out."),
}

PLACES = {
    "table": N_("table {number}"),
    "row": N_("row {number}"),
    "line": N_("line {number}"),
    "lines": N_("lines {number}"),
    "column": N_("column “{number}”"),
}
PLACE = re.compile(r"(table|row|lines?|column) (.+)")


class LossLike(Protocol):
    """`where` is `table 2, row 14, column Costs`, `lines 3-9` or a path in the plan."""

    @property
    def code(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def text(self) -> str: ...


def say_loss(loss: LossLike, language: str) -> str:
    sentence = gettext_in(language, SENTENCES[loss.code]).format(text=shortened(loss.text, TEXT_SHOWN_MAX))
    where = say_place(loss.where, language)
    return f"{where}: {sentence}" if where else sentence


def say_place(where: str, language: str) -> str:
    """Where something stood, in words; a path in the plan is said in the words of the pages."""
    head, comma, column = where.partition(", column ")
    parts = [*head.split(", "), *([f"column {column}"] if comma else [])]
    return ", ".join(_place_in_words(part, language) for part in parts)


def _place_in_words(part: str, language: str) -> str:
    found = PLACE.fullmatch(part)
    if found:
        return gettext_in(language, PLACES[found.group(1)]).format(number=found.group(2))
    return say_path(part, language)
