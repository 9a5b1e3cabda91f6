"""The six columns as CSV: UTF-8 with a byte order mark, so that spreadsheets show accents, and no cell a formula."""

import csv
import io
from datetime import date

from amparo.domain.plan.model import Plan
from amparo.files.carried import SIX_COLUMNS, not_carried
from amparo.files.losses import Written
from amparo.files.sixcolumns import rows, table_losses
from amparo.wording.terms import Column, trade_heading

# A spreadsheet would calculate a cell that begins like this; the full-width signs count as well in East Asian ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
AS_TEXT = "'"


def write_csv(plan: Plan, language: str, _today: date, _paper: str) -> Written:
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(trade_heading(column, language) for column in Column)
    writer.writerows([kept_text(cell) for cell in row.cells] for row in rows(plan, language))
    losses = (*table_losses(plan), *not_carried(plan, SIX_COLUMNS))
    return Written(page.getvalue().encode("utf-8-sig"), losses)


def kept_text(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"{AS_TEXT}{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell
