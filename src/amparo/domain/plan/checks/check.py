"""Check a plan: what a careful friend of the group would ask, most important first. Nothing here ever blocks saving."""

from datetime import date

from amparo.domain.checks import Finding, Questions, Theme
from amparo.domain.plan.checks.catalogue import RULES
from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.checks.reading import WHOLE_PLAN, Reading
from amparo.domain.plan.model import Plan
from amparo.domain.plan.structure import items

QUESTIONS: Questions[Plan, Reading] = Questions(RULES, items, WHOLE_PLAN)


def check(plan: Plan, today: date, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Every finding, most important first, those left with a reason last. Takes time in proportion to the plan.

    A plan that has ended is only asked what it gives away.
    """
    rules = [rule for rule in RULES.values() if plan.ended is None or rule.theme is Theme.CONFIDENTIALITY]
    return QUESTIONS.ask(plan, Reading(plan, today, lexicon), rules)
