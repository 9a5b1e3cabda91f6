"""The workbook, read again with openpyxl."""

import io
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from amparo.domain.plan.model import Plan
from amparo.files.written import write
from tests.files.plans import CALLS, hostile, in_arabic, long_plan
from tests.people import TODAY, river_house


def book(plan: Plan, language: str = "en", paper: str = "a4") -> Any:
    return load_workbook(io.BytesIO(write(plan, "xlsx", language, TODAY, paper=paper).content))


def test_the_six_columns_come_first_and_objectives_stand_in_every_row():
    first = book(long_plan()).worksheets[0]
    rows = list(first.iter_rows(values_only=True))
    assert rows[0] == (
        *("Comprehensive objective", "Specific objective", "Security measure"),
        *("Responsible", "Cost", "Timetable"),
    )
    assert [row[0] for row in rows[1:]] == ["Fewer chances that they come in"] * 12


def test_what_does_not_fit_the_six_columns_has_sheets_of_its_own():
    assert book(long_plan()).sheetnames == [
        *("Plan", "About this plan", "What could happen", "What makes it worse", "What we already have", "Who"),
        *("More on what we will do", "Step by step"),
    ]


def test_a_sheet_with_nothing_in_it_is_left_out():
    assert "Step by step" not in book(river_house()).sheetnames


def test_nothing_people_wrote_is_a_formula_or_a_link():
    cells = [cell for sheet in book(hostile()) for row in sheet.iter_rows() for cell in row]
    assert CALLS in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize(("paper", "number"), [("a4", 9), ("letter", 1)])
def test_it_prints_one_page_wide_with_its_headings(paper, number):
    sheet = book(long_plan(), paper=paper).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (number, "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "A2")


def test_arabic_sheets_run_from_the_right():
    assert all(sheet.sheet_view.rightToLeft for sheet in book(in_arabic(), "ar"))


def test_it_names_nobody():
    properties = book(long_plan()).properties
    assert {properties.creator, properties.lastModifiedBy, properties.title} <= {None, ""}
    assert properties.created.date() == TODAY


def test_a_cell_too_long_for_a_spreadsheet_is_cut_and_reported():
    plan = river_house()
    steps = tuple(replace(plan.measures[0], id=f"n{n}", text="y" * 4_000) for n in range(10))
    last = replace(plan.measures[0], id="n99", after=tuple(step.id for step in steps))
    losses = write(replace(plan, measures=(*steps, last)), "xlsx", "en", TODAY).losses
    assert [loss.text for loss in losses if loss.code == "cell-cut"] == ["y" * 60]
