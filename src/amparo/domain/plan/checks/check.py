"""Check a plan: what a careful friend of the group would ask, most important first. Nothing here ever blocks saving."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from amparo.domain.plan.checks.catalogue import RULES
from amparo.domain.plan.checks.finding import Finding, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.checks.reading import WHOLE_PLAN, Reading
from amparo.domain.plan.edits import asked_again
from amparo.domain.plan.model import LeftAsIs, Plan
from amparo.domain.plan.structure import index, items
from amparo.domain.refusals import NeedsReason

SHOWN_FIRST = 3
SEVERITIES = tuple(Severity)
RANKS = {code: rank for rank, code in enumerate(RULES)}


class NoRepair(Exception):
    """There is no one-step repair for this: it needs somebody who knows."""


def check(plan: Plan, today: date, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Every finding, most important first, those left with a reason last. Takes time in proportion to the plan.

    A plan that has ended is only asked what it gives away.
    """
    reading = Reading(plan, today, lexicon)
    rules = [rule for rule in RULES.values() if plan.ended is None or rule.theme is Theme.CONFIDENTIALITY]
    left = _Left(plan)
    told = [finding for rule in rules for finding in _findings(rule, reading, left)]
    places = {item.id: place for place, item in enumerate(items(plan), start=1)} | {WHOLE_PLAN: 0}
    return tuple(sorted(told, key=lambda f: (f.left is not None, *_weight(f), places.get(f.where, 0))))


def first_three(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The three to show at once: of different codes as far as there are any, none that was left."""
    asked = [finding for finding in findings if finding.left is None]
    first: dict[str, Finding] = {}
    for finding in asked:
        first.setdefault(finding.code, finding)
    others = [finding for finding in asked if first[finding.code] is not finding]
    return (*first.values(), *others)[:SHOWN_FIRST]


def leave(plan: Plan, finding: Finding, reason: str, on: date) -> Plan:
    """The finding left as it is, with the reason; it asks again as soon as what it is about has changed."""
    if not reason.strip():
        raise NeedsReason
    note = LeftAsIs(code=finding.code, where=finding.where, reason=reason, on=on, mark=mark(plan, finding))
    others = asked_again(plan, finding.code, finding.where).left_as_is
    return replace(plan, left_as_is=(*others, note))


def has_repair(finding: Finding) -> bool:
    return RULES[finding.code].repair is not None and len(finding.items) == 1


def repaired(plan: Plan, finding: Finding) -> Plan:
    """The plan after the one-step repair; NoRepair if there is none, DoesNotHoldTogether if the plan refuses it."""
    repair = RULES[finding.code].repair
    if repair is None or not has_repair(finding):
        raise NoRepair(finding.code)
    return repair(plan, finding)


def mark(plan: Plan, finding: Finding) -> str:
    """A short hash of what the finding stands on: the items themselves or the plan's own fields, and what was found."""
    return _mark(plan, index(plan), finding)


def _mark(plan: Plan, known: Mapping[str, object], finding: Finding) -> str:
    about = [known[item_id] for item_id in (*finding.items, *finding.others) if item_id in known]
    if not finding.items:
        about += [getattr(plan, name) for name in RULES[finding.code].about]
    form = msgspec.json.encode((finding.code, about, finding.params), order="sorted")
    return blake2b(form, digest_size=8).hexdigest()


class _Left:
    """The findings the group left, as long as what they are about has not changed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.notes = {(note.code, note.where): note for note in plan.left_as_is}
        self.known = index(plan) if self.notes else {}

    def told(self, finding: Finding) -> Finding:
        note = self.notes.get((finding.code, finding.where))
        same = note is not None and note.mark == _mark(self.plan, self.known, finding)
        return replace(finding, left=note) if same else finding


def _findings(rule: Rule, reading: Reading, left: _Left) -> Iterator[Finding]:
    """What a rule found; more than a few at items are folded into one, those left one by one are not."""
    told = [left.told(_finding(rule, found)) for found in rule.look(reading)]
    asked = [finding for finding in told if finding.where != WHOLE_PLAN and finding.left is None]
    if len(asked) > rule.fold_above:
        yield left.told(_folded(asked))
        told = [finding for finding in told if finding.where == WHOLE_PLAN or finding.left]
    yield from told


def _finding(rule: Rule, found: Found) -> Finding:
    level = found.level or rule.level
    return Finding(code=rule.code, level=level, theme=rule.theme, where=found.where, params=found.params)


def _folded(findings: list[Finding]) -> Finding:
    ids = tuple(sorted({finding.where for finding in findings}))
    level = min((finding.level for finding in findings), key=SEVERITIES.index)
    return replace(findings[0], level=level, where=WHOLE_PLAN, params={"items": ids})


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.level), RANKS[finding.code]
