"""What every kind of check has in common: rules, what they found, and what becomes of a question that was asked."""

from amparo.domain.checks.asking import NoRepair, Questions, asked_again, first_three
from amparo.domain.checks.finding import (
    FOLD_ABOVE,
    FOLD_GAPS_ABOVE,
    Finding,
    Found,
    Params,
    Rule,
    Severity,
    Theme,
    Value,
)

__all__ = [
    "FOLD_ABOVE",
    "FOLD_GAPS_ABOVE",
    "Finding",
    "Found",
    "NoRepair",
    "Params",
    "Questions",
    "Rule",
    "Severity",
    "Theme",
    "Value",
    "asked_again",
    "first_three",
]
