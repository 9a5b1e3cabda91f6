"""Threats, and what makes them worse or better (S3.19 to S3.21)."""

from collections.abc import Iterator

from amparo.domain.plan.checks.alike import alike
from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import Threat
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Rank, ThreatState, Unit, Verdict

THREATS_MAX = 5
ANALYSIS_GOOD_FOR_MONTHS = 6


def _none_selected(reading: Reading) -> Iterator[Found]:
    if not reading.selected:
        yield Found()


def reasoned(threat: Threat) -> bool:
    return threat.selected_because is not None or bool(threat.reason.strip())


def _without_reason(reading: Reading) -> Iterator[Found]:
    """No table says why a threat was chosen; where none has a reason, that is one question elsewhere."""
    if any(map(reasoned, reading.selected)):
        yield from (Found(threat.id) for threat in reading.selected if not reasoned(threat))


def _too_many(reading: Reading) -> Iterator[Found]:
    if len(reading.selected) > THREATS_MAX:
        yield Found(params={"count": len(reading.selected), "most": THREATS_MAX})


def _unanswered(reading: Reading) -> Iterator[Found]:
    for threat in reading.selected:
        if not reading.objectives_of.get(threat.id) and not reading.measures_against.get(threat.id):
            yield Found(threat.id)


def _vulnerability_astray(reading: Reading) -> Iterator[Found]:
    """Only where links are kept at all, and something is selected to be linked to."""
    if not reading.selected or not any(v.links for v in reading.plan.vulnerabilities):
        return
    for vulnerability in reading.plan.vulnerabilities:
        if not reading.linked_threats[vulnerability.id] & reading.selected_ids and not vulnerability.accepted:
            yield Found(vulnerability.id)


def _vulnerability_unanswered(reading: Reading) -> Iterator[Found]:
    answered = {objective.vulnerability for objective in reading.plan.objectives}
    for vulnerability in reading.plan.vulnerabilities:
        linked = reading.linked_threats[vulnerability.id] & reading.selected_ids
        if linked and vulnerability.id not in answered and not vulnerability.accepted.strip():
            yield Found(vulnerability.id)


def _without_vulnerability(reading: Reading) -> Iterator[Found]:
    linked = {link.threat for v in reading.plan.vulnerabilities for link in v.links}
    if linked:
        yield from (Found(threat.id) for threat in reading.selected if threat.id not in linked)


def _without_capacity(reading: Reading) -> Iterator[Found]:
    linked = {link.threat for c in reading.plan.capacities for link in c.links}
    if linked:
        yield from (Found(threat.id) for threat in reading.selected if threat.id not in linked)


def _capacities_unused(reading: Reading) -> Iterator[Found]:
    if reading.plan.capacities and reading.kept and not any(m.builds_on for m in reading.kept):
        yield Found(params={"capacity": reading.plan.capacities[0].text})


def _not_judged(reading: Reading) -> Iterator[Found]:
    """Silence on all of them is one question elsewhere."""
    if any(threat.likelihood or threat.impact for threat in reading.plan.threats):
        for threat in reading.selected:
            if threat.likelihood is None or threat.impact is None:
                yield Found(threat.id)


def _analysis_old(reading: Reading) -> Iterator[Found]:
    looks = {threat.id: [threat.assessed_on] for threat in reading.selected}
    links = [link for item in reading.plan.vulnerabilities for link in item.links]
    links += [link for item in reading.plan.capacities for link in item.links]
    for link in links:
        looks.get(link.threat, []).append(link.reassessed_on)
    for threat_id, days in looks.items():
        last = max((day for day in days if day), default=None)
        if last and later(last, ANALYSIS_GOOD_FOR_MONTHS, Unit.MONTH) < reading.today:
            yield Found(threat_id, {"day": last})


def _incident_since(reading: Reading) -> Iterator[Found]:
    assessed = {threat.id: threat.assessed_on for threat in reading.plan.threats}
    for incident in reading.plan.incidents:
        day = assessed.get(incident.threat or "")
        if day and incident.on > day and incident.verdict is not Verdict.NO_ACTION:
            yield Found(incident.id, {"day": incident.on})


def _incident_unanswered(reading: Reading) -> Iterator[Found]:
    for incident in reading.plan.incidents:
        if incident.verdict is Verdict.ACT and not reading.measures_against.get(incident.threat or ""):
            yield Found(incident.id)


