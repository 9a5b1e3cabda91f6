"""Checks of a session: what a second facilitator would ask while reading it. See `catalogue.RULES`."""

from amparo.domain.workshop.checks.catalogue import RULES
from amparo.domain.workshop.checks.check import QUESTIONS, alone, check
from amparo.domain.workshop.checks.reading import WHOLE_SESSION, StepIn, asked_about

__all__ = ["QUESTIONS", "RULES", "WHOLE_SESSION", "StepIn", "alone", "asked_about", "check"]
