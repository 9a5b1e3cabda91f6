"""Which table is which, and which column is which: by headings in any language we know, else by shape."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from amparo.files.table.grids import Beyond, Block, Cell, Grid, Prose, Row
from amparo.files.table.money import read_cost
from amparo.files.table.times import read_schedule
from amparo.wording.tablewords import LANGUAGES, fold, words

HEADING_WORDS_MAX = 8
HEADING_CHARACTERS_MAX = 80
HEADINGS_ENOUGH = 3
BRACKETS = re.compile(r"\([^()]*\)")
FROM_THE_RIGHT = ("time", "cost", "owner", "measure", "specific", "comprehensive")
SHAPED_WIDTH_MIN = 4
OBJECTIVES = {"threat", "vulnerability", "comprehensive", "specific"}
# A row that lacks just the objectives lost them to a merged cell; it takes clear signs to believe anything else.
DROPPED_OBJECTIVES_LIKING = 3


class Sort(StrEnum):
    """PLAN is the six-column table (S3.26), ANALYSIS step 4 (S3.22), ACTIONS step 5 (S3.23)."""

    PLAN = "plan"
    ANALYSIS = "analysis"
    ACTIONS = "actions"
    OTHER = "other"


class Table(Struct, frozen=True, kw_only=True):
    """`columns`: the kind of each column, "" where it is not known; `headings`: its heading as written.

    `counted`: whether places are told in rows or in lines of the text.
    """

    number: int
    sort: Sort
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    counted: str = "row"


def tables_and_prose(blocks: Sequence[Block], hint: str) -> list[Table | Prose | Beyond]:
    """The blocks with each table understood. Without one plan among them the first of its shape is taken for it."""
    told: list[Table | Prose | Beyond] = []
    for block in blocks:
        if isinstance(block, Grid):
            number = sum(isinstance(one, Table) for one in told)
            told.extend(replace(t, number=number + n) for n, t in enumerate(_tables(block), start=1))
        else:
            told.append(block)
    if not any(isinstance(one, Table) and one.sort is Sort.PLAN for one in told):
        shaped = (n for n, one in enumerate(told) if isinstance(one, Table) and _plan_shaped(one, hint))
        place = next(shaped, None)
        if place is not None:
            table = told[place]
            assert isinstance(table, Table)
            told[place] = replace(table, sort=Sort.PLAN, columns=_columns_from_the_right(table))
    return told


def language_of(table: Table, hint: str) -> str:
    """The language most of the headings are in; the hint where that does not tell."""
    seen = Counter(
        language
        for language in LANGUAGES
        for heading in table.headings
        if heading_kind(heading, (language,), whole=False)
    )
    return max((hint, *LANGUAGES), key=lambda language: seen[language])


def heading_kind(text: str, languages: Sequence[str], *, whole: bool) -> str:
    """The kind of column a heading announces, or "". `whole`: no other words may follow."""
    if not text or len(text) > HEADING_CHARACTERS_MAX:
        return ""
    bare = fold(BRACKETS.sub(" ", text)) or fold(text)
    parts = bare.split()
    shortest = len(parts) if whole else 1
    for count in range(len(parts), shortest - 1, -1) if len(parts) <= HEADING_WORDS_MAX else ():
        said = fold(" ".join(parts[:count]))
        for language in languages:
            if said in words(language).headings:
                return words(language).headings[said]
    return ""


def _tables(grid: Grid) -> Iterator[Table]:
    """One table for each set of headings in the grid; what stands above the first belongs to it."""
    starts = list(_heading_rows(grid.rows))
    if not starts:
        yield Table(number=0, sort=Sort.OTHER, columns=(), headings=(), rows=grid.rows, counted=grid.counted)
        return
    ends = [start for start, _ in starts[1:]] + [len(grid.rows)]
    for place, ((start, below), end) in enumerate(zip(starts, ends, strict=True)):
        headings = _headings(grid.rows[start:below])
        columns = _settled(_kinds(grid.rows[start:below]), headings)
        above = grid.rows[:start] if place == 0 else ()
        yield Table(
            number=0,
            sort=_sort(columns),
            columns=columns,
            headings=headings,
            rows=grid.rows[below:end],
            above=above,
            counted=grid.counted,
        )


def _heading_rows(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """(first heading row, first row below the headings) of each table in the rows."""
    place = 0
    while place < len(rows):
        below = place
        while below < len(rows) and _is_heading(rows[below]):
            below += 1
        while below > place and sum(map(bool, rows[below - 1].texts)) < 2:
            below -= 1  # one word alone, say a person called "Who", is a cell, unless exacter headings stand below it
        if below > place and _sort(_settled(_kinds(rows[place:below]), _headings(rows[place:below]))) is not Sort.OTHER:
            yield place, below
        place = max(below, place + 1)


def _is_heading(row: Row) -> bool:
    """Whether every cell is a heading; a few unknown ones may stand among several known."""
    said = [text for text in row.texts if text]
    exact = sum(bool(heading_kind(text, LANGUAGES, whole=True)) for text in said)
    if exact == len(said):
        return exact > 0
    known = sum(bool(heading_kind(text, LANGUAGES, whole=False)) for text in said)
    short = all(len(text) <= HEADING_CHARACTERS_MAX for text in said)
    return short and known >= HEADINGS_ENOUGH and known * 3 >= len(said) * 2


def _headings(rows: Sequence[Row]) -> tuple[str, ...]:
    width = max(len(row.cells) for row in rows)
    lowest = [""] * width
    for row in rows:
        for place, text in enumerate(row.texts):
            lowest[place] = text or lowest[place]
    return tuple(lowest)


def _kinds(rows: Sequence[Row]) -> tuple[str, ...]:
    """The kind of each column; the lower of two heading rows is the more exact."""
    kinds = [""] * max(len(row.cells) for row in rows)
    for row in rows:
        for place, text in enumerate(row.texts):
            kinds[place] = heading_kind(text, LANGUAGES, whole=False) or kinds[place]
    return tuple(kinds)


def _settled(kinds: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """Each plain "objective" made comprehensive or specific by what stands before it, and each kind only once."""
    settled: list[str] = []
    for place, kind in enumerate(kinds):
        after_objective = place > 0 and settled[-1] == "comprehensive"
        if kind == "objective" or (not kind and not headings[place] and after_objective and len(kinds) >= 6):
            named = {"comprehensive", "specific"} & set(kinds)
            second = "vulnerability" in settled or "comprehensive" in settled or "comprehensive" in named
            settled.append("specific" if second else "comprehensive")
        else:
            settled.append(kind if kind not in settled else "")
    return tuple(settled)


def _sort(columns: Sequence[str]) -> Sort:
    there = set(columns)
    if "measure" in there:
        if there & {"owner", "cost", "time"}:
            return Sort.PLAN
        return Sort.ACTIONS if there & {"comprehensive", "specific"} else Sort.OTHER
    return Sort.ANALYSIS if {"threat", "vulnerability"} <= there else Sort.OTHER


def _plan_shaped(table: Table, hint: str) -> bool:
    """Whether at least half the rows end in a time, with money or nothing before it."""
    wide = [row for row in table.rows if len(row.cells) >= SHAPED_WIDTH_MIN]
    languages = (hint, *(language for language in LANGUAGES if language != hint))
    fitting = 0
    for row in wide:
        cost, time = row.texts[-2:]
        timed = read_schedule(time, languages, None)[0] is not None
        fitting += timed and (not cost or read_cost(cost, languages)[0] is not None)
    return 0 < len(table.rows) <= 2 * fitting


def _columns_from_the_right(table: Table) -> tuple[str, ...]:
    width = max(len(row.cells) for row in table.rows)
    named = FROM_THE_RIGHT[:width][::-1]
    # Of the objectives only one column is there: the broader, which needs no vulnerability.
    five = ("comprehensive", *named[1:]) if width == 5 else named
    return (*[""] * (width - len(five)), *five)


class Laid(Struct, frozen=True, kw_only=True):
    """A row under its columns. `dropped`: cells are missing on the left, as pasting leaves them; `over`: cells too many."""

    line: int
    cells: dict[str, Cell]
    unknown: tuple[tuple[str, str], ...]
    over: tuple[str, ...] = ()
    dropped: bool = False


def laid(row: Row, table: Table, languages: Sequence[str]) -> Laid:
    """The row under the columns of its table; a short one is laid from the left or from the right, as fits better."""
    width = len(table.columns)
    missing = width - len(row.cells)
    cells = [*row.cells, *[Cell()] * max(0, missing)][:width]
    over = tuple(text for text in row.texts[width:] if text)
    shifted = [*[Cell()] * max(0, missing), *row.cells][:width]
    only_objectives = missing > 0 and set(table.columns[:missing]) <= OBJECTIVES
    liking = DROPPED_OBJECTIVES_LIKING if only_objectives else 0
    dropped = missing > 0 and _fit(shifted, table, languages) + liking > _fit(cells, table, languages)
    chosen = shifted if dropped else cells
    return Laid(
        line=row.line,
        cells={kind: cell for kind, cell in zip(table.columns, chosen, strict=True) if kind},
        unknown=tuple(
            (table.headings[n] if n < len(table.headings) else str(n + 1), cell.text)
            for n, (kind, cell) in enumerate(zip(table.columns, chosen, strict=True))
            if not kind and cell.text
        ),
        over=over,
        dropped=dropped,
    )


def _fit(cells: Sequence[Cell], table: Table, languages: Sequence[str]) -> int:
    """How well the cells suit the columns they lie under."""
    fit = 0
    for kind, cell in zip(table.columns, cells, strict=True):
        timed = bool(cell.text) and read_schedule(cell.text, languages, None)[0] is not None
        priced = bool(cell.text) and read_cost(cell.text, languages)[0] is not None
        if kind == "measure":
            fit += (1 if cell.text else -3) - 2 * (timed or priced)
        elif kind == "time" and cell.text:
            fit += 2 if timed else -1
        elif kind == "cost" and cell.text:
            fit += 2 if priced else -1
        elif cell.text:
            fit -= 2 * (timed or priced)
    return fit
