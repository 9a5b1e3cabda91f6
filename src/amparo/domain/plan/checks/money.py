"""What it costs, and whether that can be true (S3.27, S3.32)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import Every, Measure
from amparo.domain.plan.schedule import in_days

DAYS_A_YEAR = 365


def _no_cost(reading: Reading) -> Iterator[Found]:
    if any(m.cost is not None or m.cost_words.strip() for m in reading.kept):
        yield from (Found(m.id) for m in reading.open if m.cost is None and not m.cost_words.strip())


def _not_understood(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        if measure.cost is None and measure.cost_words.strip():
            yield Found(measure.id, {"words": measure.cost_words.strip()})


def _free_purchase(reading: Reading) -> Iterator[Found]:
    """A condition ("if the software is free") or somebody who pays explains the nought."""
    for measure in reading.open:
        cost = measure.cost
        free = cost is not None and cost.amount == 0 and not (cost.condition or cost.paid_by)
        if free and (reason := _seems_to_cost(measure, reading)):
            yield Found(measure.id, {"kind": reason})


def _seems_to_cost(measure: Measure, reading: Reading) -> str:
    words = reading.words(measure.text)
    if "hired" in words.signs or "hired" in reading.words(reading.owner_name(measure)).signs:
        return "hired"
    if any("hired" in reading.words(body.name).signs for body in measure.outside):
        return "hired"
    builds = "build" in words.verbs and "hardware" in words.signs
    return "bought" if "buy" in words.verbs or builds else ""


def _over_budget(reading: Reading) -> Iterator[Found]:
    """Each measure counted once, so the sum is the least it can be."""
    budget = reading.plan.budget
    if budget is None:
        return
    costs = [m.cost for m in reading.kept if m.cost and m.cost.currency == budget.currency]
    total = sum((cost.amount for cost in costs), Decimal(0))
    if total > budget.amount:
        yield Found(params={"total": total, "budget": budget.amount, "currency": budget.currency})


def _over_in_a_year(reading: Reading) -> Iterator[Found]:
    """Fits once, but not when what is repeated is paid for a year."""
    budget = reading.plan.budget
    if budget is None or any(True for _ in _over_budget(reading)):
        return
    total = Decimal(0)
    for measure in reading.kept:
        if measure.cost and measure.cost.currency == budget.currency:
            total += measure.cost.amount * _times_a_year(measure, reading.start)
    if total > budget.amount:
        yield Found(params={"total": total, "budget": budget.amount, "currency": budget.currency})


def _times_a_year(measure: Measure, start: date) -> int:
    rhythm = measure.schedule
    if not isinstance(rhythm, Every):
        return 1
    days = min(DAYS_A_YEAR, (rhythm.until - start).days) if rhythm.until else DAYS_A_YEAR
    return max(1, int(days / in_days(rhythm.count, rhythm.unit)))


def _currencies(reading: Reading) -> Iterator[Found]:
    """Only money is mixed: nothing costs the same in every currency."""
    costs = [(m.id, m.cost) for m in reading.open if m.cost and m.cost.amount]
    used = dict.fromkeys(cost.currency for _, cost in costs if cost.currency)
    if reading.plan.budget and reading.plan.budget.currency:
        used = {reading.plan.budget.currency: None} | used
    if len(used) > 1:
        yield Found(params={"currencies": tuple(used)})


THEME = Theme.MONEY
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("free-but-seems-to-cost", WARN, THEME, ("P15", "S3.29"), _free_purchase, mend_at="cost"),
    Rule("over-budget", WARN, THEME, ("P15", "R401"), _over_budget, mend_at="budget", about=("budget",)),
    Rule("over-budget-in-a-year", WARN, THEME, ("R411",), _over_in_a_year, mend_at="budget", about=("budget",)),
    Rule("no-cost", WARN, THEME, ("P15", "M307"), _no_cost, mend_at="cost", fold_above=FOLD_GAPS_ABOVE),
    Rule("currencies-mixed", WARN, THEME, ("R410",), _currencies, mend_at="cost", about=("budget",)),
    Rule("cost-not-understood", HINT, THEME, ("P15",), _not_understood, mend_at="cost"),
)
