"""Emergency protocols: the first hour, who, who else, and whether anybody ever tried it (P31)."""

from collections.abc import Iterator

from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import Protocol
from amparo.domain.plan.terms import Mode, ProtocolKind

FIRST_HOUR_MINUTES = 60


def _protocols(reading: Reading) -> Iterator[Protocol]:
    yield from (p for p in reading.plan.protocols if p.kind is ProtocolKind.EMERGENCY)


def _no_first_hour(reading: Reading) -> Iterator[Found]:
    """Steps without any minutes are not said to be late; only having none at all, or none so soon, is."""
    for protocol in _protocols(reading):
        minutes = [step.within_minutes for step in protocol.steps]
        told = [within for within in minutes if within is not None]
        if not minutes or (len(told) == len(minutes) and min(told) > FIRST_HOUR_MINUTES):
            yield Found(protocol.id)


def _step_without_who(reading: Reading) -> Iterator[Found]:
    for protocol in _protocols(reading):
        if any(step.who is None and not step.who_words.strip() for step in protocol.steps):
            yield Found(protocol.id)


def _no_deputies(reading: Reading) -> Iterator[Found]:
    yield from (Found(p.id) for p in _protocols(reading) if p.steps and not p.deputies)


def _never_rehearsed(reading: Reading) -> Iterator[Found]:
    yield from (Found(p.id) for p in _protocols(reading) if p.steps and p.rehearsed_on is None)


def _no_trigger(reading: Reading) -> Iterator[Found]:
    if any(measure.trigger for measure in reading.kept):
        for measure in reading.open:
            if measure.mode is Mode.REACTIVE and not measure.trigger.strip():
                yield Found(measure.id)


THEME = Theme.EMERGENCIES
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("emergency-without-first-hour", WARN, THEME, ("P31",), _no_first_hour, mend_at="steps"),
    Rule("emergency-step-without-who", WARN, THEME, ("P31",), _step_without_who, mend_at="steps"),
    Rule("emergency-without-deputy", WARN, THEME, ("P31", "P13"), _no_deputies, mend_at="deputies"),
    Rule("emergency-never-rehearsed", WARN, THEME, ("P31",), _never_rehearsed, mend_at="rehearsed_on"),
    Rule("reactive-without-trigger", HINT, THEME, ("P507",), _no_trigger, mend_at="trigger"),
)
