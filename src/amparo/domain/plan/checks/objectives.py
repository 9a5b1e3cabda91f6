"""What we want: about each threat, from both sides, and reached by something we do (S3.13, S3.22, S3.26)."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import WHOLE_PLAN, Reading
from amparo.domain.plan.model import Objective
from amparo.domain.plan.terms import Aim, Effect

AIMED = ("objectives",)


def _without_overall(reading: Reading) -> Iterator[Found]:
    overall = {threat for o in reading.comprehensive for threat in reading.threats_of[o.id]}
    for threat in reading.selected:
        if reading.objectives_of.get(threat.id) and threat.id not in overall:
            yield Found(threat.id)


def _without_measure(reading: Reading) -> Iterator[Found]:
    if not reading.kept:
        return
    parents = {objective.parent for objective in reading.plan.objectives}
    worked_on = {
        threat
        for o in reading.plan.objectives
        if o.vulnerability and o.parent is None and reading.measures_for.get(o.id)
        for threat in reading.threats_of[o.id]
    }
    for objective in reading.plan.objectives:
        through_others = objective.id in parents or reading.threats_of[objective.id] & worked_on
        if not reading.measures_for.get(objective.id) and (objective.vulnerability or not through_others):
            yield Found(objective.id)


def _outside_selection(reading: Reading) -> Iterator[Found]:
    """Only an objective that names threats none of which is selected, while others are."""
    for objective in reading.comprehensive:
        threats = reading.threats_of[objective.id]
        if reading.selected and threats and not threats & reading.selected_ids:
            yield Found(objective.id)


def _aims_missing(reading: Reading) -> Iterator[Found]:
    """Said only when every objective tells its aim: one left open might be the missing one."""
    aims = {objective.aim for objective in reading.plan.objectives}
    if aims and None not in aims and len(aims) < len(Aim):
        yield Found(params={"aims": tuple(aim.value for aim in Aim if aim not in aims)})


def _subjects(reading: Reading, objectives: tuple[Objective, ...]) -> dict[str, list[Objective]]:
    """Threat id -> objectives; under "plan" those that name no threat. Threats not worked on are left out."""
    subjects: defaultdict[str, list[Objective]] = defaultdict(list)
    for objective in objectives:
        threats = reading.threats_of[objective.id]
        for threat in threats & reading.selected_ids if reading.selected else threats:
            subjects[threat].append(objective)
        if not threats:
            subjects[WHOLE_PLAN].append(objective)
    return subjects


def _sides(reading: Reading, objectives: list[Objective]) -> set[Effect | None]:
    return {reading.effect(objective) for objective in objectives}


def _one_side(reading: Reading) -> Iterator[Found]:
    """An objective whose side nobody can tell may be the missing one, so then nothing is said."""
    for subject, objectives in _subjects(reading, reading.plan.objectives).items():
        if missing := _missing_side(_sides(reading, objectives)):
            yield Found(subject, {"missing": missing})


def _only_in_detail(reading: Reading) -> Iterator[Found]:
    """The other side is there, but only as a wish about one vulnerability: the overall one disappeared (S3.29)."""
    everything = _subjects(reading, reading.plan.objectives)
    for subject, overall in _subjects(reading, reading.comprehensive).items():
        missing = _missing_side(_sides(reading, overall))
        if missing and Effect(missing) in _sides(reading, everything[subject]):
            yield Found(subject, {"missing": missing})


def _missing_side(sides: set[Effect | None]) -> str:
    if sides == {Effect.LIKELIHOOD}:
        return Effect.IMPACT.value
    return Effect.LIKELIHOOD.value if sides == {Effect.IMPACT} else ""


def _reads_as_measure(reading: Reading) -> Iterator[Found]:
    for objective in reading.plan.objectives:
        words = reading.words(objective.text)
        if words.verbs and not words.signs & {"harm", "likely"}:
            yield Found(objective.id)


def _without_sign(reading: Reading) -> Iterator[Found]:
    if any(objective.sign for objective in reading.plan.objectives):
        yield from (Found(objective.id) for objective in reading.plan.objectives if not objective.sign.strip())


THEME = Theme.OBJECTIVES
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("threat-from-one-side-only", WARN, THEME, ("P8", "S3.22"), _one_side, mend_at="objectives", about=AIMED),
    Rule("threat-without-overall-objective", WARN, THEME, ("O201",), _without_overall, mend_at="objectives"),
    Rule("objective-without-measure", WARN, THEME, ("O203", "P3"), _without_measure, mend_at="measures"),
    Rule("objective-outside-selection", WARN, THEME, ("O211",), _outside_selection, mend_at="threat"),
    Rule("aims-missing", WARN, THEME, ("P7", "O205", "O206", "O207"), _aims_missing, mend_at="aim", about=AIMED),
    Rule("other-side-only-in-detail", HINT, THEME, ("P8", "S3.29"), _only_in_detail, mend_at="objectives", about=AIMED),
    Rule("objective-reads-as-measure", HINT, THEME, ("P17", "O204"), _reads_as_measure, mend_at="text"),
    Rule("objective-without-sign", HINT, THEME, ("O210",), _without_sign, mend_at="sign", fold_above=FOLD_GAPS_ABOVE),
)
