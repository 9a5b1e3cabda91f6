"""Plans read from tables as people keep them: nine papers of three languages, sheets and documents."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from amparo.domain.plan.model import AtOnce, ByDate, Every, Plan, Within
from amparo.domain.plan.terms import Level, PersonKind, ThreatState, Unit
from amparo.files.table import NoTable, TableReading, read_table
from amparo.files.table.money import read_cost
from amparo.files.table.times import read_schedule
from amparo.wording.tablewords import LANGUAGES
from tests.people import WRITTEN

TABLES = Path(__file__).parent.parent / "documents" / "tables"
PAPERS = sorted(TABLES.iterdir())


def read(name: str, hint: str = "en") -> TableReading:
    return read_table((TABLES / name).read_bytes(), Path(name).suffix, hint, WRITTEN)


def aims(plan: Plan) -> list[tuple[str, str]]:
    """(measure, the objective it serves), each by its first word."""
    said = {objective.id: objective.text.split()[0] for objective in plan.objectives}
    return [(m.text.split()[0], *(said[one] for one in m.objectives)) for m in plan.measures]


def lost(reading: TableReading, code: str) -> list[str]:
    return [loss.text for loss in reading.losses if loss.code == code]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_paper_is_read_in_its_language_and_every_word_is_somewhere(paper):
    language = paper.name.split(".")[1]
    reading = read(paper.name, "ar")
    assert reading.plan.workspace.language == language
    assert len(reading.plan.measures) >= 3
    assert reading.plan.written_on == WRITTEN


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_there_are_three_papers_in_each_language(language):
    assert sum(paper.name.split(".")[1] == language for paper in PAPERS) >= 3


def test_a_pasted_paper_with_other_tables_and_lost_cells_comes_out_whole():
    plan = read("seeds.en.txt").plan
    assert aims(plan) == [
        ("Sort", "Even"),
        ("Rent", "Even"),
        ("Carry", "Even"),
        ("Test", "Even"),
        ("Ask", "To"),
        ("Invite", "To"),
    ]
    assert [m.schedule for m in plan.measures] == [
        Within(count=3, unit=Unit.MONTH),
        Within(count=1, unit=Unit.MONTH),
        Every(count=1, unit=Unit.MONTH),
        Every(count=6, unit=Unit.MONTH),
        AtOnce(),
        Within(count=2, unit=Unit.WEEK),
    ]
    assert [m.cost.amount for m in plan.measures if m.cost] == [0, 120, 0, 0, 0, 0]


def test_the_table_of_threats_names_what_the_plan_table_leaves_out():
    plan = read("seeds.en.txt").plan
    (threat,), (weak,) = plan.threats, plan.vulnerabilities
    assert (threat.state, weak.text) == (ThreatState.SELECTED, "All our seeds lie in one cellar")
    assert {o.threat for o in plan.objectives if o.level is Level.COMPREHENSIVE} == {threat.id}
    assert [link.threat for link in weak.links] == [threat.id]
    assert not lost(read("seeds.en.txt"), "vulnerability-not-named")


def test_an_objective_no_measure_serves_is_still_there():
    assert "To lose as little as possible if it is flooded" in [o.text for o in read("seeds.en.txt").plan.objectives]


def test_what_stands_around_the_table_is_named():
    reading = read("seeds.en.txt")
    assert [text.split(" / ")[0] for text in lost(reading, "other-table")] == [
        "Time",
        "To make it harder to flood our seed store",
    ]
    assert lost(reading, "around-the-table")[0] == "Agenda of the day"
    assert len(lost(reading, "objective-carried-down")) == 1


def test_owners_are_one_person_or_asked_about():
    plan = read("seeds.en.txt").plan
    assert [(w.alias, w.kind) for w in plan.people] == [
        ("Treasurer", PersonKind.PERSON),
        ("Finance/ garden officer", PersonKind.PERSON),
        ("All", PersonKind.GROUP),
        ("Spokeswoman", PersonKind.PERSON),
    ]
    assert plan.measures[0].owner_words == "Store keeper/ external botanist"
    assert [body.name for body in plan.measures[0].outside] == ["external botanist"]


def test_a_vulnerability_nobody_named_is_asked_about():
    reading = read("archive.en.md")
    objective = next(o for o in reading.plan.objectives if o.level is Level.SPECIFIC)
    (weak,) = reading.plan.vulnerabilities
    assert (objective.vulnerability, weak.text) == (weak.id, objective.text)
    assert lost(reading, "vulnerability-not-named") == [objective.text]


def test_escapes_and_marks_are_read_as_what_they_mean():
    plan = read("archive.en.md").plan
    assert [m.text for m in plan.measures][0::2] == [
        "Change the lock of the back door",
        "Scan the | oldest boxes\nfirst",
    ]
    assert (plan.measures[2].cost_words, plan.measures[2].schedule_words) == ("about 300", "as soon as possible")


def test_a_file_of_a_western_spreadsheet_is_read():
    plan = read("lancha.es.csv").plan
    assert aims(plan)[-1] == ("Llevar", "Menos")
    assert plan.measures[1].cost is not None
    assert (plan.measures[1].cost.amount, plan.measures[1].cost.currency) == (Decimal("1200.50"), "EUR")
    assert plan.measures[2].schedule == ByDate(day=date(2027, 3, 31))


def test_a_row_broken_in_two_lines_is_one_row():
    plan = read("puits.fr.txt").plan
    assert plan.objectives[1].text == "Que le puits\nne reste jamais ouvert"
    assert [m.schedule for m in plan.measures] == [
        Within(count=2, unit=Unit.WEEK),
        Every(count=1, unit=Unit.DAY),
        Within(count=1, unit=Unit.MONTH),
    ]


HEADINGS = ("Comprehensive", "Specific", "Security measures", "Responsibilities", "Costs", "Timetable")
ROWS = (
    ("Fewer thefts of our nets", "Nobody finds the boats unwatched", "Watch in pairs", "Rosa", 0, "weekly"),
    (None, None, "Buy a lamp", "Tomás", 35.5, date(2027, 1, 15)),
    (None, None, "Tell the harbour master", "Rosa", 0, "at once"),
)


def a_sheet(merged: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Plan of the fishers"])
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append(row)
    sheet["E4"].number_format = '"$"#,##0.00'
    for cells in merged:
        sheet.merge_cells(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_sheet_is_read_with_its_dates_and_money():
    reading = read_table(a_sheet(), "xlsx")
    lamp = reading.plan.measures[1]
    assert aims(reading.plan) == [("Watch", "Nobody"), ("Buy", "Nobody"), ("Tell", "Nobody")]
    assert lamp.cost is not None
    assert (lamp.schedule, lamp.cost.amount, lamp.cost.currency) == (
        ByDate(day=date(2027, 1, 15)),
        Decimal("35.5"),
        "$",
    )
    assert lost(reading, "above-the-headings") == ["Plan of the fishers"]


def test_a_merged_cell_reaches_as_far_as_it_was_merged():
    assert aims(read_table(a_sheet(("A3:A5", "B3:B4")), "xlsx").plan) == [
        ("Watch", "Nobody"),
        ("Buy", "Nobody"),
        ("Tell", "Fewer"),
    ]


def test_one_sum_for_three_rows_is_counted_once():
    reading = read_table(a_sheet(("E3:E5",)), "xlsx")
    assert [m.cost is not None for m in reading.plan.measures] == [True, False, False]
    assert lost(reading, "shared-cell") == ["0", "0"]


def a_document() -> bytes:
    paper = docx.Document()
    paper.add_paragraph("Plan de la radio")
    table = paper.add_table(rows=2, cols=6)
    for place, words in enumerate(("Objectifs", "", "Mesures", "Responsabilités", "Coûts", "Calendrier")):
        table.cell(0, place).text = words
    for place, words in enumerate(("Globaux", "Spécifiques")):
        table.cell(1, place).text = words
    table.cell(0, 0).merge(table.cell(0, 1))
    for place in range(2, 6):
        table.cell(0, place).merge(table.cell(1, place))
    for words in (
        (
            "Que l'antenne reste debout",
            "Que personne ne coupe le câble",
            "Enterrer le câble",
            "Rosa",
            "80 €",
            "dans 2 mois",
        ),
        ("", "", "Faire le tour à deux", "Toute l'équipe", "gratuit", "chaque jour"),
        ("", "", "Écrire au maire", "Tomás ou l'avocate", "0", "immédiat"),
    ):
        cells = table.add_row().cells
        for cell, word in zip(cells, words, strict=True):
            cell.text = word
    table.cell(2, 0).merge(table.cell(4, 0))
    table.cell(2, 1).merge(table.cell(3, 1))
    other = paper.add_table(rows=1, cols=2)
    other.cell(0, 0).text, other.cell(0, 1).text = "Pain", "Café"
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def test_a_document_is_read_with_its_merged_cells_and_its_other_table_named():
    reading = read_table(a_document(), "docx")
    assert aims(reading.plan) == [("Enterrer", "Que"), ("Faire", "Que"), ("Écrire", "Que")]
    levels = {o.id: o.level for o in reading.plan.objectives}
    assert [levels[m.objectives[0]] for m in reading.plan.measures] == [
        Level.SPECIFIC,
        Level.SPECIFIC,
        Level.COMPREHENSIVE,
    ]
    assert lost(reading, "other-table") == ["Pain / Café"]
    assert lost(reading, "around-the-table") == ["Plan de la radio"]


def test_a_table_without_headings_is_known_by_its_shape():
    pasted = (
        "Fewer visits\tThe door holds\tBolt the door\tRosa\t$12\tin 2 weeks\n\t\tMend the bell\tTomás\t$0\tat once\n"
    )
    assert aims(read_table(pasted.encode(), "txt").plan) == [("Bolt", "The"), ("Mend", "The")]


def test_a_column_nobody_knows_is_named():
    csv = b"Measures,Who,Mood,When\nBolt the door,Rosa,hopeful,weekly\n"
    reading = read_table(csv, "csv")
    assert lost(reading, "unknown-column") == ["hopeful"]
    assert "column Mood" in next(loss.where for loss in reading.losses)


def test_a_total_below_the_table_is_named():
    csv = b"Objective,Measures,Who,Cost,When\nSafer,Bolt the door,Rosa,$5,weekly\n,,,$5,\n"
    assert lost(read_table(csv, "csv"), "no-measure-in-row") == ["$5"]


def test_a_cell_longer_than_a_plan_takes_is_cut_and_told():
    csv = f"Measures,Who,When\nBolt the door,{'Rosa ' * 100},weekly\n".encode()
    reading = read_table(csv, "csv")
    assert len(reading.plan.people[0].alias) == 300
    assert len(lost(reading, "cut-short")) == 1


@pytest.mark.parametrize(
    ("untrusted", "suffix", "reason"),
    [
        (b"Dear Tomas, all is well.", "txt", "no-table"),
        (b"", "csv", "no-table"),
        (b"a;b;c\n1;2;3\n", "csv", "no-table"),
        (b"no package", "xlsx", "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "docx", "damaged"),
        (b" " * (17 * 1024 * 1024), "txt", "too-big"),
    ],
)
def test_what_holds_no_table_is_refused(untrusted, suffix, reason):
    with pytest.raises(NoTable) as refusal:
        read_table(untrusted, suffix)
    assert refusal.value.reason == reason


WORDS = some.text(some.characters(codec="utf-8", exclude_characters="\x00"), max_size=80)
BITS = some.sampled_from(
    [
        "\t",
        "\n",
        "|",
        "\n\n",
        ";",
        ",",
        '"',
        "Measures",
        "Who",
        "When",
        "Costs",
        "Objective",
        "Specific",
        "Threat",
        "Vulnerability",
        "in 2 weeks",
        "$5",
        "\\$0",
        "<li>",
        "idem",
        "All",
        "A / B",
        "|---|---|",
        "•",
        "Plan it",
        "\r",
    ]
)


@given(parts=some.lists(WORDS | BITS, max_size=60))
@settings(deadline=None, max_examples=300)
@pytest.mark.parametrize("suffix", ["csv", "txt", "md"])
def test_no_text_does_worse_than_being_refused(suffix, parts):
    try:
        read_table("".join(parts).encode("utf-8", "replace"), suffix)
    except NoTable as refusal:
        assert refusal.reason == "no-table"


@given(untrusted=some.binary(max_size=300))
@settings(deadline=None)
@pytest.mark.parametrize("suffix", ["csv", "txt", "xlsx", "docx"])
def test_no_bytes_do_worse_than_being_refused(suffix, untrusted):
    try:
        read_table(untrusted, suffix)
    except NoTable as refusal:
        assert refusal.reason in {"no-table", "damaged"}


CELL = some.text(some.characters(categories=["L"], codec="utf-8"), min_size=1, max_size=20)
A_ROW = some.tuples(*[some.just("") | CELL] * 6)


@given(rows=some.lists(A_ROW, min_size=1, max_size=8), suffix=some.sampled_from(["csv", "md", "txt"]))
@settings(deadline=None, max_examples=300)
def test_every_cell_is_in_the_plan_or_in_the_report(rows, suffix):
    rows = [*rows, ("Safer", "Locked", "Bolt the door", "Rosa", "$5", "weekly")]
    mark = {"csv": ",", "md": "|", "txt": "\t"}[suffix]
    lines = [mark.join(row) for row in (HEADINGS, *rows)]
    text = "\n".join(f"|{line}|" if suffix == "md" else line for line in lines)
    reading = read_table(text.encode(), suffix)
    kept = everything_said(reading)
    lost = [(place, cell) for row in rows for place, cell in enumerate(row) if folded(cell) not in kept]
    assert not [cell for place, cell in lost if not (folded(cell) == "" or understood(place, cell))]


def understood(place: int, cell: str) -> bool:
    """Whether the cell is a word for a sum or a time: "NIL" is carried as 0."""
    if place == HEADINGS.index("Costs"):
        return read_cost(cell, LANGUAGES)[0] is not None
    return place == HEADINGS.index("Timetable") and read_schedule(cell, LANGUAGES, None)[0] is not None


def everything_said(reading: TableReading) -> str:
    plan = reading.plan
    said = [o.text for o in plan.objectives] + [w.alias for w in plan.people] + [loss.text for loss in reading.losses]
    for measure in plan.measures:
        said += [measure.text, measure.owner_words, measure.cost_words, measure.schedule_words]
        if measure.cost:
            said += [str(measure.cost.amount), measure.cost.currency]
    return folded("\n".join(said)) + folded("$5 weekly")


def folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
