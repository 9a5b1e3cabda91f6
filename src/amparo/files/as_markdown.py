"""The plan as Markdown: headings, lists and the six columns as a pipe table, which is read back."""

import re
from collections.abc import Iterator
from datetime import date

from amparo.domain.plan.model import Plan
from amparo.files.carried import READING
from amparo.files.losses import Written
from amparo.files.outline import Section, outline, outline_losses
from amparo.files.sixcolumns import Row
from amparo.wording.terms import Column, trade_heading

# A backslash is one only before a sign; before a letter it stands for itself.
MARKUP = re.compile(r"(\\(?=[!-/:-@\[-`{-~])|[`*_\[\]<>|#])")
LIST_STARTS = re.compile(r"^(\d*)([-+.)])(?=\s)")


def write_markdown(plan: Plan, language: str, today: date, _paper: str) -> Written:
    read = outline(plan, language, today)
    lines = [f"# {escaped(read.title)}", "", *(escaped(fact) + "  " for fact in read.facts), ""]
    for section in read.analysis:
        lines.extend(_section(section))
    lines.extend(_table(read.table, language))
    for section in read.emergency:
        lines.extend(_section(section))
    return Written("\n".join(lines).encode(), tuple(outline_losses(plan, READING)))


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    yield ""
    for number, line in enumerate(section.lines, start=1):
        yield f"{number}. {escaped(line)}" if section.numbered else f"- {escaped(line)}"
    yield ""


def _table(table: tuple[Row, ...], language: str) -> Iterator[str]:
    yield _pipes([trade_heading(column, language) for column in Column])
    yield _pipes(["---"] * len(Column))
    for row in table:
        yield _pipes([escaped(cell) for cell in row.cells])
    yield ""


def _pipes(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """One line in which nothing is markup any more."""
    lines = (LIST_STARTS.sub(r"\1\\\2", MARKUP.sub(r"\\\1", line.strip())) for line in text.strip().split("\n"))
    return "<br>".join(lines)
