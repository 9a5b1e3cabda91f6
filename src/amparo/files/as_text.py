"""The plan as plain text for a screen reader or a cheap printer: 72 columns, one block for each measure, no drawing."""

import textwrap
from collections.abc import Iterator
from datetime import date

from amparo.domain.plan.model import Plan
from amparo.files.carried import READING
from amparo.files.directions import held
from amparo.files.losses import Written
from amparo.files.outline import Section, outline, outline_losses
from amparo.files.sixcolumns import Row
from amparo.wording.catalogue import RIGHT_TO_LEFT, gettext_in
from amparo.wording.terms import Column, plain_heading

COLUMNS = 72


def write_text(plan: Plan, language: str, today: date, _paper: str) -> Written:
    read = outline(plan, language, today)
    lines = [*_wrapped(read.title), "", *(line for fact in read.facts for line in _wrapped(fact)), ""]
    for section in read.analysis:
        lines.extend(_section(section))
    lines.extend(_measures(read.table, language))
    for section in read.emergency:
        lines.extend(_section(section))
    text = "\n".join(lines)
    content = (held(text) if language in RIGHT_TO_LEFT else text).encode()
    return Written(content, tuple(outline_losses(plan, READING)))


def _section(section: Section) -> Iterator[str]:
    yield from (*_wrapped(section.heading), "")
    for number, line in enumerate(section.lines, start=1):
        yield from _wrapped(line, f"{number}. " if section.numbered else "- ")
    yield ""


def _measures(table: tuple[Row, ...], language: str) -> Iterator[str]:
    """Each block begins with its number among all, so that a listener knows where they are; objectives are said once."""
    words = [plain_heading(column, language) for column in Column]
    said = ("", "")
    total = sum(1 for row in table if row.item)
    number = 0
    for row in table:
        if (row.comprehensive, row.specific) != said:
            said = (row.comprehensive, row.specific)
            yield from (*_labelled(words[:2], row.cells[:2]), "")
        if row.item is None:
            continue
        number += 1
        yield from _wrapped(gettext_in(language, "{number} of {total}").format(number=number, total=total))
        yield from (*_labelled(words[2:], row.cells[2:]), "")


def _labelled(words: list[str], cells: tuple[str, ...]) -> Iterator[str]:
    for word, cell in zip(words, cells, strict=True):
        if cell:
            yield from _wrapped(cell, f"{word}: ")


def _wrapped(text: str, label: str = "") -> list[str]:
    """Lines of at most COLUMNS characters; a longer word, an address perhaps, is kept whole."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n"):
        lead = "  " if lines else label
        lines += textwrap.wrap(
            paragraph,
            COLUMNS,
            initial_indent=lead,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        ) or [lead.rstrip()]
    return lines
