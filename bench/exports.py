"""Writing a plan of 12, 200 and 2,000 measures as each kind of file, held against the limit a person waiting would set.

The process is warm: the library of each kind is loaded once before the clock starts, as on a server. Each file is
written as often as fits into a second, at most RUNS_MAX times, with other words each time (typst remembers what it has
set before); the median counts.
"""

from functools import partial
from statistics import median

from msgspec.structs import replace

from amparo.domain.plan.model import Plan
from amparo.files.written import write
from bench.rows import Row, seconds
from tests.files.plans import long_plan
from tests.people import TODAY

SIZES = (12, 200, 2_000)
LIMIT_MS = {12: 100, 200: 500, 2_000: 2_000}
SUFFIXES = ("csv", "md", "txt", "xlsx", "docx", "pdf")
RUNS_MAX = 9


def run() -> list[Row]:
    plans = {size: long_plan(size) for size in SIZES}
    return [_row(suffix, size, plan) for suffix in SUFFIXES for size, plan in plans.items()]


def reworded(plan: Plan, run: int) -> Plan:
    return replace(plan, measures=tuple(replace(measure, text=f"{measure.text} {run}") for measure in plan.measures))


def _row(suffix: str, size: int, plan: Plan) -> Row:
    kilobytes = len(write(plan, suffix, "en", TODAY).content) / 1_000
    taken: list[float] = []
    while len(taken) < RUNS_MAX and sum(taken) < 1:
        other = reworded(plan, len(taken))
        taken.append(seconds(partial(write, other, suffix, "en", TODAY)))
    milliseconds = median(taken) * 1_000
    return Row(f"{suffix} of {size:,} measures ({kilobytes:,.0f} kB)", milliseconds, "ms", "limit", LIMIT_MS[size])
