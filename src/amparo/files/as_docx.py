"""The plan as a Word document: plain headings, lists and the six-column table, as offices and donors read it.

python-docx finds its way through a table cell by cell, which takes seconds for long plans; rows are therefore copied
from one row and filled as XML. Text goes in through lxml, so nothing in it can become markup.
"""

import io
from copy import deepcopy
from datetime import date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from amparo.domain.plan.model import Plan
from amparo.files.carried import READING
from amparo.files.directions import NUMBER_LIKE
from amparo.files.losses import Written
from amparo.files.outline import Outline, Section, outline, outline_losses
from amparo.files.sixcolumns import Row
from amparo.wording.catalogue import RIGHT_TO_LEFT, gettext_in
from amparo.wording.terms import Column, trade_heading

PAPERS_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}
MARGIN_MM = 15
SHARES = (18, 18, 28, 14, 10, 12)
INK = RGBColor(0x1E, 0x2A, 0x2E)
LANGUAGE_TAGS = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ar": "ar-SA"}
LEFTOVERS = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
SIZES_POINTS = {"Normal": 11, "Title": 22, "Heading 1": 15}


def write_docx(plan: Plan, language: str, today: date, paper: str) -> Written:
    read = outline(plan, language, today)
    document = _blank(language, today, paper)
    document.add_paragraph(read.title, style="Title")
    for fact in read.facts:
        document.add_paragraph(fact)
    _add_body(document, read, language)
    if language in RIGHT_TO_LEFT:
        _turn_round(document.element.body)
    return Written(_packed(document, today), tuple(outline_losses(plan, READING)))


def _add_body(document: Any, read: Outline, language: str) -> None:
    for section in read.analysis:
        _add_section(document, section)
    document.add_heading(gettext_in(language, "What we will do"))
    _add_table(document, read.table, language)
    for section in read.emergency:
        _add_section(document, section)


def _blank(language: str, today: date, paper: str) -> Any:
    """An empty document that names nobody, no program and no machine."""
    document: Any = Document()
    for part in (document.part.package, document.part):
        for key in [key for key, rel in part.rels.items() if rel.reltype.endswith(LEFTOVERS)]:
            del part.rels[key]
    properties = document.core_properties
    properties.author = properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.title = gettext_in(language, "Plan")
    properties.language = language
    properties.created = properties.modified = datetime.combine(today, time())
    _set_page(document.sections[0], paper)
    _set_styles(document.styles, language)
    return document


def _set_page(section: Any, paper: str) -> None:
    """Landscape: six columns want room."""
    narrow, wide = PAPERS_MM[paper]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(wide), Mm(narrow)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)


def _set_styles(styles: Any, language: str) -> None:
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in SIZES_POINTS.items():
        styles[name].font.size = Pt(size)
        _append(styles[name].element.get_or_add_rPr(), "w:szCs", val=str(size * 2))  # half points, for Arabic letters
    for name in ("Title", "Heading 1"):
        styles[name].font.color.rgb = INK
    tag = LANGUAGE_TAGS.get(language, language)
    _append(styles["Normal"].element.rPr, "w:lang", val=tag, bidi=tag)


def _append(properties: Any, name: str, **values: str) -> None:
    """One property in the place of an older one of its name, in front of the language, which comes last."""
    for old in properties.findall(qn(name)):
        properties.remove(old)
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    properties.insert_element_before(element, *AFTER_SIZE if name == "w:szCs" else ())


def _add_section(document: Any, section: Section) -> None:
    document.add_heading(section.heading)
    numbering = _restarted_numbering(document) if section.numbered else None
    for line in section.lines:
        paragraph = document.add_paragraph(line, style="List Number" if section.numbered else "List Bullet")
        if numbering is not None:
            paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering


def _restarted_numbering(document: Any) -> int:
    """Every list of steps begins at 1; Word would otherwise go on counting through the whole document."""
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    definitions = document.part.numbering_part.element
    again = definitions.add_num(definitions.num_having_numId(style).abstractNumId.val)
    again.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = again.numId
    return number


def _add_table(document: Any, table: tuple[Row, ...], language: str) -> None:
    grid = document.add_table(rows=2, cols=len(Column), style="Table Grid")
    grid.autofit = False
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for place, share in enumerate(SHARES):
        grid.columns[place].width = width * share // 100
        for cell in grid.columns[place].cells:
            cell.width = width * share // 100
    drawn = document.element.body.tbl_lst[-1]
    heading, pattern = drawn.tr_lst
    _fill(heading, tuple(trade_heading(column, language) for column in Column), bold=True)
    for line in (heading, pattern):
        line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    heading.trPr.append(OxmlElement("w:tblHeader"))
    drawn.remove(pattern)
    for row in table:
        filled = deepcopy(pattern)
        _fill(filled, row.cells)
        drawn.append(filled)


def _fill(line: Any, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for paragraph, text in zip(line.iter(qn("w:p")), texts, strict=True):
        run = paragraph.add_r()
        if bold:
            for name in ("w:b", "w:bCs"):
                run.get_or_add_rPr().append(OxmlElement(name))
        run.text = text


def _turn_round(body: Any) -> None:
    """Right to left: the table, each paragraph and each run have to be told; Word does not infer one from the other."""
    for table in body.iter(qn("w:tbl")):
        table.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *AFTER_BIDI_VISUAL)
    for paragraph in body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)
    for run in tuple(body.iter(qn("w:r"))):
        _turn_run(run)


def _turn_run(run: Any) -> None:
    """The run cut at each number that must not turn round; that piece stays as it is, the others run from the right."""
    for place, piece in enumerate(NUMBER_LIKE.split(run.text)):
        part = deepcopy(run)
        part.text = piece
        if place % 2 == 0:
            part.get_or_add_rPr().append(OxmlElement("w:rtl"))
        if piece:
            run.addprevious(part)
    run.getparent().remove(run)


# The schema fixes the order of siblings; Word refuses a document that breaks it.
AFTER_SIZE = tuple(f"w:{name}" for name in ("highlight", "u", "effect", "bdr", "shd", "vertAlign", "rtl", "cs", "lang"))
AFTER_BIDI_VISUAL = tuple(
    f"w:{name}"
    for name in (
        *("tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders"),
        *("shd", "tblLayout", "tblCellMar", "tblLook"),
    )
)
AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)


def _packed(document: Any, today: date) -> bytes:
    """The file with every part dated `today`: the hour somebody saved it is nobody's business."""
    drawn, packed = io.BytesIO(), io.BytesIO()
    document.save(drawn)
    with ZipFile(drawn) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(
                ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0)), source.read(name), ZIP_DEFLATED
            )
    return packed.getvalue()
