"""What a plan does not speak of at all: one question for each theme, naming the topics, instead of one an item."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from amparo.domain.plan.checks.analysis import reasoned
from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.terms import Mode, Status


class Topic(Struct, frozen=True):
    """Something a plan may speak of; `spoken` also when there is nothing yet it could be said of."""

    code: str
    theme: Theme
    sources: tuple[str, ...]
    spoken: Callable[[Reading], bool]


def _threats(reading: Reading) -> bool:
    return bool(reading.plan.threats)


def _judged(reading: Reading) -> bool:
    return not _threats(reading) or any(t.likelihood or t.impact for t in reading.plan.threats)


def _actors(reading: Reading) -> bool:
    return not _threats(reading) or any(t.actor or t.target or t.assessment.facts for t in reading.plan.threats)


def _assessed(reading: Reading) -> bool:
    return not _threats(reading) or any(t.assessed_on or t.assessment.conclusion for t in reading.plan.threats)


def _reasons(reading: Reading) -> bool:
    return not reading.selected or any(map(reasoned, reading.selected))


def _vulnerable(reading: Reading) -> bool:
    return bool(reading.plan.vulnerabilities)


def _capable(reading: Reading) -> bool:
    return bool(reading.plan.capacities)


def _linked(reading: Reading) -> bool:
    links = [item.links for item in reading.plan.vulnerabilities] + [item.links for item in reading.plan.capacities]
    return not _threats(reading) or not links or any(links)


def _sources(reading: Reading) -> bool:
    return bool(reading.plan.sources or any(note.source for note in reading.plan.context))


def _objectives(reading: Reading) -> bool:
    return bool(reading.plan.objectives) or not reading.kept


def _aims(reading: Reading) -> bool:
    return not reading.plan.objectives or any(o.aim for o in reading.plan.objectives)


def _sides(reading: Reading) -> bool:
    return not reading.plan.objectives or any(reading.effect(o) for o in reading.plan.objectives)


def _signs(reading: Reading) -> bool:
    return not reading.plan.objectives or any(o.sign for o in reading.plan.objectives)


def _modes(reading: Reading) -> bool:
    return not reading.kept or any(m.mode or m.trigger for m in reading.kept)


def _outside(reading: Reading) -> bool:
    bodies = [body.agreed for measure in reading.open for body in measure.outside]
    return not bodies or any(agreed is not None for agreed in bodies)


def _families(reading: Reading) -> bool:
    return not reading.kept or any(m.family for m in reading.kept)


def _evidence(reading: Reading) -> bool:
    return not reading.kept or any(m.evidence for m in reading.kept)


def _takers(reading: Reading) -> bool:
    trains = any("train" in reading.words(m.text).verbs for m in reading.open)
    return not trains or any(m.helpers or m.groups for m in reading.kept)


def _hours(reading: Reading) -> bool:
    return not reading.kept or any(m.hours for m in reading.kept)


def _agreed(reading: Reading) -> bool:
    owned = any(m.owner or m.owner_words for m in reading.kept)
    return not owned or any(m.owner_agreed is not None or m.status is not Status.IDEA for m in reading.kept)


def _deputies(reading: Reading) -> bool:
    return not reading.kept or any(m.deputy or m.helpers for m in reading.kept)


def _drafters(reading: Reading) -> bool:
    return bool(reading.plan.drafted_by or reading.plan.consulted)


def _stops(reading: Reading) -> bool:
    decided = reading.plan.go_no_go
    return bool(decided.who or decided.stop_when)


def _costs(reading: Reading) -> bool:
    return not reading.kept or any(m.cost or m.cost_words for m in reading.kept)


def _budget(reading: Reading) -> bool:
    return reading.plan.budget is not None or not any(m.cost and m.cost.amount for m in reading.kept)


def _protocols(reading: Reading) -> bool:
    return bool(reading.plan.protocols)


def _triggers(reading: Reading) -> bool:
    reactive = any(m.mode is Mode.REACTIVE for m in reading.kept)
    return not reactive or any(m.trigger for m in reading.kept)


def _explained(reading: Reading) -> bool:
    plan = reading.plan
    return bool(plan.approvals or plan.shared or plan.explained or plan.in_force_on)


def _kept(reading: Reading) -> bool:
    return bool(reading.plan.kept_where)


def _needs(reading: Reading) -> bool:
    needs = reading.plan.special_needs
    groups = [m.groups for m in reading.plan.measures] + [p.groups for p in reading.plan.protocols]
    return bool(needs.routine or needs.emergency or any(groups))


def _wellbeing(reading: Reading) -> bool:
    return any(m.wellbeing or "wellbeing" in reading.words(m.text).signs for m in reading.kept)


TOPICS = (
    Topic("likelihood-and-harm", Theme.ANALYSIS, ("A101",), _judged),
    Topic("who-and-where", Theme.ANALYSIS, ("A108",), _actors),
    Topic("when-assessed", Theme.ANALYSIS, ("A106",), _assessed),
    Topic("why-chosen", Theme.ANALYSIS, ("P1",), _reasons),
    Topic("vulnerabilities", Theme.ANALYSIS, ("A102",), _vulnerable),
    Topic("capacities", Theme.ANALYSIS, ("P6", "A103"), _capable),
    Topic("which-goes-with-which", Theme.ANALYSIS, ("P4", "A104"), _linked),
    Topic("sources", Theme.ANALYSIS, ("P33",), _sources),
    Topic("objectives", Theme.OBJECTIVES, ("I1",), _objectives),
    Topic("aims", Theme.OBJECTIVES, ("P7",), _aims),
    Topic("less-likely-or-less-harm", Theme.OBJECTIVES, ("P8",), _sides),
    Topic("signs", Theme.OBJECTIVES, ("O210",), _signs),
    Topic("before-or-after", Theme.MEASURES, ("M318",), _modes),
    Topic("outside-agreement", Theme.MEASURES, ("P28", "M319"), _outside),
    Topic("strategies", Theme.MEASURES, ("P30",), _families),
    Topic("proof", Theme.MEASURES, ("M314",), _evidence),
    Topic("who-is-trained", Theme.MEASURES, ("M315",), _takers),
    Topic("hours", Theme.PEOPLE, ("M308", "P12"), _hours),
    Topic("agreement", Theme.PEOPLE, ("P11", "F604"), _agreed),
    Topic("deputies", Theme.PEOPLE, ("P13", "M303"), _deputies),
    Topic("who-drafted", Theme.PEOPLE, ("P32",), _drafters),
    Topic("who-stops", Theme.PEOPLE, ("P25",), _stops),
    Topic("costs", Theme.MONEY, ("P15", "M307"), _costs),
    Topic("budget", Theme.MONEY, ("P15", "R401"), _budget),
    Topic("emergency-procedures", Theme.EMERGENCIES, ("P31",), _protocols),
    Topic("triggers", Theme.EMERGENCIES, ("P507",), _triggers),
    Topic("accepted-shared-explained", Theme.FOLLOW_UP, ("P22",), _explained),
    Topic("where-it-is-kept", Theme.CONFIDENTIALITY, ("P34",), _kept),
    Topic("special-needs", Theme.INCLUSION, ("P26", "A112"), _needs),
    Topic("wellbeing", Theme.INCLUSION, ("P27",), _wellbeing),
)


def _silent(theme: Theme, reading: Reading) -> Iterator[Found]:
    topics = tuple(topic.code for topic in TOPICS if topic.theme is theme and not topic.spoken(reading))
    if topics:
        yield Found(params={"topics": topics})


def _rule(theme: Theme) -> Rule:
    sources = dict.fromkeys(source for topic in TOPICS if topic.theme is theme for source in topic.sources)
    return Rule(f"silent-about-{theme.value}", Severity.HINT, theme, tuple(sources), partial(_silent, theme))


RULES = tuple(_rule(theme) for theme in dict.fromkeys(topic.theme for topic in TOPICS))
