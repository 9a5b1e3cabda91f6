"""What the other tables of the same paper say about the plan table.

The table of step 4 (threat | objective | vulnerability | objective, S3.22) names the threat and the vulnerability that
the plan table leaves out. The table of step 5 (objective | actions, S3.23) says which objective an action serves,
where merged cells were lost. Both are believed only where their words are those of the plan table.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice

from msgspec.structs import replace

from amparo.domain.plan.model import Link, Objective
from amparo.domain.plan.terms import Level
from amparo.files.table.columns import Table, laid
from amparo.files.table.gathering import Gathering, place
from amparo.files.table.grids import unquoted
from amparo.wording.tablewords import fold

ALIKE = 0.86
COMPARED_CHARACTERS_MAX = 400
COMPARED_MAX = 200
ROWS_COMPARED_MAX = 100
ACTIONS_COMPARED_MAX = 40
BULLET = "• "
SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")


def add_analysis(gathered: Gathering, table: Table) -> None:
    """Threats, vulnerabilities and further objectives of the rows that share an objective with the plan table."""
    above: dict[str, str] = {}
    for place_in_table, row in enumerate(table.rows):
        lain = laid(row, table, gathered.languages)
        cells = {kind: cell.text for kind, cell in lain.cells.items()}
        cells = {kind: text or above.get(kind, "") for kind, text in cells.items()}
        above = cells
        where = place(table, row.line)
        matched = place_in_table < ROWS_COMPARED_MAX and _add_analysis_row(gathered, cells, where)
        lost = [text for _, text in lain.unknown] + list(lain.over) + ([] if matched else [t for t in row.texts if t])
        for text in lost:
            gathered.lose("other-table", where, text)


def _add_analysis_row(gathered: Gathering, cells: dict[str, str], where: str) -> bool:
    broad, narrow = (_separate(cells.get(kind, "")) for kind in ("comprehensive", "specific"))
    known_broad = {text: _same_objective(gathered, text, Level.COMPREHENSIVE) for text in broad}
    known_narrow = {text: _same_objective(gathered, text, Level.SPECIFIC) for text in narrow}
    if not any((*known_broad.values(), *known_narrow.values())):
        return False
    threat = gathered.threat(cells["threat"], where) if cells.get("threat") else ""
    parents = [_broad(gathered, text, known, threat, where) for text, known in known_broad.items()]
    weak = gathered.vulnerability(cells["vulnerability"], threat, where) if cells.get("vulnerability") else ""
    for text, known in known_narrow.items():
        if known is None:
            gathered.specific(text, parents[0] if parents else "", weak, where)
        elif weak:
            _name_vulnerability(gathered, known, weak, text, where)
    return True


def _broad(gathered: Gathering, text: str, known: Objective | None, threat: str, where: str) -> str:
    if known is None:
        return gathered.comprehensive(text, threat, where)
    _note_other_words(gathered, known, text, where)
    if threat and known.threat is None:
        gathered.objectives[known.id] = replace(known, threat=threat)
        for objective in [o for o in gathered.objectives.values() if o.parent == known.id and o.vulnerability]:
            weak = gathered.vulnerabilities[str(objective.vulnerability)]
            if not weak.links:
                gathered.vulnerabilities[weak.id] = replace(weak, links=(Link(threat=threat),))
    return known.id


def _name_vulnerability(gathered: Gathering, objective: Objective, weak: str, text: str, where: str) -> None:
    """The vulnerability that was named takes the place of the one that stood in for it."""
    _note_other_words(gathered, objective, text, where)
    stood_in = str(objective.vulnerability)
    if stood_in not in gathered.stand_ins or stood_in == weak:
        return
    gathered.objectives[objective.id] = replace(objective, vulnerability=weak)
    if not any(o.vulnerability == stood_in for o in gathered.objectives.values()):
        del gathered.vulnerabilities[stood_in]
        gathered.stand_ins.remove(stood_in)
        own = ("vulnerability-not-named", objective.text)
        gathered.losses[:] = [loss for loss in gathered.losses if (loss.code, loss.text) != own]


def _note_other_words(gathered: Gathering, objective: Objective, text: str, where: str) -> None:
    if fold(objective.text) != fold(text):
        gathered.lose("other-words", where, text)


def add_actions(gathered: Gathering, table: Table) -> None:
    """The measures this table lists under a comprehensive objective serve it, not the specific one above them."""
    broad = ""
    for row in table.rows[:ROWS_COMPARED_MAX]:
        cells = {kind: cell.text for kind, cell in laid(row, table, gathered.languages).cells.items()}
        said = cells.get("comprehensive") or cells.get("specific") or broad
        broad = said
        objective = _same_objective(gathered, said, Level.COMPREHENSIVE)
        if objective is None:
            continue
        for action in _separate(cells.get("measure", ""), sentences=True)[:ACTIONS_COMPARED_MAX]:
            for measure_id in _same_measures(gathered, action):
                gathered.measures[measure_id] = replace(gathered.measures[measure_id], objectives=(objective.id,))
                gathered.carried_down.discard(measure_id)
    gathered.lose("other-table", f"table {table.number}", words_of(table))


def words_of(table: Table) -> str:
    return " / ".join(text for row in table.rows for text in row.texts if text)


def _separate(text: str, *, sentences: bool = False) -> list[str]:
    """The several statements of one cell. Bullets go on with the line that leads to them, unless each is an action."""
    parts: list[str] = []
    for line in text.split("\n"):
        goes_on = parts and not sentences and (line.startswith(BULLET) or parts[-1].endswith((":", ",")))
        if goes_on:
            parts[-1] = f"{parts[-1]}\n{line}"
        else:
            parts.extend(SENTENCE_END.split(line.removeprefix(BULLET)) if sentences else [line])
    return [unquoted(part) for part in parts if part]


def _same_objective(gathered: Gathering, text: str, level: Level) -> Objective | None:
    candidates = [objective for objective in gathered.objectives.values() if objective.level is level]
    alike = _alike(text, [(objective.id, objective.text) for objective in candidates])
    return gathered.objectives[alike[0]] if alike else None


def _same_measures(gathered: Gathering, text: str) -> list[str]:
    return _alike(text, [(m, gathered.measures[m].text) for m in sorted(gathered.carried_down)])


def _alike(text: str, candidates: Iterable[tuple[str, str]]) -> list[str]:
    """Ids whose words are these, but for a word here and there; the likest first."""
    return [one for _, one in sorted(_likenesses(fold(text), candidates), reverse=True)]


def _likenesses(folded: str, candidates: Iterable[tuple[str, str]]) -> Iterator[tuple[float, str]]:
    matcher = SequenceMatcher(a="", b=folded[:COMPARED_CHARACTERS_MAX], autojunk=False)
    for one, words in islice(candidates, COMPARED_MAX):
        matcher.set_seq1(fold(words)[:COMPARED_CHARACTERS_MAX])
        if folded and matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
            likeness = matcher.ratio()
            if likeness >= ALIKE:
                yield likeness, one
