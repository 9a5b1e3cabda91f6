"""`make bench`: run every module of this folder that has a `run() -> list[Row]`, and print ratios measured in one run.

python -m bench              all of them
python -m bench checks       one or a few, by name
"""

import sys
from importlib import import_module
from pathlib import Path

from bench.rows import Row

FRAME = {"__init__", "__main__", "alerting", "hall", "listeners", "rows"}


def main(names: list[str]) -> None:
    for name in names or benches():
        print(f"\n{name}")
        for row in import_module(f"bench.{name}").run():
            print(line(row))


def benches() -> list[str]:
    return sorted({path.stem for path in Path(__file__).parent.glob("*.py")} - FRAME)


def line(row: Row) -> str:
    took, yardstick = (f"{figure:.4g} {row.unit}" for figure in (row.took, row.yardstick))
    return f"  {row.what:44} {took:>14}   {row.ratio:7.2f} x  {row.against} ({yardstick})"


if __name__ == "__main__":
    main(sys.argv[1:])
