"""Needs that differ, and well-being (S3.9, S2.11). An honest "none" is an answer."""

from collections.abc import Iterator

from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading


def _half_considered(reading: Reading) -> Iterator[Found]:
    needs = reading.plan.special_needs
    if bool(needs.routine.strip()) != bool(needs.emergency.strip()):
        yield Found(params={"missing": "emergency" if needs.routine.strip() else "routine"})


RULES = (
    Rule(
        "needs-half-considered",
        Severity.WARN,
        Theme.INCLUSION,
        ("P26", "A112", "S3.9"),
        _half_considered,
        mend_at="special_needs",
        about=("special_needs",),
    ),
)
