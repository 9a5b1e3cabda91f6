"""Tables in plain text: pipes (Markdown), tabs (pasted from a document or a sheet), commas or semicolons (CSV).

Pasting breaks tables: a cell of several paragraphs becomes several lines, a page break becomes a blank line, merged
cells vanish. Rows are put together again here as far as tabs tell; columns are found later (`columns.py`).
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from amparo.files.formulas import as_written
from amparo.files.table.grids import COLUMNS_MAX, ROWS_MAX, Beyond, Block, Grid, Prose, Row, clean, row_of

PIPE = re.compile(r"(?<!\\)\|")
FRAME = re.compile(r"(?<!\\)\|$")
RULE = re.compile(r"\|?:?-{2,}:?(\|:?-{2,}:?)*\|?")
DELIMITERS = ";\t,|"
JOINED_LINES_MAX = 30
ROW_MAY_BREAK_BELOW_TABS = 3


def decoded(untrusted: bytes) -> str:
    """UTF-8 or UTF-16 with its mark; else what Windows in the west writes, where every byte is a letter."""
    if untrusted.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return untrusted.decode("utf-16", errors="replace")
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        return untrusted.decode("cp1252", errors="replace")


def csv_blocks(text: str) -> list[Block]:
    """The whole file as one table."""
    head, _, rest = text.partition("\n")
    if named := re.fullmatch(r"\s*sep=(.)\s*", head):
        return _csv_with(rest, named.group(1), 2)
    if clean(text, marked_up=False) == "":
        return []
    return max((_csv_with(text, mark, 1) for mark in DELIMITERS), key=_squareness)


def _csv_with(text: str, mark: str, first_line: int) -> list[Block]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[Row] = []
    line = first_line
    try:
        for texts in reader:
            if len(rows) == ROWS_MAX or len(texts) > COLUMNS_MAX:
                return [Grid(tuple(rows), "line"), Beyond(line, clean(" ".join(texts), marked_up=False))]
            rows.append(row_of(map(as_written, texts), line, marked_up=False))
            line = reader.line_num + first_line
    except csv.Error:  # a cell longer than any cell is
        return [Grid(tuple(rows), "line"), Beyond(line)]
    return [Grid(tuple(row for row in rows if any(row.texts)), "line")]


def _squareness(blocks: list[Block]) -> tuple[bool, int, int]:
    """How much a file looks like a table when cut at a mark: how many rows have the commonest width, and that width."""
    widths = Counter(len(row.cells) for block in blocks if isinstance(block, Grid) for row in block.rows)
    if not widths:
        return (False, 0, 0)
    width, times = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]))
    return (not any(isinstance(block, Beyond) for block in blocks), times if width > 1 else 0, width)


def text_blocks(text: str) -> list[Block]:
    """The tables and the lines around them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = list(_blocks(lines))
    if any(isinstance(block, Grid) for block in blocks):
        return blocks
    as_csv = csv_blocks(text)
    square, _, width = _squareness(as_csv)
    return as_csv if square and width >= 3 else blocks


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    place = 0
    while place < len(lines):
        kind = _kind(lines[place])
        last = _end(lines, place, kind)
        if kind is None:
            yield from _prose(lines, place, last)
        else:
            rows = _pipe_rows(lines, place, last) if kind == "|" else _tab_rows(lines, place, last)
            yield Grid(tuple(rows[:ROWS_MAX]), "line")
            if len(rows) > ROWS_MAX:
                yield Beyond(rows[ROWS_MAX].line, " ".join(rows[ROWS_MAX].texts))
        place = last


def _kind(line: str) -> str | None:
    if line.lstrip().startswith("|") or len(PIPE.findall(line)) > 1:
        return "|"
    return "\t" if "\t" in line.strip(" ") else None


def _end(lines: Sequence[str], start: int, kind: str | None) -> int:
    """The line after the block. A table goes on after blank lines, and after a line that only breaks a row in two."""
    place = start
    while place < len(lines):
        ahead = place
        while kind is not None and ahead < len(lines) and not lines[ahead].strip():
            ahead += 1
        if kind == "\t" and ahead == place:
            ahead = _over_broken_row(lines, place)
        if ahead >= len(lines) or _kind(lines[ahead]) != kind or (kind == "|" and _new_pipe_table(lines, ahead, start)):
            break
        place = ahead + 1
    return max(place, start + 1)


def _over_broken_row(lines: Sequence[str], place: int) -> int:
    """The next line with tabs, if only lines without blanks between lie before it and the row above is cut short."""
    ahead = place
    while ahead < len(lines) and ahead - place < JOINED_LINES_MAX and lines[ahead].strip() and "\t" not in lines[ahead]:
        ahead += 1
    return ahead if ahead < len(lines) and "\t" in lines[ahead] else place


def _new_pipe_table(lines: Sequence[str], ahead: int, start: int) -> bool:
    """A blank line and then headings with a rule under them: another table."""
    ruled = ahead + 1 < len(lines) and _is_rule(lines[ahead + 1])
    return ruled and ahead > start and not lines[ahead - 1].strip()


def _is_rule(line: str) -> bool:
    return RULE.fullmatch("".join(line.split())) is not None


def _prose(lines: Sequence[str], start: int, end: int) -> Iterator[Prose]:
    kept = [n for n in range(start, end) if lines[n].strip()]
    if kept:
        text = "\n".join(lines[kept[0] : kept[-1] + 1])
        yield Prose(clean(text, marked_up=True), kept[0] + 1, kept[-1] + 1)


def _pipe_rows(lines: Sequence[str], start: int, end: int) -> list[Row]:
    """Pipes around a row are its frame if the headings have them; without, an empty first cell begins with one."""
    framed = lines[start].lstrip().startswith("|")
    rows = []
    for number in range(start, end):
        if (line := lines[number].strip()) and not _is_rule(line):
            inner = FRAME.sub("", line.removeprefix("|")) if framed else line
            rows.append(row_of(PIPE.split(inner), number + 1, marked_up=True))
    return rows


def _tab_rows(lines: Sequence[str], start: int, end: int) -> list[Row]:
    width = max(line.count("\t") for line in lines[start:end])
    rows: list[Row] = []
    place = start
    while place < end:
        if lines[place].strip():
            text, last = _whole_row(lines, place, end, width)
            rows.append(row_of(_tab_cells(text), place + 1, marked_up=True))
            place = last
        place += 1
    return rows


def _whole_row(lines: Sequence[str], place: int, end: int, width: int) -> tuple[str, int]:
    """The row that begins here and the last of its lines: lines are added while they make exactly one full row."""
    if lines[place].count("\t") >= ROW_MAY_BREAK_BELOW_TABS and not _open_quote(lines[place]):
        return lines[place], place
    text = lines[place]
    for last in range(place + 1, min(end, place + JOINED_LINES_MAX)):
        if not lines[last].strip():
            break
        text = f"{text}\n{lines[last]}"
        if text.count("\t") >= width:
            whole = text.count("\t") == width and not _open_quote(text)
            return (text, last) if whole else (lines[place], place)
    return lines[place], place


def _open_quote(text: str) -> bool:
    """A sheet puts a cell of several lines in quotes; one that was opened and not closed goes on below."""
    last = text.rsplit("\t", 1)[-1]
    return last.startswith('"') and last.count('"') % 2 == 1


def _tab_cells(text: str) -> list[str]:
    quoted = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)
    return [
        found.group(1).replace('""', '"') if (found := quoted.fullmatch(cell)) else cell for cell in text.split("\t")
    ]