def _vague(reading: Reading) -> Iterator[Found]:
    if any(threat.actor or threat.target for threat in reading.plan.threats):
        for threat in reading.selected:
            told = threat.actor or threat.target or threat.assessment.facts or threat.assessment.maker
            if not told:
                yield Found(threat.id)


def _alike(reading: Reading) -> Iterator[Found]:
    waking = [t for t in reading.plan.threats if t.state is not ThreatState.CLOSED]
    yield from alike(waking, reading)


def _graver_left_out(reading: Reading) -> Iterator[Found]:
    """At least as likely and as harmful as every selected threat, more so in one; nothing is multiplied."""
    likelihood = max((t.likelihood for t in reading.selected if t.likelihood), default=None)
    impact = max((t.impact for t in reading.selected if t.impact), default=None)
    if likelihood is None or impact is None:
        return
    for threat in reading.plan.threats:
        waiting = threat.state in (ThreatState.NOTED, ThreatState.ASSESSED, ThreatState.PARKED)
        if waiting and not threat.reason.strip() and _graver(threat, likelihood, impact):
            yield Found(threat.id)


def _graver(threat: Threat, likelihood: Rank, impact: Rank) -> bool:
    if threat.likelihood is None or threat.impact is None:
        return False
    as_grave = threat.likelihood >= likelihood and threat.impact >= impact
    return as_grave and (threat.likelihood, threat.impact) != (likelihood, impact)


def _likely_without_ground(reading: Reading) -> Iterator[Found]:
    seen = {incident.threat for incident in reading.plan.incidents}
    for threat in reading.selected:
        ground = threat.assessment.facts or threat.first_seen or threat.last_seen or reading.plan.sources
        if threat.likelihood is Rank.HIGHEST and threat.id not in seen and not ground:
            yield Found(threat.id)


def _slow_answer(reading: Reading) -> Iterator[Found]:
    """A threat that is there now, answered only with what takes long to take effect."""
    for threat in reading.selected:
        answers = reading.measures_against.get(threat.id, ())
        if threat.present and answers and all("slow" in reading.words(m.text).signs for m in answers):
            yield Found(threat.id)


THEME = Theme.ANALYSIS
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("no-threat-selected", Severity.BLOCKS, THEME, ("P1",), _none_selected, mend_at="threats", about=("threats",)),
    Rule(
        "selected-without-reason", WARN, THEME, ("P1",), _without_reason, mend_at="reason", fold_above=FOLD_GAPS_ABOVE
    ),
    Rule("threat-unanswered", Severity.BLOCKS, THEME, ("P3",), _unanswered, mend_at="objectives"),
    Rule("too-many-threats", WARN, THEME, ("P2", "A105"), _too_many, mend_at="threats", about=("threats",)),
    Rule("clear-threat-slow-answer", WARN, THEME, ("P29",), _slow_answer, mend_at="measures"),
    Rule("graver-threat-left-out", WARN, THEME, ("A110",), _graver_left_out, mend_at="state"),
    Rule("incident-since-analysis", WARN, THEME, ("A107",), _incident_since, mend_at="threat"),
    Rule("incident-unanswered", HINT, THEME, ("F611",), _incident_unanswered, mend_at="threat"),
    Rule("analysis-old", WARN, THEME, ("A106",), _analysis_old, mend_at="assessed_on"),
    Rule("vulnerability-without-threat", WARN, THEME, ("P4", "A104"), _vulnerability_astray, mend_at="links"),
    Rule("vulnerability-unanswered", WARN, THEME, ("P5", "O202"), _vulnerability_unanswered, mend_at="accepted"),
    Rule("threat-without-vulnerability", WARN, THEME, ("A102",), _without_vulnerability, mend_at="vulnerabilities"),
    Rule("threat-without-capacity", WARN, THEME, ("P6", "A103"), _without_capacity, mend_at="capacities"),
    Rule("capacities-unused", WARN, THEME, ("P6",), _capacities_unused, mend_at="builds_on", about=("capacities",)),
    Rule("threat-not-judged", WARN, THEME, ("A101",), _not_judged, mend_at="likelihood", fold_above=FOLD_GAPS_ABOVE),
    Rule("threats-alike", WARN, THEME, ("A109",), _alike, mend_at="text"),
    Rule("very-likely-without-ground", HINT, THEME, ("A111",), _likely_without_ground, mend_at="assessment"),
    Rule("threat-vague", HINT, THEME, ("A108",), _vague, mend_at="actor", fold_above=FOLD_GAPS_ABOVE),
)
