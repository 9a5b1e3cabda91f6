"""Readiness: a PACT, a day, what was seen and where it runs go in, questions come out. See `catalogue.RULES`."""

from amparo.domain.checks import NoRepair, asked_again, first_three
from amparo.domain.pact.readiness.catalogue import RULES
from amparo.domain.pact.readiness.check import QUESTIONS, blocking, check
from amparo.domain.pact.readiness.place import PlaceFacts
from amparo.domain.pact.readiness.reading import WHOLE_PACT
from amparo.domain.pact.readiness.rule import Rule

__all__ = [
    "QUESTIONS",
    "RULES",
    "WHOLE_PACT",
    "NoRepair",
    "PlaceFacts",
    "Rule",
    "asked_again",
    "blocking",
    "check",
    "first_three",
]
