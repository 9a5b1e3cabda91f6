"""The six columns as CSV: UTF-8 with a byte order mark, so that spreadsheets show accents, and no cell a formula."""

import csv
import io
from datetime import date

from amparo.domain.plan.model import Plan
from amparo.files.carried import SIX_COLUMNS, not_carried
from amparo.files.formulas import kept_text
from amparo.files.losses import Written
from amparo.files.sixcolumns import rows, table_losses
from amparo.wording.terms import Column, trade_heading


def write_csv(plan: Plan, language: str, _today: date, _paper: str) -> Written:
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(trade_heading(column, language) for column in Column)
    writer.writerows([kept_text(cell) for cell in row.cells] for row in rows(plan, language))
    losses = (*table_losses(plan), *not_carried(plan, SIX_COLUMNS))
    return Written(page.getvalue().encode("utf-8-sig"), losses)
