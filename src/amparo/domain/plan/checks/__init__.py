"""The checks: a plan, a day and a language's words in, questions out. See `catalogue.RULES` for every rule."""

from amparo.domain.checks import NoRepair, asked_again, first_three
from amparo.domain.plan.checks.catalogue import DECLINED, LATER, RULES
from amparo.domain.plan.checks.check import QUESTIONS, check
from amparo.domain.plan.checks.finding import Finding, Rule, Severity, Theme
from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.checks.reading import WHOLE_PLAN
from amparo.domain.plan.checks.silence import TOPICS

__all__ = [
    "DECLINED",
    "LATER",
    "QUESTIONS",
    "RULES",
    "TOPICS",
    "WHOLE_PLAN",
    "Finding",
    "Lexicon",
    "NoRepair",
    "Rule",
    "Severity",
    "Theme",
    "asked_again",
    "check",
    "first_three",
]
