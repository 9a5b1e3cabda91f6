"""The plan as a PDF for the wall and the folder, set by typst in the fonts that lie beside the template.

The template is code; the plan reaches it only as JSON, so nothing people wrote can run. A plan of a dozen measures is
set smaller until it fits on one page; a longer one runs over, headings repeated.
"""

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from msgspec import Struct, to_builtins

from amparo.domain.plan.model import Measure, Person, Plan
from amparo.domain.plan.terms import Mode, Status
from amparo.files.carried import PRINTED
from amparo.files.losses import Written
from amparo.files.outline import Outline, outline, outline_losses
from amparo.files.sixcolumns import Row
from amparo.files.typesetting import laid_out, printable, typeset
from amparo.wording.catalogue import gettext_in
from amparo.wording.terms import Column, plain_heading, say_everybody_on, say_term

SIZES_TENTHS_OF_POINT = (110, 105, 100, 95, 90, 85, 80)
LONG_PLAN_SIZES = (95,)
ROWS_ON_ONE_PAGE_MAX = 16


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
    clean, missing = printable(content)
    page = _printed(laid_out(clean, language), language, today, paper)
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
    return typeset("plan", content, language, today, paper, sizes=json.dumps(sizes))


def _short(content: Any) -> bool:
    return sum(len(band["lines"]) for band in content["bands"]) <= ROWS_ON_ONE_PAGE_MAX
