"""What a bench module hands back."""

from dataclasses import dataclass


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
