"""Is a PACT ready? What a careful friend would ask, most important first; what was seen counts more than a promise."""

from collections.abc import Iterable, Sequence
from datetime import date

from amparo.domain.checks import Finding, Questions, Severity, Theme
from amparo.domain.pact.model import Evidence, Pact
from amparo.domain.pact.readiness.catalogue import RULES
from amparo.domain.pact.readiness.place import PlaceFacts
from amparo.domain.pact.readiness.reading import WHOLE_PACT, Reading
from amparo.domain.pact.structure import items

QUESTIONS: Questions[Pact, Reading] = Questions(RULES, items, WHOLE_PACT)


def check(
    pact: Pact, today: date, evidence: Sequence[Evidence] = (), place: PlaceFacts | None = None
) -> tuple[Finding, ...]:
    """Every finding, most important first, those left with a reason last. No sum is made of them.

    A PACT that has ended is only asked what it still gives away.
    """
    rules = [rule for rule in RULES.values() if pact.ended is None or rule.theme is Theme.CONFIDENTIALITY]
    return QUESTIONS.ask(pact, Reading(pact, today, evidence, place), rules)


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a PACT from being called ready: asked at the highest level, and not left with a reason."""
    return tuple(finding for finding in findings if finding.level is Severity.BLOCKS and finding.left is None)
