"""The plan as a PDF for the wall and the folder, set by typst in the fonts that lie beside the template.

The template is code; the plan reaches it only as JSON, so nothing people wrote can run. A plan of a dozen measures is
set smaller until it fits on one page; a longer one runs over, headings repeated.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import typst
from msgspec import Struct, to_builtins

from amparo.domain.plan.model import Measure, Person, Plan
from amparo.domain.plan.terms import Mode, Status
from amparo.files.carried import PRINTED
from amparo.files.directions import held
from amparo.files.losses import Loss, Written
from amparo.files.outline import Outline, outline, outline_losses
from amparo.files.sixcolumns import Row
from amparo.wording.catalogue import RIGHT_TO_LEFT, gettext_in, spoken
from amparo.wording.terms import Column, plain_heading, say_everybody_on, say_term

PRINT = Path(__file__).parent / "print"
TYPST_PAPERS = {"a4": "a4", "letter": "us-letter"}
SIZES_TENTHS_OF_POINT = (110, 105, 100, 95, 90, 85, 80)
LONG_PLAN_SIZES = (95,)
ROWS_ON_ONE_PAGE_MAX = 16
SUBSTITUTE = "\ufffd"
LONG_WORD = re.compile(r"\S{25,}")
BREAK_HERE = "\u200b"
VARIATION = re.compile("[\ufe00-\ufe0f]")
CHARACTERS_TOLD_MAX = 20


class Line(Struct, frozen=True, kw_only=True):
    what: str
    note: str
    who: str
    cost: str
    when: str
    done: bool


class Band(Struct, frozen=True, kw_only=True):
    """What we want, and the measures that serve it."""

    comprehensive: str
    specific: str
    lines: tuple[Line, ...]
    note: str = ""


def write_pdf(plan: Plan, language: str, today: date, paper: str) -> Written:
    read = outline(plan, language, today)
    content = _content(plan, read, language)
    printable, missing = _printable(content)
    page = _printed(_laid_out(printable, language), language, today, paper)
    return Written(page, (*outline_losses(plan, PRINTED), *missing))


def _content(plan: Plan, read: Outline, language: str) -> dict[str, Any]:
    people = {person.id: person for person in plan.people}
    return {
        "title": read.title,
        "facts": read.facts,
        "analysis": to_builtins(read.analysis[:3]),
        "bands": to_builtins(tuple(_bands(read.table, people, language))),
        "emergency": to_builtins(read.emergency),
        "look_again_unset": plan.review_on is None,
        "words": _words(language),
    }


def _words(language: str) -> dict[str, str]:
    return {
        "name": gettext_in(language, "Plan"),
        "want": plain_heading(Column.COMPREHENSIVE, language),
        "even_then": plain_heading(Column.SPECIFIC, language),
        "what": plain_heading(Column.MEASURE, language),
        "who": plain_heading(Column.RESPONSIBLE, language),
        "cost": plain_heading(Column.COST, language),
        "when": plain_heading(Column.TIMETABLE, language),
        "look_again": gettext_in(language, "We look again on:"),
        "done": gettext_in(language, "Done"),
        "page": gettext_in(language, "Page {number} of {total}"),
    }


def _bands(table: tuple[Row, ...], people: dict[str, Person], language: str) -> Iterator[Band]:
    """What is done only once it happens stands in a box of its own, not here."""
    for (comprehensive, specific), together in groupby(table, key=lambda row: (row.comprehensive, row.specific)):
        group = tuple(together)
        here = [row for row in group if row.item and row.item.mode is not Mode.REACTIVE]
        note = ""
        if not here:
            later = any(row.item for row in group)
            note = gettext_in(language, "See: if it happens") if later else gettext_in(language, "Nothing yet")
        lines = tuple(_line(row, row.item, people, language) for row in here if row.item)
        yield Band(comprehensive=comprehensive, specific=specific, lines=lines, note=note)


def _line(row: Row, measure: Measure, people: dict[str, Person], language: str) -> Line:
    return Line(
        what=measure.text,
        note=say_term(Mode.BOTH, language) if measure.mode is Mode.BOTH else "",
        who=say_everybody_on(measure, people, language),
        cost=row.cost,
        when=row.timetable,
        done=measure.status in (Status.DONE, Status.VERIFIED),
    )


def _printed(content: Any, language: str, today: date, paper: str) -> bytes:
    sizes = SIZES_TENTHS_OF_POINT if _short(content) else LONG_PLAN_SIZES
    inputs = {
        "plan": json.dumps(content, ensure_ascii=False),
        "language": spoken(language),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "paper": TYPST_PAPERS[paper],
        "sizes": json.dumps(sizes),
        "day": today.isoformat(),
    }
    return typst.compile(
        str(PRINT / "plan.typ"),
        root=str(PRINT),
        font_paths=_fonts(),
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(today, time(), UTC),
    )


def _short(content: Any) -> bool:
    return sum(len(band["lines"]) for band in content["bands"]) <= ROWS_ON_ONE_PAGE_MAX


@cache
def _fonts() -> typst.Fonts:
    """Our fonts only: the same page on every machine, and no list of what this one has installed."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PRINT / "fonts")])


def _printable(content: Any) -> tuple[Any, tuple[Loss, ...]]:
    """The content with every character our fonts lack replaced by one that says so, and which those were."""
    missing: dict[str, None] = {}

    def kept(text: str) -> str:
        if text.isascii():
            return text
        known = [c if _in_fonts(ord(c)) else SUBSTITUTE for c in VARIATION.sub("", text)]
        missing.update(dict.fromkeys(c for c in text if not _in_fonts(ord(c)) and not VARIATION.match(c)))
        return "".join(known)

    printable = _mapped(content, kept)
    told = "".join(list(missing)[:CHARACTERS_TOLD_MAX])
    return printable, (Loss("characters-not-in-print-font", "pdf", told),) if missing else ()


def _laid_out(content: Any, language: str) -> Any:
    return _breakable(_mapped(content, held) if language in RIGHT_TO_LEFT else content)


def _breakable(content: Any) -> Any:
    """A word longer than a column, an address perhaps, may break anywhere; nothing then stands over the next column."""
    return _mapped(content, lambda text: LONG_WORD.sub(lambda word: BREAK_HERE.join(word.group()), text))


def _mapped(content: Any, change: Callable[[str], str]) -> Any:
    if isinstance(content, str):
        return change(content)
    if isinstance(content, dict):
        return {key: _mapped(value, change) for key, value in content.items()}
    return [_mapped(part, change) for part in content] if isinstance(content, list | tuple) else content


def _in_fonts(point: int) -> bool:
    starts, ends = _coverage()
    place = bisect_right(starts, point) - 1
    return point == 0x0A or (place >= 0 and point <= ends[place])


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges the fonts cover (tools/subset_fonts.py writes them)."""
    ranges = (PRINT / "fonts/coverage.txt").read_text(encoding="ascii").split()
    starts, ends = zip(*(line.split("-") for line in ranges), strict=True)
    return [int(start, 16) for start in starts], [int(end, 16) for end in ends]
