"""The Word document, read again with python-docx."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace

from amparo.domain.plan.model import Plan
from amparo.files.written import write
from tests.files.plans import CODE, MARKUP, hostile, in_arabic, long_plan
from tests.people import TODAY


def document(plan: Plan, language: str = "en", paper: str = "a4") -> Any:
    return Document(io.BytesIO(write(plan, "docx", language, TODAY, paper=paper).content))


def test_it_reads_from_what_could_happen_to_what_to_do_if_it_does():
    headings = [p.text for p in document(long_plan()).paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        *("What could happen", "What makes it worse", "What we already have", "What we want", "What we will do"),
        *("If it happens", "Office broken into: In an emergency"),
    ]


def test_the_table_has_the_six_columns_and_a_row_for_every_measure():
    table = document(long_plan()).tables[0]
    assert [cell.text for cell in table.rows[0].cells][2:4] == ["Security measure", "Responsible"]
    assert [row.cells[2].text for row in table.rows][1] == "Put a second lock on the street door"
    assert len(table.rows) == 13


def test_its_headings_return_on_every_page_and_no_row_is_torn():
    rows = document(long_plan()).tables[0].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_every_list_of_steps_begins_at_one():
    (protocol,) = long_plan().protocols
    twice = replace(long_plan(), protocols=(protocol, replace(protocol, id="r2", title="Office searched")))
    steps = [p for p in document(twice).paragraphs if p.style.name == "List Number"]
    assert steps[0].text == "At once, Rosa: do not go in; wait at the corner"
    first, second = (p._p.pPr.numPr.numId.val for p in (steps[0], steps[-1]))
    assert [p._p.pPr.numPr.numId.val for p in steps] == [first] * 3 + [second] * 3
    assert first != second


@pytest.mark.parametrize(("paper", "wide", "narrow"), [("a4", 297, 210), ("letter", 279.4, 215.9)])
def test_it_is_made_for_the_paper_at_hand(paper, wide, narrow):
    section = document(long_plan(), paper=paper).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((wide, narrow), abs=0.1)


def test_arabic_runs_from_the_right_in_table_paragraph_and_word():
    body = document(in_arabic(), "ar").element.body
    assert body.tbl_lst[0].tblPr.find(qn("w:bidiVisual")) is not None
    assert all(p.pPr is not None and p.pPr.find(qn("w:bidi")) is not None for p in body.iter(qn("w:p")))
    runs = {r.text: r.rPr is not None and r.rPr.find(qn("w:rtl")) is not None for r in body.iter(qn("w:r"))}
    assert {text for text, turned in runs.items() if not turned} == {"+34 600 11 22 33"}


def test_it_tells_screen_readers_its_language():
    styles = document(long_plan(), "es").styles
    assert styles["Normal"].element.rPr.findall(qn("w:lang"))[-1].get(qn("w:val")) == "es-ES"


def test_what_people_wrote_is_text():
    read = document(hostile())
    assert read.paragraphs[0].text == CODE
    assert read.tables[0].rows[1].cells[0].text == MARKUP


def test_it_names_nobody_and_no_machine():
    content = write(long_plan(), "docx", "en", TODAY).content
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert {part.date_time[:3] for part in packed.infolist()} == {(TODAY.year, TODAY.month, TODAY.day)}
    assert not [name for name in packed.namelist() if "thumbnail" in name or name.endswith("app.xml")]
    assert document(long_plan()).core_properties.author == ""


def test_the_same_plan_is_the_same_file():
    assert write(long_plan(), "docx", "en", TODAY) == write(long_plan(), "docx", "en", TODAY)
