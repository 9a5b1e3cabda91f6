"""What the checks of a plan have in common with every other check, under the names its rules use."""

from amparo.domain import checks
from amparo.domain.checks import FOLD_ABOVE, FOLD_GAPS_ABOVE, Finding, Found, Params, Severity, Theme, Value
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import Plan

Rule = checks.Rule[Plan, Reading]

__all__ = ["FOLD_ABOVE", "FOLD_GAPS_ABOVE", "Finding", "Found", "Params", "Rule", "Severity", "Theme", "Value"]
