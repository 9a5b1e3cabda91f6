"""What a bench module hands back, and how it takes the time."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """One measurement and what it is held against: a limit we set, or another way measured in the same run.

    Figures of one machine say little on another; the ratio travels better. Smaller is better for every unit.
    """

    what: str
    """What was done, with its size: "check of 1,000 measures"."""
    took: float
    unit: str
    against: str
    """What the yardstick is: "limit", "plain JSON"."""
    yardstick: float
    """In the same unit as `took`."""

    @property
    def ratio(self) -> float:
        return self.took / self.yardstick


def seconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The median of so many times."""
    return 1_000 * median(seconds(act) for _ in range(times))
