"""The plan as a workbook: the six columns first, then what else fits into tables, one sheet each. No formulas, no links."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from msgspec import Struct
from xlsxwriter import Workbook

from amparo.domain.plan.model import Capacity, Measure, Person, Plan, Protocol, Threat, Vulnerability
from amparo.files.carried import BOOK, not_carried
from amparo.files.losses import Loss, Written
from amparo.files.outline import facts, say_deed, title
from amparo.files.sixcolumns import rows, table_losses
from amparo.wording.catalogue import N_, RIGHT_TO_LEFT, gettext_in
from amparo.wording.terms import Column, say_impact, say_likelihood, say_term, trade_heading

PAPER_NUMBERS = {"a4": 9, "letter": 1}
MARGIN_INCHES = 10 / 25.4
CELL_MAX = 32_767
SHEET_NAME_MAX = 31
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")

Line = tuple[str, ...]
Columns = tuple[tuple[str, int], ...]
"""Each heading, in English as the catalogue knows it, and the width of its column in characters."""

TABLE_WIDTHS = (32, 32, 48, 22, 16, 22)
THREATS: Columns = (
    (N_("What could happen"), 44),
    (N_("How we know"), 20),
    (N_("By whom"), 18),
    (N_("To whom"), 18),
    (N_("How likely"), 16),
    (N_("How bad"), 16),
    (N_("Where it stands"), 18),
    (N_("Why it is in the plan"), 24),
    (N_("In our words"), 32),
)
VULNERABILITIES: Columns = (
    (N_("What makes it worse"), 48),
    (N_("Where"), 20),
    (N_("What it makes worse"), 48),
    (N_("Why we live with it"), 32),
)
CAPACITIES: Columns = ((N_("What we already have"), 48), (N_("Where"), 20), (N_("What it helps against"), 48))
PEOPLE: Columns = ((N_("Who"), 28), (N_("One of us, or not"), 22), (N_("What they do"), 44), (N_("Hours a week"), 16))
MEASURES: Columns = (
    (N_("What we will do"), 44),
    (N_("Before or after"), 18),
    (N_("How far we are"), 16),
    (N_("Why"), 24),
    (N_("Helpers"), 22),
    (N_("Deputy"), 16),
    (N_("What comes first"), 32),
    (N_("Outside bodies"), 24),
    (N_("What starts it"), 28),
    (N_("How we will know"), 28),
    (N_("Hours"), 8),
)
PROTOCOLS: Columns = (
    (N_("Step by step"), 28),
    (N_("What for"), 20),
    (N_("In which case"), 24),
    (N_("Number"), 10),
    (N_("What to do"), 60),
    (N_("What it needs"), 28),
    (N_("If that fails"), 28),
)


class Sheet(Struct, frozen=True, kw_only=True):
    """`widths` in characters. The first `repeated` columns of a line may only repeat the line above: then they are faint."""

    name: str
    headings: Line
    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    repeated: int = 0


def write_xlsx(plan: Plan, language: str, today: date, paper: str) -> Written:
    page = io.BytesIO()
    sheets = [_table(plan, language), *(sheet for sheet in _others(plan, language, today) if sheet.lines)]
    with Workbook(page, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime.combine(today, time(), UTC)})
        formats = _formats(book, rtl=language in RIGHT_TO_LEFT)
        for sheet in sheets:
            _write(_laid_out(book, sheet, language, paper), sheet, formats)
    losses = (*table_losses(plan), *not_carried(plan, BOOK), *_cuts(sheets))
    return Written(page.getvalue(), losses)


def _formats(book: Workbook, *, rtl: bool) -> Mapping[str, Any]:
    cell = {
        "text_wrap": True,
        "valign": "top",
        "reading_order": 2 if rtl else 1,
        "bottom": 4,
        "bottom_color": "#8A8578",
    }
    return {
        "cell": book.add_format(cell),
        "faint": book.add_format(cell | {"font_color": "#8A8578"}),
        "heading": book.add_format(cell | {"bold": True, "bottom": 2, "bottom_color": "#1E2A2E"}),
    }


def _laid_out(book: Workbook, sheet: Sheet, language: str, paper: str) -> Any:
    """An empty sheet that prints on landscape paper, one page wide, its headings on every page."""
    taken = {there.get_name().lower() for there in book.worksheets()}
    page = book.add_worksheet(_sheet_name(sheet.name, taken))
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(PAPER_NUMBERS[paper])
    page.set_margins(*[MARGIN_INCHES] * 4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    if language in RIGHT_TO_LEFT:
        page.right_to_left()
    return page


def _sheet_name(name: str, taken: set[str]) -> str:
    """Short, without the signs spreadsheets refuse, and not there yet."""
    base = NOT_IN_SHEET_NAMES.sub(" ", name)[: SHEET_NAME_MAX - 3].strip()
    number = 2
    unique = base
    while unique.lower() in taken:
        unique = f"{base} {number}"
        number += 1
    return unique


def _write(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, heading, formats["heading"])
    above: Line = ()
    for number, line in enumerate(sheet.lines, start=1):
        for column, cell in enumerate(line):
            repeats = column < sheet.repeated and above[: column + 1] == line[: column + 1]
            page.write_string(number, column, cell[:CELL_MAX], formats["faint" if repeats else "cell"])
        above = line


def _cuts(sheets: Iterable[Sheet]) -> Iterator[Loss]:
    for sheet in sheets:
        for number, line in enumerate(sheet.lines, start=1):
            yield from (Loss("cell-cut", f"{sheet.name} {number}", c[:60]) for c in line if len(c) > CELL_MAX)


def _table(plan: Plan, language: str) -> Sheet:
    return Sheet(
        name=gettext_in(language, "Plan"),
        headings=tuple(trade_heading(column, language) for column in Column),
        widths=TABLE_WIDTHS,
        lines=tuple(row.cells for row in rows(plan, language)),
        repeated=2,
    )


def _others(plan: Plan, language: str, today: date) -> Iterator[Sheet]:
    yield Sheet(
        name=gettext_in(language, "About this plan"),
        headings=(title(plan, language),),
        widths=(80,),
        lines=tuple((fact,) for fact in facts(plan, language, today)),
    )
    yield _threats(plan, language)
    yield _vulnerabilities(plan, language)
    yield _capacities(plan, language)
    yield _people(plan, language)
    yield _measures(plan, language)
    yield _protocols(plan, language)


def _sheet(name: str, columns: Columns, lines: Iterable[Line], language: str, repeated: int = 0) -> Sheet:
    return Sheet(
        name=gettext_in(language, name),
        headings=tuple(gettext_in(language, heading) for heading, _ in columns),
        widths=tuple(width for _, width in columns),
        lines=tuple(lines),
        repeated=repeated,
    )


def _threats(plan: Plan, language: str) -> Sheet:
    def line(threat: Threat) -> Line:
        return (
            threat.text,
            say_term(threat.kind, language) if threat.kind else "",
            threat.actor,
            threat.target,
            say_likelihood(threat.likelihood, language) if threat.likelihood else "",
            say_impact(threat.impact, language) if threat.impact else "",
            say_term(threat.state, language),
            say_term(threat.selected_because, language) if threat.selected_because else "",
            threat.reason,
        )

    return _sheet(N_("What could happen"), THREATS, map(line, plan.threats), language)


def _vulnerabilities(plan: Plan, language: str) -> Sheet:
    lines = ((v.text, v.area, _linked(v, plan), v.accepted) for v in plan.vulnerabilities)
    return _sheet(N_("What makes it worse"), VULNERABILITIES, lines, language)


def _capacities(plan: Plan, language: str) -> Sheet:
    lines = ((capacity.text, capacity.area, _linked(capacity, plan)) for capacity in plan.capacities)
    return _sheet(N_("What we already have"), CAPACITIES, lines, language)


def _linked(item: Vulnerability | Capacity, plan: Plan) -> str:
    names = {threat.id: threat.text for threat in plan.threats}
    return "\n".join(names[link.threat] for link in item.links)


def _people(plan: Plan, language: str) -> Sheet:
    def line(person: Person) -> Line:
        hours = "" if person.hours_per_week is None else f"{person.hours_per_week:g}"
        return (person.alias, say_term(person.kind, language), ", ".join(person.roles), hours)

    return _sheet(N_("Who"), PEOPLE, map(line, plan.people), language)


def _measures(plan: Plan, language: str) -> Sheet:
    aliases = {person.id: person.alias for person in plan.people}
    texts = {measure.id: measure.text for measure in plan.measures}

    def line(measure: Measure) -> Line:
        return (
            measure.text,
            say_term(measure.mode, language) if measure.mode else "",
            say_term(measure.status, language),
            measure.status_reason,
            ", ".join(aliases[one] for one in measure.helpers),
            aliases[measure.deputy] if measure.deputy else "",
            "\n".join(texts[one] for one in measure.after),
            "\n".join(body.name for body in measure.outside),
            measure.trigger,
            measure.evidence,
            "" if measure.hours is None else f"{measure.hours:g}",
        )

    return _sheet(N_("More on what we will do"), MEASURES, map(line, plan.measures), language)


def _protocols(plan: Plan, language: str) -> Sheet:
    """Who and when stand in the line itself: columns of their own would make this a second table of measures."""
    people = {person.id: person for person in plan.people}

    def lines(protocol: Protocol) -> Iterator[Line]:
        head = (protocol.title, say_term(protocol.kind, language), protocol.scenario)
        for number, step in enumerate(protocol.steps, start=1):
            yield (*head, str(number), say_deed(step, people, language), step.needs, step.if_fails)

    every = (line for protocol in plan.protocols for line in lines(protocol))
    return _sheet(N_("Step by step"), PROTOCOLS, every, language, repeated=3)
