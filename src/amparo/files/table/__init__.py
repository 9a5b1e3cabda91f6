"""Reading a plan from the table people keep it in (docs/formats/table-v1.md).

    bytes -> tables and lines (lines.py, packages.py) -> which table, which column (columns.py)
          -> the plan and the report (gathering.py), helped by the other tables of the paper (around.py)

Nothing is dropped in silence: what did not become part of the plan is in the losses, with its place and its words.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from amparo.domain.plan.edits import held_together
from amparo.domain.plan.model import Plan
from amparo.files.losses import Loss
from amparo.files.table.around import add_actions, add_analysis, words_of
from amparo.files.table.columns import Sort, Table, laid, language_of, tables_and_prose
from amparo.files.table.gathering import Gathering, place
from amparo.files.table.grids import Beyond, Block, Prose
from amparo.files.table.lines import csv_blocks, decoded, text_blocks
from amparo.files.table.packages import BadPackage, docx_blocks, xlsx_blocks
from amparo.wording.tablewords import LANGUAGES

SIZE_MAX_BYTES = 16 * 1024 * 1024
SUFFIXES = ("csv", "tsv", "xlsx", "docx", "md", "txt")


class NoTable(Exception):
    """There is no table of measures in this; `reason` is `no-table`, `too-big` or `damaged`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TableReading(Struct, frozen=True):
    """The plan, and what could not be carried into it."""

    plan: Plan
    losses: tuple[Loss, ...]


def read_table(
    untrusted: bytes, suffix: str, language_hint: str = "en", written_on: date | None = None
) -> TableReading:
    """The plan in the tables of a file; `suffix` is one of SUFFIXES, with or without its dot.

    `language_hint` decides where the headings do not tell the language. `written_on` becomes the plan's day, and gives
    a year to a day named without one.
    """
    if len(untrusted) > SIZE_MAX_BYTES:
        raise NoTable("too-big")
    hint = language_hint if language_hint in LANGUAGES else "en"
    parts = tables_and_prose(_blocks(untrusted, suffix.lstrip(".").lower()), hint)
    plans = [part for part in parts if isinstance(part, Table) and part.sort is Sort.PLAN]
    if not plans:
        raise NoTable("no-table")
    first = language_of(plans[0], hint)
    gathered = Gathering((first, *(one for one in LANGUAGES if one != first)), written_on)
    for table in plans:
        _add_plan(gathered, table)
    if not gathered.measures:
        raise NoTable("no-table")
    _add_the_rest(gathered, parts)
    return TableReading(held_together(gathered.plan()), tuple(gathered.losses))


def _blocks(untrusted: bytes, suffix: str) -> Sequence[Block]:
    try:
        match suffix:
            case "xlsx":
                return xlsx_blocks(untrusted)
            case "docx":
                return docx_blocks(untrusted)
            case "csv" | "tsv":
                return csv_blocks(decoded(untrusted))
            case _:
                return text_blocks(decoded(untrusted))
    except BadPackage as error:
        raise NoTable("damaged") from error


def _add_plan(gathered: Gathering, table: Table) -> None:
    rows = [laid(row, table, gathered.languages) for row in table.rows]
    merged = {kind for row in rows for kind, cell in row.cells.items() if cell.joined}
    for row in rows:
        gathered.add_row(table, row, merged)


def _add_the_rest(gathered: Gathering, parts: Sequence[Table | Prose | Beyond]) -> None:
    tables = [part for part in parts if isinstance(part, Table)]
    for table in tables:
        for row in table.above:
            for text in filter(None, row.texts):
                gathered.lose("above-the-headings", place(table, row.line), text)
        match table.sort:
            case Sort.ANALYSIS:
                add_analysis(gathered, table)
            case Sort.ACTIONS:
                add_actions(gathered, table)
            case Sort.OTHER:
                _name_other_table(gathered, table)
            case Sort.PLAN:
                pass
    _name_lines_around(gathered, parts)
    _ask_about_carried_down(gathered)


def _name_other_table(gathered: Gathering, table: Table) -> None:
    """Once for the whole table: it has nothing to do with the plan, and its cells would bury those that have."""
    if said := words_of(table):
        gathered.lose("other-table", f"table {table.number}", said)


def _name_lines_around(gathered: Gathering, parts: Sequence[Table | Prose | Beyond]) -> None:
    for part in parts:
        if isinstance(part, Prose):
            gathered.lose("around-the-table", _lines(part.line, part.last_line), part.text)
        elif isinstance(part, Beyond):
            gathered.lose("beyond-limit", f"line {part.line}", part.text)


def _lines(first: int, last: int) -> str:
    if not first:
        return ""
    return f"lines {first}-{last}" if last > first else f"line {first}"


def _ask_about_carried_down(gathered: Gathering) -> None:
    for measure_id, measure in gathered.measures.items():
        if measure_id in gathered.carried_down:
            objective = gathered.objectives[measure.objectives[0]]
            gathered.lose("objective-carried-down", gathered.places[measure_id], objective.text)
