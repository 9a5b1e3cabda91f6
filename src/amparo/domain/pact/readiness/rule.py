"""A rule of readiness: what every rule is, for a PACT."""

from amparo.domain import checks
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness.reading import Reading

Rule = checks.Rule[Pact, Reading]

FOLD_TOGETHER_ABOVE = 1
"""The same question about two of three people is one question about both."""
