"""Tables in XLSX and DOCX files. Both are ZIP packages of XML, so both are weighed before they are opened."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from amparo.files.table.grids import COLUMNS_MAX, ROWS_MAX, Beyond, Block, Cell, Grid, Prose, Row, clean

UNPACKED_MAX_BYTES = 64 * 1024 * 1024
PARTS_MAX = 2_000
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
CURRENCY_FORMAT = re.compile(r'\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"\d]{1,8})"|\\?([$€£])')


class BadPackage(Exception):
    """This file is damaged, or it is made to be unpacked without end."""


def _weighed(untrusted: bytes) -> zipfile.ZipFile:
    """The package, if it is one and unpacks to a bearable size without entity declarations."""
    try:
        package = zipfile.ZipFile(io.BytesIO(untrusted))
        parts = package.infolist()
        if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > UNPACKED_MAX_BYTES:
            raise BadPackage
        for part in parts:
            # zipfile never reads more than the size a part admits to, which was just added up.
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(part).replace(b"\0", b""):
                raise BadPackage
    except BadPackage:
        raise
    except Exception as error:  # zlib and friends raise what they like at a damaged stream
        raise BadPackage from error
    return package


def xlsx_blocks(untrusted: bytes) -> list[Block]:
    """Every visible sheet as one table."""
    package = _weighed(untrusted)
    import openpyxl  # slow to load, and most plans are not sheets

    try:
        book = openpyxl.load_workbook(io.BytesIO(untrusted), read_only=True, data_only=True)
        return [block for sheet in book.worksheets for block in _sheet_blocks(sheet, package)]
    except Exception as error:  # the reader trusts its input and fails in any way it likes
        raise BadPackage from error


def _sheet_blocks(sheet: Any, package: zipfile.ZipFile) -> Iterator[Block]:
    rows: list[Row] = []
    joined = _merged_cells(package, sheet)
    uppers: dict[tuple[int, int], str] = {}
    sheet.reset_dimensions()  # what a sheet says of its size may be a million rows of nothing
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [_sheet_text(cell) for cell in cells]
        if any(texts) and (number > ROWS_MAX or any(texts[COLUMNS_MAX:])):
            yield from (Grid(tuple(rows)), Beyond(number, " ".join(filter(None, texts))))
            return
        row = tuple(
            _sheet_cell(text, (number, n), joined, uppers) for n, text in enumerate(texts[:COLUMNS_MAX], start=1)
        )
        if any(texts) or any(cell.joined for cell in row):
            rows.append(Row(row, number))
    if rows:
        yield Grid(tuple(rows))


def _sheet_cell(
    text: str, at: tuple[int, int], joined: dict[tuple[int, int], tuple[int, int]], uppers: dict[tuple[int, int], str]
) -> Cell:
    if at in joined:
        return Cell(uppers.get(joined[at], ""), joined=True)
    uppers[at] = text
    return Cell(text)


def _merged_cells(package: zipfile.ZipFile, sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of each lower part of a cell merged downwards -> (row, column) of its top.

    A sheet read row by row does not tell of its merged cells, and read whole it makes a cell of each part of them:
    a file of one kilobyte may claim sixteen thousand million.
    """
    with package.open(sheet._worksheet_path) as part:  # noqa: SLF001 - nothing else says which part it is
        refs = MERGED.findall(part.read())
    lower: dict[tuple[int, int], tuple[int, int]] = {}
    for first_column, first_row, _, last_row in refs:
        column, top, bottom = (_column_number(first_column), int(first_row), min(int(last_row), ROWS_MAX))
        if column <= COLUMNS_MAX and len(lower) + bottom - top <= ROWS_MAX * 4:
            lower |= {(row, column): (top, column) for row in range(top + 1, bottom + 1)}
    return lower


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_text(cell: Any) -> str:
    match cell.value:
        case None:
            return ""
        case datetime() as moment:
            return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")
        case date() as day:
            return day.isoformat()
        case bool() as yes:
            return str(yes)
        case int() | float() as number:
            bare = str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)
            found = CURRENCY_FORMAT.search(cell.number_format or "")
            return f"{next(part for part in found.groups() if part).strip()} {bare}" if found else bare
        case other:
            return clean(str(other), marked_up=False)


def docx_blocks(untrusted: bytes) -> list[Block]:
    """The tables of a document and the paragraphs around them."""
    _weighed(untrusted)
    import docx  # slow to load, and most plans are not documents

    try:
        body = docx.Document(io.BytesIO(untrusted)).element.body
        return list(_body_blocks(body))
    except Exception as error:  # the reader trusts its input and fails in any way it likes
        raise BadPackage from error


def _body_blocks(body: Any) -> Iterator[Block]:
    paragraphs: list[str] = []
    for element in body.iterchildren():
        name = _local(element)
        if name == "tbl":
            if any(paragraphs):
                yield Prose("\n".join(filter(None, paragraphs)))
            paragraphs = []
            yield from _word_table(element)
        else:
            paragraphs.append(_word_text(element))
    if any(paragraphs):
        yield Prose("\n".join(filter(None, paragraphs)))


def _word_table(table: Any) -> Iterator[Block]:
    rows: list[Row] = []
    uppers: dict[int, str] = {}
    for line, row in enumerate(table.tr_lst, start=1):
        if line > ROWS_MAX:
            yield from (Grid(tuple(rows)), Beyond(line))
            return
        cells = [Cell() for _ in range(min(row.grid_before, COLUMNS_MAX))]
        for part in row.tc_lst:
            cells.append(_word_cell(part, len(cells), uppers))
            cells.extend(Cell() for _ in range(min(part.grid_span, COLUMNS_MAX) - 1))
        rows.append(Row(tuple(cells), line))
    yield Grid(tuple(rows))


def _word_cell(part: Any, column: int, uppers: dict[int, str]) -> Cell:
    if part.vMerge == "continue":
        return Cell(uppers.get(column, ""), joined=True)
    uppers[column] = _word_text(part)
    return Cell(uppers[column])


def _word_text(element: Any) -> str:
    """All paragraphs inside, one line each; deleted text is gone, tables inside a cell are read as lines."""
    lines = []
    for paragraph in element.iter("{*}p"):
        runs = (_run_text(part) for part in paragraph.iter("{*}t", "{*}br", "{*}tab", "{*}cr"))
        lines.append("".join(runs))
    return clean("\n".join(lines), marked_up=False)


def _run_text(part: Any) -> str:
    return part.text or "" if _local(part) == "t" else " " if _local(part) == "tab" else "\n"


def _local(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
