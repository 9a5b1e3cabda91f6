"""The six columns as CSV, read again with the standard library."""

import csv
import io

import pytest

from amparo.domain.plan.model import Plan
from amparo.files.formulas import as_written, kept_text
from amparo.files.written import write
from tests.files.plans import CALLS, hostile, long_plan
from tests.people import TODAY, river_house


def lines(plan: Plan) -> list[list[str]]:
    content = write(plan, "csv", "en", TODAY).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_it_begins_with_the_mark_spreadsheets_need_to_show_accents():
    assert write(river_house(), "csv", "en", TODAY).content.startswith(b"\xef\xbb\xbf")


def test_it_has_the_six_columns_of_the_trade():
    assert lines(river_house())[0] == [
        *("Comprehensive objective", "Specific objective", "Security measure"),
        *("Responsible", "Cost", "Timetable"),
    ]


def test_every_measure_has_its_row():
    assert len(lines(long_plan())) == 13
    assert lines(river_house())[3] == [
        *("Fewer chances that they come in", "Even then nobody reads our files"),
        *("Copy the case files to the drive kept at the notary's", "Tomás", "USD 80", "Every week"),
    ]


def test_no_cell_is_calculated():
    cells = [cell for line in lines(hostile()) for cell in line]
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{CALLS}" in cells


def test_a_cell_that_calculates_nothing_stays_as_it_is():
    assert kept_text("Rosa = owner") == "Rosa = owner"


@pytest.mark.parametrize("cell", [CALLS, " +1", "\t=1", "\n- first", "＝1", "'tis fine", "Rosa = owner"])
def test_the_mark_that_keeps_a_cell_from_being_calculated_goes_when_it_is_read(cell):
    assert as_written(kept_text(cell)) == cell
