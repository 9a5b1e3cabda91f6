"""The plan as it grows, row by row; and the report of what did not fit into it.

An objective cell that is empty goes on with the objective above. A comprehensive objective given anew without a
specific one stands for itself (S3.29: the last rows of the worked example serve the threat directly).
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count

from msgspec.structs import replace

from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.plan.model import (
    ITEMS_MAX,
    Link,
    Measure,
    Objective,
    OutsideBody,
    Person,
    Plan,
    Threat,
    Vulnerability,
    Workspace,
)
from amparo.domain.plan.terms import Level, PersonKind, ThreatState
from amparo.files.losses import Loss
from amparo.files.table.columns import Laid, Table
from amparo.files.table.grids import Cell, same_words
from amparo.files.table.money import read_cost
from amparo.files.table.owners import read_owner
from amparo.files.table.times import read_schedule
from amparo.wording.tablewords import fold, words

MEASURES_MAX = ITEMS_MAX // 4
OTHERS_OF_A_MEASURE = ("owner", "cost", "time")


class Gathering:
    """Everything read so far. Lists are kept as dicts by id, so that an item can be replaced where it stands."""

    def __init__(self, languages: Sequence[str], written_on: date | None) -> None:
        self.languages = languages
        self.written_on = written_on
        self.threats: dict[str, Threat] = {}
        self.vulnerabilities: dict[str, Vulnerability] = {}
        self.objectives: dict[str, Objective] = {}
        self.measures: dict[str, Measure] = {}
        self.people: dict[str, Person] = {}
        self.places: dict[str, str] = {}
        """Measure id -> where it stood."""
        self.carried_down: set[str] = set()
        """Measures whose objective cells were missing from their row."""
        self.stand_ins: set[str] = set()
        """Vulnerabilities that only repeat the words of their objective."""
        self.losses: list[Loss] = []
        self._numbers = {prefix: count(1) for prefix in "tvomw"}
        self._known: dict[tuple[str, str, str], str] = {}
        self._comprehensive = self._specific = self._threat = self._vulnerability = ""
        self._above: dict[str, Cell] = {}

    def plan(self) -> Plan:
        return Plan(
            workspace=Workspace(language=self.languages[0]),
            written_on=self.written_on,
            people=tuple(self.people.values()),
            threats=tuple(self.threats.values()),
            vulnerabilities=tuple(self.vulnerabilities.values()),
            objectives=tuple(self.objectives.values()),
            measures=tuple(self.measures.values()),
        )

    def _new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers[prefix])}"

    def lose(self, code: str, where: str, text: str) -> None:
        self.losses.append(Loss(code, where, text))

    def add_row(self, table: Table, row: Laid, merged: set[str]) -> None:
        """One row of a plan table; `merged` are the kinds of the columns in which cells were merged downwards."""
        for heading, text in row.unknown:
            self.lose("unknown-column", place(table, row.line, heading), text)
        for text in row.over:
            self.lose("extra-cell", place(table, row.line), text)
        cells = self._without_dittos(row.cells)
        if any(cell.text for cell in row.cells.values()):
            self._take_objectives(table, row, cells, merged)
            self._take_measure(table, row, cells)
            self._above = {**self._above, **{kind: cell for kind, cell in cells.items() if cell.text}}

    def _without_dittos(self, cells: dict[str, Cell]) -> dict[str, Cell]:
        """ "Idem" said out in full; for an objective, an empty cell says the same."""
        said = {}
        for kind, cell in cells.items():
            same = any(fold(cell.text) in words(language).marks.same for language in self.languages)
            ditto = bool(cell.text) and (same or cell.text in ('"', "''", "〃", "″")) and kind in self._above
            said[kind] = self._above[kind] if ditto else cell if _tells(cell.text) else Cell(joined=cell.joined)
        return said

    # Objectives

    def _take_objectives(self, table: Table, row: Laid, cells: dict[str, Cell], merged: set[str]) -> None:
        comprehensive, specific = (cells.get(kind, Cell()) for kind in ("comprehensive", "specific"))
        where = place(table, row.line)
        if threat := cells.get("threat", Cell()).text:
            self._threat = self.threat(threat, where)
        if weak := cells.get("vulnerability", Cell()).text:
            self._vulnerability = self.vulnerability(weak, self._threat, where)
        if comprehensive.text:
            self._comprehensive = self.comprehensive(comprehensive.text, self._threat, where)
            goes_on = comprehensive.joined and not specific.text and "specific" not in merged
            self._specific = self._specific if goes_on else ""
        elif not specific.text and "specific" in merged and not row.dropped:
            self._specific = ""
        if specific.text:
            named = self._vulnerability if "vulnerability" in cells else ""
            self._specific = self.specific(specific.text, self._comprehensive, named, where)

    def threat(self, text: str, where: str) -> str:
        """A threat with objectives in a plan is one the plan works on; why it was chosen no table says."""

        def new(threat_id: str) -> None:
            cut = self._cut(text, TEXT_MAX, where)
            self.threats[threat_id] = Threat(id=threat_id, text=cut, state=ThreatState.SELECTED)

        return self._once("t", text, "", new)

    def vulnerability(self, text: str, threat: str, where: str) -> str:
        def new(vulnerability_id: str) -> None:
            links = (Link(threat=threat),) if threat else ()
            cut = self._cut(text, TEXT_MAX, where)
            self.vulnerabilities[vulnerability_id] = Vulnerability(id=vulnerability_id, text=cut, links=links)

        return self._once("v", text, threat, new)

    def comprehensive(self, text: str, threat: str, where: str) -> str:
        def new(objective_id: str) -> None:
            cut = self._cut(text, TEXT_MAX, where)
            self.objectives[objective_id] = Objective(
                id=objective_id, text=cut, level=Level.COMPREHENSIVE, threat=threat or None
            )

        return self._once("o", text, "", new)

    def specific(self, text: str, parent: str, vulnerability: str, where: str) -> str:
        """A specific objective needs its vulnerability (I2). Where nobody named one, the objective's own words stand in."""

        def new(objective_id: str) -> None:
            cut = self._cut(text, TEXT_MAX, where)
            named = vulnerability or self._stand_in(cut, parent, where)
            self.objectives[objective_id] = Objective(
                id=objective_id, text=cut, level=Level.SPECIFIC, vulnerability=named, parent=parent or None
            )

        return self._once("o", text, f"below {parent}", new)

    def _stand_in(self, text: str, parent: str, where: str) -> str:
        threat = self.objectives[parent].threat if parent else None
        vulnerability_id = self._new_id("v")
        links = (Link(threat=threat),) if threat else ()
        self.vulnerabilities[vulnerability_id] = Vulnerability(id=vulnerability_id, text=text, links=links)
        self.stand_ins.add(vulnerability_id)
        self.lose("vulnerability-not-named", where, text)
        return vulnerability_id

    def _once(self, prefix: str, text: str, below: str, new: Callable[[str], None]) -> str:
        """The id of the item with these words, which is made if it is the first time they are read."""
        key = (prefix, same_words(text), below)
        if key not in self._known:
            self._known[key] = self._new_id(prefix)
            new(self._known[key])
        return self._known[key]

    # Measures

    def _take_measure(self, table: Table, row: Laid, cells: dict[str, Cell]) -> None:
        said = cells.get("measure", Cell()).text
        if not said:
            for kind in OTHERS_OF_A_MEASURE:
                if kind in cells and cells[kind].text and not cells[kind].joined:
                    self.lose("no-measure-in-row", place(table, row.line, heading(table, kind)), cells[kind].text)
            return
        if len(self.measures) >= MEASURES_MAX:
            self.lose("beyond-limit", place(table, row.line), said)
            return
        measure_id = self._new_id("m")
        serves = self._specific or self._comprehensive
        where = place(table, row.line, heading(table, "measure"))
        measure = Measure(id=measure_id, text=self._cut(said, TEXT_MAX, where), objectives=(serves,) if serves else ())
        for kind, add in (("owner", self._owned), ("cost", self._priced), ("time", self._timed)):
            if kind in cells and cells[kind].text:
                measure = add(measure, cells[kind], place(table, row.line, heading(table, kind)))
        self.measures[measure_id] = measure
        self.places[measure_id] = where
        if row.dropped and serves:
            self.carried_down.add(measure_id)

    def _owned(self, measure: Measure, cell: Cell, where: str) -> Measure:
        named = read_owner(cell.text, self.languages)
        outside = tuple(OutsideBody(name=name) for name in named.outside)
        if named.words:
            return replace(measure, owner_words=self._cut(named.words, LINE_MAX, where), outside=outside)
        return replace(measure, owner=self._person(self._cut(named.alias, LINE_MAX, where), named.kind))

    def _person(self, alias: str, kind: PersonKind) -> str:
        key = ("w", same_words(alias), "")
        if key not in self._known:
            self._known[key] = self._new_id("w")
            self.people[self._known[key]] = Person(id=self._known[key], alias=alias, kind=kind)
        return self._known[key]

    def _priced(self, measure: Measure, cell: Cell, where: str) -> Measure:
        """One sum for several rows is not the cost of each of them."""
        if cell.joined:
            self.lose("shared-cell", where, cell.text)
            return measure
        cost, words_left = read_cost(cell.text, self.languages)
        return replace(measure, cost=cost, cost_words=self._cut(words_left, LINE_MAX, where))

    def _timed(self, measure: Measure, cell: Cell, where: str) -> Measure:
        schedule, words_left = read_schedule(cell.text, self.languages, self.written_on)
        return replace(measure, schedule=schedule, schedule_words=self._cut(words_left, LINE_MAX, where))

    def _cut(self, text: str, longest: int, where: str) -> str:
        if len(text) <= longest:
            return text
        self.lose("cut-short", where, text)
        return f"{text[: longest - 1]}…"


def _tells(text: str) -> bool:
    """A dash says the same as nothing; a letter, a digit or a currency sign says something."""
    return any(c.isalnum() or c in "$€£?〃" for c in text) or text in ('"', "''", "″")


def place(table: Table, line: int, column: str = "") -> str:
    """Where in a file, as `wording` reads it: `table 2, row 14, column Costs`, or `line 14` in a text."""
    column_named = f", column {' '.join(column.split())}" if column else ""
    return f"table {table.number}, {table.counted} {line}{column_named}"


def heading(table: Table, kind: str) -> str:
    number = table.columns.index(kind)
    named = table.headings[number] if number < len(table.headings) else ""
    return named or str(number + 1)
